"""What a page shows of hours in a season: seven days with their spans, and public holidays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property

from portal.records.hours.computed import DAY, MIDNIGHT, Pieces, public_holidays, ranks_of


@dataclass(frozen=True)
class Span:
    """A span of opening; `end` is 00:00 when it lasts until midnight, and before `begin` when it ends the next day."""

    begin: time
    end: time
    comment: str = ""
    """What limits the opening: « sur rendez-vous »."""

    @property
    def is_whole_day(self) -> bool:
        """Whether it lasts from midnight to midnight."""
        return self.begin == self.end == MIDNIGHT

    @property
    def minutes(self) -> tuple[int, int]:
        """Its begin and end in minutes from the midnight before it."""
        begin, end = (60 * moment.hour + moment.minute for moment in (self.begin, self.end))
        return begin, end if end > begin else end + DAY


@dataclass(frozen=True)
class Differing:
    """What a weekday has in place of its usual spans, at some ranks of the month."""

    ranks: tuple[int, ...]
    """1 for the first of its month to 5, -1 for the last, -2 for the last but one."""
    spans: tuple[Span, ...]
    """None when closed."""


@dataclass(frozen=True)
class Day:
    """What a weekday has."""

    spans: tuple[Span, ...]
    """Its usual spans; none when closed."""
    differing: tuple[Differing, ...] = ()


@dataclass(frozen=True)
class Week:
    """All that a page shows of hours in a season."""

    days: tuple[Day, ...]
    """Seven, Monday first."""
    holidays: tuple[Span, ...] | None = None
    """On public holidays, whatever the weekday; `None` when hours say nothing of them, or none falls in the season."""

    def is_apart(self, day: date) -> bool:
        """Say whether a day is a public holiday with hours of its own."""
        return self.holidays is not None and day in public_holidays()

    def spans_on(self, day: date) -> tuple[Span, ...]:
        """Return what begins on a day of the season."""
        if self.is_apart(day):
            return self.holidays or ()
        usual = self.days[day.weekday()]
        if not usual.differing:
            return usual.spans
        ranks = ranks_of(day)
        return next((other.spans for other in usual.differing if not ranks.isdisjoint(other.ranks)), usual.spans)

    @cached_property
    def all_spans(self) -> frozenset[Span]:
        """Every span that there can be."""
        said = [self.holidays or (), *(day.spans for day in self.days)]
        said += [other.spans for day in self.days for other in day.differing]
        return frozenset(span for spans in said for span in spans)

    @property
    def is_round_the_clock(self) -> bool:
        """Whether it means every day and every hour, holidays included."""
        days = [day.spans for day in self.days] + ([] if self.holidays is None else [self.holidays])
        whole = all(spans and spans[0].is_whole_day and not spans[0].comment for spans in days)
        return whole and not any(day.differing for day in self.days)


def spans_of(pieces: Pieces) -> tuple[Span, ...]:
    """Return openings as a page says them."""
    return tuple(Span(_time(begin), _time(end), comment) for begin, end, comment in pieces)


def pieces_of(spans: Iterable[Span]) -> Pieces:
    """Return spans in minutes, with the comment of each."""
    return tuple((*span.minutes, span.comment) for span in spans)


def _time(minute: int) -> time:
    return time(*divmod(minute % DAY, 60))
