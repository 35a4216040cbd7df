"""A list to proposed records: what became of each of its rows, and why; no file is ever written over."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from pathlib import Path
from typing import NamedTuple, cast

from portal.drafting import Match, Places, Spot, day, shortened
from portal.imports.differing import Difference, differences
from portal.imports.draft import Aside, Draft, Format
from portal.imports.record import text_of
from portal.imports.table import Row, RowError
from portal.knowing import plain, slug
from portal.records import (
    Catalogue,
    DataError,
    Dataset,
    HasPosition,
    Place,
    Problem,
    distance_km,
    is_in_france,
    one,
    tidied,
)

REACH_KM = 20
"""How far from the nearest of our cities a place of a national list may be: the farthest of ours is 16 km away."""
NAMELESS = "ce lieu n’a pas de nom dont on puisse faire celui d’un fichier"
FAR = f"à plus de {REACH_KM} km de nos villes"


class Fate(Enum):
    """What became of a row."""

    WRITTEN = "écrite"
    KNOWN = "déjà là"
    DOUBT = "doute"
    ASIDE = "laissée de côté"
    REFUSED = "refusée"


@dataclass(frozen=True)
class Outcome:
    """A row, and what became of it."""

    fate: Fate
    problem: Problem
    """Where the row stands, and what is to be said of it."""
    key: str = ""
    """The key of the record that it is, or would be."""
    name: str = ""
    other: Place | None = None
    """The place already recorded that it may be."""
    again: bool = False
    """That place is another row of the list, whose record is proposed."""
    differences: tuple[Difference, ...] = ()
    remarks: tuple[str, ...] = ()
    """What was left out, or must be looked at."""


@dataclass
class Proposal:
    """What an import came to: each row has one outcome, in the order of the list."""

    outcomes: list[Outcome] = field(default_factory=list)

    def of(self, *fates: Fate) -> list[Outcome]:
        """Return the rows of a fate."""
        return [outcome for outcome in self.outcomes if outcome.fate in fates]

    def with_unread(self, problems: Iterable[Problem]) -> "Proposal":
        """Return the same, with the rows that could not even be read, where they stand in the list."""
        unread = (Outcome(Fate.REFUSED, problem) for problem in problems)
        return Proposal(sorted([*self.outcomes, *unread], key=lambda one: (one.problem.line, one.problem.column)))

    @property
    def counts(self) -> Mapping[Fate, int]:
        """How many rows had each fate."""
        return Counter(outcome.fate for outcome in self.outcomes)


class _At(NamedTuple):
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Where:
    """What stands already, and where what is proposed goes."""

    catalogue: Catalogue
    into: Path
    """The folder that stands for `data/`."""
    today: date
    kept: frozenset[str]
    """The keys of the records to be written though they look like doubles, or may be closed."""
    dataset: str = ""
    """The key of the data set that the list is of, where it is not its format's own."""


def dataset_of(form: Format, where: Where) -> Dataset:
    """Return the record of the data set that a list is of.

    Raises:
        DataError: where there is none.

    """
    key = where.dataset or form.dataset
    dataset = where.catalogue.datasets.get(key)
    if dataset is None:
        path = f"data/datasets/{key}.yml"
        sentence = "cette fiche manque : elle dit la licence des données à importer (modèle : « Importer une liste »)"
        raise DataError([Problem(path, 1, 1, "", sentence)])
    return dataset


def places_of(form: Format, catalogue: Catalogue) -> Places:
    """Return the recorded places that rows of a format may be."""
    return Places(cast(Mapping[str, Place], catalogue.of_kind(form.kind)).values())


def propose(form: Format, rows: Iterable[Row], where: Where) -> Proposal:
    """Write a record for each row that is a place not yet recorded, and say what became of the others.

    Raises:
        DataError: where the data set that the rows are of has no record.
        OSError: where a file cannot be written.

    """
    maker = _Maker(form, where, dataset_of(form, where))
    return Proposal([maker.outcome(row) for row in rows])


def is_ours(draft: Draft, form: Format, catalogue: Catalogue) -> bool:
    """Say whether a place is near enough to our cities; what is not in France is wrong, not far."""
    at = _At(draft.facts["latitude"], draft.facts["longitude"])
    return not (form.national and is_in_france(*at) and _nearest(at, catalogue)[0] > REACH_KM)


