"""Strategies of hypothesis for what people and machines do to a text: each change is drawn, and shrinks by itself."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from difflib import unified_diff
from itertools import islice
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

from hypothesis import strategies as st

from portal.records.fields import inner_model
from portal.records.models import KINDS
from portal.records.source import LINE_END


class Text:
    """A file of the repository, by its path from the root."""

    def __init__(self, root: Path, file: Path) -> None:
        self.path = file.relative_to(root).as_posix()
        self.text = file.read_text("utf-8")

    def __repr__(self) -> str:
        return self.path


class Spoilt(NamedTuple):
    """What has become of a file."""

    before: Text
    data: bytes

    @property
    def path(self) -> str:
        """The path of the file, from the root."""
        return self.before.path

    @property
    def lines(self) -> list[str]:
        """The text that is read, line by line; signs for what is no text."""
        return lines_of(self.data)

    def __repr__(self) -> str:
        """Show what has changed, as a forge would."""
        before = self.before.text.encode().split(b"\n")
        changed = unified_diff([*map(repr, before)], [*map(repr, self.data.split(b"\n"))], self.path, n=0, lineterm="")
        return "\n".join(line[:300] for line in islice(changed, 20))


def lines_of(data: bytes) -> list[str]:
    """Return the lines of a file, signs for what is no text."""
    return LINE_END.split(data.decode("utf-8-sig", "replace"))


T = TypeVar("T")
Draw = st.DrawFn
Change = Callable[[Draw, list[str]], list[str]]
"""Takes the lines of a text, and returns other lines."""

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
    # what a spreadsheet, a telephone, a mail or a word processor makes of a value
    *(
        "'01",
        "=01",
        '="01"',
        "1,5",
        "4,5 €",
        "5E+10",
        "1.2E+08",
        "#REF!",
        "#N/A",
        "01/11/26",
        "3/11/2026",
        "44888",
        "a;b;c",
    ),
    *(
        "vrai",
        "FAUX",
        "Oui",
        "non",
        "yes",
        "0.0",
        "a\\nb",
        "<p>x</p>",
        "&nbsp;",
        "&eacute;t&eacute;",
        "%C3%A9",
        "Ã©t\u00c3",
        "“x”",
    ),
    *(
        "« x »",
        "‘x’",
        "x : y",
        "x #y",
        "l'été : oui",
        "01.23.45.67.89",
        "(0)1 23 45 67 89",
        "lundi 9h-12h",
        "9h30",
        "12 h",
    ),
    *("00000000000000", "35600000013944", "96000", "99999", "2A004", "+262145123456", "112", "a@-.-", "anglais", "xx"),
]
SIGNS = (
    "\t\x00\x1b\x7f\x85\xa0\xad\u061c\u200b\u200d\u202e\u2028\u2066\ufeff\ufffd\uffff\U000e0041"
    " :-#'\"[]{}|>&*!%@`\\,?é9"
)


FIELDS = sorted(
    {
        name
        for kind in KINDS.values()
        for model in (kind.model, *filter(None, [kind.national]))
        for field, info in model.model_fields.items()
        for name in (field, *getattr(inner_model(info.annotation), "model_fields", ()))
    }
)
"""What fields of records are called, of all kinds: each is misplaced in most."""
FRENCH = [
    "téléphone",
    "Nom",
    "ville",
    "horaire",
    "source",
    "e-mail",
    "site web",
    "code postal",
    "name",
    "phone",
    "city",
]
"""What people call them."""
KEY = re.compile(r"(\s*(?:- )?)([\w-]+)(:.*)")
ENDS = {"\n": 16, "\r\n": 3, "\r": 1}
FORMS: dict[Literal["NFC", "NFD", "NFKC", "NFKD"], int] = {"NFC": 9, "NFD": 1}
ENCODINGS = {"utf-8": 40, "utf-8-sig": 4, "latin-1": 1, "cp1252": 1, "utf-16": 1}
"""How programs write a text, and how often here."""


def _often(weights: dict[T, int]) -> st.SearchStrategy[T]:
    return st.sampled_from([way for way, times in weights.items() for _ in range(times)])


def _place(draw: Draw, lines: list[str]) -> int:
    return draw(st.integers(0, max(0, len(lines) - 1)))


def _with(lines: list[str], n: int, *instead: str) -> list[str]:
    return [*lines[:n], *instead, *lines[n + 1 :]]


def without_a_line(draw: Draw, lines: list[str]) -> list[str]:
    return _with(lines, _place(draw, lines))


def with_a_line_twice(draw: Draw, lines: list[str]) -> list[str]:
    n = _place(draw, lines)
    return _with(lines, n, lines[n], lines[n])


def with_two_lines_swapped(draw: Draw, lines: list[str]) -> list[str]:
    n, other = _place(draw, lines), _place(draw, lines)
    return _with(_with(lines, n, lines[other]), other, lines[n])


def with_two_lines_as_one(draw: Draw, lines: list[str]) -> list[str]:
    n = _place(draw, lines)
    return _with(lines, n, lines[n] + draw(st.sampled_from(["", " "])) + "".join(lines[n + 1 : n + 2]).lstrip())


def with_a_line_cut(draw: Draw, lines: list[str]) -> list[str]:
    n = _place(draw, lines)
    at = draw(st.integers(0, len(lines[n])))
    return _with(lines, n, *draw(st.sampled_from([(lines[n][:at],), (lines[n][:at], lines[n][at:])])))


def with_another_indent(draw: Draw, lines: list[str]) -> list[str]:
    n = _place(draw, lines)
    return _with(
        lines, n, draw(st.sampled_from(["", *(" " * width for width in range(1, 8)), "\t"])) + lines[n].lstrip()
    )


def with_a_block_moved(draw: Draw, lines: list[str]) -> list[str]:
    n = _place(draw, lines)
    end = n + draw(st.integers(1, 8))
    by = draw(st.sampled_from([1, 2, 4, -1, -2]))
    moved = [" " * by + line if by > 0 else line[min(-by, len(line) - len(line.lstrip())) :] for line in lines[n:end]]
    return [*lines[:n], *moved, *lines[end:]]


def with_a_value(draw: Draw, lines: list[str]) -> list[str]:
    n = _place(draw, lines)
    value = draw(st.sampled_from(NASTY))
    return _with(lines, n, re.sub(r"(?<=: ).*|(?<=- )[^:]*$", lambda _: value, lines[n], count=1))


def with_any_text(draw: Draw, lines: list[str]) -> list[str]:
    n = _place(draw, lines)
    value = draw(st.text(max_size=12))
    return _with(lines, n, re.sub(r"(?<=: ).*|(?<=- )[^:]*$", lambda _: value, lines[n], count=1))


def with_the_value_of_another_field(draw: Draw, lines: list[str]) -> list[str]:
    n, other = _place(draw, lines), _place(draw, lines)
    value = lines[other].partition(": ")[2]
    return _with(lines, n, re.sub(r"(?<=: ).*", lambda _: value, lines[n], count=1))


def with_another_type(draw: Draw, lines: list[str]) -> list[str]:
    n = _place(draw, lines)
    group = draw(
        st.sampled_from(["[%s]", "{x: %s}", "[[%s]]", "{%s}", "[%s, %s]", '"%s"', "'%s'", "“%s”", "« %s »", "%s%s"])
    )
    return _with(lines, n, re.sub(r"(?<=: )(.*)", lambda value: group.replace("%s", value[1]), lines[n], count=1))


def with_a_list_member_twice(draw: Draw, lines: list[str]) -> list[str]:
    members = [n for n, line in enumerate(lines) if line.lstrip().startswith("- ")]
    n = draw(st.sampled_from(members or [0]))
    return _with(lines, n, lines[n], lines[n])


def with_another_key(draw: Draw, lines: list[str]) -> list[str]:
    """A key misspelt, in capitals, with an accent, of another kind of record, or what people call it."""
    n = _place(draw, lines)
    found = KEY.match(lines[n])
    if not found:
        return lines
    key = found[2]
    at = draw(st.integers(0, len(key) - 1))
    new = draw(
        st.one_of(
            st.sampled_from([key[:at] + key[at + 1 :], key[:at] + key[at] * 2 + key[at + 1 :], key.upper(), f"{key} "]),
            st.sampled_from([key[:at] + key[at : at + 2][::-1] + key[at + 2 :], key.replace("e", "é", 1), f'"{key}"']),
            st.sampled_from(FIELDS),
            st.sampled_from(FRENCH),
        )
    )
    return _with(lines, n, f"{found[1]}{new}{found[3]}")


def with_a_comment(draw: Draw, lines: list[str]) -> list[str]:
    n = _place(draw, lines)
    return _with(
        lines, n, *draw(st.sampled_from([("# x", lines[n]), (f"{lines[n]} # x",), (f"#{lines[n]}",), ("#" * 90,)]))
    )


def with_marks_of_a_merge(draw: Draw, lines: list[str]) -> list[str]:
    n = _place(draw, lines)
    return _with(lines, n, "<<<<<<< HEAD", lines[n], "=======", f"{lines[n]}x", ">>>>>>> autre")


def pasted_twice(draw: Draw, lines: list[str]) -> list[str]:
    return [*lines, *draw(st.sampled_from([(), ("---",), ("",)])), *lines]


def with_a_sign(draw: Draw, lines: list[str]) -> list[str]:
    n = _place(draw, lines)
    at = draw(st.integers(0, len(lines[n])))
    sign = draw(st.one_of(st.sampled_from(SIGNS), st.characters()))
    return _with(lines, n, lines[n][:at] + sign + lines[n][at:])


def without_a_sign(draw: Draw, lines: list[str]) -> list[str]:
    n = _place(draw, lines)
    at = draw(st.integers(0, max(0, len(lines[n]) - 1)))
    return _with(lines, n, lines[n][:at] + lines[n][at + 1 :])


def cut_short(draw: Draw, lines: list[str]) -> list[str]:
    return lines[: _place(draw, lines)]


CHANGES: list[Change] = [
    without_a_line,
    with_a_line_twice,
    with_two_lines_swapped,
    with_two_lines_as_one,
    with_a_line_cut,
    with_another_indent,
    with_a_block_moved,
    with_a_value,
    with_a_value,
    with_a_value,
    with_any_text,
    with_the_value_of_another_field,
    with_another_type,
    with_a_list_member_twice,
    with_another_key,
    with_another_key,
    with_a_comment,
    with_marks_of_a_merge,
    pasted_twice,
    with_a_sign,
    without_a_sign,
    cut_short,
]

FAULTS = [
    change
    for change in CHANGES
    if change not in (with_two_lines_swapped, pasted_twice, cut_short, with_the_value_of_another_field)
]
"""Those that people would call one fault."""


@st.composite
def spoilt(draw: Draw, of: Text, *, changes: Sequence[Change] = CHANGES, most: int = 3) -> Spoilt:
    """A text with one change, or a few, as one of the ways to write a file keeps it."""
    lines = of.text.split("\n")
    for change in draw(st.lists(st.sampled_from(changes), min_size=1, max_size=most)):
        lines = change(draw, lines) or [""]
    text = unicodedata.normalize(draw(_often(FORMS)), draw(_often(ENDS)).join(lines))
    data = text.encode(draw(_often(ENCODINGS)), "replace")
    if draw(st.integers(0, 39)) == 39:
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(st.binary(max_size=3)) + data[at + draw(st.integers(0, 2)) :]
    return Spoilt(of, data)
