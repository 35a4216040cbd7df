"""What the pages of a city are given: what one needs there, all its places, where one gives; and the whole country."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from portal.knowing import NEEDS, Answer, Contact, Knowledge, Mapped, Need, district, of_programme, of_town_hall, slug
from portal.map import Drawing, of_city
from portal.pages.parts import Link, Row, Summary, links, summaries
from portal.records import ALL_PLACES, GIVING, NATIONAL, SOME_PLACES, City, Record, Site

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
    same: Need | None
    """A need before it that all the same places answer: they are not said twice."""
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
class ListPage:
    """A page of places of a city: for a need, of a district, or all of them."""

    title: str
    count: int
    parts: Sequence[Part]
    others: Sequence[Link]
    """The pages beside this one."""
    city: Link


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
        start=f"{city.latitude},{city.longitude}",
        points=len(places.points_in(city.key)),
        giving=giving_link(city),
        gone=links(places.sites_in(city.key, current=False)),
    )


def _district_page(city: City, known: Knowledge, name: str) -> str:
    """Return the address of the page where the places of a district are."""
    shared_out = len(known.places.sites_in(city.key)) > MOST_ROWS
    return _part_link(city, name).address if shared_out else ALL_PLACES.format(city.key)


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
    answers = known.needs.answers(city, need)
    rows = {answer.site.key: _answer_row(answer, city) for answer in answers}
    return _list_page(city, known, f"{need.name} à {city.nom}", [answer.site for answer in answers], rows)


def all_page(city: City, known: Knowledge) -> ListPage:
    """Return what the page of all places of a city is given."""
    sites = known.places.sites_in(city.key)
    rows = {site.key: Row.of(site, city=city) for site in sites}
    return _list_page(city, known, f"Tous les lieux d’aide à {city.nom}", sites, rows)


def part_page(city: City, known: Knowledge, *, part: Part) -> ListPage:
    """Return what the page of the places of a district is given."""
    return ListPage(
        title=f"Les lieux d’aide : {part.name}",
        count=part.count,
        parts=[part],
        others=[other.link for other in parts_with_page(city, known) if other.link != part.link],
        city=Link.to(city),
    )


def _list_page(city: City, known: Knowledge, title: str, sites: Sequence[Site], rows: Mapping[str, Row]) -> ListPage:
    is_shared_out = len(sites) > MOST_ROWS
    return ListPage(
        title=title,
        count=len(sites),
        parts=[
            Part(name, _part_link(city, name), len(group), [] if is_shared_out else [rows[site.key] for site in group])
            for name, group in _districts(city, sites).items()
        ],
        others=[_need_link(city, need, need.name) for need in needs_with_page(city, known)],
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


def _need_part(city: City, need: Need, known: Knowledge, before: Sequence[Need]) -> NeedPart:
    answers = known.needs.answers(city, need)
    same = next((one for one in before if answers and known.needs.answers(city, one) == answers), None)
    nearest = None if answers else known.needs.nearest(city, need)
    return NeedPart(
        need=need,
        same=same,
        rows=[] if same else [_answer_row(answer, city) for answer in answers[:MOST_OF_A_NEED]],
        more=_need_link(city, need, str(len(answers))) if len(answers) > MOST_OF_A_NEED else None,
        contact=of_programme(known) if need.is_the_programmes else of_town_hall(city, None, known),
        nearest=Row.of(nearest[0], kilometres=nearest[1]) if nearest else None,
    )


def _answer_row(answer: Answer, city: City) -> Row:
    return Row.of(answer.site, city=city, ask=not answer.is_sure)


def _need_link(city: City, need: Need, title: str) -> Link:
    return Link(title, SOME_PLACES.format(city.key, need.key))


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
