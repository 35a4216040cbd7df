"""The page of a record’s sources, for kinds of which many have a long list: its own page leads to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from portal.knowing import Knowledge, title
from portal.pages.parts import Link, RecordPage
from portal.pages.reusing import Cited, cited
from portal.records import Record, sources_of


@dataclass(frozen=True)
class SourcesPage:
    """What the page of sources is given."""

    back: Link
    """The page whose sources they are."""
    sources: Sequence[Cited]


def sources_page(record: Record, known: Knowledge) -> SourcesPage:
    """Return what the page of the sources of a record is given."""
    return SourcesPage(Link.to(record), cited(record.sources, known))


def sources_pages(known: Knowledge) -> Iterator[RecordPage]:
    """Yield the page of the sources of each city and of each lesson."""
    for record in (*known.catalogue.cities.values(), *known.catalogue.lessons.values()):
        where, name = sources_of(record), title(record)
        if where:
            yield RecordPage(
                where,
                f"Nos sources : {name}",
                "Nos sources",
                f"D’où vient chaque information de la page « {name} », et de quand elle date.",
                "portal/sources.html",
                record,
                partial(sources_page, record),
            )
