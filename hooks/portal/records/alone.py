"""A file by itself: the record that it would be, or is becoming, beside those of a catalogue."""

from datetime import date

from portal.records.catalogue import Catalogue
from portal.records.checking import UNSOURCED, document_of, record_of
from portal.records.filing import filed
from portal.records.messages import MISSING, DataError, Problem
from portal.records.models.common import Record


def one(path: str, data: bytes, catalogue: Catalogue, *, today: date) -> Record:
    """Return the record that a file of these bytes would be at `path`.

    It is checked as if it stood there, beside the records of a catalogue.

    Raises:
        DataError: with everything that is wrong with the path or with the text.

    """
    known, pages, links = catalogue.nameable
    cities = [f"data/cities/{key}.yml" for key in known["cities"]]
    file = next(one for one in filed([*cities, path], pages) if one.path == path)
    if isinstance(file, Problem):
        raise DataError([file])
    document = document_of(path, data)
    return record_of(file, document, known=known, links=links, today=today)


def faults_until_now(path: str, text: str, catalogue: Catalogue, *, today: date) -> list[Problem]:
    """Return what is wrong with a record that is being written: a field or a source that it lacks is no fault yet."""
    try:
        one(path, text.encode(), catalogue, today=today)
    except DataError as error:
        return [problem for problem in error.problems if not problem.sentence.startswith((MISSING, UNSOURCED))]
    return []
