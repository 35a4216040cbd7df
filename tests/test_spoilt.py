"""Real records spoilt as people and machines do: each is accepted, or refused with a place and a message that fits.

The same changes are tried each time. `pytest -n0 --hypothesis-profile=search tests/test_spoilt.py` tries others, and
many more; what it finds is shown as small as it can be, and becomes a file of `wrong/`.
"""

import re
import shutil
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from portal.records.alone import one
from portal.records.catalogue import Catalogue
from portal.records.checking import document_of
from portal.records.coherence import contradictions
from portal.records.loading import load
from portal.records.messages import DataError, Problem, problem_in
from portal.records.models import KINDS
from tests.spoiling import FAULTS, Spoilt, Text, lines_of, spoilt

ROOT = Path(__file__).parent.parent
TODAY = date(2030, 1, 1)
"""After every date of the real records."""
MOST = settings.get_profile(settings.get_current_profile_name()).max_examples
SECONDS = 30
"""A record is read in some thousandths, all in two or three."""
SCREEN = 24
"""Lines of a small terminal, of eighty signs."""
LISTS = ("data/codes.txt", "data/lessons.txt", "data/moved.txt")
RECORDS = [Text(ROOT, path) for path in sorted((ROOT / "data").rglob("*.yml"))]
OTHERS = [
    Text(ROOT, path) for path in [*(ROOT / name for name in LISTS), *sorted((ROOT / "docs/comprendre").glob("*.md"))]
]


@cache
def right() -> Catalogue:
    """Return the real records, as they are read on a day after all of theirs."""
    return load(ROOT, today=TODAY)


@contextmanager
def in_time() -> Iterator[None]:
    """Fail where what follows takes longer; the alarm that was set for the whole test is set again."""

    def late(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"reading takes more than {SECONDS} s")

    before = signal.signal(signal.SIGALRM, late)
    left, _ = signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.signal(signal.SIGALRM, before)
        signal.setitimer(signal.ITIMER_REAL, left)


def height(problem: Problem) -> int:
    """Return how many lines of a terminal a message takes."""
    return sum(len(line) // 80 + 1 for line in str(problem).splitlines())


def faults_of(problem: Problem, lines: list[str]) -> Iterator[str]:
    """Yield what is wrong with the message of a problem."""
    said = str(problem)
    if not problem.path.startswith(("data/", "docs/")) or not 1 <= problem.line <= len(lines) or problem.column < 1:
        yield "no place"
    if problem.quoted.strip() and said.splitlines()[-1].strip() != "^":
        yield "no caret"
    if height(problem) > SCREEN:
        yield f"{len(said)} signs"
    if not problem.sentence.strip() or "cette valeur est refusée" in said:
        yield "no reason"
    if re.search(r"\b(Traceback|Error|NoneType|pydantic)\b|<class ", problem.sentence):
        yield "machinery"


def told(changed: Spoilt) -> list[Problem]:
    """Return what is wrong with a record beside the real ones; any other exception is a fault of ours."""
    try:
        with in_time():
            record = one(changed.path, changed.data, right(), today=TODAY)
    except DataError as error:
        return error.problems
    beside = {name: {**right().of_kind(name)} for name in KINDS}
    beside[record.kind][record.key] = record
    with in_time():
        wrong = list(contradictions(beside))
    document = document_of(changed.path, changed.data)
    return [problem_in(changed.path, document, where, said) for about, where, said in wrong if about is record]


@pytest.fixture(scope="module")
def counted() -> Iterator[Counter[bool]]:
    """How many changes were refused, and how many accepted: a test that only sees one of both shows nothing."""
    counts = Counter[bool]()
    yield counts
    assert min(counts[True], counts[False]) > counts.total() / 10


@given(st.sampled_from(RECORDS).flatmap(spoilt))
def test_a_spoilt_record_is_accepted_or_refused_with_its_place(counted: Counter[bool], changed: Spoilt) -> None:
    problems = told(changed)
    counted[bool(problems)] += 1
    assert [(fault, problem) for problem in problems for fault in faults_of(problem, changed.lines)] == []


@settings(max_examples=MOST // 4)
@given(st.sampled_from(RECORDS).flatmap(lambda text: spoilt(text, changes=FAULTS, most=1)))
def test_what_is_said_of_one_fault_fits_a_screen(changed: Spoilt) -> None:
    assert sum(map(height, told(changed))) <= SCREEN


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real records and pages."""
    root = tmp_path_factory.mktemp("spoilt")
    for folder in ("data", "docs"):
        shutil.copytree(ROOT / folder, root / folder)
    return root


@settings(max_examples=MOST // 100, phases=[Phase.generate])
@given(
    st.lists(st.sampled_from(RECORDS + OTHERS * 10), min_size=1, max_size=30, unique_by=lambda text: text.path).flatmap(
        lambda texts: st.tuples(*map(spoilt, texts))
    )
)
def test_many_that_are_spoilt_at_once_are_all_told(scratch: Path, changed: tuple[Spoilt, ...]) -> None:
    """With the lists of codes, of lessons and of moved pages, and the pages that are held to their sources."""
    problems: list[Problem] = []
    try:
        for one_of_them in changed:
            (scratch / one_of_them.path).write_bytes(one_of_them.data)
        with in_time():
            load(scratch, today=TODAY, before=right())
    except DataError as error:
        problems = error.problems
    lines = {path: lines_of((scratch / path).read_bytes()) for path in {problem.path for problem in problems}}
    for one_of_them in changed:
        shutil.copyfile(ROOT / one_of_them.path, scratch / one_of_them.path)
    assert [(fault, problem) for problem in problems for fault in faults_of(problem, lines[problem.path])] == []
