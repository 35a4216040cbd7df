"""What `opening_hours` computes, in minutes, for the days that a week is read from and proved against.

A rule that `faults` lets through depends on nothing but the weekday, its rank in the month, public holidays, and the
parts of the year that it names: a week shows all that can happen, a year where ranks or parts play one, and some days
of each kind, with those around them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import pairwise

from opening_hours import OpeningHours, State

from portal.records.hours.divisions import Divisions

DAY = 24 * 60
MIDNIGHT = time(0)

ORDINARY = (date(2026, 2, 1), date(2026, 2, 10))
"""A week without a holiday, and the days around it."""
YEAR = (date(2026, 1, 1), date(2027, 1, 31))
"""Every weekday comes in it at every rank of a month, away from holidays."""
HOLIDAYS = (date(2026, 1, 1), date(2054, 1, 1))
"""The calendar repeats itself every 28 years: in them, holidays fall on all days that they can."""

Piece = tuple[int, int, str]
"""An opening: its begin and end in minutes, and its comment."""
Pieces = tuple[Piece, ...]


@dataclass(frozen=True)
class Seen:
    """What `opening_hours` computes for some days on end."""

    days: tuple[date, ...]
    openings: Pieces
    """In minutes from the first midnight."""

    def by_day(self, longest: int) -> Mapping[date, Pieces]:
        """Return each day's openings; one that passes midnight and is no longer than `longest` stays whole."""
        found: dict[date, list[Piece]] = {day: [] for day in self.days}
        for opening in self.openings:
            for begin, end, comment in _cut(opening, longest):
                nth, minute = divmod(begin, DAY)
                found[self.days[nth]].append((minute, minute + end - begin, comment))
        return {day: joined(pieces) for day, pieces in found.items()}


def see(hours: OpeningHours, first: date, last: date) -> Seen:
    """Return what hours mean from the midnight before `first` to the one after `last`."""
    days = tuple(map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1)))
    start, end = datetime.combine(first, MIDNIGHT), datetime.combine(last, MIDNIGHT) + timedelta(days=1)
    starts = [start]
    if "||" in str(hours):  # where the fallback is round the clock, `intervals` never leaves it, though `state` does
        starts = [datetime.combine(day, MIDNIGHT) for day in days]
    found = (found for begin, until in pairwise([*starts, end]) for found in hours.intervals(begin, until))
    return Seen(
        days,
        joined(
            (_minutes(begin - start), _minutes(end - start), comment or ("" if state == State.OPEN else "à confirmer"))
            for begin, end, state, comment in found
            if state != State.CLOSED
        ),
    )


def _minutes(since: timedelta) -> int:
    return since.days * DAY + since.seconds // 60


def _cut(opening: Piece, longest: int) -> Iterator[Piece]:
    begin, end, comment = opening
    while begin < end:
        midnight = (begin // DAY + 1) * DAY
        until = end if end <= midnight or (end - begin <= longest and end < midnight + DAY) else midnight
        yield begin, until, comment
        begin = until


def joined(pieces: Iterable[Piece]) -> Pieces:
    """Return pieces in order, those that touch and have one comment made one."""
    found: list[Piece] = []
    for begin, end, comment in sorted(pieces):
        if found and found[-1][1] >= begin and found[-1][2] == comment:
            found[-1] = (found[-1][0], max(end, found[-1][1]), comment)
        else:
            found.append((begin, end, comment))
    return tuple(found)


@cache
def ranks_of(day: date) -> frozenset[int]:
    """Return the rank of a day among its weekday's days of the month, counted from the first and from the last."""
    left = ((day.replace(day=28) + timedelta(days=4)).replace(day=1) - day).days
    return frozenset(((day.day + 6) // 7, -((left + 6) // 7)))


@cache
def public_holidays() -> frozenset[date]:
    """Return the public holidays of France in `HOLIDAYS`."""
    begin, end = (datetime.combine(day, MIDNIGHT) for day in HOLIDAYS)
    found = OpeningHours("PH", country="FR").intervals(begin, end)
    return frozenset(
        first.date() + timedelta(days=n)
        for first, last, state, _ in found
        if state == State.OPEN
        for n in range((last - first).days)
    )


@cache
def samples(divisions: Divisions, *, by_rank: bool, of_holidays: bool) -> tuple[date, ...]:
    """Return a day of each kind that there can be: holidays alone where nothing divides the year."""
    begin, end = HOLIDAYS
    days: Iterable[date] = sorted(public_holidays()) if of_holidays else ()
    if divisions != Divisions():
        days = map(date.fromordinal, range(begin.toordinal() + 1, end.toordinal() - 1))
    kinds: dict[tuple[object, ...], date] = {}
    for day in days:
        # a night may pass from one part of the year to another
        parts = divisions.part(day), divisions.part(day - timedelta(days=1))
        is_apart = of_holidays and day in public_holidays()
        kinds.setdefault((parts, day.weekday(), ranks_of(day) if by_rank else None, is_apart), day)
    return tuple(kinds.values())


def windows(hours: OpeningHours, divisions: Divisions, *, by_rank: bool, of_holidays: bool) -> list[Seen]:
    """Return all that there is to see of hours: each kind of day, with those around it."""
    near = timedelta(days=1)
    days = samples(divisions, by_rank=by_rank, of_holidays=of_holidays)
    ordinary = see(hours, *(YEAR if by_rank or divisions != Divisions() else ORDINARY))
    return [ordinary, *(see(hours, day - near, day + near) for day in days)]
