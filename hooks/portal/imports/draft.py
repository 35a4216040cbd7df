"""What a reader makes of a row: the facts of a place in the words of our records, and what it had to leave out."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, get_args

from pydantic import TypeAdapter, ValidationError

from portal.imports.table import Row, RowError, Rows, rows
from portal.imports.writing import name
from portal.knowing import plain
from portal.records import KINDS, Telephone, commune_of, hours_faults

MOBILE = ("06", "07")
TIME = r"\d\d:\d\d"
DISTRICTS = {"750": "751", "6900": "693", "130": "132"}
"""How the INSEE codes of districts begin, by how their postcodes do."""
MOST_DEGREES = 6
"""A millionth of a degree is a tenth of a metre."""
CLOSED = re.compile(
    r"\bferm[ée]e?s? (?:définitivement|depuis|jusqu)|définitivement ferm|fermeture définitive|n[’']existe plus"
    r"|a fermé ses portes|a cessé (?:son|ses|toute) activité"
)
CLOSED_NAME = re.compile(rf"^\W*fermée?s?\b|\(\s*ferm[ée]e?s?\b|{CLOSED.pattern}")
"""How a text, or a name, says that a place is closed: hours say « fermé le lundi » too, and a farm is a « ferme »."""
LONG = 400
"""The signs of a text of the list that are told to whom says it again in other words."""


_TELEPHONE = TypeAdapter[str](Telephone)


class Aside(Exception):  # noqa: N818 - nothing is wrong with the row
    """A row that is none of ours, though nothing is wrong with it: why."""


@dataclass
class Draft:
    """A record to be, of one row."""

    row: Row
    slug: str
    facts: dict[str, Any]
    dated: str | None = None
    """The row's own date, where the list gives one."""
    left: list[str] = field(default_factory=list)
    """What was left out or must be looked at, a sentence each."""
    doubts: list[str] = field(default_factory=list)
    """Why it may be no place to go to: it is written only for whom asks for it by its name."""
    stated: frozenset[str] = frozenset()
    """The fields that lists mostly do not state, and this one does."""
    note: str | None = None
    """What the source must say of this row: who gathered it, what we made of its words."""

    @property
    def is_named(self) -> bool:
        """Whether it has a name that can be that of a file."""
        return bool(self.slug and "nom" in self.facts)

    def put(self, **facts: Any) -> None:
        """Add the facts that are known: not those that are empty."""
        self.facts |= {name: fact for name, fact in facts.items() if fact not in (None, "", [])}

    def doubt_if_closed(self, name: str, *texts: str) -> None:
        """Add a doubt where the name or a text says that the place is closed."""
        said = CLOSED_NAME.search(name.casefold()) or next(
            filter(None, (CLOSED.search(t.casefold()) for t in texts)), None
        )
        if said:
            self.doubts.append(f"la liste semble le dire fermé : « {said[0].strip(' (')} »")

    def retell(self, what: str, text: str) -> None:
        """Ask for a text of the list to be said again: theirs is not ours, and nobody has read it."""
        if text:
            said = " ".join(text.split())
            short = said if len(said) <= LONG else f"{said[:LONG]}…"
            self.left.append(f"à redire avec vos mots, si c’est utile au visiteur ({what}) : « {short} »")


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
    """Makes a draft of a row; raises `RowError` where it is no place to record, `Aside` where it is none of ours."""
    kind: str = "sites"
    """What its rows are: the folder of `data/`."""
    national: bool = False
    """It is of the whole country: only what is near our cities is ours, and it is read before it goes into `data/`."""
    rows: Callable[[Path, Sequence[str]], Rows] = rows
    """Reads a file."""


def telephone(draft: Draft, text: str) -> str | None:
    """Return a number as records write it; a mobile one, or what is no number, is left out."""
    if not text:
        return None
    try:
        number: str = _TELEPHONE.validate_python(text)
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
    if not row[column]:
        raise RowError(row.problem("ce lieu n’a pas de position : il ne peut pas être sur la carte", column))
    if not re.fullmatch(r"-?\d{1,3}\.\d+", row[column]):
        sentence = f"« {row[column]} » n’est pas une position : il faut un nombre avec un point, comme 48.8566"
        raise RowError(row.problem(sentence, column))
    return round(float(row[column]), MOST_DEGREES)


