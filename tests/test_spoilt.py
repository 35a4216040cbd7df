"""Real records spoilt at random: each is accepted, or refused with a place and a message that fits a screen.

`MUTATIONS=100000 pytest tests/test_spoilt.py` tries more; a failure names its seed, and `SEED=` begins there.
"""

import os
import random
import re
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import count
from pathlib import Path
from types import FrameType

import pytest

from portal.records.loading import load
from portal.records.messages import DataError, Problem

MUTATIONS = int(os.environ.get("MUTATIONS", "10000"))
SEED = int(os.environ.get("SEED", "0"))
TODAY = date(2030, 1, 1)
"""After every date of the real records."""
SECONDS = 60
"""All the records are read in one or two: something hangs that takes so long."""
SCREEN = 24 * 80
"""Signs of a small terminal."""

NASTY = [
    *(
        "",
        "~",
        "null",
        "true",
        "oui",
        "[]",
        "{}",
        "[[]]",
        "{a: b}",
        "- x",
        "x: y",
        "'",
        '"',
        "''",
        "|",
        ">",
        "#",
        "%",
        "@",
    ),
    *(
        "&a",
        "*a",
        "!x",
        "!!python/object:os.system",
        "`",
        "?",
        "---",
        "...",
        "<<: *a",
        "[" * 300,
        "{" * 300,
        "- " * 300,
    ),
    *(
        "0",
        "-1",
        "1e999999",
        "-inf",
        ".nan",
        "nan",
        "1_000",
        "0x1F",
        "9" * 400,
        "0.1234567890123456789",
        "٣",
        "½",
        "1,5",
    ),
    *("0001-01-01", "9999-12-31", "2026-02-30", "2026-13", "26/11/2026", "20261123", "-2026", "2026-2020"),
    *("a" * 20_000, "é" * 3_000, "mot " * 3_000, "x" * 281, "\U0001f600", "e" + "\u0301" * 200),
    *(
        "\u202e",
        "\u00ad",
        "\u200b",
        "\ufeff",
        "\x00",
        "\x1b[2J",
        "\x85",
        "\ue000",
        '"\\u202e"',
        '"\\e[2J"',
        '"\\0"',
        '"\\x9b"',
    ),
    *(
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x](/javascript:alert(1))",
        "[x](../../rien.md)",
        "%style%",
    ),
    *(
        "{{ 7 * 7 }}",
        "{% raw %}",
        "${x}",
        "{0.__class__}",
        "%s%n",
        "[" * 200 + "](x)",
        "*" * 500,
        "> " * 200,
        "`" * 300,
    ),
    *("../../portal", "lyon/lyon-8e", "france/emmaus", "LYON", "index", "a/b/c"),
    *(
        "Mo-Fr",
        "24/7",
        "PH off",
        "We 14:00-14:00",
        "Mo 09:00-12:00; " * 90,
        '"x"',
        "2020 Mo 09:00-10:00",
        "Sa[-5] 09:00-10:00",
    ),
    *(
        "https://-.-/",
        "https://[::1/{z}/{x}/{y}",
        "https://*/{z}/{x}/{y}",
        "javascript:alert(1)",
        "//exemple.fr",
        "ftp://a.fr",
    ),
    *("00000000000000", "35600000013944", "96000", "99999", "2A004", "+262145123456", "112", "a@-.-", "anglais", "xx"),
]
SIGNS = (
    "\t\x00\x1b\x7f\x85\xa0\xad\u061c\u200b\u200d\u202e\u2028\u2066\ufeff\ufffd\uffff\U000e0041"
    " :-#'\"[]{}|>&*!%@`\\,?é9"
)


def _line(text: str, chance: random.Random) -> tuple[list[str], int]:
    lines = text.split("\n")
    return lines, chance.randrange(len(lines))


def without_a_line(text: str, chance: random.Random) -> str:
    lines, n = _line(text, chance)
    return "\n".join(lines[:n] + lines[n + 1 :])


def with_a_line_twice(text: str, chance: random.Random) -> str:
    lines, n = _line(text, chance)
    return "\n".join([*lines[: n + 1], *lines[n:]])


def with_two_lines_swapped(text: str, chance: random.Random) -> str:
    lines, n = _line(text, chance)
    other = chance.randrange(len(lines))
    lines[n], lines[other] = lines[other], lines[n]
    return "\n".join(lines)


def with_another_indent(text: str, chance: random.Random) -> str:
    lines, n = _line(text, chance)
    lines[n] = " " * chance.randrange(6) + lines[n].lstrip()
    return "\n".join(lines)


