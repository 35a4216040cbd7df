"""What pages of offers are given, and their list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from portal.knowing import Knowledge, Trust
from portal.pages.parts import Group, Link, Summary, by, current, links, summaries
from portal.records import Ceiling, Duration, Offer, Price, Referral, Rule, Voucher

R = TypeVar("R", bound=Rule)
CATEGORIES = ("accompagnement", "telephone", "internet", "materiel")
"""Of offers, what costs nothing first."""
FIRST = "premiers_pas"
"""The level of the lessons that whoever receives a device begins with."""


FACTS = (
    "presentation_resume",
    "prix",
    "orientation",
    "bons",
    "plafonds",
    "durees",
    "conditions",
    "pieces",
    "lieux",
)
"""The facts of an offer that say that it was there."""


@dataclass(frozen=True)
class OfferPage:
    """The page of an offer."""

    has_ended: bool
    seen: Trust
    """How far it can be relied on that the offer is there at all."""
    prices: Sequence[Price]
    """The newest first."""
    sent_by: Sequence[Referral]
    """By whom one had to be sent; this and what follows the newest first, and last what has no date."""
    vouchers: Sequence[Voucher]
    ceilings: Sequence[Ceiling]
    durations: Sequence[Duration]
    conditions: Trust
    """How far the other conditions can be relied on."""
    papers: Trust
    sites: Sequence[Link]
    devices: Sequence[Link]
    lessons: Sequence[Link]
    """The first lessons on the devices that it is about; none where it is of the past."""


@dataclass(frozen=True)
class OffersPage:
    """The list of offers."""

    categories: Sequence[Group[Summary]]
    """Those that may still be asked for."""
    past: Sequence[Link]


def offer_page(offer: Offer, known: Knowledge) -> OfferPage:
    """Return what the page of an offer is given."""
    relations = known.relations
    return OfferPage(
        has_ended=offer.has_ended(known.today),
        seen=known.trust(offer, *FACTS),
        prices=sorted(offer.prix, key=lambda price: price.date, reverse=True),
        sent_by=_newest_first(offer.orientation),
        vouchers=_newest_first(offer.bons),
        ceilings=_newest_first(offer.plafonds),
        durations=_newest_first(offer.durees),
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


def _newest_first(rules: Iterable[R]) -> list[R]:
    return sorted(rules, key=lambda rule: rule.date or "", reverse=True)


def offers_page(known: Knowledge) -> OffersPage:
    """Return what the list of offers is given."""
    found = by("categorie", known.current_offers, CATEGORIES)
    past = [offer for offer in known.catalogue.offers.values() if offer.has_ended(known.today)]
    return OffersPage([Group(group.key, summaries(group.members)) for group in found], links(past))
