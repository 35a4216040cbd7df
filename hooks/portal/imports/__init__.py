"""A list that others made to records that an editor reads before keeping them; nothing is written over."""

from portal.imports.formats import FORMATS
from portal.imports.proposal import Proposal, Where, propose
from portal.imports.table import rows

__all__ = ["FORMATS", "Proposal", "Where", "propose", "rows"]
