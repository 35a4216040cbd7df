"""What templates speak with: the records, what follows from them today, and how it is said in French."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from portal.building import lighten
from portal.knowing import Relations, addresses, trust
from portal.knowing import places as known
from portal.map import drawn, places
from portal.pages import pages
from portal.records import Catalogue, address, hours
from portal.saying import french
from portal.saying import markdown as prose

LISTS = (
    "lessons_after", "nearest_points", "nearest_sites", "offers_for", "points_in", "sites_in",
)  # fmt: skip
"""The functions of `pages` that templates may call."""


def values(catalogue: Catalogue, today: date) -> dict[str, Any]:
    """Return what templates may name, on the day `today`."""
    return {name: getattr(known, name) for name in LISTS} | {
        "address_line": addresses.address_line,
        "is_national": addresses.is_national,
        "period": pages.period,
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
    return said | {"address": address, "title_of": addresses.title, "prose": _prose}


@pass_context
def _prose(context: Context, text: str) -> Markup:
    """Return a Markdown field as HTML, its links inside the site made relative by the builder's own `url` filter."""
    url = context.environment.filters["url"]
    return Markup(prose.prose(text, partial(url, context)))  # noqa: S704 - prose() shows raw HTML as text
