"""From pages to a published site: templates, style, weight, budgets, the exchange of the old site for the new."""

from portal.building.archive import published
from portal.building.budgets import report
from portal.building.builder import Builder, BuildError
from portal.building.comparing import Compared, compared
from portal.building.complete import Built, note
from portal.building.documents import STYLES as DOCUMENT_STYLES
from portal.building.documents import documents
from portal.building.kept import SCRIPT, WORKER, worker
from portal.building.kit import INSIDE, Kit, pictograms
from portal.building.last import LAST, UnsettledError, Write, finish
from portal.building.made import made_files
from portal.building.memory import MEMORY
from portal.building.minified import light
from portal.building.moved import moved
from portal.building.preview import PREVIEW, Preview
from portal.building.publishing import publish
from portal.building.style import dressed
from portal.building.templates import furnish
from portal.building.weight import gzipped, weight_of

__all__ = [
    "DOCUMENT_STYLES",
    "INSIDE",
    "LAST",
    "MEMORY",
    "PREVIEW",
    "SCRIPT",
    "WORKER",
    "BuildError",
    "Builder",
    "Built",
    "Compared",
    "Kit",
    "Preview",
    "UnsettledError",
    "Write",
    "compared",
    "documents",
    "dressed",
    "finish",
    "furnish",
    "gzipped",
    "light",
    "made_files",
    "moved",
    "note",
    "pictograms",
    "publish",
    "published",
    "report",
    "weight_of",
    "worker",
]
