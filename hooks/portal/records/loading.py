"""Walk `data/`, check every record and every reference, and return a Catalogue, or say everything that is wrong."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from portal.records.catalogue import Catalogue
from portal.records.checking import decoded, document_of, record_of
from portal.records.codes import LIST, Codes, faults, read_list, short_addresses
from portal.records.coherence import contradictions
from portal.records.files import FileError, listed, read
from portal.records.filing import filed
from portal.records.lesson_numbers import NUMBERS, lacking, read_numbers
from portal.records.links import Links
from portal.records.messages import DataError, Problem, problem_at, problem_in
from portal.records.models import KINDS
from portal.records.models.article import Article
from portal.records.models.city import City
from portal.records.models.common import Record
from portal.records.models.danger import Danger
from portal.records.models.dataset import Dataset
from portal.records.models.device import Device
from portal.records.models.donation_point import Channel
from portal.records.models.figure import Figure
from portal.records.models.glossary import Glossary
from portal.records.models.grid import Grid
from portal.records.models.lesson import Lesson
from portal.records.models.lesson import Path as LearningPath
from portal.records.models.offer import Offer
from portal.records.models.portal import Portal
from portal.records.models.questionnaire import Questionnaire
from portal.records.models.rights import Rights
from portal.records.models.search import Search
from portal.records.models.service import Service
from portal.records.models.site import Site
from portal.records.models.sorter import Sorter
from portal.records.models.system import System
from portal.records.moves import MOVES, Move, read_moves
from portal.records.signs import LOST, TAB
from portal.records.source import Where
from portal.records.tracing import traced

R = TypeVar("R", bound=Record)
T = TypeVar("T")


@dataclass(frozen=True)
class Read:
    """What was read of a root, right or wrong."""

    records: Mapping[str, Mapping[str, Record]]
    """Those that are right by themselves, by kind and key."""
    articles: Mapping[str, Article]
    texts: Mapping[str, bytes]
    codes: Codes
    listed: str
    """The text of the list of codes."""
    lesson_numbers: Mapping[str, int]
    numbered: str
    """The text of the list of lessons."""
    moves: Sequence[Move]
    problems: list[Problem]
    """All that is wrong, the codes of records aside."""


def load(root: Path, *, today: date, before: Catalogue | None = None) -> Catalogue:
    """Read every record below `root/data`.

    `today` is the day after which a date is in the future. `before` is what was loaded from there earlier: a record
    whose file has not changed is not checked again, unless something has that it may name.

    Raises:
        DataError: with every problem of every file, the pages below `root/docs` among them. What is wrong with codes
            comes once all else is right: a program gives them, to sound records.

    """
    found = read_records(root, today=today, before=before)
    without = lacking(found.numbered, found.lesson_numbers, found.records["lessons"])
    if problems := found.problems or [*_told(faults(found.records, found.codes), found.texts), *without]:
        raise DataError(problems)
    return _catalogue(found, today)


def read_records(root: Path, *, today: date, before: Catalogue | None = None) -> Read:
    """Read every record below `root/data` and the list of codes, as `load` does, whatever is wrong with them."""
    problems: list[Problem] = []
    texts: dict[str, bytes] = {}
    pages = dict(_pages(root, texts, problems))
    paths = list(_listed(root, "data", problems))
    lists = (LIST, NUMBERS, MOVES)
    listed, numbered, moved = (_text(root, path, problems) if path in paths else "" for path in lists)
    codes, faulty = read_list(listed)
    numbers, wrong = read_numbers(numbered)
    files = list(_kept(filed([path for path in paths if path not in lists], pages), problems))
    files.sort(key=lambda file: file.kind.name != "glossary")  # its words are what other records name
    known = {name: {file.key for file in files if file.kind.name == name} for name in KINDS if name != "glossary"}
    checked: Mapping[tuple[str, bytes], Record] = {}
    if before and before.day == today and _are_in(before, [file.path for file in files], pages=texts):
        checked = {(r.path, before.texts[r.path]): r for name in KINDS for r in before.of_kind(name).values()}
    links = Links([(file.kind.name, file.key) for file in files], pages, known)

    records: dict[str, dict[str, Record]] = {name: {} for name in KINDS}
    for file in files:
        try:
            texts[file.path] = read(root, file.path)
            record = checked.get((file.path, texts[file.path]))
            if not record:
                document = document_of(file.path, texts[file.path])
                if file.kind.name == "glossary":
                    checked = {}  # all may name its words
                    if isinstance(words := document.values.get("mots"), dict):
                        known["glossary"] = set(words)
                record = record_of(file, document, known=known, links=links, today=today)
            elif isinstance(record, Glossary):
                known["glossary"] = set(record.mots)
            records[file.kind.name][file.key] = record
        except (FileError, DataError) as error:
            problems += _problems(error)
    moves, misled = read_moves(moved, pages={page[1:] for page in links.pages}, short=set(short_addresses(records)))
    problems += [*faulty, *wrong, *misled, *_told(contradictions(records), texts)]
    articles, untraced = traced(pages, records, today=today)
    problems += [] if problems else untraced  # a record that is wrong is missed by every text that leads to it
    return Read(records, articles, texts, codes, listed, numbers, numbered, moves, problems)


def _told(found: Iterable[tuple[Record, Where, str]], texts: Mapping[str, bytes]) -> Iterator[Problem]:
    """Yield the problem of each record that a sentence is about."""
    for record, where, sentence in found:
        yield problem_in(record.path, document_of(record.path, texts[record.path]), where, sentence)


def _text(root: Path, path: str, problems: list[Problem]) -> str:
    """Return the text of a file, or nothing where it may not be read."""
    try:
        return decoded(path, read(root, path))
    except (FileError, DataError) as error:
        problems += _problems(error)
        return ""


def _are_in(before: Catalogue, paths: Iterable[str], *, pages: Mapping[str, bytes]) -> bool:
    """Say whether the files of records and the pages of docs/, all that a record may name, are those of a catalogue."""
    return before.texts.keys() == {*paths, *pages} and all(before.texts[path] == pages[path] for path in pages)


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
            text = decoded(path, texts[path], spared=TAB + LOST)
        except (FileError, DataError) as error:
            problems += _problems(error)
        yield path.removeprefix("docs/"), text


def _catalogue(read: Read, day: date) -> Catalogue:
    def of(name: str, model: type[R]) -> dict[str, R]:
        return {key: record for key, record in sorted(read.records[name].items()) if isinstance(record, model)}

    return Catalogue(
        portal=of("portal", Portal)["portal"],
        cities=of("cities", City),
        sites=of("sites", Site),
        donation_points=of("donation_points", Channel),
        lessons=of("lessons", Lesson),
        paths=of("paths", LearningPath),
        offers=of("offers", Offer),
        devices=of("devices", Device),
        systems=of("systems", System),
        dangers=of("dangers", Danger),
        services=of("services", Service),
        figures=of("figures", Figure),
        datasets=of("datasets", Dataset),
        grids=of("grids", Grid),
        glossary=of("glossary", Glossary)["glossary"],
        search=of("search", Search)["search"],
        questionnaire=of("questionnaire", Questionnaire)["questionnaire"],
        sorter=of("sorter", Sorter)["sorter"],
        rights=of("rights", Rights)["rights"],
        lesson_numbers=read.lesson_numbers,
        articles=read.articles,
        moves=read.moves,
        texts=dict(sorted(read.texts.items())),
        day=day,
    )
