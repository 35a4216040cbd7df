"""Records spoilt by chance: each is accepted and can be shown, or refused with a place; never a traceback or a hang.

`MUTATIONS=10000 pytest tests/test_mutations.py` spoils as many.
"""

import os
import random
import shutil
import time
from datetime import date
from pathlib import Path

import pytest

from portal.records.catalogue import load
from portal.records.fields import prose_in
from portal.records.messages import DataError
from portal.records.models import KINDS
from portal.records.source import decode, parse
from portal.saying import prose

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 25)
NUMBER = int(os.environ.get("MUTATIONS", "150"))
CHUNKS = [
    *[
        ":",
        "|-",
        ">",
        "&",
        "*",
        "!",
        "%",
        "@",
        "`",
        "'",
        '"',
        "[",
        "]",
        "{",
        "}",
        ",",
        "#",
        "?",
        "~",
        "null",
        "---",
        "...",
    ],
    *["<<:", "=", "\\", "\\0", "\\e[2J", "\\u202e", "\\ud800"],
    *[
        ":",
        "|-",
        ">",
        "&",
        "*",
        "!",
        "%",
        "@",
        "`",
        "'",
        '"',
        "[",
        "]",
        "{",
        "}",
        ",",
        "#",
        "?",
        "~",
        "null",
        "---",
        "...",
        "<<:",
        "=",
        "\\",
        "\\0",
        "\\e[2J",
        "\\u202e",
        "\\ud800",
    ],
    *["\n", "\r", "\t", " ", "  - ", "\n\n", "\x00", "\x1b[31m", "\u202e", "\U000e0041", "\ud800", "\ufeff", "e\u0301"],
    *["1e999999", "-1", "nan", "inf", "9" * 40, "0001-01-01", "2026-13-40", "24:00-24:00", "Mo[9]", "PH", "x" * 7000],
    *[
        "[x](/javascript:alert(1))",
        "[x][r]\n\n[r]: //x",
        "![" * 2000,
        "> " * 300,
        "[[[[",
        "<!--",
        "</script>",
        "%style%",
    ],
    *["{{ 7*7 }}", "/lieux/", "france", "index", "lyon/lyon-8e", "https://[::1/", "🦽", "٣", "߀", "½", "²"],
]


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """Return a file with one to three mistakes of an editor, a program, or an enemy."""
    for _ in range(chance.randint(1, 3)):
        text = data.decode("utf-8", "surrogateescape")
        lines = text.splitlines(keepends=True) or [""]
        here, there = chance.randrange(len(lines)), chance.randrange(len(lines))
        at = chance.randrange(len(text) + 1)
        end = min(len(text), at + chance.randint(0, 30))
        chunk = chance.choice(CHUNKS)
        how = chance.randrange(8)
        if how == 0:
            text = text[:at] + chunk + text[at:]
        elif how == 1:
            text = text[:at] + chunk + text[end:]
        elif how == 2:
            text = text[:at] + text[end:]
        elif how == 3:
            lines[here] = f"{lines[here].partition(':')[0]}: {chunk}\n"
        elif how == 4:
            lines[here], lines[there] = lines[there], lines[here]
        elif how == 5:
            lines.insert(here, lines[there])
        elif how == 6:
            lines[here] = f'{lines[here].partition(":")[0]}: "{chunk}"\n'
        else:
            lines[here] = " " * chance.randint(1, 3) + lines[here]
        mixed = text if how < 3 else "".join(lines)
        data = mixed.encode("utf-8", "surrogatepass" if chance.random() < 0.5 else "replace")
        if chance.random() < 0.02:
            data = data[: chance.randrange(len(data) + 1)] + bytes([chance.randrange(256)])
    return data


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root with the example's records, read in a few milliseconds."""
    root = tmp_path_factory.mktemp("mutations")
    shutil.copytree(ROOT / "tests/example/data", root / "data")
    return root


def test_a_spoilt_record_is_accepted_and_shown_or_refused_with_a_place(small: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - nothing here is secret
    files = sorted(small.rglob("*.yml"))
    outcomes = set()
    for _ in range(NUMBER):
        file = chance.choice(files)
        whole = file.read_bytes()
        file.write_bytes(data := spoilt(whole, chance))
        begun = time.process_time()
        try:
            load(small, today=TODAY)
            outcomes.add("accepted")
            path = file.relative_to(small / "data").with_suffix("").as_posix()
            kind, _, key = path.partition("/")
            for _, text in prose_in(parse(decode(data)).values, KINDS[kind].model_for(key)):
                assert prose(text, str)
        except DataError as error:
            outcomes.add("refused")
            for problem in error.problems:
                rows = str(problem).splitlines()
                assert min(problem.line, problem.column) >= 1
                assert len(rows) in (1, 3)
                assert sum(len(row) // 80 + 1 for row in rows) < 24
        finally:
            file.write_bytes(whole)
        assert time.process_time() - begun < 2
    assert outcomes == {"accepted", "refused"}
