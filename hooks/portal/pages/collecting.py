"""What a collection of devices in a company, a school or a building is given: its page, and three sheets to print."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from portal.knowing import Knowledge, address
from portal.pages.parts import Link, Summary, in_full_at, links, summaries
from portal.records import CHECKLIST, LETTER, NATIONAL, POSTER, Device
from portal.takeaway import QR

Kind = Literal["poster", "checklist", "letter"]
SHEETS: dict[Kind, str] = {"poster": POSTER, "checklist": CHECKLIST, "letter": LETTER}
"""Where each sheet is, from the root of the site."""


@dataclass(frozen=True)
class CollectionPage:
    """The page on how to organise a collection."""

    collections: Sequence[Summary]
    """The national ways that serve companies and public bodies."""
    devices: Sequence[Link]


@dataclass(frozen=True)
class CollectionSheet:
    """A sheet of a collection: what is not known of it is left blank, to be filled by hand."""

    kind: Kind
    address: str
    """Where the sheet is, from the root of the site."""
    web: str
    """The address of the sorter, in full."""
    code: QR
    """That address again."""
    devices: Sequence[Device]


def collection_page(known: Knowledge) -> CollectionPage:
    """Return what the page on how to organise a collection is given."""
    national = known.places.points_in(NATIONAL)
    return CollectionPage(
        collections=summaries(point for point in national if "entreprises" in point.publics),
        devices=links(known.catalogue.devices.values()),
    )


def collection_sheets(known: Knowledge) -> Iterator[CollectionSheet]:
    """Yield the sheets of a collection."""
    web, code = in_full_at(address(known.catalogue.sorter), known)
    for kind, where in SHEETS.items():
        yield CollectionSheet(kind, where, web, code, list(known.catalogue.devices.values()))
