"""From pages to a published site: templates, style, weight, budgets, the exchange of the old site for the new."""

from portal.building.archive import archive, published
from portal.building.builder import Builder, BuildError
from portal.building.complete import Built, note
from portal.building.documents import STYLES as DOCUMENT_STYLES
from portal.building.documents import documents
from portal.building.kept import SCRIPT, WORKER, worker
from portal.building.kit import INSIDE, Fragment, Kit, Pictogram, pictograms
from portal.building.made import made_files
from portal.building.memory import MEMORY
from portal.building.moved import moved
from portal.building.preview import PREVIEW, Preview
from portal.building.publishing import publish
from portal.building.style import dressed
from portal.building.templates import furnish
from portal.building.weigh import report
from portal.building.weight import gzipped, weight_of

__all__ = [
    "DOCUMENT_STYLES",
    "INSIDE",
    "MEMORY",
    "PREVIEW",
    "SCRIPT",
    "WORKER",
    "BuildError",
    "Builder",
    "Built",
    "Fragment",
    "Kit",
    "Pictogram",
    "Preview",
    "archive",
    "documents",
    "dressed",
    "furnish",
    "gzipped",
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
