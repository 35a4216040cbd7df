"""What templates speak with: the records, what follows from them today, and how it is said in French."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from portal import french, hours, lighten, pages, prose, trust
from portal.load import Catalogue
from portal.map import drawn, places
from portal.relations import Relations

LISTS = (
    "address_line", "is_national", "lessons_after", "nearest_points", "nearest_sites", "offers_for", "period",
    "points_in", "sites_in",
)  # fmt: skip
"""The functions of `pages` that templates may call."""


def values(catalogue: Catalogue, today: date) -> dict[str, Any]:
    """Return what templates may name, on the day `today`."""
    return {name: getattr(pages, name) for name in LISTS} | {
        "catalogue": catalogue,
        "portal": catalogue.portal,
        "today": today,
        "relations": Relations(catalogue),
        "trust": partial(trust.trust, today=today, freshness=catalogue.portal.fraicheur),
        "last_date": trust.last_date,
        "opening": hours,
        "day_names": french.day_names(),
        "style_mark": lighten.STYLE_MARK,
        "style_hash_mark": lighten.STYLE_HASH_MARK,
        "weight_mark": lighten.WEIGHT_MARK,
        "drawn": drawn,
        "map_places": places,
    }


def filters() -> dict[str, Callable[..., Any]]:
    """Return the filters of our templates: every `say_` of `french`, and what makes links and prose."""
    said = {name: getattr(french, name) for name in dir(french) if name.startswith("say_")}
    return said | {"address": pages.address, "title_of": pages.title, "prose": _prose}


@pass_context
def _prose(context: Context, text: str) -> Markup:
    """Return a Markdown field as HTML, its links inside the site made relative by the builder's own `url` filter."""
    url = context.environment.filters["url"]
    return Markup(prose.prose(text, partial(url, context)))  # noqa: S704 - prose() shows raw HTML as text
