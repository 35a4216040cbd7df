"""A file by itself: the record that it would be, beside those of a catalogue."""

from datetime import date

from portal.records.catalogue import Catalogue
from portal.records.checking import document_of, record_of
from portal.records.filing import filed
from portal.records.messages import DataError, Problem
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
