"""From pages to a published site: templates, style, weight, budgets, the exchange of the old site for the new."""

from portal.building.kit import Kit
from portal.building.publishing import BUILDER, BuildError, publish
from portal.building.style import Wardrobe
from portal.building.templates import furnish
from portal.building.weigh import report
from portal.building.weight import gzipped

__all__ = ["BUILDER", "BuildError", "Kit", "Wardrobe", "furnish", "gzipped", "publish", "report"]
