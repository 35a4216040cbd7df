"""Prose of docs/ that shows figures: a link without words says the number, an image of a figure is its chart."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from portal.knowing import Knowledge, address
from portal.pages.charts import Chart, chart
from portal.records import Figure
from portal.saying import keep_together, say_figure

SAID = re.compile(r'(?P<link><a href="(?:\.\./)*(?P<address>[\w/-]+/)">)</a>')
DRAWN = re.compile(r'<p><img alt="" src="(?:\.\./)*(?P<address>[\w/-]+/)" ?/?></p>')
"""How Markdown writes a link and an image without words, once the builder has made addresses of pages of theirs."""


@dataclass(frozen=True)
class Piece:
    """A piece of a text: HTML, or a chart."""

    html: str
    chart: Chart | None = None


def pieces(html: str, known: Knowledge) -> list[Piece]:
    """Return the HTML of a page of docs/ with the numbers of figures in it, cut where a chart stands."""
    if not html:
        return []
    figures = {address(figure): figure for figure in known.catalogue.figures.values()}

    def said(found: re.Match[str]) -> str:
        figure = _ending(found["address"], figures)
        return f"{found['link']}{escape(keep_together(say_figure(figure)))}</a>" if figure else found[0]

    return list(_pieces(SAID.sub(said, html), figures, known))


def _pieces(html: str, figures: Mapping[str, Figure], known: Knowledge) -> Iterator[Piece]:
    begin = 0
    for found in DRAWN.finditer(html):
        figure = _ending(found["address"], figures)
        drawn = chart(figure, known) if figure else None
        if drawn:
            yield from _text(html[begin : found.start()])
            yield Piece("", drawn)
            begin = found.end()
    yield from _text(html[begin:])


def _text(html: str) -> Iterator[Piece]:
    """Yield a piece of text, if it says anything."""
    if html.strip():
        yield Piece(html)


def _ending(end: str, figures: Mapping[str, Figure]) -> Figure | None:
    """Return the figure whose address ends so: the builder writes it from the page at hand."""
    return next((figure for where, figure in figures.items() if f"/{where}".endswith(f"/{end}")), None)
