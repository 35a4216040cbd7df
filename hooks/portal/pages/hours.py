"""What a page is given of hours: the table of each season, what changes soon, and what its script may say of now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import groupby

from portal.knowing import DAYS, Calendar, CallFirst, ComingDay, Knowledge, Trust, call_first, coming_days
from portal.records import Closure, Day, Place, Record, Span, Timetable, When, timetable
from portal.saying import day_names

EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class DayRow:
    """A day of the usual week."""

    name: str
    hours: Day


@dataclass(frozen=True)
class SeasonTable:
    """The usual week of a season."""

    when: When
    school: bool | None
    """Whether it is that of school holidays or of what is out of them; `None` where hours do not tell them apart."""
    rows: Sequence[DayRow]
    """One for every day where all seven are alike, and another season has a table."""
    holidays: Sequence[Span] | None
    """On public holidays: none when closed, `None` when hours say nothing of them, or the same in all seasons."""


@dataclass(frozen=True)
class Change:
    """What is not as usual on some days on end."""

    first: date
    last: date
    kind: str
    """`season` for that which they belong to, `closed` for a closure, `hours`, or `call` where none can be said."""
    spans: Sequence[Span] = ()
    why: str = ""
    """The name of a public holiday, the reason of a closure."""
    when: When = field(default_factory=When)
    school: bool | None = None
    """Of a season, as its table has them."""


@dataclass(frozen=True)
class Opening:
    """The hours of a record, as its page shows them."""

    is_round_the_clock: bool
    tables: Sequence[SeasonTable]
    """None where hours are not known."""
    holidays: Sequence[Span] | None
    """On public holidays in all seasons."""
    as_of: Trust
    call: CallFirst | None = None
    """Why one calls first."""
    changes: Sequence[Change] = ()
    until: date | None = None
    """The last day of `changes`."""
    closures: Sequence[Closure] = ()
    """Those that come later."""
    days: str = ""
    """For the script: the day of the build since 1970, then each day's openings in minutes of Paris; or nothing."""


def opening(record: Record, hours: str | None, known: Knowledge) -> Opening:
    """Return the usual hours of a record as its page shows them."""
    shown = timetable(hours) if hours else None
    of_holidays = {week.holidays for week in shown.weeks} - {None} if shown else set()
    common = next(iter(of_holidays)) if len(of_holidays) == 1 else None
    return Opening(
        is_round_the_clock=bool(shown and shown.is_round_the_clock),
        tables=list(_tables(shown, common)) if shown else [],
        holidays=common,
        as_of=known.trust(record, "horaires"),
    )


def place_opening(place: Place, known: Knowledge) -> Opening:
    """Return the hours of a place as its page shows them: usual, and soon."""
    usual, calendar = opening(place, place.horaires, known), Calendar.of(place)
    call, until = call_first(place, usual.as_of), known.today + timedelta(days=DAYS - 1)
    days = coming_days(place.horaires, place.fermetures, calendar, known.today) if place.horaires else []
    soon = [one for one in place.fermetures if one.fin >= known.today and one.debut <= until]
    changes = [Change(one.debut, one.fin, "closed", why=one.motif or "") for one in soon]
    changes += [*_seasons(days), *_differing(days)]
    says_now = days and call is None and calendar.is_of_paris_time and not usual.is_round_the_clock
    return replace(
        usual,
        call=call,
        changes=sorted(changes, key=lambda change: (change.first, change.kind != "season")),
        until=until,
        closures=[one for one in place.fermetures if one.debut > until],
        days=_for_script(days) if says_now else "",
    )


def _tables(shown: Timetable, common: Sequence[Span] | None) -> Iterator[SeasonTable]:
    for season, school in shown.told:
        week = season.week
        rows = [DayRow(name, day) for name, day in zip(day_names(), week.days, strict=True)]
        if shown.varies and len(set(week.days)) == 1:
            rows = [DayRow("", week.days[0])]
        yield SeasonTable(season.when, school, rows, week.holidays if common is None else None)


def _seasons(days: Sequence[ComingDay]) -> Iterator[Change]:
    """Yield which season days are of, where a reader cannot tell it by their dates alone."""
    runs = [(season, list(run)) for season, run in groupby(days, key=lambda day: (day.when, day.is_school))]
    if len(runs) > 1 or any(day.is_of_a_calendar for day in days):
        for (when, is_school), run in runs:
            yield Change(run[0].day, run[-1].day, "season", when=when, school=is_school)


def _differing(days: Sequence[ComingDay]) -> Iterator[Change]:
    """Yield what is not as the table says, closures aside."""
    differing = (day for day in days if not day.closure and not (day.is_usual and day.is_sure))
    for _, run in groupby(differing, key=lambda day: (day.is_sure or bool(day.holiday)) and day.day):
        first, *others = run
        kind = "hours" if first.is_sure else "call"
        yield Change(first.day, (others or [first])[-1].day, kind, first.spans, first.holiday)


def _for_script(days: Sequence[ComingDay]) -> str:
    return ";".join([str((days[0].day - EPOCH).days), *map(_day_for_script, days)])


def _day_for_script(day: ComingDay) -> str:
    """Return a day's openings: `540-750,840-1050`; a question mark stands where one calls first."""
    if not day.is_sure:
        return "?"
    return ",".join(f"{begin}-{end}{'?' if comment else ''}" for begin, end, comment in day.openings)
