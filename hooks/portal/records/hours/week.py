"""Hours to the week that a page shows, proved against what `opening_hours` computes day by day."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cache
from itertools import combinations, pairwise
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours

from portal.records.hours.computed import (
    DAY,
    MIDNIGHT,
    ORDINARY,
    YEAR,
    Pieces,
    Seen,
    joined,
    public_holidays,
    ranks_of,
    samples,
    see,
)

PARIS = ZoneInfo("Europe/Paris")
LONGEST = 14 * 60
"""In minutes: a longer opening is a typing error more often than a fact, and none so long is said across midnight."""

RANKS = (1, 2, 3, 4, 5, -1, -2)
"""What can be said of a day of the month: « le 1er », « le dernier », « l’avant-dernier »."""

OF_RANKS = (
    "cela change d’une semaine à l’autre d’une façon que la page ne sait pas dire : un jour du mois s’écrit Sa[1]"
)
OF_HOLIDAYS = (
    "les jours fériés n’auraient pas tous les mêmes horaires : mettez leur règle à la fin, "
    "par exemple Mo-Fr 09:00-12:30; PH off"
)


class UnshownError(Exception):
    """Hours that no week of ours shows truly; its text says why, in French, and what to write."""


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
    """All that a page shows of hours."""

    days: tuple[Day, ...]
    """Seven, Monday first."""
    holidays: tuple[Span, ...] | None = None
    """On public holidays, whatever the weekday; `None` when hours say nothing of them."""

    @property
    def is_never_open(self) -> bool:
        """Whether no day has an opening, not even a holiday."""
        return not self.holidays and not any(day.spans or day.differing for day in self.days)

    @property
    def is_round_the_clock(self) -> bool:
        """Whether it means every day and every hour, holidays included."""
        days = [day.spans for day in self.days] + ([] if self.holidays is None else [self.holidays])
        whole = all(spans and spans[0].is_whole_day and not spans[0].comment for spans in days)
        return whole and not any(day.differing for day in self.days)


@dataclass(frozen=True)
class _Table:
    """A week in minutes, from which the openings of any date follow."""

    days: tuple[tuple[Pieces, tuple[tuple[tuple[int, ...], Pieces], ...]], ...]
    holidays: Pieces | None

    def openings(self, day: date) -> Pieces:
        """Return what is open on a date, cut at its midnights; a holiday ends the night before it."""
        before = () if self._is_apart(day) else self._on(day - timedelta(days=1))
        night = [(0, end - DAY, comment) for _, end, comment in before if end > DAY]
        return joined(night + [(begin, min(end, DAY), comment) for begin, end, comment in self._on(day)])

    def _on(self, day: date) -> Pieces:
        if self._is_apart(day):
            return self.holidays or ()
        usual, differing = self.days[day.weekday()]
        return next((pieces for ranks, pieces in differing if not ranks_of(day).isdisjoint(ranks)), usual)

    def _is_apart(self, day: date) -> bool:
        return self.holidays is not None and day in public_holidays()


def without_comments(text: str) -> str:
    """Return hours with their comments emptied: words between quotes mean nothing to a rule."""
    return re.sub(r'"[^"]*"', '""', text)


@cache
def usual_week(text: str) -> Week:
    """Return what a page shows of hours.

    Raises:
        UnshownError: where nothing that a page can say equals what `opening_hours` computes.

    """
    hours = OpeningHours(text, country="FR")  # without a time zone: a usual week does not change with the clocks
    bare = without_comments(text)
    by_rank, of_holidays = "[" in bare, "PH" in bare
    ordinary = see(hours, *(YEAR if by_rank else ORDINARY))
    near = timedelta(days=1)
    holidays = [see(hours, day - near, day + near) for day in samples(by_rank=by_rank)] if of_holidays else []
    for longest in (LONGEST, 0):
        table = _table(ordinary, holidays, longest)
        if table and all(_is_true(table, seen) for seen in (ordinary, *holidays)):
            return _week(table)
    raise UnshownError(OF_HOLIDAYS if len({seen.by_day(0)[seen.days[1]] for seen in holidays}) > 1 else OF_RANKS)


@cache
def openings(text: str, first: date, last: date) -> Mapping[date, Pieces]:
    """Return what is open on each day of some days on end, closures aside: in minutes from its midnight.

    What passes midnight belongs to the day that it begins on.
    """
    near = timedelta(days=1)
    by_day = see(OpeningHours(text, country="FR"), first - near, last).by_day(LONGEST)
    return {day: pieces for day, pieces in by_day.items() if day >= first}


def _table(ordinary: Seen, holidays: Iterable[Seen], longest: int) -> _Table | None:
    """Return the table that days suggest, or nothing where they contradict each other."""
    of_holidays = {seen.by_day(longest)[seen.days[1]] for seen in holidays}
    by_day = ordinary.by_day(longest)
    found: list[dict[frozenset[int], Pieces]] = [{} for _ in range(7)]
    for before, day in pairwise(ordinary.days[:-1]):
        if of_holidays and not public_holidays().isdisjoint((before, day, day + timedelta(days=1))):
            continue
        if found[day.weekday()].setdefault(ranks_of(day), by_day[day]) != by_day[day]:
            return None
    days = [_said(by_rank) for by_rank in found]
    if len(of_holidays) > 1 or None in days:
        return None
    return _Table(tuple(filter(None, days)), next(iter(of_holidays), None))


def _said(by_rank: Mapping[frozenset[int], Pieces]) -> tuple[Pieces, tuple[tuple[tuple[int, ...], Pieces], ...]] | None:
    """Return the usual pieces of a weekday, and those that differ with their ranks, in the fewest ranks."""
    ways = []
    values = sorted(set(by_rank.values()))
    for usual in values:
        others = [(_named(by_rank, value), value) for value in values if value != usual]
        if all(ranks for ranks, _ in others):
            ways.append((sum(len(ranks) for ranks, _ in others), usual, tuple(sorted(others, key=_first_first))))
    return min(ways)[1:] if ways else None


def _first_first(differing: tuple[tuple[int, ...], Pieces]) -> tuple[bool, int]:
    rank = differing[0][0]
    return rank < 0, abs(rank)


def _named(by_rank: Mapping[frozenset[int], Pieces], value: Pieces) -> tuple[int, ...]:
    """Return the fewest ranks that mean all the days with a value and no other, or nothing where none do."""
    wanted = {ranks for ranks, found in by_rank.items() if found == value}
    usable = [rank for rank in RANKS if {ranks for ranks in by_rank if rank in ranks} <= wanted]
    for number in range(1, len(usable) + 1):
        for ranks in combinations(usable, number):
            if all(not of_day.isdisjoint(ranks) for of_day in wanted):
                return ranks
    return ()


def _is_true(table: _Table, seen: Seen) -> bool:
    return all(table.openings(day) == openings for day, openings in seen.by_day(0).items())


def _week(table: _Table) -> Week:
    days = (
        Day(_spans(usual), tuple(Differing(ranks, _spans(pieces)) for ranks, pieces in differing))
        for usual, differing in table.days
    )
    return Week(tuple(days), None if table.holidays is None else _spans(table.holidays))


def _spans(pieces: Pieces) -> tuple[Span, ...]:
    return tuple(Span(_time(begin), _time(end), comment) for begin, end, comment in pieces)


def _time(minute: int) -> time:
    return time(*divmod(minute % DAY, 60))
