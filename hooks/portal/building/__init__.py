"""From pages to a published site: templates, style, weight, budgets, the exchange of the old site for the new."""

from portal.building.publish import BUILDER, BuildError, publish
from portal.building.templates import furnish
from portal.building.weigh import report

__all__ = ["BUILDER", "BuildError", "furnish", "publish", "report"]
