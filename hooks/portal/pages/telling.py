"""Prose of docs/ that shows figures: a link without words says the number, an image of a figure is its chart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.knowing import Knowledge, address
from portal.pages.charts import Chart, chart
from portal.records import Figure, Tracing
from portal.saying import say_figure

SAID = re.compile(r"(?<!!)\[\]\((?P<target>[^)\s]+)\)")
DRAWN = re.compile(r'<p><img alt="" src="(?:\.\./)*(?P<address>[\w/-]+/)" ?/?></p>')
"""How Markdown writes an image without words that stands alone, once the builder has made its address one of a page."""


@dataclass(frozen=True)
class Piece:
    """A piece of a text: HTML, or a chart."""

    html: str
    chart: Chart | None = None


def told(markdown: str, path: str, known: Knowledge) -> str:
    """Return the Markdown of a page of docs/ with the number of a figure in each link that leads to one without words.

    `path` is that of the page, from the folder of docs/.
    """
    if not SAID.search(markdown):
        return markdown
    tracing = Tracing.of_catalogue(known.catalogue)

    def said(found: re.Match[str]) -> str:
        figure = tracing.record_at(path, found["target"])
        return f"[{say_figure(figure)}]({found['target']})" if isinstance(figure, Figure) else found[0]

    return SAID.sub(said, markdown)


def pieces(html: str, known: Knowledge) -> list[Piece]:
    """Return the HTML of a page of docs/ cut where a chart stands."""
    return list(_pieces(html, known))


def _pieces(html: str, known: Knowledge) -> Iterator[Piece]:
    figures = {address(figure): figure for figure in known.catalogue.figures.values()}
    begin = 0
    for found in DRAWN.finditer(html):
        figure = next((one for at, one in figures.items() if at.endswith(found["address"])), None)
        drawn = chart(figure, known) if figure else None
        if figure and drawn:
            yield from _text(html[begin : found.start()])
            yield Piece("", drawn)
            begin = found.end()
    yield from _text(html[begin:])


def _text(html: str) -> Iterator[Piece]:
    """Yield a piece of text, if it says anything."""
    if html.strip():
        yield Piece(html)
