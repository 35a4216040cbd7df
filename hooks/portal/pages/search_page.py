"""What the page of the search is given: what it finds, in the order of the alphabet, for those who read without it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from portal.knowing import Knowledge, slug
from portal.pages.lists import TEXTS, Written, cities_or_regions
from portal.pages.parts import Link
from portal.pages.search import (
    DANGER,
    DEVICE,
    DONATE,
    FIGURE,
    GUIDE,
    LESSON,
    OFFER,
    PLACES,
    SERVICE,
    WIPING,
    WORD,
    Entry,
    Findable,
    Sort,
)
from portal.pages.search_files import FIRST

MOST_LINES = 100
"""Most lines of the page: EcoIndex 85 leaves it about 300 elements, and a line is two."""
MOST_NAMED = 60
"""Most words that stand beside a title."""
LISTED = {
    SERVICE: "numeros-utiles/",
    DEVICE: DONATE,
    OFFER: "offres/",
    LESSON: "apprendre/",
    WIPING: "donner/effacer/",
    DANGER: "donner/refuses/",
    WORD: "comprendre/mots/",
    FIGURE: "comprendre/chiffres/",
}
"""The page that lists the entries of a sort: it can stand for all of them, that of services first.

A service and a device are known by their names, which stand on that line; of a lesson one knows the everyday words.
"""
BRIEF = frozenset({WORD, FIGURE, WIPING, DANGER})
"""The sorts for which it always does: each entry is a few lines."""
GUIDES = "contribuer/"
OWN = "recherche/"
PARTS = ("0–9", "A–C", "D–F", "G–I", "J–L", "M–O", "P–R", "S–U", "V–Z")
"""The parts of the alphabet, each with a title of its own."""


@dataclass(frozen=True)
class Line:
    """An entry, with what people say for it."""

    link: Link
    said: Sequence[str]


@dataclass(frozen=True)
class Part:
    """The entries of a part of the alphabet."""

    name: str
    lines: Sequence[Line]


@dataclass(frozen=True)
class SearchPage:
    """The page of the search."""

    parts: Sequence[Part]
    index: str
    """The address of what the script reads."""


def search_page(known: Knowledge, written: Written) -> SearchPage:
    """Return what the page of the search is given."""
    lines = sorted(_lines(known, written), key=lambda line: slug(line.link.title))
    parts = [Part(name, list(some)) for name, some in groupby(lines, key=lambda line: _part(line.link.title))]
    return SearchPage(parts, FIRST)


def _part(title: str) -> str:
    first = slug(title)[:1].upper()
    return next((name for name in PARTS[1:] if name[0] <= first <= name[-1]), PARTS[0])


def _lines(known: Knowledge, written: Written) -> Iterator[Line]:
    findable, by_sort = Findable(known, written[TEXTS]), defaultdict[Sort, list[Entry]](list)
    for entry in findable.others():
        if entry.address != OWN and (entry.sort != GUIDE or entry.address == GUIDES):
            by_sort[entry.sort].append(entry)
    needs = [facet for facet in findable.facets() if facet.general == PLACES]
    cities = cities_or_regions(known, PLACES)
    whole = _together(by_sort, MOST_LINES - len(needs) - len(cities))
    named = {LISTED[sort]: [entry.title for entry in by_sort[sort]] for sort in whole}
    for sort, entries in by_sort.items():
        for entry in entries if sort not in whole else ():
            yield Line(Link(entry.title, entry.address), _few([*entry.said, *named.get(entry.address, ())]))
    around = {} if known.places.have_many_cities else findable.around()
    yield from (Line(city, _few(around.get(city.title, ()))) for city in cities)
    yield from (Line(Link(need.name, need.general), _few(need.said)) for need in needs)


def _together(by_sort: Mapping[Sort, Sequence[Entry]], most: int) -> set[Sort]:
    """Return the sorts that one line stands for, so that the others fit in so many lines."""
    whole = set(BRIEF)
    for sort in LISTED:
        if sum(len(entries) for one, entries in by_sort.items() if one not in whole) > most:
            whole.add(sort)
    return whole


def _few(words: Sequence[str]) -> Sequence[str]:
    """Return words, with the sign that there are more where some are left out."""
    return words if len(words) <= MOST_NAMED else [*words[:MOST_NAMED], "…"]
