"""What the pages for those who give are given: a device, a system, what is refused, what becomes of a gift."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from portal.knowing import Knowledge, Trust, year_of
from portal.pages.cities import points_recycling, points_using_again
from portal.pages.parts import Link, Summary, links, summaries
from portal.records import (
    DEVICE_IN_CITY,
    LABELS,
    NATIONAL,
    SORTED,
    Channel,
    City,
    Danger,
    Device,
    Figure,
    Service,
    System,
)

EMERGENCY = ("18-pompiers", "112-urgences")
"""The services that one calls when something burns, those of them that have a record."""
TOLD = ("telephones-dans-les-tiroirs", "besoin-equipement", "smartphones-d-occasion", "telephones-recycles")
"""The figures that say what a gift saves, and what it does not."""
RECEIPTS = ("entreprises", "oui", "non")
"""What may be said of a tax receipt, what gives most first."""


@dataclass(frozen=True)
class DevicePage:
    """The page of a device."""

    again: Sequence[Link]
    """The pages of the points that take it so that it serves again, by city, each with their number."""
    recycled: Sequence[Link]
    """The same of those that only recycle it."""
    channels: Sequence[Link]
    """The national ways that name it."""
    elsewhere: Sequence[Link]
    """The national ways that do not say what they take, or where one looks for a point."""
    silent: int
    """How many points of cities do not say what they take."""
    refusing: Sequence[Link]
    """The points and the ways that say that they refuse it."""
    systems: Sequence[Link]
    """What it may run: the pages that say how to wipe it."""
    sorted: Link
    """The questions about it."""
    offers: Sequence[Link]
    lessons: Sequence[Link]


@dataclass(frozen=True)
class SystemPage:
    """The page of a system."""

    devices: Sequence[Link]
    """Those that may run it."""
    labels: Sequence[Link]
    """Their labels, to print."""
    others: Sequence[Link]


@dataclass(frozen=True)
class WipingPage:
    """The list of systems."""

    systems: Sequence[tuple[Link, System]]
    devices: Sequence[Link]


@dataclass(frozen=True)
class DangerPage:
    """The page of a thing that is refused."""

    emergency: Sequence[Service]
    others: Sequence[Link]


@dataclass(frozen=True)
class Refusal:
    """Things that points refuse by the same source of the same day."""

    things: Sequence[str]
    points: Sequence[Link]
    as_of: Trust


@dataclass(frozen=True)
class RefusedPage:
    """The list of what is refused."""

    dangers: Sequence[Summary]
    refusals: Sequence[Refusal]
    silent: int
    """How many points do not say what they refuse."""
    emergency: Sequence[Service]


@dataclass(frozen=True)
class Answers:
    """Points of which sources answer a question about gifts in the same way."""

    answer: str
    points: Sequence[tuple[Link, str | None]]
    """Each with the year of its source."""


@dataclass(frozen=True)
class AfterPage:
    """The page of what becomes of a gift."""

    figures: Sequence[tuple[Link, Figure]]
    fates: Sequence[Link]
    """The points and the ways of which a source says what becomes of a gift."""
    wiping: Sequence[Link]
    """Those of which a source says who wipes."""
    receipts: Sequence[Answers]
    """By what a source says of a tax receipt."""
    count: int
    """How many points and ways there are."""


def device_page(device: Device, known: Knowledge) -> DevicePage:
    """Return what the page of a device is given."""
    relations = known.relations
    points: list[Channel] = [point for point in relations.of(device, "donation_points") if point.is_current]
    national = known.places.points_in(NATIONAL)
    return DevicePage(
        again=_by_city(device, points_using_again, known),
        recycled=_by_city(device, points_recycling, known),
        channels=links(point for point in national if device.key in point.accepte),
        elsewhere=links(point for point in national if not point.accepte),
        silent=sum(not point.accepte for point in _points(known) if point.city_key != NATIONAL),
        refusing=links(point for point in points if device.key in point.refuse),
        systems=links(known.catalogue.systems[key] for key in device.systemes),
        sorted=Link(device.nom, SORTED.format(device.key)),
        offers=links(relations.of(device, "offers")),
        lessons=links(relations.of(device, "lessons")),
    )


def _by_city(
    device: Device, of: Callable[[Device, City, Knowledge], Sequence[Channel]], known: Knowledge
) -> list[Link]:
    """Return the pages of a device in the cities where points do something with it, each with how many they are."""
    return [
        Link(f"{city.nom} ({len(points)})", DEVICE_IN_CITY.format(device.key, city.key))
        for city in known.catalogue.cities.values()
        if (points := of(device, city, known))
    ]


def system_page(system: System, known: Knowledge) -> SystemPage:
    """Return what the page of a system is given."""
    devices: list[Device] = known.relations.of(system, "devices")
    return SystemPage(
        devices=links(devices),
        labels=[Link(device.nom, LABELS.format(device.key)) for device in devices],
        others=links(one for one in known.catalogue.systems.values() if one is not system),
    )


def wiping_page(known: Knowledge) -> WipingPage:
    """Return what the list of systems is given."""
    catalogue = known.catalogue
    return WipingPage(
        systems=[(Link.to(system), system) for system in catalogue.systems.values()],
        devices=links(device for device in catalogue.devices.values() if not device.systemes),
    )


def danger_page(danger: Danger, known: Knowledge) -> DangerPage:
    """Return what the page of a thing that is refused is given."""
    others = links(one for one in known.catalogue.dangers.values() if one is not danger)
    return DangerPage(_emergency(known) if danger.urgence else [], others)


def refused_page(known: Knowledge) -> RefusedPage:
    """Return what the list of what is refused is given."""
    groups: dict[tuple[Sequence[str], Trust], list[Channel]] = defaultdict(list)
    points, devices = _points(known), known.catalogue.devices
    for point in points:
        if things := (*(devices[key].nom for key in point.refuse), *point.refuse_autres):
            fields = [field for field in ("refuse", "refuse_autres") if getattr(point, field)]
            trust = known.trust(point, *fields)
            groups[things, Trust(trust.state, trust.date, ())].append(point)
    refusals = [Refusal(things, links(found), as_of) for (things, as_of), found in groups.items()]
    return RefusedPage(
        dangers=summaries(known.catalogue.dangers.values()),
        refusals=refusals,
        silent=len(points) - sum(len(refusal.points) for refusal in refusals),
        emergency=_emergency(known),
    )


def after_page(known: Knowledge) -> AfterPage:
    """Return what the page of what becomes of a gift is given."""
    points, figures = _points(known), known.catalogue.figures
    return AfterPage(
        figures=[(Link.to(figures[key]), figures[key]) for key in TOLD if key in figures],
        fates=links(point for point in points if point.devenir),
        wiping=links(point for point in points if point.effacement),
        receipts=[
            Answers(answer, [(Link.to(one), year_of(known.trust(one, "recu_fiscal").date)) for one in found])
            for answer in RECEIPTS
            if (found := [point for point in points if point.recu_fiscal == answer])
        ],
        count=len(points),
    )


def _points(known: Knowledge) -> list[Channel]:
    """Return all points and ways that exist, those that serve the whole country first."""
    places = [NATIONAL, *known.catalogue.cities]
    return [point for place in places for point in known.places.points_in(place)]


def _emergency(known: Knowledge) -> list[Service]:
    services = known.catalogue.services
    return [services[key] for key in EMERGENCY if key in services]
