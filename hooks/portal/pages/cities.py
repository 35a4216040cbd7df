"""What the pages of a city are given: what one needs there, all its places, where one gives; and the whole country."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from portal.knowing import NEEDS, Answer, Filter, Knowledge, Mapped, Need, district, filters, slug
from portal.map import Drawing, of_city
from portal.pages.parts import Contact, Link, Row, Summary, links, of_programme, of_town_hall, summaries
from portal.records import (
    ALL_PLACES,
    DEVICE_IN_CITY,
    GIVING,
    NARROWED,
    NATIONAL,
    SOME_PLACES,
    Channel,
    City,
    Device,
    Record,
    Site,
)

MOST_OF_A_NEED = 3
"""Most places that the page of a city shows for a need: what is seen at a glance on a small screen."""
MOST_NUMBERED = 12
"""Most places that the map of a city numbers, and the page of the city lists beside it."""
MOST_ROWS = 40
"""Most places in one list: beyond, it is shared out by district. EcoIndex 85 leaves a page about 300 elements."""


@dataclass(frozen=True)
class NeedPart:
    """A need, and the places of a city where it may be met, best known first."""

    need: Need
    rows: Sequence[Row]
    more: Link | None
    """The page of all of them, where there are more; its title is how many there are."""
    contact: Contact
    """Whom to call where there is none."""
    nearest: Row | None
    """The nearest place of another city, where there is none."""

    @property
    def anchor(self) -> str:
        """Where it stands in the page."""
        return self.need.key


@dataclass(frozen=True)
class Part:
    """Places of a city that are in one district, or some of them where they are many."""

    name: str
    link: Link
    """Their own page, where places are too many to stand on one."""
    count: int
    rows: Sequence[Row]
    """None where they are on their own page."""


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
    parts: Sequence[Link]
    """Where all places are, by district; none where they are few."""
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
class Narrower:
    """What a list can be narrowed down by: the page of what is left, and how many that is."""

    filter: Filter
    link: Link
    count: int


@dataclass(frozen=True)
class ListPage:
    """A page of places of a city: for a need, of a district, or all of them."""

    title: str
    count: int
    parts: Sequence[Part]
    narrower: Sequence[Narrower]
    """What it can be narrowed down by."""
    others: Sequence[Link]
    """The pages beside this one."""
    city: Link


@dataclass(frozen=True)
class FiltersPage:
    """The page of what places can be narrowed down by, with the cities where some have it."""

    filters: Sequence[tuple[Filter, Sequence[Narrower]]]
    """With each, its pages by city: their links bear the names of cities."""


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
    own, around = places.sites_in(city.key), places.around(city)
    are_few = len(around) <= MOST_NUMBERED
    listed: Sequence[Mapped] = around if are_few else own
    return CityPage(
        needs=[_need_part(city, need, known) for need in NEEDS],
        has_sites=bool(own),
        drawing=of_city(city, around, numbered=are_few),
        listed=[Row.of(place, city=city) for place in listed] if len(listed) <= MOST_NUMBERED else [],
        is_numbered=are_few,
        parts=[] if are_few else [part.link for part in parts_with_page(city, known)],
        everything=Link(str(len(own)), ALL_PLACES.format(city.key)),
        start=f"{city.latitude},{city.longitude}",
        points=len(places.points_in(city.key)),
        giving=giving_link(city),
        gone=links(places.sites_in(city.key, current=False)),
    )


def needs_with_page(city: City, known: Knowledge) -> list[Need]:
    """Return the needs that more places of a city answer than its page shows."""
    return [need for need in NEEDS if len(known.needs.answers(city, need)) > MOST_OF_A_NEED]


def parts_with_page(city: City, known: Knowledge) -> list[Part]:
    """Return the districts of a city that have a page of their own, because its places are too many for one."""
    sites = known.places.sites_in(city.key)
    return [
        Part(name, _part_link(city, name), len(some), [Row.of(site, city=city) for site in some])
        for group, members in (_districts(city, sites).items() if len(sites) > MOST_ROWS else ())
        for first in range(0, len(members), MOST_ROWS)
        for some in [members[first : first + MOST_ROWS]]
        for name in [f"{group}, suite {first // MOST_ROWS}" if first else group]
    ]


def need_page(city: City, known: Knowledge, *, need: Need) -> ListPage:
    """Return what the page of a need in a city is given."""
    return _list_page(city, known, f"{need.name} à {city.nom}", known.needs.answers(city, need), need=need)


def all_page(city: City, known: Knowledge) -> ListPage:
    """Return what the page of all places of a city is given."""
    return _list_page(city, known, f"Tous les lieux d’aide à {city.nom}", _everything(city, known))


def narrowed_page(city: City, known: Knowledge, *, need: Need | None, by: Filter) -> ListPage:
    """Return what the page is given of the places of a city, or of those for a need, that have something more."""
    answers = [answer for answer in _of(city, known, need) if by.holds(answer.site)]
    whole = SOME_PLACES.format(city.key, need.key) if need else ALL_PLACES.format(city.key)
    title = f"{need.name if need else 'Les lieux d’aide'} à {city.nom} : {by.name.lower()}"
    page = _list_page(city, known, title, answers, need=need)
    return replace(page, narrower=[], others=[Link("Sans ce filtre", whole), *page.others])


def narrowed(city: City, known: Knowledge) -> Iterator[tuple[Need | None, Narrower]]:
    """Yield what each list of a city that has a page can be narrowed down by."""
    for need in (None, *needs_with_page(city, known)):
        for narrower in _narrower(city, known, need):
            yield need, narrower


def _narrower(city: City, known: Knowledge, need: Need | None) -> list[Narrower]:
    sites = [answer.site for answer in _of(city, known, need)]
    return [
        Narrower(
            one,
            Link(
                one.name,
                NARROWED.format(city.key, need.key, one.key) if need else SOME_PLACES.format(city.key, one.key),
            ),
            sum(map(one.holds, sites)),
        )
        for one in filters(sites, services=need is None)
    ]


def _of(city: City, known: Knowledge, need: Need | None) -> Sequence[Answer]:
    return known.needs.answers(city, need) if need else _everything(city, known)


def _everything(city: City, known: Knowledge) -> list[Answer]:
    return [Answer(site, is_sure=True) for site in known.places.sites_in(city.key)]


def part_page(city: City, known: Knowledge, *, part: Part) -> ListPage:
    """Return what the page of the places of a district is given."""
    return ListPage(
        title=f"Les lieux d’aide : {part.name}",
        count=part.count,
        parts=[part],
        narrower=[],
        others=[other.link for other in parts_with_page(city, known) if other.link != part.link],
        city=Link.to(city),
    )


def _list_page(
    city: City, known: Knowledge, title: str, answers: Sequence[Answer], *, need: Need | None = None
) -> ListPage:
    is_shared_out = len(answers) > MOST_ROWS
    narrower = _narrower(city, known, need)
    rows = {
        answer.site.key: _answer_row(answer, city, [one.filter for one in narrower])
        for answer in ([] if is_shared_out else answers)
    }
    return ListPage(
        title=title,
        count=len(answers),
        parts=[
            Part(name, _part_link(city, name), len(group), [rows[site.key] for site in group if rows])
            for name, group in _districts(city, [answer.site for answer in answers]).items()
        ],
        narrower=narrower,
        others=[_need_link(city, one, one.name) for one in needs_with_page(city, known) if one != need],
        city=Link.to(city),
    )


def _districts(city: City, sites: Iterable[Site]) -> dict[str, list[Site]]:
    """Return sites by district: those of the city by postal code, then those of communes around it."""
    groups: dict[str, list[Site]] = defaultdict(list)
    for site in sorted(sites, key=lambda site: (site.commune != city.nom, site.code_postal or "", site.commune)):
        groups[district(site)].append(site)
    return groups


def _part_link(city: City, name: str) -> Link:
    return Link(name, SOME_PLACES.format(city.key, slug(name)))


def _need_part(city: City, need: Need, known: Knowledge) -> NeedPart:
    answers = known.needs.answers(city, need)
    nearest = None if answers else known.needs.nearest(city, need)
    return NeedPart(
        need=need,
        rows=[_answer_row(answer, city) for answer in answers[:MOST_OF_A_NEED]],
        more=_need_link(city, need, str(len(answers))) if len(answers) > MOST_OF_A_NEED else None,
        contact=of_programme(known) if need.is_the_programmes else of_town_hall(city, None, known),
        nearest=Row.of(nearest[0], kilometres=nearest[1]) if nearest else None,
    )


def _answer_row(answer: Answer, city: City, filters: Sequence[Filter] = ()) -> Row:
    has = [one.key for one in filters if one.holds(answer.site)]
    return Row.of(answer.site, city=city, ask=not answer.is_sure, has=has)


def _need_link(city: City, need: Need, title: str) -> Link:
    return Link(title, SOME_PLACES.format(city.key, need.key))


def giving_page(city: City, known: Knowledge) -> GivingPage:
    """Return what the page of a city for those who give is given."""
    places = known.places
    own = places.points_in(city.key)
    nearest = [] if own else places.nearest(city, "donation_points")
    return GivingPage(
        points=[Row.of(point, city=city) for point in own] or [Row.of(place, kilometres=km) for place, km in nearest],
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


def filters_page(portal: Record, known: Knowledge) -> FiltersPage:
    """Return what the page of all filters is given."""
    del portal
    found: dict[str, tuple[Filter, list[Narrower]]] = {}
    for city in known.catalogue.cities.values():
        for narrower in _narrower(city, known, None):
            of_city = replace(narrower, link=Link(city.nom, narrower.link.address))
            found.setdefault(narrower.filter.key, (narrower.filter, []))[1].append(of_city)
    return FiltersPage(list(found.values()))


def points_taking(device: Device, city: City, known: Knowledge) -> list[Channel]:
    """Return the donation points of a city that say that they take a device."""
    return [point for point in known.places.points_in(city.key) if device.key in point.accepte]


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
