"""What pages of offers and figures are given, and their lists."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.knowing import Knowledge, Trust
from portal.pages.parts import Group, Link, Summary, by, current, links, summaries
from portal.records import Figure, Offer, Price

CATEGORIES = ("accompagnement", "telephone", "internet", "materiel")
"""Of offers, what costs nothing first."""
FIRST = "premiers_pas"
"""The level of the lessons that whoever receives a device begins with."""


@dataclass(frozen=True)
class OfferPage:
    """The page of an offer."""

    prices: Sequence[Price]
    """The newest first."""
    conditions: Trust
    """How far the conditions can be relied on."""
    papers: Trust
    sites: Sequence[Link]
    devices: Sequence[Link]
    lessons: Sequence[Link]
    """The first lessons on the devices that it is about; none where it is of the past."""


@dataclass(frozen=True)
class OffersPage:
    """The list of offers."""

    categories: Sequence[Group[Summary]]


@dataclass(frozen=True)
class FiguresPage:
    """The list of figures."""

    states: Sequence[Group[tuple[Link, Figure]]]


def offer_page(offer: Offer, known: Knowledge) -> OfferPage:
    """Return what the page of an offer is given."""
    relations = known.relations
    return OfferPage(
        prices=sorted(offer.prix, key=lambda price: price.date, reverse=True),
        conditions=known.trust(offer, "conditions"),
        papers=known.trust(offer, "pieces"),
        sites=links(current(relations.of(offer, "sites"))),
        devices=links(relations.of(offer, "devices")),
        lessons=links(
            lesson
            for lesson in known.catalogue.lessons.values()
            if lesson.niveau == FIRST and offer in known.offers_for(lesson)
        ),
    )


def offers_page(known: Knowledge) -> OffersPage:
    """Return what the list of offers is given."""
    found = by("categorie", known.catalogue.offers.values(), CATEGORIES)
    return OffersPage([Group(group.key, summaries(group.members)) for group in found])


def figures_page(known: Knowledge) -> FiguresPage:
    """Return what the list of figures is given."""
    found = by("statut", known.catalogue.figures.values(), ("repere", "historique"))
    return FiguresPage([Group(one.key, [(Link.to(figure), figure) for figure in one.members]) for one in found])
