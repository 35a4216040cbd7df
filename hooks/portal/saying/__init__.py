"""How facts are said: in French, and Markdown as HTML that may be published."""

from portal.saying.french import (
    FILTERS,
    capital,
    day_names,
    keep_together,
    say_date,
    say_figure,
    say_number,
    say_point,
    say_size,
    say_weight,
)
from portal.saying.leading import leading_page, leads_on
from portal.saying.markdown import Published, line, prose
from portal.saying.pictograms import PICTOGRAMS
from portal.saying.terminal import ready, reason, say, shows_style, to_nowhere, warn
from portal.saying.week import say_hours, say_week

__all__ = [
    "FILTERS",
    "PICTOGRAMS",
    "Published",
    "capital",
    "day_names",
    "keep_together",
    "leading_page",
    "leads_on",
    "line",
    "prose",
    "ready",
    "reason",
    "say",
    "say_date",
    "say_figure",
    "say_hours",
    "say_number",
    "say_point",
    "say_size",
    "say_week",
    "say_weight",
    "shows_style",
    "to_nowhere",
    "warn",
]
