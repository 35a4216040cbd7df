"""A file of comma-separated values to rows that know where each of their cells stands."""

import csv
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from portal.records import DataError, Problem, decoded, near

SEPARATORS = ",;\t"
"""What programs put between cells: the standard wants a comma, a French spreadsheet writes a semicolon."""
NONE = "ce fichier est vide : il faut une ligne de titres, puis un lieu par ligne"
UNCLOSED = "un guillemet de cette ligne n’est pas refermé, ou l’est au milieu d’une case"
FEW = 10
"""So many columns that are missing are named, not more."""

Rows = tuple[list["Row"], list[Problem]]
"""The rows that could be read, and what is wrong with those that could not."""


class RowError(Exception):
    """A row that is no place to record: what is wrong with it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True)
class Row:
    """What a list says of one place."""

    path: str
    line: int
    text: str
    """The line as it stands in the file: the first, where it has several."""
    cells: Mapping[str, str]
    """What stands in each column, without spaces around it."""
    separator: str = ","

    def __getitem__(self, column: str) -> str:
        """Return what stands in a column, or an empty text where the list has no such column."""
        return self.cells.get(column, "")

    def problem(self, sentence: str, column: str = "") -> Problem:
        """Return what is wrong with a cell, or with the whole row."""
        begin = _begin(self.text, list(self.cells).index(column), self.separator) if column in self.cells else 1
        return Problem(self.path, self.line, begin, column, sentence, self.text)


def text_of_file(path: Path) -> str:
    """Return the text of a file, each accent one with its letter.

    Signs that nobody sees are let be: they cost the row that they stand in, not the whole list.

    Raises:
        DataError: where it is not in UTF-8.
        OSError: where there is no such file, or it may not be read.

    """
    data = path.read_bytes()
    try:
        return unicodedata.normalize("NFC", data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return decoded(str(path), data)  # raises what an editor reads


def rows(path: Path, columns: Sequence[str], *, heading: Callable[[str], str] = str.strip) -> Rows:
    """Return the rows of a file, and what is wrong with those that cannot be read.

    `columns` are those that must be there; others are let be. `heading` makes the name of a column of its title.

    Raises:
        DataError: where nothing of the file can be read: no text, no header, or a column that is missing.
        OSError: where there is no such file, or it may not be read.

    """
    lines = re.findall(r"[^\n]*\n|[^\n]+$", text_of_file(path))
    first = next((number for number, line in enumerate(lines) if line.strip(f"{SEPARATORS}\r\n ")), None)
    if first is None:
        raise DataError([Problem(str(path), 1, 1, "", NONE)])
    separator = _separator(lines[first], columns, heading)
    found: list[Row] = []
    problems: list[Problem] = []
    header: list[str] = []
    for number, cells in _cells(lines, first, separator):
        text, line = lines[number].rstrip("\r\n"), number + 1
        unclosed = Problem(str(path), line, 1, "", UNCLOSED, text)
        if not header:
            if cells is None:
                raise DataError([unclosed])
            header = [heading(cell) for cell in cells]
            _check(str(path), Row(str(path), line, text, {}, separator), header, columns)
        elif cells is None:
            problems.append(unclosed)
        elif any(cells):
            by_name = {name: cell.strip() for name, cell in zip(header, cells, strict=False)}
            row = Row(str(path), line, text, by_name, separator)
            if len(cells) == len(header):
                found.append(row)
            else:
                sentence = f"cette ligne a {len(cells)} cases au lieu de {len(header)} : vérifiez les virgules"
                problems.append(row.problem(sentence))
    return found, problems


def _cells(lines: Sequence[str], first: int, separator: str) -> Iterator[tuple[int, list[str] | None]]:
    """Yield the number of the line that each row begins at, and its cells, or nothing where it cannot be read.

    One that cannot is its line alone: reading goes on with the next, or a quote would cost all rows that follow it.
    """
    while first < len(lines):
        reader = csv.reader(lines[first:] if first else lines, delimiter=separator, strict=True)
        begin = 0
        try:
            for cells in reader:
                yield first + begin, cells
                begin = reader.line_num
        except csv.Error:
            yield first + begin, None
            begin += 1
        first += begin


def _separator(header: str, columns: Sequence[str], heading: Callable[[str], str]) -> str:
    """Return what stands between the cells: what shows the most of the columns that we know."""

    def known(separator: str) -> int:
        return len({heading(cell) for cell in header.replace('"', "").split(separator)} & set(columns))

    return max(SEPARATORS, key=known)


def _check(path: str, row: Row, header: Sequence[str], columns: Sequence[str]) -> None:
    """Raise what is wrong with the titles of columns."""
    twice = [n for n, name in enumerate(header) if name in header[:n]]
    problems = [
        Problem(
            path,
            row.line,
            _begin(row.text, n, row.separator),
            header[n],
            "cette colonne est là deux fois : retirez-en une",
            row.text,
        )
        for n in twice
    ]
    missing = [name for name in columns if name not in header]
    others = [one for one in header if one not in columns]
    for name in missing[:FEW]:
        sentence = f"il manque la colonne « {name} »{like(name, others)}"
        problems.append(Problem(path, row.line, 1, "", sentence, row.text))
    if problems:
        raise DataError(problems)


def like(name: str, others: Sequence[str]) -> str:
    """Return a question with the column that is most like one that is missing."""
    nearest = near(name, others)
    return f" : est-ce « {nearest} » ?" if nearest else ""


def _begin(text: str, number: int, separator: str) -> int:
    """Return the column at which a cell of a line begins, counted from 1."""
    cell = re.compile(rf'(?:"(?:[^"]|"")*"|[^{separator}]*)(?:{separator}|$)')
    ends = [0, *accumulate(len(found) for found in cell.findall(text))]
    return ends[min(number, len(ends) - 1)] + 1
