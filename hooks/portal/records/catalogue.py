"""Walk `data/`, check every record and every reference, and return a Catalogue, or say everything that is wrong."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from portal.records.coherence import contradictions
from portal.records.messages import DataError, Problem, problem_at, problem_in, problem_of, suggestion
from portal.records.models import KINDS, NATIONAL, Kind
from portal.records.models.city import City
from portal.records.models.common import Record
from portal.records.models.device import Device
from portal.records.models.donation_point import Channel
from portal.records.models.figure import Figure
from portal.records.models.glossary import Glossary
from portal.records.models.lesson import Lesson
from portal.records.models.lesson import Path as LearningPath
from portal.records.models.offer import Offer
from portal.records.models.portal import Portal
from portal.records.models.service import Service
from portal.records.models.site import Site
from portal.records.source import Document, SourceError, Where, decode, parse

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Catalogue:
    """All records, by kind and key, in the order of their keys; every reference leads somewhere."""

    portal: Portal
    cities: Mapping[str, City]
    sites: Mapping[str, Site]
    donation_points: Mapping[str, Channel]
    """Those of a city are `DonationPoint`; those under `france/` are plain channels."""
    lessons: Mapping[str, Lesson]
    paths: Mapping[str, LearningPath]
    offers: Mapping[str, Offer]
    devices: Mapping[str, Device]
    services: Mapping[str, Service]
    figures: Mapping[str, Figure]
    glossary: Glossary

    def of_kind(self, name: str) -> Mapping[str, Record]:
        """Return the records of a kind by key; a kind of one file has one, whose key is the kind's name."""
        held = getattr(self, name)
        return {name: held} if isinstance(held, Record) else held


@dataclass(frozen=True)
class _File:
    """A file of `data/` that stands where a record may stand."""

    path: str
    kind: Kind
    key: str


def load(root: Path, *, today: date) -> Catalogue:
    """Read every record below `root/data`.

    `today` is the day after which a date is in the future.

    Raises:
        DataError: with every problem of every file.

    """
    problems: list[Problem] = []
    files: list[_File] = []
    for path in _paths(root):
        placed = _place(path, {p.stem for p in (root / "data" / "cities").glob("*.yml")})
        files.append(placed) if isinstance(placed, _File) else problems.append(placed)
    problems += _missing_files(files)

    documents: dict[_File, Document] = {}
    for file in files:
        data = (root / file.path).read_bytes()
        try:
            documents[file] = parse(decode(data))
        except SourceError as error:
            text = data.decode("utf-8-sig", "replace")
            problems.append(problem_at(file.path, error.sentence, error.mark, text=text))

    known = _known_keys(files, documents)
    records: dict[str, dict[str, Record]] = {name: {} for name in KINDS}
    for file, document in documents.items():
        try:
            records[file.kind.name][file.key] = _record(file, document, known=known, today=today)
        except DataError as error:
            problems += error.problems
    read = {file.path: document for file, document in documents.items()}
    for record, where, sentence in contradictions(records):
        problems.append(problem_in(record.path, read[record.path], where, sentence))
    if problems:
        raise DataError(problems)
    return _catalogue(records)


def _paths(root: Path) -> list[str]:
    """Return all files of `data/`, dotfiles aside, as texts from the root, in a stable order."""
    return sorted(
        path.relative_to(root).as_posix()
        for path in (root / "data").rglob("*")
        if path.is_file() and not path.name.startswith(".")
    )


def _place(path: str, cities: set[str]) -> _File | Problem:
    """Tell which record a path names, or what is wrong with the path."""
    folder, *rest = path.removeprefix("data/").removesuffix(".yml").split("/")
    kind = KINDS.get(folder)
    if not path.endswith(".yml"):
        return problem_at(path, "ce fichier n’est pas une fiche : le nom d’une fiche finit par .yml")
    if kind is None and not rest:
        singles = " et ".join(f"{name}.yml" for name, kind in KINDS.items() if kind.single)
        return problem_at(path, f"ce fichier est mal rangé : directement dans data/, il n’y a que {singles}")
    if kind is None:
        folders = [name for name, kind in KINDS.items() if not kind.single]
        return problem_at(path, f"« {folder} » n’est pas un dossier de fiches{suggestion(folder, folders)}")
    fault = _misplaced(kind, rest, cities)
    return problem_at(path, fault) if fault else _File(path, kind, "/".join(rest) or kind.name)