def with_a_nasty_value(text: str, chance: random.Random) -> str:
    lines, n = _line(text, chance)
    lines[n] = re.sub(r"(?<=: ).*|(?<=- )[^:]*$", lambda _: chance.choice(NASTY), lines[n], count=1)
    return "\n".join(lines)


def with_the_value_of_another_field(text: str, chance: random.Random) -> str:
    lines, n = _line(text, chance)
    values = re.findall(r"(?m): (.+)$", text) or [""]
    lines[n] = re.sub(r"(?<=: ).*", lambda _: chance.choice(values), lines[n], count=1)
    return "\n".join(lines)


def with_another_type(text: str, chance: random.Random) -> str:
    lines, n = _line(text, chance)
    group = chance.choice(["[%s]", "{x: %s}", "[[%s]]", "{%s}"])
    lines[n] = re.sub(r"(?<=: )(.*)", lambda value: group % value[1], lines[n], count=1)
    return "\n".join(lines)


def with_a_list_member_twice(text: str, chance: random.Random) -> str:
    members = [n for n, line in enumerate(text.split("\n")) if line.lstrip().startswith("- ")]
    lines = text.split("\n")
    n = chance.choice(members or [0])
    return "\n".join([*lines[: n + 1], *lines[n:]])


def with_a_sign(text: str, chance: random.Random) -> str:
    n = chance.randrange(len(text) + 1)
    return text[:n] + chance.choice(SIGNS) + text[n:]


def without_a_sign(text: str, chance: random.Random) -> str:
    n = chance.randrange(len(text) + 1)
    return text[:n] + text[n + 1 :]


def cut_short(text: str, chance: random.Random) -> str:
    return text[: chance.randrange(len(text) + 1)]


WAYS = [
    without_a_line,
    with_a_line_twice,
    with_two_lines_swapped,
    with_another_indent,
    with_a_nasty_value,
    with_a_nasty_value,
    with_a_nasty_value,
    with_the_value_of_another_field,
    with_another_type,
    with_a_list_member_twice,
    with_a_sign,
    without_a_sign,
    cut_short,
]


def spoilt(text: str, chance: random.Random) -> str:
    """Return a record's text with one change, or a few."""
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        text = chance.choice(WAYS)(text, chance)
    return text


@contextmanager
def in_time(seconds: int, seed: int) -> Iterator[None]:
    """Fail where what follows takes longer."""

    def late(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"reading takes more than {seconds} s with the seed {seed}")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def problems(root: Path, seed: int) -> list[Problem]:
    """Return what is wrong with the records of a root; any other exception is a fault of ours."""
    try:
        with in_time(SECONDS, seed):
            load(root, today=TODAY)
    except DataError as error:
        return error.problems
    except Exception as error:
        pytest.fail(f"the records spoilt with the seed {seed} end in {type(error).__name__}: {str(error)[:500]}")
    return []


def faults_of(problem: Problem) -> Iterator[str]:
    """Yield what is wrong with the message of a problem."""
    said = str(problem)
    if problem.line < 1 or problem.column < 1 or not problem.path.startswith("data/"):
        yield "no place"
    if sum(len(line) // 80 + 1 for line in said.splitlines()) * 80 > SCREEN:
        yield f"{len(said)} signs"
    if not problem.sentence.strip() or "cette valeur est refusée" in said:
        yield "no reason"
    if re.search(r"\b(Traceback|Error|NoneType|pydantic)\b|<class ", problem.sentence):
        yield "machinery"


@pytest.fixture
def spoiling(root: Path, tmp_path: Path) -> tuple[Path, dict[Path, str]]:
    """Return a copy of the real records, and the text of each."""
    for folder in ("data", "docs"):
        shutil.copytree(root / folder, tmp_path / folder)
    return tmp_path, {path: path.read_text("utf-8") for path in sorted((tmp_path / "data").rglob("*.yml"))}


def test_a_spoilt_record_is_accepted_or_refused_with_its_place(spoiling: tuple[Path, dict[Path, str]]) -> None:
    root, texts = spoiling
    assert problems(root, -1) == []
    tried = refused = 0
    faulty: dict[str, str] = {}
    for seed in count(SEED):
        chance = random.Random(seed)  # noqa: S311 - nothing here is secret
        changed = {path: text for path, whole in texts.items() if (text := spoilt(whole, chance)) != whole}
        for path in texts:
            path.write_text(changed.get(path, texts[path]), "utf-8", newline="")
        found = problems(root, seed)
        for problem in found:
            faulty |= {f"{fault}: {str(problem)[:300]}": f"seed {seed}" for fault in faults_of(problem)}
        tried += len(changed)
        refused += len({problem.path for problem in found})
        if tried >= MUTATIONS:
            break
    assert faulty == {}
    assert tried / 2 < refused < tried
