"""What the page of a place is given: a site or a donation point."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.knowing import Contact, Knowledge, PlaceKind, Trust, contact, is_named_for_its_kind, kind_of
from portal.pages.hours import Opening, place_opening
from portal.pages.parts import Check, Link, checks, links, year
from portal.records import Channel, DonationPoint, Site
from portal.saying import keep_together
from portal.takeaway import Takeaway, takeaway


@dataclass(frozen=True)
class PlacePage:
    """What pages of sites and of donation points share."""

    replacement: Link | None
    """For a place of the past: where to go instead."""
    contact: Contact
    opening: Opening
    year: str | None
    """The year of what is known of where it is."""
    checks: Sequence[Check]
    """How far its facts can be relied on, those of one source together."""
    takeaway: Takeaway


@dataclass(frozen=True)
class SitePage(PlacePage):
    """The page of a site."""

    kind: PlaceKind
    summary: str
    """What it is, unless its name says so, and what one may come for."""
    offers: Sequence[Link]
    lessons: Sequence[Link]


@dataclass(frozen=True)
class Fate:
    """How far what is said of a gift there can be relied on."""

    wiping: Trust
    again: Trust
    becoming: Trust
    receipt: Trust


@dataclass(frozen=True)
class DonationPointPage(PlacePage):
    """The page of a donation point, or of a channel that serves the whole country."""

    is_national: bool
    accepts: Sequence[Link]
    """The devices that it takes."""
    refuses: Sequence[str]
    fate: Fate


def site_page(site: Site, known: Knowledge) -> SitePage:
    """Return what the page of a site is given."""
    catalogue = known.catalogue
    return SitePage(
        replacement=Link.to(catalogue.sites[site.remplace_par]) if site.remplace_par else None,
        contact=contact(site, known),
        opening=place_opening(site, known),
        year=year(site),
        checks=checks(site, known),
        takeaway=takeaway(site, known),
        kind=kind_of(site),
        summary=_summary(site, known),
        offers=links(known.relations.of(site, "offers")),
        lessons=links(known.relations.of(site, "lessons")),
    )


def _summary(site: Site, known: Knowledge) -> str:
    kind = [] if is_named_for_its_kind(site) else [kind_of(site).name]
    found = ", ".join(need.short for need in known.needs.of(site)) if site.is_current else ""
    return keep_together(" : ".join([*kind, *filter(None, [found])]))


def donation_point_page(point: Channel, known: Knowledge) -> DonationPointPage:
    """Return what the page of a donation point or of a national channel is given."""
    catalogue = known.catalogue
    return DonationPointPage(
        replacement=Link.to(catalogue.donation_points[point.remplace_par]) if point.remplace_par else None,
        contact=contact(point, known),
        opening=place_opening(point, known),
        year=year(point),
        checks=checks(point, known),
        takeaway=takeaway(point, known),
        is_national=not isinstance(point, DonationPoint),
        accepts=links(catalogue.devices[key] for key in point.accepte),
        refuses=[*(catalogue.devices[key].nom for key in point.refuse), *point.refuse_autres],
        fate=Fate(
            wiping=known.trust(point, "effacement"),
            again=known.trust(point, "reemploi"),
            becoming=known.trust(point, "devenir"),
            receipt=known.trust(point, "recu_fiscal"),
        ),
    )
