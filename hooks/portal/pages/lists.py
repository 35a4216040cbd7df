"""What the pages that lead to others are given: home, places, map, giving, understanding, plan of the site."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.knowing import Knowledge, Mapped, slug
from portal.map import Drawing, country
from portal.pages.cities import giving_link
from portal.pages.parts import Link, Row, Summary, degrees, links, summaries
from portal.records import CITY_FILE, NATIONAL, City

MOST_SPOTS = 12
"""Most positions that tell how far a city is, in the list that the nearest can be first in."""


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
    count: int
    """How many places it has."""
    rows: Sequence[Row]
    """Its places, unless all places are many."""

    @classmethod
    def of(cls, city: City, link: Link, places: Sequence[Mapped], *, most: int | None = None) -> "Town":
        """Return a city of a list, with at most so many of its places."""
        spots: Sequence[Mapped | City] = places[:MOST_SPOTS] or [city]
        at = " ".join(degrees(spot) for spot in spots)
        rows = [Row.of(place) for place in places[:most]]
        return cls(link, city.key, at, degrees(city), city.departement, len(places), rows)


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
class DownloadPage:
    """What may be taken away."""

    files: Sequence[Link]
    """The one file of each city, or the regions where cities are listed if they are many."""


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


Written = Mapping[str, Sequence[Summary]]
"""The pages written by hand, by the folder of docs/ that they are in."""
TEXTS = ""
"""The folder that all of them are in."""


def home_page(known: Knowledge) -> HomePage:
    """Return what the first page is given."""
    return HomePage(cities_or_regions(known, "lieux/"))


def places_page(known: Knowledge) -> PlacesPage:
    """Return what the list of cities is given."""
    places, cities = known.places, known.catalogue.cities.values()
    most = 0 if places.are_many else None
    return PlacesPage(
        drawing=country(known, "sites"),
        towns=[Town.of(city, Link.to(city), places.sites_in(city.key), most=most) for city in cities],
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
        towns=[
            Town.of(city, giving_link(city), points[city.key], most=0 if places.are_many else None)
            for city in catalogue.cities.values()
        ],
        regions=_regions(known, giving=True) if places.have_many_cities else [],
        devices=links(catalogue.devices.values()),
        channels=summaries(places.points_in(NATIONAL)),
    )


def map_page(known: Knowledge) -> MapPage:
    """Return what the page of the map is given."""
    places, cities, drawing = known.places, known.catalogue.cities.values(), country(known, "sites")
    if places.have_many_cities:
        return MapPage(drawing, [], [], cities_or_regions(known, "lieux/"))
    most = 0 if places.are_many else None
    towns = [Town.of(city, Link.to(city), places.on_the_map_of(city.key), most=most) for city in cities]
    return MapPage(drawing, towns, [town for town in towns if town.count], [])


def download_page(known: Knowledge) -> DownloadPage:
    """Return what the page of what may be taken away is given."""
    if known.places.have_many_cities:
        return DownloadPage(cities_or_regions(known, "lieux/"))
    return DownloadPage([Link(city.nom, CITY_FILE.format(city.key)) for city in known.catalogue.cities.values()])


def understand_page(written: Written) -> UnderstandPage:
    """Return what the list of the pages that explain is given."""
    return UnderstandPage(written["comprendre/"])


def sitemap_page(known: Knowledge, written: Written) -> SitemapPage:
    """Return what the plan of the site is given."""
    catalogue = known.catalogue
    return SitemapPage(
        cities=cities_or_regions(known, "lieux/"),
        sites=[] if known.places.are_many else links(catalogue.sites.values()),
        giving=cities_or_regions(known, "donner/"),
        devices=links(catalogue.devices.values()),
        paths=links(catalogue.paths.values()),
        lessons=links(catalogue.lessons.values()),
        offers=links(catalogue.offers.values()),
        prose=[page.link for page in written["comprendre/"]],
    )


def cities_or_regions(known: Knowledge, folder: str) -> list[Link]:
    """Return the links to the pages of cities in a folder, or to regions in its list where cities are many."""
    if known.places.have_many_cities:
        return [Link(name, f"{folder}#{slug(name)}") for name in known.places.cities_by_region()]
    return [Link(city.nom, f"{folder}{city.key}/") for city in known.catalogue.cities.values()]


def _regions(known: Knowledge, *, giving: bool = False) -> list[Region]:
    return [
        Region(name, slug(name), [Town.of(city, giving_link(city) if giving else Link.to(city), []) for city in cities])
        for name, cities in known.places.cities_by_region().items()
    ]