def _misplaced(kind: Kind, rest: list[str], cities: set[str]) -> str | None:
    """Return what is wrong with the parts of a path that follow the folder of its kind."""
    if len(rest) != (0 if kind.single else 2 if kind.by_city else 1):
        shape = "" if kind.single else "/<ville>/<nom>" if kind.by_city else "/<nom>"
        return f"cette fiche est mal rangée : le fichier doit être data/{kind.name}{shape}.yml"
    for part in rest:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", part):
            return f"« {part} » n’est pas un nom de fichier : minuscules sans accent, chiffres et tirets"
    if kind.reserved & {"/".join(rest)}:
        return f"« {rest[0]} » est déjà une page du site : choisissez un autre nom"
    if kind.by_city and rest[0] not in cities and not (rest[0] == NATIONAL and kind.national):
        return f"le dossier « {rest[0]} » ne porte le nom d’aucune ville{suggestion(rest[0], sorted(cities))}"
    return None


def _missing_files(files: list[_File]) -> Iterator[Problem]:
    present = {file.kind.name for file in files}
    for kind in KINDS.values():
        if kind.single and kind.name not in present:
            yield problem_at(f"data/{kind.name}.yml", "ce fichier manque : le portail ne se construit pas sans lui")


def _known_keys(files: list[_File], documents: Mapping[_File, Document]) -> dict[str, set[str]]:
    """Return what references may lead to: a record exists by its path, a word by its short name.

    A glossary that cannot be read is left out: the words that lessons name are not at fault.
    """
    known: dict[str, set[str]] = {name: set() for name in KINDS}
    for file in files:
        known[file.kind.name].add(file.key)
    words = next((d.values.get("mots") for f, d in documents.items() if f.kind.name == "glossary"), None)
    if isinstance(words, dict):
        return known | {"glossary": set(words)}
    return {name: keys for name, keys in known.items() if name != "glossary"}


def _record(file: _File, document: Document, *, known: Mapping[str, set[str]], today: date) -> Record:
    """Return the record of a document, or raise everything that is wrong with it."""
    model = file.kind.model_for(file.key)
    context = {"known": known, "today": today, "kind": file.kind.name, "key": file.key, "path": file.path}
    problems = list(_unsourced(file, document, model))
    try:
        record = model.model_validate(document.values, context=context)
    except ValidationError as error:
        problems += [
            problem_of(file.path, document, details, _fields_at(model, tuple(details["loc"])))
            for details in error.errors()
        ]
    if problems:
        raise DataError(problems)
    return record


def _unsourced(file: _File, document: Document, model: type[Record]) -> Iterator[Problem]:
    """Yield the sensitive facts that no source covers, and the names under `champs` that name nothing."""
    covered: set[str] = set()
    sources = document.values.get("sources")
    for i, source in enumerate(sources if isinstance(sources, list) else []):
        names = source.get("champs") if isinstance(source, dict) else None
        for j, name in enumerate(names if isinstance(names, list) else []):
            covered.add(str(name))
            where: Where = ("sources", i, "champs", j)
            if name not in model.model_fields:
                hint = suggestion(name, model.model_fields)
                yield problem_in(file.path, document, where, f"le champ « {name} » n’existe pas{hint}")
            elif name not in document.values and document.values.keys() <= model.model_fields.keys():
                yield problem_in(file.path, document, where, f"la fiche n’a pas de champ « {name} » : retirez ce nom")
    for name in sorted(model.sensitive & document.values.keys() - covered):
        sentence = f"aucune source n’établit ce fait : ajoutez « {name} » aux champs de la source qui le dit"
        yield problem_in(file.path, document, (name,), sentence, at_key=True)


def _fields_at(model: type[BaseModel], where: Where) -> list[str]:
    """Return the names of the fields that may stand beside the one at `where`."""
    here: Any = model
    for part in where[:-1]:
        if isinstance(part, str) and isinstance(here, type) and issubclass(here, BaseModel):
            field = here.model_fields.get(part)
            here = _inner_model(field.annotation) if field else None
    return list(here.model_fields) if isinstance(here, type) and issubclass(here, BaseModel) else []


def _inner_model(annotation: Any) -> Any:
    """Return the model inside `list[Model]`, `Model | None` or `dict[str, Model]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_inner_model, get_args(annotation))), None)


def _catalogue(records: Mapping[str, Mapping[str, Record]]) -> Catalogue:
    def of(name: str, model: type[R]) -> dict[str, R]:
        return {key: record for key, record in sorted(records[name].items()) if isinstance(record, model)}

    return Catalogue(
        portal=of("portal", Portal)["portal"],
        cities=of("cities", City),
        sites=of("sites", Site),
        donation_points=of("donation_points", Channel),
        lessons=of("lessons", Lesson),
        paths=of("paths", LearningPath),
        offers=of("offers", Offer),
        devices=of("devices", Device),
        services=of("services", Service),
        figures=of("figures", Figure),
        glossary=of("glossary", Glossary)["glossary"],
    )
