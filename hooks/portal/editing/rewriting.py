"""Records as they would be written, those aside that already are."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from portal.records import DataError, FileError, Problem, listed, read_file, tidied

DATA = "data"
"""The folder of all records."""


def untidy(root: Path, named: Sequence[str]) -> Mapping[str, str]:
    """Return the text that `portal format` writes of each record that is written otherwise, by its path from the root.

    `named` are files and folders, as paths from the root; none means all records.

    Raises:
        DataError: with what keeps any of these files from being written anew.

    """
    made: dict[str, str] = {}
    problems: list[Problem] = []
    for path in _files(root, named or [DATA]):
        try:
            if isinstance(path, FileError):
                raise path
            data = read_file(root, path)
            text = tidied(path, data)
        except FileError as error:
            problems.append(Problem(error.path, 1, 1, "", error.sentence))
        except DataError as error:
            problems += error.problems
        else:
            made |= {path: text} if text.encode() != data else {}
    if problems:
        raise DataError(problems)
    return made


def _files(root: Path, named: Sequence[str]) -> Iterator[str | FileError]:
    for path in named:
        if (root / path).is_dir():
            yield from listed(root, path, suffix=".yml")
        else:
            yield path