class _Maker:
    """Makes outcomes of rows, one after the other: each record that is written stands in the way of those after it."""

    def __init__(self, form: Format, where: Where, dataset: Dataset) -> None:
        self.form = form
        self.where = where
        self.dataset = dataset
        self.places = places_of(form, where.catalogue)

    def outcome(self, row: Row) -> Outcome:
        """Return what becomes of a row; write its record, if it gets one."""
        try:
            draft = self.form.read(row)
        except RowError as error:
            return Outcome(Fate.REFUSED, error.problem)
        except Aside as reason:
            return Outcome(Fate.ASIDE, row.problem(str(reason)))
        if not is_ours(draft, self.form, self.where.catalogue):
            return Outcome(Fate.ASIDE, row.problem(FAR), name=draft.facts.get("nom", ""))
        if not draft.is_named:
            return Outcome(Fate.REFUSED, row.problem(NAMELESS, "nom"))
        return self._judged(draft)

    def _judged(self, draft: Draft) -> Outcome:
        """Return the outcome of a place that is ours to judge: known, doubtful, refused, or written."""
        row, name = draft.row, draft.facts["nom"]
        key = self._key(draft)
        found = self.places.like(Spot.of(draft.facts))
        if found and key not in self.where.kept:
            return self._known(draft, key, found[0])
        if draft.doubts and key not in self.where.kept:
            sentence = f"« {name} » : {', '.join(draft.doubts)} ; pour l’écrire, relancez avec --keep {key}"
            return Outcome(Fate.DOUBT, row.problem(sentence), key, name, remarks=tuple(draft.left))
        path = f"data/{self.form.kind}/{key}.yml"
        try:
            text = tidied(path, text_of(draft.facts, self._source(draft), stated=draft.stated).encode())
            place = cast(Place, one(path, text.encode(), self.where.catalogue, today=self.where.today))  # by its path
        except DataError as error:
            wrong = " ; ".join(f"{problem.field} : {problem.sentence}".lstrip(" :") for problem in error.problems)
            return Outcome(Fate.REFUSED, row.problem(wrong), key, name)
        if _is_taken(key, self.form, self.where):
            sentence = f"« {name} » : le fichier {path} existe déjà, il n’est pas changé"
            return Outcome(Fate.DOUBT, row.problem(sentence), key, name)
        file = self.where.into / self.form.kind / f"{key}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as new:
            new.write(text)
        self.places.add(place)
        return Outcome(Fate.WRITTEN, row.problem(path), key, name, remarks=(*draft.doubts, *draft.left))

    def _known(self, draft: Draft, key: str, match: Match) -> Outcome:
        """Return the outcome of a row that may be a place already there, with all that the two do not say alike."""
        name = draft.facts["nom"]
        fate = Fate.KNOWN if match.same and match.other.is_current and not draft.doubts else Fate.DOUBT
        again = match.other.key not in self.where.catalogue.of_kind(self.form.kind)
        how = "est peut-être deux fois dans la liste" if again else "est peut-être déjà là"
        doubts = "".join(f", et {doubt}" for doubt in draft.doubts)
        sentence = f"« {name} » {how}, {match}{doubts} ; sinon, relancez avec --keep {key}"
        differing = tuple(d for d in differences(match.other, draft, self.dataset.date) if d.theirs)
        remarks = tuple(draft.left)
        return Outcome(fate, draft.row.problem(sentence), key, name, match.other, again, differing, remarks)

    def _key(self, draft: Draft) -> str:
        """Return the key of a draft: with its street, then its commune, where its name is that of another place."""
        city, facts = _city(draft, self.where.catalogue), draft.facts
        street = slug(re.sub(r"^[\d-]+ (?:bis |ter |[a-z] )?", "", facts.get("adresse", "")))
        names = [draft.slug, f"{draft.slug}-{street}", f"{draft.slug}-{street}-{slug(facts.get('commune', ''))}"]
        keys = [f"{city}/{shortened(name)}" for name in (names if street else [draft.slug])]
        free = (key for key in keys if key in self.where.kept or not _is_taken(key, self.form, self.where))
        return next(free, keys[min(1, len(keys) - 1)])

    def _source(self, draft: Draft) -> dict[str, object]:
        dated = draft.dated or self.dataset.date
        facts = {
            "titre": self.dataset.titre,
            "moyen": "open_data",
            "date": day(dated) if dated else None,
            "consulte_le": self.where.today,
            "url": self.dataset.url,
            "jeu": self.dataset.key,
            "note": draft.note,
        }
        return {name: fact for name, fact in facts.items() if fact}


def _is_taken(key: str, form: Format, where: Where) -> bool:
    return key in where.catalogue.of_kind(form.kind) or (where.into / form.kind / f"{key}.yml").exists()


def _city(draft: Draft, catalogue: Catalogue) -> str:
    """Return the key of the city that a place is filed under: its own, else the nearest that has a record."""
    commune = plain(draft.facts.get("commune", ""))
    own = next((city for city in catalogue.cities.values() if plain(city.nom) == commune), None)
    return own.key if own else _nearest(_At(draft.facts["latitude"], draft.facts["longitude"]), catalogue)[1]


def _nearest(at: HasPosition, catalogue: Catalogue) -> tuple[float, str]:
    """Return how far the nearest city that has a record is, in kilometres, and its key."""
    return min((distance_km(at, city), city.key) for city in catalogue.cities.values())
