"""What pages of offers and devices are given, and their lists."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.knowing import Knowledge, Trust
from portal.pages.cities import points_taking
from portal.pages.parts import Group, Link, Summary, by, current, links, summaries
from portal.records import DEVICE_IN_CITY, NATIONAL, Device, Offer, Price

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
class DevicePage:
    """The page of a device."""

    cities: Sequence[Link]
    """The pages of the points that take it, by city, each with their number."""
    points: Sequence[Link]
    """The ways to give it that serve the whole country."""
    offers: Sequence[Link]
    lessons: Sequence[Link]


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


def device_page(device: Device, known: Knowledge) -> DevicePage:
    """Return what the page of a device is given."""
    relations = known.relations
    return DevicePage(
        cities=[
            Link(f"{city.nom} ({len(points)})", DEVICE_IN_CITY.format(device.key, city.key))
            for city in known.catalogue.cities.values()
            if (points := points_taking(device, city, known))
        ],
        points=links(p for p in current(relations.of(device, "donation_points")) if p.city_key == NATIONAL),
        offers=links(relations.of(device, "offers")),
        lessons=links(relations.of(device, "lessons")),
    )
