"""What pages of figures are given, and their list."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.knowing import Knowledge
from portal.pages.charts import Chart, chart
from portal.pages.parts import Group, Link, by, links
from portal.records import Figure
from portal.saying import say_date, say_figure


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


@dataclass(frozen=True)
class Quote:
    """A figure in a sentence that may be copied: its number, what it counts, of whom and when, and who says so."""

    number: str
    link: Link
    """To its page, by what it counts."""
    rest: str


@dataclass(frozen=True)
class PressPage:
    """The page of what others may say and print."""

    quotes: Sequence[Quote]


def figure_page(figure: Figure, known: Knowledge) -> FigurePage:
    """Return what the page of a figure is given."""
    drawn = chart(figure, known)
    others = drawn.figures[1:] if drawn else []
    naming = [link for link in links(known.relations.of(figure, "figures")) if link not in others]
    return FigurePage(drawn, [*others, *naming])


def press_page(known: Knowledge) -> PressPage:
    """Return what the page for the press is given: the figures that are neither of the past nor aims."""
    figures = known.catalogue.figures.values()
    return PressPage([_quote(one) for one in figures if one.statut != "historique" and one.nature != "objectif"])


def _quote(figure: Figure) -> Quote:
    """Return « 12 % : personnes sans téléphone. Habitants de la ville, 2021. Source : une enquête, mai 2022. »."""
    source = figure.sources_of("valeur")[0]
    when = say_date(source.date) if source.date else "sans date"
    said, link = say_figure(figure), Link.to(figure)
    return Quote(
        f"{said[0].upper()}{said[1:]}",
        Link(f"{link.title[0].lower()}{link.title[1:]}", link.address),
        f"{figure.perimetre}, {figure.annee.replace('-', ' à ')}. Source : {source.titre}, {when}.",
    )


def figures_page(known: Knowledge) -> FiguresPage:
    """Return what the list of figures is given."""
    found = by("statut", known.catalogue.figures.values(), ("repere", "historique"))
    return FiguresPage([Group(one.key, [(Link.to(figure), figure) for figure in one.members]) for one in found])
