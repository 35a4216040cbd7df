"""Places that may be one: near one another, at one address or of one SIRET, unless they are known to be of two kinds.

An index answers, whatever the number of places: a row of a list is compared with the few that it may be.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import floor
from typing import Any

from rapidfuzz import fuzz

from portal.knowing import plain, title
from portal.records import Place, Record, distance_km

NEAR_KM = 0.060
"""Two points of one building are rarely farther apart, whoever measured them."""
SQUARE = 0.001
"""The side of a square of the index, in degrees: more than 60 m, in both directions, as far as 57° from the equator."""
ALIKE = 90
"""Names that are alike by so many hundredths are one name."""
WORDS = 2
"""A name is another one with words added where they share so many."""
AT_ADDRESS = "à la même adresse que"
EXACT = ("adresse", "rue")
"""How a position must be known for a distance from it to mean anything."""


@dataclass(frozen=True)
class Spot:
    """What tells a place from another."""

    name: str
    commune: str
    address: str
    """Street and commune, or nothing where one is not known."""
    latitude: float
    longitude: float
    exact: bool
    kinds: frozenset[str]
    pivot: str

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> "Spot":
        """Return the spot of the facts of a record, by the names of its fields."""
        street, commune = facts.get("adresse"), facts.get("commune")
        return cls(
            plain(facts.get("nom") or ""),
            _flat(commune or ""),
            _flat(f"{street} {commune}") if street and commune else "",
            facts["latitude"],
            facts["longitude"],
            facts.get("precision") in EXACT,
            frozenset(facts.get("typologie") or ()),
            facts.get("pivot") or "",
        )


@dataclass(frozen=True)
class Match:
    """A place that may be the one that is asked about."""

    other: Place
    metres: int | None
    """How far it is, where both positions are known."""
    same: bool
    """Whether it is the same as far as one can tell; else it is a doubt."""
    reason: str
    """Why, to be said before its name: « à la même adresse que »."""

    def __str__(self) -> str:
        """Return « à 12 m de « Bibliothèque de l’Exemple » (data/…) »."""
        past = "" if self.other.is_current else ", que nous disons historique"
        return f"{self.reason} « {self.other.nom} » ({self.other.path}){past}"

    @property
    def rank(self) -> tuple[bool, bool, int]:
        """Return what sorts the best first: those that are the same, then those that exist, then the nearest."""
        return not self.same, not self.other.is_current, self.metres or 0


class Places:
    """Places, found by where they are, by their address, by their SIRET, and by their name in a commune."""

    def __init__(self, places: Iterable[Place] = ()) -> None:
        self._squares: dict[tuple[int, int], list[int]] = defaultdict(list)
        self._addresses: dict[str, list[int]] = defaultdict(list)
        self._pivots: dict[str, list[int]] = defaultdict(list)
        self._names: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._held: list[tuple[Place, Spot]] = []
        self.compared = 0
        """How many pairs were compared until now."""
        for place in places:
            self.add(place)

    def add(self, place: Place) -> None:
        """Hold one place more; one that has no position is none that a row can be."""
        if getattr(place, "latitude", None) is None:
            return
        spot, number = Spot.of(vars(place)), len(self._held)
        self._held.append((place, spot))
        self._squares[_square(spot)].append(number)
        self._names[spot.name, spot.commune].append(number)
        if spot.address:
            self._addresses[spot.address].append(number)
        if spot.pivot:
            self._pivots[spot.pivot].append(number)

    def like(self, spot: Spot) -> list[Match]:
        """Return the places that may be the one at a spot, the best first."""
        matches = (_match(spot, *self._held[number]) for number in sorted(self._around(spot)))
        return sorted(filter(None, matches), key=lambda match: match.rank)

    def _around(self, spot: Spot) -> set[int]:
        """Return the numbers of the places to be compared."""
        x, y = _square(spot)
        found = {number for dx in (-1, 0, 1) for dy in (-1, 0, 1) for number in self._squares.get((x + dx, y + dy), ())}
        found.update(self._addresses.get(spot.address, ()) if spot.address else ())
        found.update(self._pivots.get(spot.pivot, ()) if spot.pivot else ())
        found.update(self._names.get((spot.name, spot.commune), ()) if spot.name else ())
        self.compared += len(found)
        return found


def _match(spot: Spot, place: Place, other: Spot) -> Match | None:
    kilometres = distance_km(spot, other) if spot.exact and other.exact else None
    metres = None if kilometres is None else round(kilometres * 1000)
    near = kilometres is not None and kilometres <= NEAR_KM
    at = bool(spot.address) and spot.address == other.address
    of_one = bool(spot.pivot) and spot.pivot == other.pivot
    alike = _alike(spot.name, other.name)
    differ = bool(spot.kinds and other.kinds) and spot.kinds.isdisjoint(other.kinds)
    if (near or at) and (alike or not differ):
        reason = f"à {metres} m de" if metres is not None else AT_ADDRESS
        return Match(place, metres, same=at or alike or of_one, reason=reason)
    if metres is None and alike and spot.commune == other.commune:
        return Match(place, None, same=True, reason="de même nom et de même commune que")
    if of_one and alike:
        where = "dans une autre commune" if metres is None else f"à {metres} m"
        return Match(place, metres, same=False, reason=f"de même SIRET et de même nom, mais {where} :")
    return None


def _alike(one: str, other: str) -> bool:
    """Say whether two names are one: nearly the same letters, or the words of one and some more."""
    if fuzz.ratio(one, other) >= ALIKE:
        return True
    words, others = (set(re.findall(r"\w{2,}", name)) for name in (one, other))
    return len(words & others) >= WORDS and (words <= others or others <= words)


@dataclass(frozen=True)
class Double:
    """A record that the one being written may be."""

    other: Record
    reason: str
    """Why, to be said before its name: « à 12 m de »."""

    def told(self) -> str:
        """Return a sentence on the other record: why it is one, its name, and what tells it from others."""
        other = self.other
        lines = (("adresse",), ("code_postal", "commune"), ("telephone",), ("statut",))
        facts = (" ".join(filter(None, (getattr(other, field, None) for field in line))) for line in lines)
        said = ", ".join(filter(None, facts))
        return f"peut-être un double, {self.reason} « {title(other)} » ({other.path}){f' : {said}' if said else ''}."


def doubles_of(name: str, facts: Mapping[str, Any], *, near: Iterable[Record], alike: Iterable[Record]) -> list[Double]:
    """Return the records that one with these facts may be: by where they are, and of some by their name alone."""
    found: dict[str, str] = {}
    if position := _position(facts):
        places = Places(one for one in near if isinstance(one, Place))
        for match in places.like(Spot.of({**facts, **position})):
            far = match.same and match.metres is not None and match.metres > NEAR_KM * 1000
            found[match.other.path] = AT_ADDRESS if far else match.reason
    records = {other.path: other for other in near}
    for other in sorted(alike, key=lambda other: -fuzz.ratio(plain(name), _called(other))):
        said, known = plain(name), _called(other)
        if said and _alike(said, known) and re.findall(r"\d+", said) == re.findall(r"\d+", known):
            found.setdefault(other.path, "presque du même nom que")
    return [Double(records[path], reason) for path, reason in found.items()]


def _called(record: Record) -> str:
    """Return the name of a record without what does not tell it from another."""
    return plain(title(record))


def _position(facts: Mapping[str, Any]) -> dict[str, float]:
    try:
        return {name: float(facts[name]) for name in ("latitude", "longitude")}
    except (KeyError, ValueError):
        return {}


def _square(spot: Spot) -> tuple[int, int]:
    return floor(spot.latitude / SQUARE), floor(spot.longitude / SQUARE)


def _flat(text: str) -> str:
    return re.sub(r"[\s,’'-]+", " ", plain(text))
