"""A file of comma-separated values to rows that know where each of their cells stands."""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from portal.records import DataError, Problem, decoded, near

CELL = re.compile(r'(?:"(?:[^"]|"")*"|[^,]*)(?:,|$)')
"""A cell of a line, with the comma that ends it."""


class RowError(Exception):
    """A row that is no place to record: what is wrong with it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True)
class Row:
    """A line of a table."""

    path: str
    line: int
    text: str
    """The line as it stands in the file."""
    cells: Mapping[str, str]
    """What stands in each column, without spaces around it."""

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def problem(self, sentence: str, column: str = "") -> Problem:
        """Return what is wrong with a cell, or with the whole row."""
        place = _begin(self.text, list(self.cells).index(column)) if column else 1
        return Problem(self.path, self.line, place, column, sentence, self.text)


def rows(path: Path, columns: Sequence[str]) -> tuple[list[Row], list[Problem]]:
    """Return the rows of a file, and what is wrong with those that cannot be read.

    `columns` are those that must be there; others are let be.

    Raises:
        DataError: where nothing of the file can be read: no text, no header, or a column that is missing.
        OSError: where there is no such file, or it may not be read.

    """
    lines = decoded(str(path), path.read_bytes()).split("\n")
    reader = csv.reader(lines, strict=True)
    found: list[Row] = []
    problems: list[Problem] = []
    header: list[str] = []
    begin = 1
    try:
        for cells in reader:
            text, line, begin = lines[begin - 1], begin, reader.line_num + 1
            if not any(cells):
                continue
            if not header:
                header = [cell.strip() for cell in cells]
                _check(str(path), text, header, columns)
            else:
                row = Row(
                    str(path), line, text, {name: cell.strip() for name, cell in zip(header, cells, strict=False)}
                )
                if len(cells) == len(header):
                    found.append(row)
                else:
                    sentence = f"cette ligne a {len(cells)} cases au lieu de {len(header)} : vérifiez les virgules"
                    problems.append(row.problem(sentence))
    except csv.Error:
        text = lines[begin - 1] if begin <= len(lines) else ""
        sentence = "un guillemet de cette ligne n’est pas refermé, ou l’est au milieu d’une case"
        problems.append(Problem(str(path), begin, 1, "", sentence, text))
    if not header:
        raise DataError(
            [Problem(str(path), 1, 1, "", "ce fichier est vide : il faut une ligne de titres, puis un lieu par ligne")]
        )
    return found, problems


def _check(path: str, text: str, header: Sequence[str], columns: Sequence[str]) -> None:
    """Raise what is wrong with the titles of columns."""
    twice = [n for n, name in enumerate(header) if name in header[:n]]
    problems = [
        Problem(path, 1, _begin(text, n), header[n], "cette colonne est là deux fois : retirez-en une", text)
        for n in twice
    ]
    for name in columns:
        if name not in header:
            others = [one for one in header if one not in columns]
            sentence = f"il manque la colonne « {name} »{_like(name, others)}"
            problems.append(Problem(path, 1, 1, "", sentence, text))
    if problems:
        raise DataError(problems)


def _like(name: str, others: Sequence[str]) -> str:
    """Return a question with the column that is most like one that is missing."""
    nearest = near(name, others)
    return f" : est-ce « {nearest} » ?" if nearest else ""


def _begin(text: str, number: int) -> int:
    """Return the column at which a cell of a line begins, counted from 1."""
    ends = [0, *accumulate(len(cell) for cell in CELL.findall(text))]
    return ends[min(number, len(ends) - 1)] + 1
