"""A list that others made to records that an editor reads before keeping them; nothing is written over."""

from portal.imports.draft import Format
from portal.imports.formats import FORMATS
from portal.imports.mirror import markdown as mirror_markdown
from portal.imports.mirror import mirrored
from portal.imports.mirror import text as mirror_text
from portal.imports.proposal import Fate, Outcome, Proposal, Where, dataset_of, propose
from portal.imports.report import REPORT, ROWS, counted, report_of, rows_of
from portal.imports.table import Row

__all__ = [
    "FORMATS",
    "REPORT",
    "ROWS",
    "Fate",
    "Format",
    "Outcome",
    "Proposal",
    "Row",
    "Where",
    "counted",
    "dataset_of",
    "mirror_markdown",
    "mirror_text",
    "mirrored",
    "propose",
    "report_of",
    "rows_of",
]
