"""Hours to the seasons that a page shows, proved against what `opening_hours` computes day by day."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from itertools import combinations

from opening_hours import OpeningHours

from portal.records.hours.computed import DAY, Pieces, Seen, joined, public_holidays, ranks_of, windows
from portal.records.hours.divisions import ALL_WEEKS, Divisions, Part, UnshownError, When, resolved, without_comments
from portal.records.hours.week import Day, Differing, Span, Week, pieces_of, spans_of

LONGEST = 14 * 60
"""In minutes: a longer opening is a typing error more often than a fact, and none so long is said across midnight."""
RANKS = (1, 2, 3, 4, 5, -1, -2)
"""What can be said of a day of the month: « le 1er », « le dernier », « l’avant-dernier »."""
MOST_SEASONS = 6
"""A page with more would be read by nobody."""
REST = When(is_rest=True)

OF_RANKS = (
    "cela change d’une semaine à l’autre d’une façon que la page ne sait pas dire : un jour du mois s’écrit Sa[1]"
)
OF_HOLIDAYS = (
    "les jours fériés n’auraient pas tous les mêmes horaires : mettez leur règle à la fin, "
    "par exemple Mo-Fr 09:00-12:30; PH off"
)
OF_SEASONS = (
    "cela change dans l’année d’une façon que la page ne sait pas dire : donnez à chaque saison ses dates, "
    "six saisons au plus, par exemple Mo-Fr 09:00-17:00; Jul 15-Aug 31 Mo-Fr 09:00-12:00"
)
OF_NIGHTS = "la page ne sait pas dire une nuit qui va d’une saison à l’autre : finissez les heures à 24:00"


@dataclass(frozen=True)
class Season:
    """A part of the year, and its week."""

    when: When
    week: Week


@dataclass(frozen=True)
class Timetable:
    """All that a page shows of hours."""

    seasons: tuple[Season, ...]
    """The longest first; out of school holidays, where those have a week of their own."""
    school: "Timetable | None" = None
    """What holds in school holidays; `None` when hours say nothing of them."""
    _divisions: Divisions = field(default=Divisions(), repr=False)
    _season_of: Mapping[Part, int] = field(default_factory=dict, repr=False)

    @property
    def varies(self) -> bool:
        """Whether it has more than one week: what is said of the usual one does not hold all the year."""
        return len(self.weeks) > 1

    @property
    def told(self) -> tuple[tuple[Season, bool | None], ...]:
        """Every season, and whether it is one of school holidays or of term; `None` for one of both."""
        if not self.school:
            return tuple((season, None) for season in self.seasons)
        term = ((season, None if season in self.school.seasons else False) for season in self.seasons)
        return (*term, *((season, True) for season in self.school.seasons if season not in self.seasons))

    @property
    def weeks(self) -> tuple[Week, ...]:
        """Every week that there can be."""
        return tuple(season.week for season, _ in self.told)

    @property
    def is_round_the_clock(self) -> bool:
        """Whether it means every day and every hour, holidays included."""
        return all(week.is_round_the_clock for week in self.weeks)

    def means_as_much_as(self, other: "Timetable") -> bool:
        """Say whether it shows the same hours, school holidays as in term where nothing is said of them."""
        return self.seasons == other.seasons and (self.school or self).seasons == (other.school or other).seasons

    def season_on(self, day: date, school: Collection[date] = ()) -> Season:
        """Return the season of a day; `school` are the days of school holidays."""
        if self.school and day in school:
            return self.school.season_on(day)
        return self.seasons[self._season_of[self._divisions.part(day)] if len(self.seasons) > 1 else 0]

    def openings(self, day: date, school: Collection[date] = ()) -> Pieces:
        """Return what is open on a day, in minutes, cut at its midnights; a holiday ends the night before it."""
        before, week = day - timedelta(days=1), self.season_on(day, school).week
        found = list(pieces_of(week.spans_on(day)))
        if not week.is_apart(day):
            night = pieces_of(self.season_on(before, school).week.spans_on(before))
            found += [(0, end - DAY, comment) for _, end, comment in night if end > DAY]
        return joined((begin, min(end, DAY), comment) for begin, end, comment in found)


@dataclass
class _Found:
    """What the days of a part of the year have."""

    days: tuple[dict[frozenset[int], Pieces], ...] = field(default_factory=lambda: tuple({} for _ in range(7)))
    holidays: set[Pieces] = field(default_factory=set)


@cache
def timetable(text: str) -> Timetable:
    """Return what a page shows of hours.

    Raises:
        UnshownError: where nothing that a page can say equals what `opening_hours` computes.

    """
    if not re.search(r"\bSH\b", without_comments(text)):
        return _proved(text)
    shown = replace(_proved(resolved(text, ()) or "off"), school=_proved(resolved(text, ("",))))
    if any(span.minutes[1] > DAY for week in shown.weeks for span in week.all_spans):
        raise UnshownError(OF_NIGHTS)
    return shown


def _proved(text: str) -> Timetable:
    hours = OpeningHours(text, country="FR")  # without a time zone: a usual week does not change with the clocks
    bare = without_comments(text)
    divisions, by_rank, of_holidays = Divisions.of(bare), "[" in bare, "PH" in bare
    seen = windows(hours, divisions, by_rank=by_rank, of_holidays=of_holidays)
    for longest in (LONGEST, 0):
        found = _found(seen, divisions, longest, of_holidays=of_holidays)
        shown = _shown(found, divisions) if found else None
        if shown and all(_is_true(shown, days) for days in seen):
            return shown
    holidays = {days.by_day(0)[days.days[1]] for days in seen[1:] if days.days[1] in public_holidays()}
    if of_holidays and len(holidays) > 1:
        raise UnshownError(OF_HOLIDAYS)
    if divisions == Divisions():
        raise UnshownError(OF_RANKS)
    raise UnshownError(
        OF_NIGHTS if any(begin // DAY < (end - 1) // DAY for begin, end, _ in seen[0].openings) else OF_SEASONS
    )


def _is_true(shown: Timetable, seen: Seen) -> bool:
    return all(shown.openings(day) == openings for day, openings in seen.by_day(0).items())


def _found(seen: Iterable[Seen], divisions: Divisions, longest: int, *, of_holidays: bool) -> dict[Part, _Found] | None:
    """Return what each part of the year has, or nothing where its days contradict each other."""
    parts: dict[Part, _Found] = {}
    for window in seen:
        for day, pieces in list(window.by_day(longest).items())[1:-1]:
            part = parts.setdefault(divisions.part(day), _Found())
            if of_holidays and day in public_holidays():
                part.holidays.add(pieces)
            elif of_holidays and _touches_a_holiday(day, pieces):
                continue
            elif part.days[day.weekday()].setdefault(ranks_of(day), pieces) != pieces:
                return None
    return parts


def _touches_a_holiday(day: date, pieces: Pieces) -> bool:
    """Say whether a holiday cuts the night before it or after it."""
    before, after = day - timedelta(days=1), day + timedelta(days=1)
    return any(
        (begin == 0 and before in public_holidays()) or (end >= DAY and after in public_holidays())
        for begin, end, _ in pieces
    )


def _shown(parts: Mapping[Part, _Found], divisions: Divisions) -> Timetable | None:
    """Return the timetable that days suggest, or nothing where no words of ours would tell it."""
    groups: list[tuple[tuple[Day, ...] | None, tuple[Span, ...] | None, list[Part]]] = []
    # the parts with most to say come first: one without an ordinary day, or without a holiday, then joins its like
    for part, found in sorted(parts.items(), key=lambda one: (not any(one[1].days), not one[1].holidays, one[0])):
        if len(found.holidays) > 1:
            return None
        holidays = next(map(spans_of, found.holidays), None)
        said = tuple(_said(by_rank) for by_rank in found.days) if any(found.days) else None
        if said is not None and None in said:
            return None
        days = tuple(filter(None, said)) if said else None
        alike = next((n for n, one in enumerate(groups) if _agree(days, one[0]) and _agree(holidays, one[1])), None)
        if alike is None:
            groups.append((days, holidays, [part]))
        else:
            same, known, members = groups[alike]
            groups[alike] = (same, known if holidays is None else holidays, [*members, part])
    seasons = [
        (Season(divisions.when(members, parts) or REST, Week(days or (Day(holidays or ()),) * 7, holidays)), members)
        for days, holidays, members in groups
    ]
    if len(seasons) > MOST_SEASONS or sum(season.when.is_rest for season, _ in seasons) > 1:
        return None
    seasons.sort(key=lambda one: _longest_first(one[0].when))
    season_of = {part: n for n, (_, members) in enumerate(seasons) for part in members}
    return Timetable(tuple(season for season, _ in seasons), None, divisions, season_of)


def _agree(one: object | None, other: object | None) -> bool:
    return one is None or other is None or one == other


def _longest_first(when: When) -> tuple[object, ...]:
    """Return what seasons are ordered by: about how many days each has, the rest of the year at the end."""
    days = sum((30 * last[0] + last[1] - 30 * first[0] - first[1]) % 360 + 1 for first, last in when.dates) or 360
    return when.is_rest, -days * (len(when.weeks) or len(ALL_WEEKS)), when.dates, when.weeks


def _said(by_rank: Mapping[frozenset[int], Pieces]) -> Day | None:
    """Return the usual spans of a weekday, and those that differ with their ranks, in the fewest ranks."""
    ways = []
    values = sorted(set(by_rank.values()))
    for usual in values:
        others = [(_named(by_rank, value), value) for value in values if value != usual]
        if all(ranks for ranks, _ in others):
            ways.append((sum(len(ranks) for ranks, _ in others), usual, sorted(others, key=_first_first)))
    if not ways:
        return None
    _, usual, others = min(ways)
    return Day(spans_of(usual), tuple(Differing(ranks, spans_of(pieces)) for ranks, pieces in others))


def _first_first(differing: tuple[Sequence[int], Pieces]) -> tuple[bool, int]:
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
