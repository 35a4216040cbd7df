"""What the lists of places of a city are given: of all, for a need, of a district, or of those that have more."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from portal.knowing import (
    NEEDS,
    Answer,
    Filter,
    Knowledge,
    Need,
    district,
    filters,
    slug,
)
from portal.pages.parts import Link, Row
from portal.records import (
    ALL_PLACES,
    NARROWED,
    SOME_PLACES,
    City,
    Record,
    Site,
)

MOST_OF_A_NEED = 3
"""Most places that the page of a city shows for a need: what is seen at a glance on a small screen."""
MOST_ROWS = 34
"""Most places in one list: beyond, it is shared out by district. EcoIndex 85 leaves a page about 300 elements."""


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


def needs_with_page(city: City, known: Knowledge) -> list[Need]:
    """Return the needs that more places of a city answer than its page shows."""
    return [need for need in NEEDS if len(known.needs.answers(city, need)) > MOST_OF_A_NEED]


def parts_with_page(city: City, known: Knowledge) -> list[Part]:
    """Return the districts of a city that have a page of their own, because its places are too many for one."""
    sites = known.places.sites_in(city.key)
    return [
        Part(name, part_link(city, name), len(some), [Row.of(site, city=city) for site in some])
        for group, members in (_districts(city, sites).items() if len(sites) > MOST_ROWS else ())
        for first in range(0, len(members), MOST_ROWS)
        for some in [members[first : first + MOST_ROWS]]
        for name in [f"{group}, suite {first // MOST_ROWS}" if first else group]
    ]


def all_page(city: City, known: Knowledge) -> ListPage:
    """Return what the page of all places of a city is given."""
    return _list_page(city, known, f"Tous les lieux d’aide à {city.nom}", _everything(city, known))


def need_page(city: City, known: Knowledge, *, need: Need) -> ListPage:
    """Return what the page of a need in a city is given."""
    return _list_page(city, known, f"{need.name} à {city.nom}", known.needs.answers(city, need), need=need)


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


def part_page(city: City, known: Knowledge, *, part: Part, beside: Sequence[Link]) -> ListPage:
    """Return what the page of the places of a district is given; `beside` are the pages of all districts."""
    del known
    return ListPage(
        title=f"Les lieux d’aide : {part.name}",
        count=part.count,
        parts=[part],
        narrower=[],
        others=[other for other in beside if other != part.link],
        city=Link.to(city),
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


def _list_page(
    city: City, known: Knowledge, title: str, answers: Sequence[Answer], *, need: Need | None = None
) -> ListPage:
    is_shared_out = len(answers) > MOST_ROWS
    narrower = _narrower(city, known, need)
    rows = {
        answer.site.key: answer_row(answer, city, [one.filter for one in narrower])
        for answer in ([] if is_shared_out else answers)
    }
    return ListPage(
        title=title,
        count=len(answers),
        parts=[
            Part(name, part_link(city, name), len(group), [rows[site.key] for site in group if rows])
            for name, group in _districts(city, [answer.site for answer in answers]).items()
        ],
        narrower=narrower,
        others=[need_link(city, one, one.name) for one in needs_with_page(city, known) if one != need],
        city=Link.to(city),
    )


def _districts(city: City, sites: Iterable[Site]) -> dict[str, list[Site]]:
    """Return sites by district: those of the city by postal code, then those of communes around it."""
    groups: dict[str, list[Site]] = defaultdict(list)
    for site in sorted(sites, key=lambda site: (site.commune != city.nom, site.code_postal or "", site.commune)):
        groups[district(site)].append(site)
    return groups


def part_link(city: City, name: str) -> Link:
    """Return the link to the page of a district of a city."""
    return Link(name, SOME_PLACES.format(city.key, slug(name)))


def answer_row(answer: Answer, city: City, filters: Sequence[Filter] = ()) -> Row:
    """Return a place that answers, in a list that may be narrowed down by `filters`."""
    has = [one.key for one in filters if one.holds(answer.site)]
    return Row.of(answer.site, city=city, ask=not answer.is_sure, has=has)


def need_link(city: City, need: Need, title: str) -> Link:
    """Return the link to the page of a need in a city."""
    return Link(title, SOME_PLACES.format(city.key, need.key))
