"""What pages of several kinds are given: links, cards of places, whom to call, how old a fact is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from portal.knowing import (
    MISLEADING,
    Knowledge,
    Mapped,
    PlaceKind,
    State,
    Way,
    address,
    address_line,
    is_named_for_its_kind,
    kind_of,
    place_date,
    title,
    ways,
    year_of,
)
from portal.records import City, DonationPoint, Place, Record, Site, Source
from portal.takeaway import QR, qr

R = TypeVar("R", bound=Record)
T = TypeVar("T")


def degrees(spot: Mapped | City) -> str:
    """Return a position as scripts read it: latitude and longitude in degrees, to ten metres, with a comma."""
    return f"{round(spot.latitude, 4)},{round(spot.longitude, 4)}"


@dataclass(frozen=True)
class Link:
    """A link to a page of the site."""

    title: str
    address: str
    """From the root of the site."""

    @classmethod
    def to(cls, record: Record) -> "Link":
        """Return the link to the page of a record."""
        return cls(title(record), address(record))


@dataclass(frozen=True)
class RecordPage:
    """A page made from a record."""

    address: str
    """From the root of the site, with its final slash."""
    title: str
    short: str
    """What it is called in the breadcrumb of the pages below it."""
    description: str
    template: str
    record: Record
    view: Callable[[Knowledge], object]
    """Computes what the template is given beside the record."""

    @property
    def source(self) -> str:
        """The Markdown file that MkDocs would read for this address."""
        return f"{self.address.rstrip('/')}.md"


@dataclass(frozen=True)
class Summary:
    """A link with the sentence that says what is behind it."""

    link: Link
    text: str

    @classmethod
    def of(cls, record: Record) -> "Summary":
        """Return the summary of a record that has one."""
        return cls(Link.to(record), str(getattr(record, "presentation_resume", "")))


@dataclass(frozen=True)
class Row:
    """A place in a list of places."""

    link: Link
    place: Place
    kind: PlaceKind
    is_named_for_its_kind: bool
    """Whether its name says its kind already."""
    where: str
    """Its address on one line; empty where it serves the whole country."""
    at: str | None
    """Its position for the script that sorts lists: latitude and longitude in degrees, with a comma."""
    year: str | None
    """The year of what is known of where it is."""
    way: Way | None
    """The nearest landmark, in a list of the places of a city."""
    kilometres: float | None
    """How far it is, as the crow flies, in a list of what is nearest."""
    is_to_be_asked: bool
    """Whether its record does not say that it answers, and it may be asked."""
    only_recycles: bool
    """Whether a device that is given there is recycled, and not used again."""
    has: Sequence[str]
    """The keys of what its list can be narrowed down by that it has."""

    @classmethod
    def of(
        cls,
        place: Place,
        *,
        city: City | None = None,
        kilometres: float | None = None,
        ask: bool = False,
        has: Sequence[str] = (),
    ) -> "Row":
        """Return a place of a list, of `city` if all are of one."""
        mapped = place if isinstance(place, Site | DonationPoint) else None
        return cls(
            Link.to(place),
            place,
            kind_of(place),
            is_named_for_its_kind(place),
            address_line(place),
            degrees(mapped) if mapped else None,
            year(place),
            next(iter(ways(mapped, city)), None) if mapped and city else None,
            kilometres,
            ask,
            isinstance(place, DonationPoint) and place.reemploi is False,
            has,
        )


@dataclass(frozen=True)
class Group(Generic[T]):
    """The members of a list that share a value of an enumeration."""

    key: str
    members: Sequence[T]


@dataclass(frozen=True)
class Check:
    """Where facts of one source come from, of when they are, and what a visitor may do with them."""

    facts: Sequence[str]
    """What they are called."""
    source: Source | None
    state: State


def in_full(record: Record, known: Knowledge) -> tuple[str, QR]:
    """Return the address of the page of a record with that of the site, and the code in which a telephone reads it."""
    return in_full_at(address(record), known)


def in_full_at(where: str, known: Knowledge) -> tuple[str, QR]:
    """Return the same of a page that is no record’s, by its address from the root of the site."""
    web = f"{known.catalogue.portal.adresse_du_site}{where}"
    return web, qr(web)


def links(records: Iterable[Record]) -> list[Link]:
    """Return the links to the pages of records."""
    return [Link.to(record) for record in records]


def summaries(records: Iterable[Record]) -> list[Summary]:
    """Return the summaries of records."""
    return [Summary.of(record) for record in records]


def by(field: str, records: Iterable[R], order: Iterable[str]) -> list[Group[R]]:
    """Return records in groups by the value of a field, in an order of its values; empty groups are left out."""
    groups: dict[str, list[R]] = {value: [] for value in order}
    for record in records:
        groups[getattr(record, field)].append(record)
    return [Group(value, members) for value, members in groups.items() if members]


def current(records: Iterable[Place]) -> list[Place]:
    """Return the places among records that exist."""
    return [record for record in records if record.is_current]


def checks(place: Place, known: Knowledge) -> list[Check]:
    """Return how far the facts of a place can be relied on, those that have their best source in common together."""
    found: dict[int | None, list[str]] = {}
    states: dict[int | None, State] = {}
    for name, fields in MISLEADING.items():
        if not any(getattr(place, field, None) for field in fields) or (name == "position" and place.adresse):
            continue
        trust = known.trust(place, *fields)
        best = place.sources.index(trust.sources[0]) if trust.sources else None
        found.setdefault(best, []).append(name)
        states[best] = trust.state
    return [Check(names, None if best is None else place.sources[best], states[best]) for best, names in found.items()]


def year(place: Place) -> str | None:
    """Return the year of what is known of where a place is."""
    return year_of(place_date(place))
