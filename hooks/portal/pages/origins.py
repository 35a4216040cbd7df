"""The page of a record’s sources, for kinds of which many have a long list: its own page leads to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from portal.knowing import Knowledge, title
from portal.pages.parts import Link, RecordPage
from portal.pages.reusing import Cited, cited
from portal.records import KINDS, Record, sources_of


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
    """Yield the page of the sources of each record that has one."""
    for record in (record for kind in KINDS for record in known.catalogue.of_kind(kind).values()):
        if where := sources_of(record):
            yield RecordPage(
                where,
                f"Nos sources : {title(record)}",
                "Nos sources",
                f"D’où vient chaque information de la page « {title(record)} », et de quand elle date.",
                "portal/sources.html",
                record,
                partial(sources_page, record),
            )