def district(postcode: str) -> str | None:
    """Return the INSEE code of the district that a postcode of Paris, Lyon or Marseille is that of."""
    found = re.fullmatch(r"(750|6900|130)(\d{1,2})", postcode)
    return f"{DISTRICTS[found[1]]}{int(found[2]):02}" if found else None


def day_of(row: Row, column: str) -> str:
    """Return the day that a row was last looked at, its hour aside.

    Raises:
        RowError: where it has none: a fact without a date is worth nothing to whom must decide whether to go.

    """
    found = re.match(r"\d{4}-\d\d-\d\d(?=$|[T ])", row[column])
    try:
        return date.fromisoformat(found[0] if found else "").isoformat()
    except ValueError:
        sentence = "sans date, ce lieu n’est pas repris : il faut année-mois-jour"
        raise RowError(row.problem(sentence, column)) from None


def town(text: str, code: str) -> str:
    """Return the name of a commune as INSEE writes it where its code is known, else as the list does.

    A district is its city: « Paris 14e Arrondissement » is Paris.
    """
    said = re.sub(r"(?i)\s+cedex\b.*", "", " ".join(text.split()))
    found = commune_of(code)
    if found and plain(found.name).replace("-", " ") == plain(said).replace("-", " ").replace("’", "'"):
        said = found.name
    elif said.isupper():
        said = name(said) if " " in said else said.capitalize()
    return re.sub(r"(?i)^(paris|lyon|marseille) \d+ ?(?:er|e|eme|ème)?( arrondissement)?$", r"\1", said)


def fitting(draft: Draft, kind: str, field: str, values: Iterable[str]) -> Any:
    """Return what a field of a kind of record takes of some values; of what it does not take, the draft says so.

    A value of a closed list is known by its letters: capitals, accents and apostrophes do not count.
    """
    inside, by_letters, many = _taking(kind, field)
    kept: list[Any] = []
    for value in values:
        try:
            fit = inside.validate_python(by_letters.get(_letters(value), value))
        except ValidationError:
            draft.left.append(_unfit(field, value, closed=bool(by_letters)))
        else:
            if fit not in kept:
                kept.append(fit)
    return kept if many else kept[0] if kept else None


def _unfit(field: str, value: str, *, closed: bool) -> str:
    """Return what is said of a value that a field does not take; an address that may be somebody's is not told."""
    if field == "courriels":
        return "une adresse de courriel n’est pas reprise : elle n’est pas lisible, ou semble celle d’une personne"
    short = value if len(value) <= LONG else f"{value[:LONG]}…"
    why = "ce n’est pas une valeur que nous connaissons" if closed else "nos fiches le refusent"
    return f"« {short} » n’est pas repris dans {field} : {why}"


@lru_cache
def _taking(kind: str, field: str) -> tuple[TypeAdapter[Any], Mapping[str, str], bool]:
    """Return what checks a value of a field, the values of a closed list by their letters, and if it has several."""
    annotation: Any = KINDS[kind].model.model_fields[field].annotation
    metadata = KINDS[kind].model.model_fields[field].metadata
    many = getattr(annotation, "__origin__", None) is list
    if many:
        annotation = get_args(annotation)[0]
    elif metadata:
        annotation = Annotated[(annotation, *metadata)]
    literals = [one for one in _literals(annotation) if isinstance(one, str)]
    return TypeAdapter(annotation), {_letters(one): one for one in literals}, many


def _literals(annotation: Any) -> Iterable[Any]:
    """Yield the values of a `Literal` inside an annotation."""
    for inside in get_args(annotation):
        if get_args(inside):
            yield from _literals(inside)
        elif isinstance(inside, str):
            yield inside


def _letters(value: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", plain(value)).strip()
