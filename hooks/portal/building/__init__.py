"""From pages to a published site: templates, style, weight, budgets, the exchange of the old site for the new."""

from portal.building.archive import archive, published
from portal.building.builder import Builder, BuildError
from portal.building.complete import Built, note
from portal.building.documents import STYLES as DOCUMENT_STYLES
from portal.building.documents import documents
from portal.building.kept import MANIFEST, SCRIPT, WORKER, manifest, worker
from portal.building.kit import Fragment, Kit, Pictogram
from portal.building.memory import MEMORY
from portal.building.preview import Preview
from portal.building.publishing import publish
from portal.building.rules import words_of
from portal.building.style import wardrobe
from portal.building.templates import furnish
from portal.building.weigh import report
from portal.building.weight import gzipped

__all__ = [
    "DOCUMENT_STYLES",
    "MANIFEST",
    "MEMORY",
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
    "furnish",
    "gzipped",
    "manifest",
    "note",
    "publish",
    "published",
    "report",
    "wardrobe",
    "words_of",
    "worker",
]
