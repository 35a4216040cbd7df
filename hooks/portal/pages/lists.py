"""What the pages that lead to others are given: home, places, map, giving, understanding, plan of the site."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.knowing import Knowledge, Mapped, address_line, slug
from portal.map import Drawing, country
from portal.pages.cities import giving_link
from portal.pages.parts import Link, Summary, links, summaries
from portal.records import NATIONAL, City


@dataclass(frozen=True)
class Spot:
    """A place in the list of a city, with what sorts it by distance."""

    link: Link
    at: str
    """Latitude and longitude in degrees, with a comma."""
    kind: str
    street: str | None
    where: str
    """Its address on one line."""

    @classmethod
    def of(cls, place: Mapped) -> "Spot":
        """Return a place of a list."""
        return cls(Link.to(place), _at(place), place.kind, place.adresse, address_line(place))


@dataclass(frozen=True)
class Town:
    """A city in a list, with its places."""

    link: Link
    anchor: str
    at: str
    """Where its places are, or its middle where it has none: pairs of degrees, with a comma, parted by spaces."""
    middle: str
    """Its own position, as a view of the map."""
    departement: str
    spots: Sequence[Spot]

    @classmethod
    def of(cls, city: City, link: Link, places: Sequence[Mapped]) -> "Town":
        """Return a city of a list."""
        spots: Sequence[Mapped | City] = places or [city]
        at = " ".join(_at(spot) for spot in spots)
        return cls(link, city.key, at, _at(city), city.departement, [Spot.of(place) for place in places])


@dataclass(frozen=True)
class Region:
    """A region, with its cities."""

    name: str
    anchor: str
    towns: Sequence[Town]


@dataclass(frozen=True)
class HomePage:
    """The first page."""

    cities: Sequence[Link]
    """The cities, or the regions where cities are many."""


@dataclass(frozen=True)
class PlacesPage:
    """The list of cities, with their places where they are few, by region where they are many."""

    drawing: Drawing
    towns: Sequence[Town]
    regions: Sequence[Region]
    """Empty while cities can stand side by side."""


@dataclass(frozen=True)
class DonatePage(PlacesPage):
    """The first page for those who give a device."""

    devices: Sequence[Link]
    channels: Sequence[Summary]


@dataclass(frozen=True)
class MapPage:
    """The page of the interactive map, with the list that says the same."""

    drawing: Drawing
    """What is seen until the interactive map is asked for."""
    views: Sequence[Town]
    """Cities to go to, on the map or in the list."""
    towns: Sequence[Town]
    """Cities that have places."""
    regions: Sequence[Link]
    """Where cities are listed; empty while all places can be listed here."""


@dataclass(frozen=True)
class UnderstandPage:
    """The list of the pages that explain."""

    pages: Sequence[Summary]


@dataclass(frozen=True)
class SitemapPage:
    """The plan of the site; where cities are many, it names regions, and leaves places to the pages of cities."""

    cities: Sequence[Link]
    sites: Sequence[Link]
    giving: Sequence[Link]
    devices: Sequence[Link]
    paths: Sequence[Link]
    lessons: Sequence[Link]
    offers: Sequence[Link]
    prose: Sequence[Link]
    guide: Sequence[Link]


Written = Mapping[str, Sequence[Summary]]
"""The pages written by hand, by the folder of docs/ that they are in."""


def home_page(known: Knowledge) -> HomePage:
    """Return what the first page is given."""
    return HomePage(_towns(known, "lieux/"))


def places_page(known: Knowledge) -> PlacesPage:
    """Return what the list of cities is given."""
    places, cities = known.places, known.catalogue.cities.values()
    return PlacesPage(
        drawing=country(known, "sites"),
        towns=[Town.of(city, Link.to(city), places.sites_in(city.key)) for city in cities],
        regions=_regions(known) if places.have_many_cities else [],
    )


def donate_page(known: Knowledge) -> DonatePage:
    """Return what the first page for those who give is given."""
    places, catalogue = known.places, known.catalogue
    points = {
        city.key: [place for place in places.on_the_map_of(city.key) if place.kind == "donation_points"]
        for city in catalogue.cities.values()
    }
    return DonatePage(
        drawing=country(known, "donation_points"),
        towns=[Town.of(city, giving_link(city), points[city.key]) for city in catalogue.cities.values()],
        regions=_regions(known, giving=True) if places.have_many_cities else [],
        devices=links(catalogue.devices.values()),
        channels=summaries(places.points_in(NATIONAL)),
    )


def map_page(known: Knowledge) -> MapPage:
    """Return what the page of the map is given."""
    places, cities, drawing = known.places, known.catalogue.cities.values(), country(known, "sites")
    if places.are_many:
        return MapPage(drawing, [], [], _towns(known, "lieux/"))
    towns = [Town.of(city, Link.to(city), places.on_the_map_of(city.key)) for city in cities]
    return MapPage(drawing, towns, [town for town in towns if town.spots], [])


def understand_page(written: Written) -> UnderstandPage:
    """Return what the list of the pages that explain is given."""
    return UnderstandPage(written["comprendre/"])


def sitemap_page(known: Knowledge, written: Written) -> SitemapPage:
    """Return what the plan of the site is given."""
    catalogue = known.catalogue
    return SitemapPage(
        cities=_towns(known, "lieux/"),
        sites=[] if known.places.have_many_cities else links(catalogue.sites.values()),
        giving=_towns(known, "donner/"),
        devices=links(catalogue.devices.values()),
        paths=links(catalogue.paths.values()),
        lessons=links(catalogue.lessons.values()),
        offers=links(catalogue.offers.values()),
        prose=[page.link for page in written["comprendre/"]],
        guide=[page.link for page in written["contribuer/"]],
    )


def _towns(known: Knowledge, folder: str) -> list[Link]:
    """Return the links to the pages of cities in a folder, or to regions in its list where cities are many."""
    if known.places.have_many_cities:
        return [Link(name, f"{folder}#{slug(name)}") for name in known.places.cities_by_region()]
    return [Link(city.nom, f"{folder}{city.key}/") for city in known.catalogue.cities.values()]


def _at(spot: Mapped | City) -> str:
    return f"{spot.latitude},{spot.longitude}"


def _regions(known: Knowledge, *, giving: bool = False) -> list[Region]:
    return [
        Region(name, slug(name), [Town.of(city, giving_link(city) if giving else Link.to(city), []) for city in cities])
        for name, cities in known.places.cities_by_region().items()
    ]
