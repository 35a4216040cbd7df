"""From pages to a published site: templates, style, weight, budgets, the exchange of the old site for the new."""

from portal.building.builder import Builder, BuildError
from portal.building.complete import Built, note
from portal.building.preview import Preview
from portal.building.publish import publish
from portal.building.templates import furnish

__all__ = ["BuildError", "Builder", "Built", "Preview", "furnish", "note", "publish"]
