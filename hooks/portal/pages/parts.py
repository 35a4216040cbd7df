"""What pages of several kinds are given: links, cards of places, whom to call, hours, how old a fact is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from portal.knowing import Knowledge, Trust, address, address_line, title
from portal.records import Channel, Closure, Place, Record, Site, Span, is_round_the_clock, ranks, usual_week
from portal.saying import day_names

R = TypeVar("R", bound=Record)
T = TypeVar("T")


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
class Summary:
    """A link with the sentence that says what is behind it."""

    link: Link
    text: str

    @classmethod
    def of(cls, record: Record) -> "Summary":
        """Return the summary of a record that has one."""
        return cls(Link.to(record), str(getattr(record, "presentation_resume", "")))


@dataclass(frozen=True)
class Card:
    """A place in a list of places."""

    link: Link
    place: Place
    where: str
    """Its address on one line; empty where it serves the whole country."""
    kilometres: float | None
    """How far it is, as the crow flies, where the list is of what is nearest."""

    @classmethod
    def of(cls, place: Place, kilometres: float | None = None) -> "Card":
        """Return the card of a place."""
        return cls(Link.to(place), place, address_line(place), kilometres)


@dataclass(frozen=True)
class Group(Generic[T]):
    """The members of a list that share a value of an enumeration."""

    key: str
    members: Sequence[T]


@dataclass(frozen=True)
class Contact:
    """Whom to call about a place."""

    number: str | None
    as_of: Trust | None
    """How far the number can be relied on."""
    is_general: bool
    """Whether it is the number of the programme, for want of the place's own."""


@dataclass(frozen=True)
class Row:
    """A day of the usual week."""

    day: str
    ranks: Sequence[str]
    """Which weeks of the month it is limited to: « 1er »; empty for all."""
    spans: Sequence[Span]


@dataclass(frozen=True)
class Opening:
    """The hours of a record, as its page shows them."""

    is_round_the_clock: bool
    week: Sequence[Row]
    is_closed_on_holidays: bool
    as_of: Trust


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


def contact(place: Site | Channel, known: Knowledge) -> Contact:
    """Return whom to call about a place: its own number, else the programme's if the place is one of the programme."""
    if place.telephone:
        return Contact(place.telephone, known.trust(place, "telephone"), is_general=False)
    portal = known.catalogue.portal
    if isinstance(place, Site) and place.is_of_the_programme:
        return Contact(portal.telephone, known.trust(portal, "telephone"), is_general=True)
    return Contact(None, None, is_general=False)


def opening(record: Record, hours: str | None, known: Knowledge) -> Opening | None:
    """Return the hours of a record as its page shows them, or nothing where they are not known."""
    if hours is None:
        return None
    days = zip(day_names(), usual_week(hours, known.today), strict=True)
    return Opening(
        is_round_the_clock(hours),
        [Row(day, ranks(hours, n), spans) for n, (day, spans) in enumerate(days)],
        "PH off" in hours,
        known.trust(record, "horaires"),
    )


def closures(place: Place, today: date) -> list[Closure]:
    """Return the exceptional closures of a place that are not over."""
    return [closure for closure in place.fermetures if closure.fin >= today]
