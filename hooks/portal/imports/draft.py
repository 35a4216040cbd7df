"""What a reader makes of a row: the facts of a place in the words of our records, and what it had to leave out."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter, ValidationError

from portal.imports.table import Row, RowError
from portal.records import Telephone, hours_faults

MOBILE = ("06", "07")
TIME = r"\d\d:\d\d"
DISTRICTS = {"750": "751", "6900": "693", "130": "132"}
"""How the INSEE codes of districts begin, by how their postcodes do."""
MOST_DEGREES = 6
"""A millionth of a degree is a tenth of a metre."""


@dataclass
class Draft:
    """A record to be, of one row."""

    row: Row
    slug: str
    facts: dict[str, Any]
    date: str | None = None
    """The row's own date, where the list gives one."""
    left: list[str] = field(default_factory=list)
    """What was left out or must be looked at, a sentence each."""

    def put(self, **facts: Any) -> None:
        """Add the facts that are known: not those that are empty."""
        self.facts |= {name: fact for name, fact in facts.items() if fact not in (None, "", [])}


@dataclass(frozen=True)
class Format:
    """A kind of list, and how a row of it is read."""

    name: str
    """What it is called in the command."""
    dataset: str
    """The key of the record of the data set that its rows are of."""
    columns: Sequence[str]
    """The columns that it must have."""
    read: Callable[[Row], Draft]
    """Makes a draft of a row; raises `RowError` where the row is no place to record."""


def telephone(draft: Draft, text: str) -> str | None:
    """Return a number as records write it; a mobile one, or what is no number, is left out."""
    if not text:
        return None
    try:
        number: str = TypeAdapter[str](Telephone).validate_python(text)
    except ValidationError:
        draft.left.append(f"le numéro « {text} » n’est pas lisible : il n’est pas repris")
        return None
    if number.startswith(MOBILE):
        draft.left.append("le numéro est celui d’un mobile : il n’est pas repris")
        return None
    return number


def hours(draft: Draft, text: str) -> str | None:
    """Return hours in the OSM syntax, spans that touch joined; those that records refuse are left out."""
    joined = re.sub(rf"({TIME})-({TIME}),\2-({TIME})", r"\1-\3", text)
    faults = hours_faults(joined) if joined else ()
    if faults:
        draft.left.append(f"les horaires ne sont pas repris : {faults[0]}")
        return None
    return joined or None


def position(row: Row) -> Mapping[str, float]:
    """Return where a row's place is, by the names that all our lists have.

    Raises:
        RowError: where one of the two is no number with a point.

    """
    return {"latitude": _degrees(row, "latitude"), "longitude": _degrees(row, "longitude")}


def _degrees(row: Row, column: str) -> float:
    if not re.fullmatch(r"-?\d{1,3}\.\d+", row[column]):
        sentence = f"« {row[column]} » n’est pas une position : il faut un nombre avec un point, comme 48.8566"
        raise RowError(row.problem(sentence, column))
    return round(float(row[column]), MOST_DEGREES)


def district(postcode: str) -> str | None:
    """Return the INSEE code of the district that a postcode of Paris, Lyon or Marseille is that of."""
    found = re.fullmatch(r"(750|6900|130)(\d{1,2})", postcode)
    return f"{DISTRICTS[found[1]]}{int(found[2]):02}" if found else None
