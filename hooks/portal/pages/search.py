"""What the search finds: an entry for each page that answers something, and the words that it is found by."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from portal.knowing import NEEDS, Knowledge, address, district, kind_of, slug, title
from portal.pages.city_lists import needs_with_page, parts_with_page
from portal.pages.parts import Summary
from portal.records import GIVING, SOME_PLACES, Channel, City, Offer, Record, Service, Site, postcodes_of

DONATE = "donner/"
PLACES = "lieux/"
SMALL_WORDS = """
a ai ais alors apres as au aussi aux avec avez avoir bien c ca car ce cela ces cet cette chez comme
comment d dans de des deja du elle en encore es est et etre eu fait faut il ils j je l la le les leur lui
m ma mais marche me mes mon n ne nos notre nous on ont ou par pas pour pourquoi plus qu quand que quel
quelle qui s sa sans se ses si son sont suis sur t ta te tes toi ton tout tous toute tres tu un une va
vais veut veux vos votre vous y
"""
SMALL = frozenset(SMALL_WORDS.split())
"""Small words, folded, that tell no page from another: the search passes over them."""
ORDINAL = re.compile(r"\b([0-9]+)(?:er|ere|e|eme|ieme|nde?)\b")
SAINT = re.compile(r"\bst(e?)\b")


@dataclass(frozen=True)
class Sort:
    """A sort of entries."""

    name: str
    """What a result is said to be."""
    weight: float
    """How far it comes before others that match as well: what helps now before what explains."""


CITY = Sort("Ville", 1.3)
NEED = Sort("Trouver de l’aide", 1.2)
GIFT = Sort("Donner", 1.2)
SERVICE = Sort("Numéro ou service", 1.15)
LESSON = Sort("Leçon", 1.1)
OFFER = Sort("Offre", 1.1)
DEVICE = Sort("Appareil à donner", 1)
WIPING = Sort("Avant de donner", 1)
DANGER = Sort("Refusé ou dangereux", 1)
PART = Sort("Lieux d’un quartier", 1.1)
SITE = Sort("Lieu d’aide", 0.8)
PAGE = Sort("Page", 1.1)
POINT = Sort("Point de don", 0.75)
WORD = Sort("Mot expliqué", 0.8)
FIGURE = Sort("Chiffre", 0.6)
GUIDE = Sort("Pour corriger le site", 0.5)
GONE = Sort("N’existe plus", 0.4)
OF_KINDS = {
    "lessons": LESSON,
    "paths": LESSON,
    "offers": OFFER,
    "devices": DEVICE,
    "systems": WIPING,
    "dangers": DANGER,
    "services": SERVICE,
    "figures": FIGURE,
}


@dataclass(frozen=True)
class Entry:
    """A page, or a place in one, as the search knows it."""

    sort: Sort
    title: str
    address: str
    """From the root of the site."""
    note: str = ""
    """What a visitor reads beside its title: where a place is."""
    said: Sequence[str] = ()
    """What people say for it, as they say it."""
    text: str = ""
    """What its page says of itself."""

    @cached_property
    def told(self) -> list[object]:
        """Its title, address and note, what people say for it, and what it says of itself, as a script reads them."""
        said = telling(" ".join(self.said), beside=self.title)
        of_itself = telling(self.text, beside=f"{self.title} {self.note} {said}")
        told: list[object] = [self.title, self.address, self.note, said, of_itself]
        while not told[-1]:
            told.pop()
        return told


@dataclass(frozen=True)
class Facet:
    """What one may look for in a city, and where the answer stands there."""

    name: str
    said: Sequence[str]
    general: str
    """The address of the page that asks which city."""
    inside: str
    """The address of the answer in a city, with `{}` for its key."""
    own: str = ""
    """The address of the page that some cities have for it, with `{}` for the key."""
    cities: Sequence[str] = ()
    """The keys of those cities."""
    sort: Sort = NEED


class Findable:
    """All that the search finds."""

    def __init__(self, known: Knowledge, texts: Iterable[Summary]) -> None:
        """Take what is known, and the pages of docs/ with their descriptions."""
        self._known = known
        self._texts = list(texts)
        sayings = known.catalogue.search.mots_courants
        self._said: Mapping[str, list[str]] = _gathered((page, one.on_dit) for one in sayings for page in one.pages)
        self._needed: Mapping[str, list[str]] = _gathered((need, one.on_dit) for one in sayings for need in one.besoins)

    def facets(self) -> list[Facet]:
        """Return what one may look for in a city."""
        cities = self._known.catalogue.cities.values()
        with_page = {city.key: needs_with_page(city, self._known) for city in cities}
        needs = [
            Facet(
                need.name,
                [need.short, *sorted(need.equipment), *self._needed.get(need.key, ())],
                PLACES,
                f"{PLACES}{{}}/#{need.key}",
                SOME_PLACES.format("{}", need.key),
                [key for key, needs in with_page.items() if need in needs],
            )
            for need in NEEDS
        ]
        return [*needs, Facet("Donner un appareil", self._donating, DONATE, GIVING, sort=GIFT)]

    @property
    def _donating(self) -> list[str]:
        """What people say when they give."""
        return self._needed.get("donner", [])

    def places(self) -> Iterator[Entry]:
        """Yield the entries of sites and donation points."""
        catalogue = self._known.catalogue
        everything: list[Site | Channel] = [*catalogue.sites.values(), *catalogue.donation_points.values()]
        for place in everything:
            postcode, commune = getattr(place, "code_postal", None), getattr(place, "commune", None)
            where = " ".join(filter(None, (postcode, commune))) or "partout en France"
            sort = GONE if not place.is_current else SITE if isinstance(place, Site) else POINT
            # in one word: its number alone would answer for a postcode
            said = [str(place.code).replace("-", ""), *self._said.get(f"/{address(place)}", ())]
            kind = kind_of(place).name if isinstance(place, Site) else ""
            part = district(place) if commune else ""
            yield Entry(sort, title(place), address(place), where, said, f"{kind} {part}")

    def cities(self) -> Iterator[Entry]:
        """Yield the entries of cities."""
        for city in self._known.catalogue.cities.values():
            codes = " ".join(_codes(self._known, city))
            yield Entry(CITY, city.nom, address(city), city.departement, self._around(city), codes)
            for part in parts_with_page(city, self._known):
                yield Entry(PART, part.name, part.link.address, city.nom)

    def around(self) -> dict[str, list[str]]:
        """Return the communes and districts that the places of each city are in, by its name; where most are, first."""
        return {city.nom: self._around(city) for city in self._known.catalogue.cities.values()}

    def _around(self, city: City) -> list[str]:
        places = Counter(district(place) for place in self._known.places.on_the_map_of(city.key))
        return sorted(places.keys() - {city.nom}, key=lambda name: (-places[name], len(name), name))

    def others(self) -> Iterator[Entry]:
        """Yield the entries of all other records, and of the pages of docs/."""
        catalogue = self._known.catalogue
        for kind, sort in OF_KINDS.items():
            for record in catalogue.of_kind(kind).values():
                gone = isinstance(record, Offer) and record.has_ended(self._known.today)
                yield self._of(GONE if gone else sort, title(record), address(record), _text(record))
        for key, word in catalogue.glossary.mots.items():
            yield self._of(WORD, word.mot, f"{address(catalogue.glossary)}#{key}")
        for page in self._texts:
            sort = GUIDE if page.link.address.startswith("contribuer/") else PAGE
            yield self._of(sort, page.link.title, page.link.address, page.text)

    def _of(self, sort: Sort, name: str, where: str, text: str = "") -> Entry:
        said = [*self._said.get(f"/{where}", ()), *(self._donating if sort is DEVICE else ())]
        return Entry(sort, name, where, said=said, text=text)


def folded(text: str) -> list[str]:
    """Return the words of a text as the search compares them: no accents, no capitals, ordinals as numbers."""
    plain = slug(text).replace("-", " ")
    return SAINT.sub(r"saint\1", ORDINAL.sub(r"\1", plain)).split()


def telling(text: str, *, beside: str = "") -> str:
    """Return the words of a text that tell something, once each, without those that stand in `beside`."""
    passed_over = SMALL.union(folded(beside))
    return " ".join(dict.fromkeys(word for word in folded(text) if word not in passed_over))


def _gathered(pairs: Iterable[tuple[str, Sequence[str]]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, words in pairs:
        found.setdefault(key, []).extend(words)
    return found


def _text(record: Record) -> str:
    numbers = [record.telephone, record.sms] if isinstance(record, Service) else []
    return " ".join(filter(None, [getattr(record, "presentation_resume", ""), *numbers]))


def _codes(known: Knowledge, city: City) -> list[str]:
    """Return the postcodes of a city and of its places, and the number of its département before them.

    A name does not tell a département: there are two Saint-Denis. The places filed under the city do.
    """
    places = [*known.places.sites_in(city.key), *known.places.sites_in(city.key, current=False)]
    points = known.places.on_the_map_of(city.key)
    filed = {place.code_postal for place in [*places, *points] if place.code_postal}
    named = postcodes_of(city.nom)
    departements = {_departement(code) for code in filed & named or filed or named}
    if len(departements) != 1:
        return sorted(filed)
    return [*departements, *sorted(filed | {code for code in named if _departement(code) in departements})]


def _departement(postcode: str) -> str:
    return postcode[: 3 if postcode.startswith(("97", "98")) else 2]
