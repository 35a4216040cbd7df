"""What pages of figures are given, and their list."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.knowing import Knowledge
from portal.pages.charts import Chart, chart
from portal.pages.parts import Group, Link, by, links
from portal.records import Figure


@dataclass(frozen=True)
class FigurePage:
    """The page of a figure."""

    chart: Chart | None
    beside: Sequence[Link]
    """The figures that are drawn in its chart, or in whose chart it is."""


@dataclass(frozen=True)
class FiguresPage:
    """The list of figures."""

    states: Sequence[Group[tuple[Link, Figure]]]


def figure_page(figure: Figure, known: Knowledge) -> FigurePage:
    """Return what the page of a figure is given."""
    return FigurePage(chart(figure, known), links(known.relations.of(figure, "figures")))


def figures_page(known: Knowledge) -> FiguresPage:
    """Return what the list of figures is given."""
    found = by("statut", known.catalogue.figures.values(), ("repere", "historique"))
    return FiguresPage([Group(one.key, [(Link.to(figure), figure) for figure in one.members]) for one in found])
