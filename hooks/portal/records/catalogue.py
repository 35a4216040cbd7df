"""Walk `data/`, check every record and every reference, and return a Catalogue, or say everything that is wrong."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from portal.records.coherence import contradictions
from portal.records.fields import fields_at
from portal.records.files import FileError, listed, read
from portal.records.filing import Filed, filed
from portal.records.links import Links
from portal.records.messages import DataError, Problem, problem_at, problem_in, problem_of, suggestion
from portal.records.models import KINDS
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
from portal.records.models.search import Search
from portal.records.models.service import Service
from portal.records.models.site import Site
from portal.records.signs import LOST, TAB
from portal.records.source import Document, SourceError, Where, decode, parse

R = TypeVar("R", bound=Record)
T = TypeVar("T")


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
    search: Search
    texts: Mapping[str, bytes]
    """Each record and each page of `docs/` as it was read and checked, by its path from the root."""

    def of_kind(self, name: str) -> Mapping[str, Record]:
        """Return the records of a kind by key; a kind of one file has one, whose key is the kind's name."""
        held = getattr(self, name)
        return {name: held} if isinstance(held, Record) else held


def load(root: Path, *, today: date) -> Catalogue:
    """Read every record below `root/data`.

    `today` is the day after which a date is in the future.

    Raises:
        DataError: with every problem of every file, the pages below `root/docs` among them.

    """
    problems: list[Problem] = []
    texts: dict[str, bytes] = {}
    pages = dict(_pages(root, texts, problems))
    files = list(_kept(filed(list(_listed(root, "data", problems)), pages), problems))
    files.sort(key=lambda file: file.kind.name != "glossary")  # its words are what other records name
    known = {name: {file.key for file in files if file.kind.name == name} for name in KINDS if name != "glossary"}
    links = Links([(file.kind.name, file.key) for file in files], pages, known)

    records: dict[str, dict[str, Record]] = {name: {} for name in KINDS}
    for file in files:
        try:
            texts[file.path] = read(root, file.path)
            document = _document(file.path, texts[file.path])
            if file.kind.name == "glossary" and isinstance(words := document.values.get("mots"), dict):
                known["glossary"] = set(words)
            records[file.kind.name][file.key] = _record(file, document, known=known, links=links, today=today)
        except (FileError, DataError) as error:
            problems += _problems(error)
    for record, where, sentence in contradictions(records):
        document = _document(record.path, texts[record.path])
        problems.append(problem_in(record.path, document, where, sentence))
    if problems:
        raise DataError(problems)
    return _catalogue(records, dict(sorted(texts.items())))


def _problems(error: FileError | DataError) -> list[Problem]:
    return [problem_at(error.path, error.sentence)] if isinstance(error, FileError) else error.problems


def _kept(found: Iterable[T | Problem], problems: list[Problem]) -> Iterator[T]:
    """Yield what was found, the problems aside: those are added to `problems`."""
    for one in found:
        if isinstance(one, Problem):
            problems.append(one)
        else:
            yield one


def _listed(root: Path, folder: str, problems: list[Problem], *, suffix: str = "") -> Iterator[str]:
    found = listed(root, folder, suffix=suffix)
    return _kept((one if isinstance(one, str) else problem_at(one.path, one.sentence) for one in found), problems)


def _pages(root: Path, texts: dict[str, bytes], problems: list[Problem]) -> Iterator[tuple[str, str]]:
    """Yield the path of each page below `docs/`, and its text; keep it in `texts` as it was read."""
    for path in _listed(root, "docs", problems, suffix=".md"):
        text = ""
        try:
            texts[path] = read(root, path)
            text = _decoded(path, texts[path], spared=TAB + LOST)
        except (FileError, DataError) as error:
            problems += _problems(error)
        yield path.removeprefix("docs/"), text


def _decoded(path: str, data: bytes, *, spared: str = "") -> str:
    """Return the text of a file; raise `DataError` where it may not be read."""
    try:
        return decode(data, spared=spared)
    except SourceError as error:
        text = data.decode("utf-8-sig", "replace")
        raise DataError([problem_at(path, error.sentence, error.mark, text=text)]) from None


def _document(path: str, data: bytes) -> Document:
    """Return the document of a file; raise `DataError` where it is none."""
    text = _decoded(path, data)
    try:
        return parse(text)
    except SourceError as error:
        raise DataError([problem_at(path, error.sentence, error.mark, text=text)]) from None


def _record(file: Filed, document: Document, *, known: Mapping[str, set[str]], links: Links, today: date) -> Record:
    """Return the record of a document, or raise everything that is wrong with it."""
    model = file.kind.model_for(file.key)
    context = {
        "known": known,
        "today": today,
        "kind": file.kind.name,
        "key": file.key,
        "path": file.path,
        "links": links,
    }
    problems = [*_unsourced(file, document, model), *links.problems(file.path, document, model)]
    try:
        record = model.model_validate(document.values, context=context)
    except ValidationError as error:
        problems += [
            problem_of(file.path, document, details, fields_at(model, tuple(details["loc"])))
            for details in error.errors()
        ]
    if problems:
        raise DataError(problems)
    return record


def _unsourced(file: Filed, document: Document, model: type[Record]) -> Iterator[Problem]:
    """Yield the sensitive facts that no source covers, and the names under `champs` that name nothing."""
    covered: set[str] = set()
    sources = document.values.get("sources")
    for i, source in enumerate(sources if isinstance(sources, list) else []):
        names = source.get("champs") if isinstance(source, dict) else None
        for j, name in enumerate(names if isinstance(names, list) else []):
            if not isinstance(name, str):  # the model refuses it; what it names is no further mistake
                covered.update(one for one in name if isinstance(one, str))
                continue
            covered.add(name)
            where: Where = ("sources", i, "champs", j)
            if name not in model.model_fields:
                hint = suggestion(name, model.model_fields)
                yield problem_in(file.path, document, where, f"le champ « {name} » n’existe pas{hint}")
            elif name not in document.values and document.values.keys() <= model.model_fields.keys():
                yield problem_in(file.path, document, where, f"la fiche n’a pas de champ « {name} » : retirez ce nom")
    for name in sorted(model.sensitive & document.values.keys() - covered):
        sentence = f"aucune source n’établit ce fait : ajoutez « {name} » aux champs de la source qui le dit"
        yield problem_in(file.path, document, (name,), sentence, at_key=True)


def _catalogue(records: Mapping[str, Mapping[str, Record]], texts: Mapping[str, bytes]) -> Catalogue:
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
        search=of("search", Search)["search"],
        texts=texts,
    )
