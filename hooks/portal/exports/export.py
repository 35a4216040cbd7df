"""What is said of each file that we give away: its fields, its licence, whom its data are owed to, of when they are."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from portal.exports.fields import Field
from portal.knowing import Knowledge, last_date
from portal.records import Dataset, Record, Source, first_day

LICENCE = "ODbL 1.0"
"""That of all our records together, since some are made from data that ask for it (see LICENSE)."""


@dataclass(frozen=True)
class Export:
    """A set of data that we give away, in one format or two; its addresses never change."""

    name: str
    """What its schema and its page are named by."""
    title: str
    what: str
    """What it holds, in a sentence or two."""
    fields: Sequence[Field]
    schema: Mapping[str, Any]
    """The JSON Schema of its JSON, or of its rows."""
    files: Mapping[str, str]
    """The address of its file, from the root of the site, by the name of the format."""
    make: Callable[[Knowledge], Mapping[str, str]]
    """Writes them, by their address."""
    records: Callable[[Knowledge], Sequence[Record]]
    """The records that it holds."""
    missing: Callable[[Knowledge], Mapping[str, int]] = lambda _known: {}
    """How many records are left out, by the reason."""
    follows: str = ""
    """The address of the schema of others that it keeps to."""

    def credits(self, known: Knowledge) -> list[str]:
        """Return the credits to keep: those of the data sets that its records are made from."""
        return [credit(dataset) for dataset in datasets(self.records(known), known)]

    def period(self, known: Knowledge) -> tuple[str, str] | None:
        """Return the years of its oldest and of its newest information."""
        years = sorted(day[:4] for record in self.records(known) if (day := last_date(record)))
        return (years[0], years[-1]) if years else None


def datasets(records: Iterable[Record], known: Knowledge) -> list[Dataset]:
    """Return the data sets that records are made from, in the order of their keys."""
    return [known.catalogue.datasets[key] for key in sorted({key for record in records for key in record.datasets})]


def credit(dataset: Dataset) -> str:
    """Return the credit that a data set asks for, with its licence."""
    return f"{dataset.credit} ({dataset.licence})"


def licence_of(record: Record, known: Knowledge) -> str | None:
    """Return the licence that a record must be given on under by itself: that of data to be shared alike."""
    sets = datasets([record], known)
    return next((dataset.licence for dataset in sets if dataset.partage_a_l_identique), None)


def owed(record: Record, known: Knowledge) -> list[str]:
    """Return whom the facts of a record come from: the credits of data sets, and the titles of other sources."""
    found = [credit(known.catalogue.datasets[source.jeu]) if source.jeu else source.titre for source in record.sources]
    return list(dict.fromkeys(found))


def dated(record: Record) -> date | None:
    """Return the first day that the newest date of a record can mean: never later than the truth."""
    newest = last_date(record)
    return first_day(newest) if newest else None


def said(source: Source) -> str:
    """Return a source in one cell: its title, its date, and the day that it was read."""
    return f"{source.titre} ({source.date or 'sans date'}, lu le {source.consulte_le})"


def page_of(where: str, known: Knowledge) -> str:
    """Return an address of the site with its host."""
    return f"{known.catalogue.portal.adresse_du_site}{where}"
