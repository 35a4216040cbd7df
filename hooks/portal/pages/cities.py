"""What the pages of a city are given, where one gets help and where one gives; and that of the whole country."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.knowing import Knowledge, Mapped, Way, district, ways
from portal.map import Drawing, of_city
from portal.pages.parts import Card, Link, Summary, links, summaries
from portal.records import GIVING, NATIONAL, City, Record, Transport


@dataclass(frozen=True)
class Numbered:
    """A place in the list beside the map of a city, with what it takes to find it without a map."""

    link: Link
    kind: str
    """`sites` or `donation_points`."""
    district: str
    at: str
    """Its position for the script that sorts lists: latitude and longitude in degrees, with a comma."""
    stops: Sequence[Transport]
    ways: Sequence[Way]
    """The nearest landmarks."""
    is_exact: bool

    @classmethod
    def of(cls, place: Mapped, city: City) -> "Numbered":
        """Return a place of the list of a city."""
        return cls(
            Link.to(place),
            place.kind,
            district(place),
            f"{place.latitude},{place.longitude}",
            place.transports,
            ways(place, city)[:2],
            place.precision == "adresse",
        )


@dataclass(frozen=True)
class CityPage:
    """The page of a city, for those who look for help."""

    sites: Sequence[Card]
    """Its sites or, if it has none, the nearest, each with its distance."""
    has_sites: bool
    drawing: Drawing
    numbered: Sequence[Numbered]
    start: str
    """Where the interactive map begins: latitude and longitude in degrees, with a comma."""
    points: int
    """How many donation points are filed under it."""
    giving: Link
    gone: Sequence[Link]
    """Its sites of the past."""


@dataclass(frozen=True)
class GivingPage:
    """The page of a city, for those who give a device."""

    points: Sequence[Card]
    """Its donation points or, if it has none, the nearest, each with its distance."""
    has_points: bool
    national: Sequence[Link]
    devices: Sequence[Link]
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
    own, around = places.sites_in(city.key), places.around(city)
    return CityPage(
        sites=[Card.of(site) for site in own] or [Card.of(*near) for near in places.nearest(city, "sites")],
        has_sites=bool(own),
        drawing=of_city(city, around),
        numbered=[Numbered.of(place, city) for place in around],
        start=f"{city.latitude},{city.longitude}",
        points=len(places.points_in(city.key)),
        giving=giving_link(city),
        gone=links(places.sites_in(city.key, current=False)),
    )


def giving_page(city: City, known: Knowledge) -> GivingPage:
    """Return what the page of a city for those who give is given."""
    places = known.places
    own = places.points_in(city.key)
    nearest = [] if own else places.nearest(city, "donation_points")
    return GivingPage(
        points=[Card.of(point) for point in own] or [Card.of(*near) for near in nearest],
        has_points=bool(own),
        national=links(places.points_in(NATIONAL)),
        devices=links(known.catalogue.devices.values()),
        gone=links(places.points_in(city.key, current=False)),
        helping=Link(city.nom, f"lieux/{city.key}/"),
    )


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
