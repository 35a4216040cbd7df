"""What the pages of a city are given: what one needs there, all its places, where one gives; and the whole country."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from portal.knowing import (
    NEEDS,
    Contact,
    Knowledge,
    Mapped,
    Need,
    of_programme,
    of_town_hall,
)
from portal.map import Drawing, of_city
from portal.pages.city_lists import MOST_OF_A_NEED, MOST_ROWS, answer_row, need_link, part_link
from portal.pages.parts import Link, Row, Summary, degrees, links, summaries
from portal.records import (
    ALL_PLACES,
    DEVICE_IN_CITY,
    GIVING,
    NATIONAL,
    Channel,
    City,
    Device,
    DonationPoint,
    Record,
)

MOST_NUMBERED = 12
"""Most places that the map of a city numbers, and the page of the city lists beside it."""


@dataclass(frozen=True)
class NeedPart:
    """A need, and the places of a city where it may be met, best known first."""

    need: Need
    same: Need | None
    """A need before it that all the same places answer: they are not said twice."""
    rows: Sequence[Row]
    more: Link | None
    """The page of all of them, where there are more; its title is how many there are."""
    contact: Contact
    """Whom to call where there is none."""
    nearest: Row | None
    """The nearest place of another city, where there is none."""


@dataclass(frozen=True)
class CityPage:
    """The page of a city, for those who look for help."""

    needs: Sequence[NeedPart]
    has_sites: bool
    drawing: Drawing
    listed: Sequence[Row]
    """The places of the map or, where those are too many, the sites; none where these are too many as well."""
    is_numbered: bool
    """Whether they are numbered as on the map."""
    everything: Link
    """The page of all places, whose title is how many there are."""
    start: str
    """Where the interactive map begins: latitude and longitude in degrees, with a comma."""
    points: int
    """How many donation points are filed under it."""
    giving: Link
    gone: Sequence[Link]
    """Its sites of the past."""


@dataclass(frozen=True)
class DeviceInCityPage:
    """The page of the donation points of a city that take a device."""

    city: City
    rows: Sequence[Row]
    everything: Link
    """The page of the city for those who give."""


@dataclass(frozen=True)
class GivingPage:
    """The page of a city, for those who give a device."""

    points: Sequence[Row]
    """Its donation points or, if it has none, the nearest, each with its distance."""
    drawing: Drawing
    is_numbered: bool
    """Whether they are numbered as on the map."""
    has_points: bool
    national: Sequence[Link]
    devices: Sequence[Link]
    taken: Sequence[Link]
    """The devices that some of its points say they take, each with the page of those points."""
    gone: Sequence[Link]
    helping: Link
    """The page of the city for those who look for help."""


@dataclass(frozen=True)
class ChannelsPage:
    """The page of the ways to give that serve the whole country."""

    channels: Sequence[Summary]
    devices: Sequence[Link]


def city_page(city: City, known: Knowledge) -> CityPage:
    """Return what the page of a city is given."""
    places = known.places
    own, around = places.sites_in(city.key), places.around(city, "sites")
    are_few = len(around) <= MOST_NUMBERED
    listed: Sequence[Mapped] = around if are_few else own
    return CityPage(
        needs=[_need_part(city, need, known, NEEDS[:n]) for n, need in enumerate(NEEDS)],
        has_sites=bool(own),
        drawing=of_city(city, around, numbered=are_few, page_of=partial(_district_page, city, known)),
        listed=[Row.of(place, city=city) for place in listed] if len(listed) <= MOST_NUMBERED else [],
        is_numbered=are_few,
        everything=Link(str(len(own)), ALL_PLACES.format(city.key)),
        start=degrees(city),
        points=len(places.points_in(city.key)),
        giving=giving_link(city),
        gone=links(places.sites_in(city.key, current=False)),
    )


def _district_page(city: City, known: Knowledge, name: str) -> str:
    """Return the address of the page where the places of a district are."""
    shared_out = len(known.places.sites_in(city.key)) > MOST_ROWS
    return part_link(city, name).address if shared_out else ALL_PLACES.format(city.key)


def _need_part(city: City, need: Need, known: Knowledge, before: Sequence[Need]) -> NeedPart:
    answers = known.needs.answers(city, need)
    same = next((one for one in before if answers and known.needs.answers(city, one) == answers), None)
    nearest = None if answers else known.needs.nearest(city, need)
    return NeedPart(
        need=need,
        same=same,
        rows=[] if same else [answer_row(answer, city) for answer in answers[:MOST_OF_A_NEED]],
        more=need_link(city, need, str(len(answers))) if len(answers) > MOST_OF_A_NEED else None,
        contact=of_programme(known) if need.is_the_programmes else of_town_hall(city, None),
        nearest=Row.of(nearest[0], kilometres=nearest[1]) if nearest else None,
    )


def giving_page(city: City, known: Knowledge) -> GivingPage:
    """Return what the page of a city for those who give is given."""
    places = known.places
    own = places.points_in(city.key)
    nearest = [] if own else places.nearest(city, "donation_points", most=2)
    around = places.around(city, "donation_points")
    are_few = len(around) <= MOST_NUMBERED
    return GivingPage(
        points=[Row.of(point, city=city) for point in (around if own else [])]
        or [Row.of(place, kilometres=km) for place, km in nearest],
        drawing=of_city(city, around, numbered=are_few),
        is_numbered=are_few and bool(own),
        has_points=bool(own),
        national=links(places.points_in(NATIONAL)),
        devices=links(known.catalogue.devices.values()),
        taken=[
            Link(device.nom, DEVICE_IN_CITY.format(device.key, city.key))
            for device in known.catalogue.devices.values()
            if points_taking(device, city, known)
        ],
        gone=links(places.points_in(city.key, current=False)),
        helping=Link(city.nom, f"lieux/{city.key}/"),
    )


def points_taking(device: Device, city: City, known: Knowledge) -> list[Channel]:
    """Return the donation points of a city that say that they take a device."""
    return [point for point in known.places.points_in(city.key) if device.key in point.accepte]


def points_using_again(device: Device, city: City, known: Knowledge) -> list[DonationPoint]:
    """Return those of them that do not only recycle it."""
    found = points_taking(device, city, known)
    return [point for point in found if isinstance(point, DonationPoint) and point.reemploi is not False]


def points_recycling(device: Device, city: City, known: Knowledge) -> list[Channel]:
    """Return those of them that only recycle it."""
    return [point for point in points_taking(device, city, known) if point.reemploi is False]


def device_in_city_page(device: Device, known: Knowledge, *, city: City) -> DeviceInCityPage:
    """Return what the page of a device in a city is given."""
    points = points_taking(device, city, known)
    return DeviceInCityPage(city, [Row.of(point, city=city) for point in points], giving_link(city))


def channels_page(portal: Record, known: Knowledge) -> ChannelsPage:
    """Return what the page of the national ways to give is given."""
    del portal
    return ChannelsPage(
        channels=summaries(known.places.points_in(NATIONAL)),
        devices=links(known.catalogue.devices.values()),
    )


def giving_link(city: City) -> Link:
    """Return the link to the page of a city for those who give."""
    return Link(city.nom, GIVING.format(city.key))
