"""Give a code to each city and place, and a number to each lesson, that has none: the files, each as it will be."""

from datetime import date
from pathlib import Path

from portal.records.codes import LIST, PLACES, faults, letters_for, owner_of, write_list
from portal.records.lesson_numbers import NUMBERS, new_lines
from portal.records.loading import read_records
from portal.records.messages import DataError, problem_in
from portal.records.models.common import Record
from portal.records.source import Document, SourceError, decode, parse


def numbered(root: Path, *, today: date) -> dict[str, str]:
    """Return the texts to write so that no code and no number is missing, by their paths from the root.

    Raises:
        DataError: where something else is wrong with the records, or with the lists of codes and of lessons.

    """
    read = read_records(root, today=today)
    if read.problems:
        raise DataError(read.problems)
    letters = letters_for(read.records["cities"].values(), read.codes)
    listed = dict(read.codes.owners)
    list(faults(read.records, read.codes))  # gives each place that has none a code
    codes = {owner: code for code, owner in read.codes.owners.items()}
    wanted: list[tuple[Record, str]] = [(read.records["cities"][key], code) for key, code in letters.items()]
    for kind in PLACES:
        lacking = [place for place in read.records[kind].values() if getattr(place, "code", None) is None]
        wanted += [(place, codes[owner_of(place)]) for place in lacking if owner_of(place) in codes]
    made = {record.path: _with_code(record.path, read.texts[record.path], code) for record, code in wanted}
    if read.codes.owners != listed:
        made[LIST] = write_list(read.listed, read.codes.owners)
    if lines := new_lines(read.lesson_numbers, read.records["lessons"]):
        made[NUMBERS] = "".join(f"{line}\n" for line in [*read.numbered.splitlines(), *lines])
    return made


def _with_code(path: str, data: bytes, code: str) -> str:
    """Return the text of a record with its code on a line of its own, below its name."""
    text = decode(data)
    document = parse(text)
    marks = sorted((mark, where[0]) for where, mark in document.keys.items() if len(where) == 1)
    line = next((mark.line for mark, _ in marks if mark > document.keys["nom",]), len(document.lines))
    while document.lines[line - 2].startswith("#"):  # what is said of the next field stays above it
        line -= 1
    made = "\n".join([*document.lines[: line - 1], f"code: {code}", *document.lines[line - 1 :]])
    if not _says(made, code):
        raise DataError([problem_in(path, document, ("nom",), f"ajoutez vous-même « code: {code} » à cette fiche")])
    return made


def _says(text: str, code: str) -> bool:
    try:
        document: Document = parse(text)
    except SourceError:
        return False
    return document.values.get("code") == code
