"""A file of JSON to rows: a list of objects, or an object a line, each of which knows where it begins."""

import json
import re
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.imports.table import FEW, Row, Rows, like, text_of_file
from portal.records import DataError, Problem

NO_LIST = "ce fichier n’est pas une liste : il faut « [ », puis un lieu entre accolades après l’autre, puis « ] »"
UNREADABLE = "ce lieu n’est pas du JSON que l’on sait lire : vérifiez guillemets, virgules et accolades"
NO_OBJECT = "ce n’est pas un lieu : il faut des champs entre accolades"
HALF, LOST = re.compile("[\ud800-\udfff]"), "\N{REPLACEMENT CHARACTER}"
"""Half a sign, which JSON can say and no file can hold; and what stands for a sign that is lost."""
SPACE = re.compile(r"[\s,]*")
NEXT = re.compile(r"(?:\}\s*,?|\n)\s*(?=\{)")
"""Where another object may begin, for reading to go on after one that cannot be read."""
REST = " ; ce qui suit n’est pas lu"
SHOWN = 240
"""The signs of an object that are kept to be quoted: a whole list may stand on one line."""
LOOKED_AT = 100
"""The objects whose keys say what the list has: one that knows nothing of a field may leave it out."""
_DECODER = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=str)
"""Numbers stay as they are typed."""


@dataclass(frozen=True)
class Object(Row):
    """A row that is an object of a list in JSON."""

    column: int = 1
    """Where it begins on its line, counted from 1."""

    def problem(self, sentence: str, column: str = "") -> Problem:
        """Return what is wrong with a field, or with the whole object: where the object begins."""
        return Problem(self.path, self.line, self.column, column, sentence, self.text)


def objects(path: Path, columns: Sequence[str]) -> Rows:
    """Return the objects of a file as rows, and what is wrong with those that cannot be read.

    `columns` are the keys that must be there; others are let be.

    Raises:
        DataError: where nothing of the file can be read: no list, or a key that no object has.
        OSError: where there is no such file, or it may not be read.

    """
    text = text_of_file(path)
    if not re.match(r"\s*(\[|\{(?!\s*\"items\"))", text):
        raise DataError([Problem(str(path), 1, 1, "", NO_LIST)])
    lines = [0, *(found.end() for found in re.finditer("\n", text))]
    found: list[Row] = []
    problems: list[Problem] = []
    for begin, value, is_last in _values(text):
        line = bisect(lines, begin)
        quoted = text[begin : begin + SHOWN].partition("\n")[0]
        cells = {str(key): _cell(inside) for key, inside in value.items()} if isinstance(value, dict) else {}
        row = Object(str(path), line, quoted, cells, column=begin - lines[line - 1] + 1)
        if isinstance(value, dict):
            found.append(row)
        else:
            problems.append(row.problem(NO_OBJECT if value is not None else f"{UNREADABLE}{REST if is_last else ''}"))
    _check(str(path), found, columns)
    return found, problems


def _values(text: str) -> Iterator[tuple[int, Any, bool]]:
    """Yield where each value of a list begins, what it is (nothing where it cannot be read), and if it is the last."""
    at = SPACE.match(text, re.match(r"\s*\[?", text).end()).end()  # type: ignore[union-attr] # both match nothing, too
    while at < len(text) and not (text[at] == "]" and not text[at + 1 :].strip()):
        try:
            value, end = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            value, end = None, _after(text, at)
        yield at, value, end >= len(text)
        at = SPACE.match(text, end).end()  # type: ignore[union-attr] # it matches nothing, too


def _after(text: str, at: int) -> int:
    """Return where reading goes on after a value that cannot be read."""
    found = NEXT.search(text, at + 1)
    return found.end() if found else len(text)


def _cell(value: Any) -> str:
    """Return a value as a cell of a table has it: members of a list with bars between them, nothing for groups."""
    if isinstance(value, str):
        return HALF.sub(LOST, value).strip()
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, list):
        return "|".join(filter(None, (_cell(one) for one in value)))
    return ""


def _check(path: str, found: Sequence[Row], columns: Sequence[str]) -> None:
    """Raise which keys no object has."""
    keys: Mapping[str, None] = {key: None for row in found[:LOOKED_AT] for key in row.cells}
    missing = [name for name in columns if name not in keys]
    if not missing:
        return
    others = [key for key in keys if key not in columns]
    raise DataError(
        [Problem(path, 1, 1, "", f"il manque le champ « {name} »{like(name, others)}") for name in missing[:FEW]]
    )
