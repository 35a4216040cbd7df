"""A table to proposed records: what was written where, what was not and why; no file is ever written over."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple, cast

from portal.imports.doubles import doubles
from portal.imports.draft import Draft, Format
from portal.imports.record import day, text_of
from portal.imports.table import Row, RowError
from portal.imports.writing import plain, slug
from portal.records import Catalogue, DataError, Dataset, Problem, Site, distance_km, one


@dataclass
class Proposal:
    """What an import came to."""

    written: list[str] = field(default_factory=list)
    """The paths of records that were written."""
    doubles: list[Problem] = field(default_factory=list)
    """The rows that may be places already recorded."""
    refused: list[Problem] = field(default_factory=list)
    """The rows that are no record."""
    remarks: list[Problem] = field(default_factory=list)
    """What was left out of the records that were written, or must be looked at in them."""


class Spot(NamedTuple):
    """Where a place is, in degrees."""

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
    """The keys of the records to be written though they look like doubles."""


def propose(form: Format, rows: Iterable[Row], where: Where) -> Proposal:
    """Write a record for each row that is a place not yet recorded, and say what became of the others.

    Raises:
        DataError: where the data set that the rows are of has no record.
        OSError: where a file cannot be written.

    """
    made = Proposal()
    others = list(where.catalogue.sites.values())
    dataset = where.catalogue.datasets.get(form.dataset)
    if dataset is None:
        path = f"data/datasets/{form.dataset}.yml"
        raise DataError([Problem(path, 1, 1, "", "cette fiche manque : elle dit la licence des données à importer")])
    for row in rows:
        try:
            draft = form.read(row)
        except RowError as error:
            made.refused.append(error.problem)
            continue
        site = _written(draft, dataset, others, where, made)
        if site:
            others.append(site)
            made.written.append(site.path)
            made.remarks += [row.problem(f"{site.path} : {sentence}") for sentence in draft.left]
    return made


def _written(draft: Draft, dataset: Dataset, others: Sequence[Site], where: Where, made: Proposal) -> Site | None:
    """Return the site of a draft once it is written, or say why it is not."""
    if not draft.slug:
        made.refused.append(draft.row.problem("ce lieu n’a pas de nom", "nom"))
        return None
    key = _key(draft, where)
    path = f"data/sites/{key}.yml"
    text = text_of(draft.facts, _source(draft, dataset, where.today))
    try:
        site = cast(Site, one(path, text, where.catalogue, today=where.today))  # its path says so
    except DataError as error:
        made.refused += [draft.row.problem(f"{problem.field} : {problem.sentence}") for problem in error.problems]
        return None
    found = doubles(site, others)
    if found and key not in where.kept:
        sentence = f"« {site.nom} » est peut-être déjà là, {found[0]} ; sinon, relancez avec --keep {key}"
        made.doubles.append(draft.row.problem(sentence))
        return None
    if _is_taken(key, where):
        made.doubles.append(draft.row.problem(f"« {site.nom} » : le fichier {path} existe déjà, il n’est pas changé"))
        return None
    file = where.into / "sites" / f"{key}.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8") as new:
        new.write(text)
    return site


def _key(draft: Draft, where: Where) -> str:
    """Return the key of a draft: with its street where its name alone is that of another place."""
    key = f"{_city(draft, where.catalogue)}/{draft.slug}"
    street = slug(re.sub(r"^[\d-]+ (?:bis |ter |[a-z] )?", "", draft.facts.get("adresse", "")))
    return f"{key}-{street}" if street and _is_taken(key, where) else key


def _is_taken(key: str, where: Where) -> bool:
    return key in where.catalogue.sites or (where.into / "sites" / f"{key}.yml").exists()


def _city(draft: Draft, catalogue: Catalogue) -> str:
    """Return the key of the city that a place is filed under: its own, else the nearest that has a record."""
    commune, spot = plain(draft.facts.get("commune", "")), Spot(draft.facts["latitude"], draft.facts["longitude"])
    cities = catalogue.cities.values()
    own = next((city for city in cities if plain(city.nom) == commune), None)
    return (own or min(cities, key=lambda city: distance_km(spot, city))).key


def _source(draft: Draft, dataset: Dataset, today: date) -> dict[str, object]:
    dated = draft.date or dataset.date
    facts = {
        "titre": dataset.titre,
        "moyen": "open_data",
        "date": day(dated) if dated else None,
        "consulte_le": today,
        "url": dataset.url,
        "jeu": dataset.key,
    }
    return {name: fact for name, fact in facts.items() if fact}
