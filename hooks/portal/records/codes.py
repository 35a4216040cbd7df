"""Short codes: whose each is for ever, what is wrong with the code of a record, and which are free."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, product

from portal.records.addresses import SHORT
from portal.records.messages import Problem, problem_at
from portal.records.models import NATIONAL
from portal.records.models.city import City
from portal.records.models.common import Record
from portal.records.models.place import Place
from portal.records.source import Mark, Where

LIST = "data/codes.txt"
"""All codes ever published, a line each: the code, and the record that has or had it."""
NATIONAL_LETTERS = "FRA"
"""What stands for the letters of a city in the codes of channels that serve the whole country."""
LINE = re.compile(r"([A-Z]{3}-(?:0[1-9]|[1-9][0-9]{1,2})) ((?:sites|donation_points)/([a-z0-9-]+)/[a-z0-9-]+)")
MOST = 999
"""So many places a city can have, all those it ever had counted."""
PLACES = ("sites", "donation_points")
WRITES = "ou lancez « make codes », qui l’écrit"


@dataclass
class Codes:
    """The codes that were given, and the next ones."""

    owners: dict[str, str] = field(default_factory=dict)
    """The record that has each code for ever: its kind and key."""
    cities: dict[str, str] = field(default_factory=dict)
    """The letters that the codes of each city have begun with, by its key."""
    _highest: dict[str, int] = field(default_factory=dict)

    def give(self, code: str, owner: str) -> None:
        """Give a code that no record has."""
        self._highest[code[:3]] = max(int(code[4:]), self._highest.get(code[:3], 0))
        self.owners[code] = owner

    def free(self, letters: str) -> str:
        """Return the next code with these letters; nothing once there is none."""
        number = self._highest.get(letters, 0) + 1
        return f"{letters}-{number:02}" if number <= MOST else ""

    def lost(self) -> Iterator[str]:
        """Yield the codes that are missing below the highest: they were given one after the other."""
        for letters, highest in self._highest.items():
            codes = (f"{letters}-{number:02}" for number in range(1, highest))
            yield from (code for code in codes if code not in self.owners)


def read_list(text: str) -> tuple[Codes, list[Problem]]:
    """Return the codes of a list, and what is wrong with it."""
    codes, problems, owners = Codes(), [], set[str]()
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        found = LINE.fullmatch(line)
        if not found:
            fault = "il faut un code et son lieu, par exemple « LYO-01 sites/lyon/lyon-8e »"
        elif found[1] in codes.owners:
            fault = f"le code {found[1]} est à {codes.owners[found[1]]} : un code n’est jamais donné deux fois"
        elif found[2] in owners:
            fault = f"{found[2]} a déjà un code plus haut : un lieu n’en a qu’un"
        else:
            codes.give(found[1], found[2])
            codes.cities[found[3]] = found[1][:3]
            owners.add(found[2])
            continue
        problems.append(problem_at(LIST, fault, Mark(number, 1), text=text))
    lost = (f"la ligne du code {code} manque : remettez-la, elle ne s’efface jamais" for code in codes.lost())
    return codes, problems + [problem_at(LIST, sentence) for sentence in lost]


def write_list(text: str, owners: Mapping[str, str]) -> str:
    """Return the text of a list with all these codes: its remarks first, then the codes in their order."""
    remarks = [line for line in text.splitlines() if line.startswith("#")]
    by_number = sorted(owners.items(), key=lambda given: (given[0][:3], int(given[0][4:])))
    return "".join(f"{line}\n" for line in chain(remarks, (f"{code} {owner}" for code, owner in by_number)))


def short_addresses(records: Mapping[str, Mapping[str, Record]]) -> Iterator[str]:
    """Yield the short addresses that places have, from the root of the site."""
    for place in (place for kind in PLACES for place in records[kind].values()):
        if isinstance(place, Place) and place.code:
            yield SHORT.format(place.code.lower())


def owner_of(record: Record) -> str:
    """Return how a record is named in the list: its kind and its key."""
    return f"{record.kind}/{record.key}"


def letters_for(cities: Iterable[Record], codes: Codes) -> dict[str, str]:
    """Return the letters that each city may have that has none, by its key."""
    has = {city.code for city in cities if isinstance(city, City)}
    taken = {NATIONAL_LETTERS, *codes.cities.values(), *has}
    found: dict[str, str] = {}
    for city in cities:
        if isinstance(city, City) and city.code is None:
            free = (letters for letters in _abbreviations(city.key) if letters not in taken)
            found[city.key] = codes.cities.get(city.key) or next(free)
            taken.add(found[city.key])
    return found


def _abbreviations(key: str) -> Iterator[str]:
    """Yield the first three letters of a name, the first two and another one, then any three."""
    letters = re.sub("[^A-Z]", "", key.upper())
    if len(letters) > 2:  # noqa: PLR2004 - the third is the first to change
        yield from (f"{letters[:2]}{letter}" for letter in letters[2:])
    yield from map("".join, product("ABCDEFGHIJKLMNOPQRSTUVWXYZ", repeat=3))


def faults(records: Mapping[str, Mapping[str, Record]], codes: Codes) -> Iterator[tuple[Record, Where, str]]:
    """Yield what is wrong with the codes of cities and places: the record, the field, and what to write.

    Each place that has no code, or one that is not in the list, is given one in `codes`.
    """
    proposed = letters_for(records["cities"].values(), codes)
    letters: dict[str, str] = {NATIONAL: NATIONAL_LETTERS}
    first = {NATIONAL_LETTERS: NATIONAL}
    for key, city in records["cities"].items():
        letters[key] = proposed.get(key) or str(getattr(city, "code", ""))
        if key in proposed:
            yield city, ("code",), f"ce champ obligatoire manque : ajoutez « code: {proposed[key]} », {WRITES}"
        elif (other := first.setdefault(letters[key], key)) != key:
            yield (
                city,
                ("code",),
                f"« {letters[key]} » est déjà le code de « {other} » : choisissez trois autres lettres",
            )
    has = {owner: code for code, owner in codes.owners.items()}
    places = [place for kind in PLACES for place in records[kind].values() if isinstance(place, Place)]
    for place in sorted(places, key=lambda place: (place.code is None, place.code or "")):
        own = letters.get(place.city_key)  # none where the record of the city is broken, which is said there
        fault = _fault(place, own, has, codes) if own else None
        if fault:
            yield place, ("code",), fault


def _fault(place: Place, letters: str, has: Mapping[str, str], codes: Codes) -> str | None:
    owner, code = owner_of(place), place.code
    right = has.get(owner) or codes.free(letters)
    fault = None
    if not right:
        fault = f"tous les codes {letters} sont donnés : rangez ce lieu dans une autre ville"
    elif code is None:
        fault = f"ce champ obligatoire manque : ajoutez « code: {right} », {WRITES}"
    elif owner in has and code != right:
        fault = f"le code de ce lieu est {right} pour toujours : écrivez « code: {right} »"
    elif owner not in has and code in codes.owners:
        other = codes.owners[code]
        fault = f"« {code} » est pour toujours le code de {other} : supprimez cette ligne, puis lancez « make codes »"
    elif code != right:
        fault = f"« {code} » n’est pas le prochain code libre de sa ville : écrivez « code: {right} »"
    elif owner not in has:
        fault = f"ce code n’est pas dans {LIST} : ajoutez-y la ligne « {code} {owner} », {WRITES}"
    if right and owner not in has and code in (None, right):
        codes.give(right, owner)
    return fault
