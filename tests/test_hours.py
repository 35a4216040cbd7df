"""Opening hours are checked as editors type them, and a page shows exactly what `opening_hours` computes."""

import random
import re
from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from opening_hours import OpeningHours, State

from portal.records.day import PARIS
from portal.records.hours import (
    Day,
    Differing,
    Span,
    Week,
    When,
    by_appointment,
    faults,
    open_after,
    open_on_saturday,
    timetable,
    usual_week,
)
from portal.records.hours.computed import YEAR, public_holidays, ranks_of, samples
from portal.records.hours.divisions import Divisions

MORNING = Span(time(9), time(12, 30))
AFTERNOON = Span(time(14), time(17, 30))
CLOSED = Day(())
SUNDAY, LAST_WEEK = 6, 24


def told(name: str) -> list[list[str]]:
    """Return the rows of a file of hours as French sources have them, its head aside."""
    lines = (Path(__file__).parent / "hours" / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


SCHOOL_HOLIDAYS = (
    "2026 Dec 19-2027 Jan 03",
    "2027 Feb 13-28",
    "2027 Apr 10-25",
    "2027 May 06-09",
    "2027 Jul 03-Sep 01",
)
"""Those of zone A: Christmas, winter, spring, Ascension and summer."""


def dated(text: str) -> str:
    """Return hours whose school holidays are given by their dates, which `opening_hours` knows nothing of."""
    rules = re.split(r';\s*(?=(?:[^"]*"[^"]*")*[^"]*$)', text)
    return "; ".join(f"{','.join(SCHOOL_HOLIDAYS)} {rule[3:]}" if rule.startswith("SH ") else rule for rule in rules)


SOUND = (
    "Mo-Fr 09:00-12:30,14:00-17:30; PH off",
    "Mo-Fr 09:00-12:30; Sa off; PH off",
    "Mo-Fr,PH 09:00-12:30",
    "Mo-Fr 09:00-12:30; PH 10:00-12:00",
    "PH 09:00-12:30",
    "Mo,We 09:00-12:00; Sa[1] 10:00-12:00",
    "Sa 09:00-12:00; Sa[1] 09:00-17:00",
    "Sa[1] 09:00-12:00; Sa[3] 14:00-17:00",
    "Sa[-1] 09:00-12:00; PH off",
    "Sa 09:00-12:00; Sa[1] off",
    "Sa[4] 09:00-12:00; Sa[-1] 14:00-17:00",
    "24/7",
    "24/7; PH off",
    "Mo-Su 00:00-24:00",
    "Mo-Fr 00:00-24:00",
    '24/7 unknown "sur rendez-vous"',
    'Mo-Fr "sur rendez-vous"',
    'Tu 09:00-12:00 "accueil, le 1er week de Jan, 10:00-08:00"',
    'Mo-Fr 09:00-12:00 || unknown "sur rendez-vous"',
    "Mo-Fr 09:00-12:00, Mo 14:00-17:00",
    "Mo 09:00-12:00,12:00-14:00",
    "Fr 20:00-02:00",
    "Fr,Sa 20:00-02:00; PH off",
    "Fr[1] 20:00-02:00",
    "Mo 17:00-25:30",
    "Mo-Su 18:00-08:00",
    "Mo-Fr 09:00-23:00",
    "Fr 09:00-12:30 unknown",
    "09:00-12:00",
    "Jan-Dec Mo 09:00-12:00",
    "Jul-Aug Mo[2] 09:00-12:00",
    "Mo-Fr 09:00-12:00; Jul 15-31 off; PH off",
    "Mo-Fr 09:00-12:00; Nov 15-Feb 28 Mo-Fr 10:00-12:00",
    "Mo-Su 18:00-08:00; Jul 15-Aug 31 off; PH off",
    "Sep-Jun week 1-53/2 Mo 09:00-12:00",
    "week 1,5,9,13 Mo 09:00-12:00; PH off",
    *(row[0] for row in told("told.tsv") if "SH" not in row[0]),
)

OF_SCHOOLS = (
    *(row[0] for row in told("told.tsv") if "SH" in row[0]),
    "Mo-Fr 09:00-12:00; PH,SH off",
    "Mo-Fr,SH 09:00-12:00",
    "Fr 20:00-24:00; SH Fr 20:00-23:00; SH Sa 20:00-24:00",
    'Mo 09:00-12:00; SH Mo 14:00-16:00 "atelier; SH"',
)


@pytest.mark.parametrize("text", [*SOUND, *OF_SCHOOLS, *(row[0] for row in told("found.tsv"))])
def test_sound_hours_have_no_fault(text: str) -> None:
    assert faults(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Lu-Ve 9h",
        "Mo-Fr 9h-12h",
        "Mo-Fr 09.00-12.00",
        "Mo-Fr 09:00–12:00",
        "Mo-Fr 9:00-12:00",
        "mo-fr 09:00-12:00",
        "Mo-Fr 09:00-23:01",
        "Mo-Fr 12:00-09:00",
        "Mo-Fr 09:00-25:00",
        "Mo-Fr 09:00+",
        "Mo-Fr 09:00-sunset",
        '"sur rendez-vous"',
        'Mo 09:00-12:00; "sur rendez-vous"',
        'Mo 09:00-12:00 || "sur rendez-vous"',
        "Mo 10:00-16:00/01:30",
        "easter 09:00-12:00",
        "Sa[1] +1 day 09:00-12:00",
        "Mo-Fr 09:00-12:00; PH -1 day off",
        "Sa[-3] 09:00-12:00",
        "Mo-Fr 09:00-12:00; " * 100 + "PH off",
        "Jul 15+ Mo 09:00-12:00",
        "Mo-Fr 09:00-12:00; Jan-Dec/2 off",
        "Jul-Aug: Mo 09:00-12:00",
        "week 60 Mo 09:00-12:00",
        "Jul-Aug off",
        "SH off",
        "Jan Mo 09:00-10:00; Feb Mo 09:00-11:00; Mar Mo 09:00-12:00; Apr Mo 09:00-13:00; May Mo 09:00-14:00; "
        "Jun Mo 09:00-15:00; Jul Mo 09:00-16:00",
    ],
)
def test_hours_that_would_mislead_have_a_fault(text: str) -> None:
    assert faults(text) != ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("We 14:00-14:00", "commence et finit à la même heure"),
        ("Mo-Fr 09:00-09:00", "commence et finit à la même heure"),
        ("Sa 00:00-00:00", "commence et finit à la même heure"),
        ("Mo-Su 00:00-23:59", "écrivez 24/7, ou 00:00-24:00"),
        ("2020 Mo-Fr 09:00-12:00", "une année ne peut pas être montrée"),
        ("2026-2028 Mo 09:00-12:00", "une année ne peut pas être montrée"),
        ("PH off", "n’ouvrirait jamais"),
        ("Mo-Su off", "n’ouvrirait jamais"),
        ("off", "n’ouvrirait jamais"),
        ("Mo-Fr,PH", "un jour sans heure"),
        ("Mo-Fr open", "un jour sans heure"),
        ("open", "un jour sans heure"),
        ("Sa[1]", "un jour sans heure"),
        ("Mo, Tu 09:00-12:00", "un jour sans heure"),
        ("Mo-Fr 09:00-12:00, Tu", "un jour sans heure"),
        ("Mo 09:00-12:00,11:00-14:00", "se chevauchent"),
        ("Mo 14:00-17:00,09:00-15:00", "se chevauchent"),
        ("Mo 20:00-02:00,01:00-03:00", "se chevauchent"),
        ("Mo 17:00-48:00", "dure plus de quatorze heures"),
        ("PH off; Mo-Fr 09:00-12:00", "mettez leur règle à la fin"),
        ("PH off; Mo-Su 09:00-12:00", "mettez leur règle à la fin"),
        ("Mo-Fr 09:00-12:00; PH off; Mo 14:00-17:00", "mettez leur règle à la fin"),
        ("PH off; Sa[2] 09:00-12:00", "mettez leur règle à la fin"),
        ("Mo 09:00-12:00; Mo 14:00-17:00", "efface la règle d’avant"),
        ("Mo 09:00-12:00; 14:00-17:00", "efface la règle d’avant"),
        ("Sep-Jun Mo-Fr 09:00-12:00; Mo-Fr 10:00-12:00", "efface la règle d’avant"),
        ("Jul-Aug Mo 09:00-12:00; Jul-Aug Mo 14:00-17:00", "efface la règle d’avant"),
        (
            'Jul-Aug Fr,Sa 20:00-02:00; Tu 18:00-23:00; PH 10:00-12:00 || unknown "rdv"',
            "une nuit qui va d’une saison à l’autre",
        ),
        ("Fr 20:00-02:00; SH Fr 20:00-01:00", "une nuit qui va d’une saison à l’autre"),
        ("Jul-Aug", "un jour sans heure"),
        ("Mo 09:00-12:00; week 1-10", "un jour sans heure"),
        ("Jul-Aug off; Mo-Fr 09:00-17:00", "ne change rien"),
        ("SH off; Mo-Fr 09:00-12:00", "ne change rien"),
        ("Feb 31 off; Mo 09:00-12:00", "ne change rien"),
        ("PH Mo 09:00-12:00", "écrivez PH seul"),
        ("Mo 09:00-12:00, SH Tu 09:00-12:00", "commence par SH"),
        ("Mo 10:00-12:00; Jul-Aug SH Mo off", "commence par SH"),
        ("Mo-Fr 09:00-12:00; PH off; SH Mo-Fr 10:00-12:00", "mettez leur règle à la fin"),
    ],
)
def test_a_lie_about_hours_is_named(text: str, said: str) -> None:
    (fault,) = faults(text)
    assert said in fault


def test_every_fault_is_told() -> None:
    assert len(faults("mo-fr 9:00-23:30")) == 3


def test_a_week_has_its_spans_monday_first() -> None:
    week = usual_week("Mo-Fr 09:00-12:30,14:00-17:30; Sa 09:00-12:30")
    assert week.days == (*[Day((MORNING, AFTERNOON))] * 5, Day((MORNING,)), CLOSED)
    assert week.holidays is None


@pytest.mark.parametrize(
    ("text", "holidays"),
    [
        ("Mo-Fr 09:00-12:30; PH off", ()),
        ("Mo-Fr 09:00-12:30; PH 14:00-17:30", (AFTERNOON,)),
        ("Mo-Fr,PH 09:00-12:30", (MORNING,)),
        ("Mo-Fr 09:00-12:30", None),
    ],
)
def test_holidays_are_said_where_hours_speak_of_them(text: str, holidays: tuple[Span, ...] | None) -> None:
    week = usual_week(text)
    assert week.days == (*[Day((MORNING,))] * 5, CLOSED, CLOSED)
    assert week.holidays == holidays


@pytest.mark.parametrize(
    ("text", "saturday"),
    [
        ("Sa 09:00-12:30", Day((MORNING,))),
        ("Sa[1] 09:00-12:30", Day((), (Differing((1,), (MORNING,)),))),
        ("Sa[5] 09:00-12:30", Day((), (Differing((5,), (MORNING,)),))),
        ("Sa[-1] 09:00-12:30", Day((), (Differing((-1,), (MORNING,)),))),
        ("Sa[1,3] 09:00-12:30", Day((), (Differing((1, 3), (MORNING,)),))),
        ("Sa[1-4] 09:00-12:30", Day((MORNING,), (Differing((5,), ()),))),
        ("Sa 09:00-12:30; Sa[1] off", Day((MORNING,), (Differing((1,), ()),))),
        ("Sa 09:00-12:30; Sa[1] 14:00-17:30", Day((MORNING,), (Differing((1,), (AFTERNOON,)),))),
        (
            "Sa[2] 09:00-12:30; Sa[4] 14:00-17:30",
            Day((), (Differing((2,), (MORNING,)), Differing((4,), (AFTERNOON,)))),
        ),
    ],
)
def test_each_rank_of_a_weekday_has_its_own_hours(text: str, saturday: Day) -> None:
    assert usual_week(text).days == (*[CLOSED] * 5, saturday, CLOSED)


def test_a_span_until_midnight_ends_at_zero_hours() -> None:
    assert usual_week("Fr 20:00-24:00").days[4].spans == (Span(time(20), time(0)),)


def test_a_night_is_said_on_the_day_when_it_begins() -> None:
    assert usual_week("Fr 20:00-02:00").days == (*[CLOSED] * 4, Day((Span(time(20), time(2)),)), CLOSED, CLOSED)


def test_what_limits_an_opening_is_said_with_it() -> None:
    everyday = Day((Span(time(0), time(0), "sur rendez-vous"),))
    assert usual_week('24/7 unknown "sur rendez-vous"').days == (everyday,) * 7
    friday = usual_week("Fr 09:00-12:30 unknown").days[4]
    assert friday == Day((Span(time(9), time(12, 30), "à confirmer"),))


@pytest.mark.parametrize("text", ["24/7", "Mo-Su 00:00-24:00", "Mo-Su,PH 00:00-24:00"])
def test_round_the_clock_is_known_however_it_is_written(text: str) -> None:
    assert timetable(text).is_round_the_clock


@pytest.mark.parametrize(
    "text",
    [
        "Mo-Fr 00:00-24:00",
        "Mo-Su 09:00-12:30",
        "24/7; PH off",
        "24/7; Sa[1] off",
        "Mo-Su off",
        '24/7 unknown "sur rendez-vous"',
    ],
)
def test_anything_less_is_not_round_the_clock(text: str) -> None:
    assert not timetable(text).is_round_the_clock


def is_in(when: When, day: date) -> bool:
    """Say whether a reader who is told of a season takes a day for one of it."""
    month_day = (day.month, day.day)
    ranges = [
        (first <= month_day <= last) if first <= last else not last < month_day < first for first, last in when.dates
    ]
    return (not ranges or any(ranges)) and (not when.weeks or day.isocalendar().week in when.weeks)


def week_of(text: str, day: date, school: Collection[date]) -> Week:
    """Return the week that a reader of the page takes for that of a day, by the words above it."""
    seasons = [season for season, of_school in timetable(text).told if of_school in (None, day in school)]
    found = [season for season in seasons if is_in(season.when, day) and not season.when.is_rest]
    (season,) = found or [season for season in seasons if season.when.is_rest]
    return season.week


def shown(text: str, day: date, holidays: set[date], school: Collection[date] = ()) -> list[tuple[time, time, str]]:
    """Return the openings that a reader of the page expects on a day, night after the day before included."""

    def on(day: date) -> tuple[Span, ...]:
        week = week_of(text, day, school)
        if week.holidays is not None and day in holidays:
            return week.holidays
        last = (day + timedelta(days=7)).month != day.month
        last_but_one = not last and (day + timedelta(days=14)).month != day.month
        ranks = {(day.day - 1) // 7 + 1, -1 if last else -2 if last_but_one else 0}
        usual = week.days[day.weekday()]
        return next((other.spans for other in usual.differing if ranks & set(other.ranks)), usual.spans)

    is_apart = week_of(text, day, school).holidays is not None and day in holidays
    nights = () if is_apart else on(day - timedelta(days=1))
    found = [(time(0), span.end, span.comment) for span in nights if time(0) < span.end < span.begin]
    for span in on(day):
        found.append((span.begin, time(0) if span.end < span.begin else span.end, span.comment))
    return sorted(found)


def computed(text: str, days: list[date]) -> list[list[tuple[time, time, str]]]:
    """Return what `opening_hours` computes for each day, in Paris."""
    hours = OpeningHours(text, timezone=PARIS, country="FR")
    midnights = [datetime.combine(day, time(0), PARIS) for day in days]
    return [
        [
            (begin.time(), end.time(), comment or ("" if state == State.OPEN else "à confirmer"))
            for begin, end, state, comment in hours.intervals(midnight, midnight + timedelta(days=1))
            if state != State.CLOSED
        ]
        for midnight in midnights
    ]


def invented(chance: random.Random) -> str:
    """Return hours such as an editor may write, some of them without sense."""
    days = ["Mo", "Tu", "We-Fr", "Mo-Fr", "Sa", "Sa[1]", "Sa[2]", "Sa[-1]", "Su[1,3]", "Th[4]", "Mo-Su", "Fr,Sa", "PH"]
    seasons = [""] * 6 + ["Jul-Aug ", "Sep-Jun ", "Jul 15-Aug 31 ", "Dec 24-Jan 02 ", "Dec 25 ", "week 2-52/2 "]
    times = [
        "09:00-12:00",
        "14:00-17:30",
        "08:30-12:00,13:30-18:00",
        "18:00-23:00",
        "20:00-02:00",
        "00:00-24:00",
        "off",
    ]
    ends = ["", "", "", ' "sur rendez-vous"', " unknown"]
    rules = [
        f"{chance.choice(seasons)}{chance.choice(days)} {hours}{'' if hours == 'off' else chance.choice(ends)}"
        for hours in chance.choices(times, k=chance.randint(1, 4))
    ]
    said = "; ".join([*rules, *chance.choice([[], ["PH off"], ["PH 10:00-12:00"]])])
    return said + chance.choice([""] * 9 + [' || unknown "sur rendez-vous"'])


def differences(text: str, holidays: set[date]) -> list[date]:
    """Return the days of three years on which a page lies, the days aside when clocks change."""
    years = [date(2027, 1, 1) + timedelta(days=n) for n in range(3 * 365)]
    days = [day for day in years if not (day.month in (3, 10) and day.weekday() == SUNDAY and day.day > LAST_WEEK)]
    found = zip(days, computed(text, days), strict=True)
    return [day for day, openings in found if shown(text, day, holidays) != openings]


@pytest.fixture(scope="module")
def holidays() -> set[date]:
    """The public holidays of some years."""
    start, end = datetime(2026, 12, 1, tzinfo=PARIS), datetime(2030, 2, 1, tzinfo=PARIS)
    found = OpeningHours("PH 12:00-13:00", timezone=PARIS, country="FR").intervals(start, end)
    return {begin.date() for begin, _, state, _ in found if state == State.OPEN}


@pytest.mark.parametrize("text", SOUND)
def test_a_page_shows_what_is_computed_for_each_day_of_years_to_come(text: str, holidays: set[date]) -> None:
    assert differences(text, holidays) == []


@pytest.mark.parametrize("text", [text for text in OF_SCHOOLS if not re.search(r",SH", text)])
def test_so_it_does_in_school_holidays(text: str, holidays: set[date]) -> None:
    days = [date(2026, 12, 1) + timedelta(days=n) for n in range(300)]
    school = [day for day in days if computed(dated("SH 09:00-10:00"), [day])[0]]
    found = zip(days, computed(dated(text), days), strict=True)
    assert [day for day, openings in found if shown(text, day, holidays, school) != openings] == []


def test_a_list_with_school_holidays_means_those_days_and_the_holidays() -> None:
    assert timetable("Mo-Fr 09:00-12:00; PH,SH off").told == timetable("Mo-Fr 09:00-12:00; SH off; PH off").told
    assert timetable("Mo-Fr,SH 09:00-12:00").told == timetable("Mo-Fr 09:00-12:00; SH 09:00-12:00").told


def test_so_it_does_for_any_hours_that_are_accepted(holidays: set[date]) -> None:
    chance = random.Random(7)  # noqa: S311 - nothing here is secret
    accepted = {text for text in (invented(chance) for _ in range(400)) if not faults(text)}
    assert len(accepted) > 100
    assert {text: days[:3] for text in sorted(accepted)[:60] if (days := differences(text, holidays))} == {}


def test_the_days_that_a_week_is_read_from_show_all_that_can_happen() -> None:
    first, last = YEAR
    days = (first + timedelta(days=n) for n in range(1, (last - first).days))
    away = {day for day in days if public_holidays().isdisjoint(day + timedelta(days=n) for n in (-1, 0, 1))}
    ranks = {(1, -4), (1, -5), (2, -3), (2, -4), (3, -2), (3, -3), (4, -1), (4, -2), (5, -1)}
    assert {(day.weekday(), ranks_of(day)) for day in away} == {(n, frozenset(r)) for n in range(7) for r in ranks}
    assert {day.weekday() for day in samples(Divisions(), by_rank=False, of_holidays=True)} == set(range(7))


@pytest.mark.parametrize(
    ("text", "saturday", "evening", "by_call"),
    [
        ("Mo-Fr 09:00-17:00", False, False, False),
        ("Mo-Fr 09:00-17:01", False, True, False),
        ("Sa 09:00-12:00", True, False, False),
        ("Sa[1] 09:00-12:00", False, False, False),
        ("Fr 20:00-24:00", False, True, False),
        ("Fr 20:00-02:00", False, True, False),
        ("Mo-Fr 09:00-17:00; Jul-Aug Mo-Sa 09:00-20:00", False, False, False),
        ('Mo-Sa 09:00-19:00 "sur rendez-vous"', False, False, True),
        ('Mo-Sa 09:00-19:00 "sans rendez-vous"', True, True, False),
        ('Mo-Fr 09:00-12:00; Sa 09:00-19:00 "RDV"', False, False, False),
        ("24/7", True, True, False),
    ],
)
def test_what_visitors_ask_is_answered_from_the_usual_week(
    text: str, *, saturday: bool, evening: bool, by_call: bool
) -> None:
    assert (open_on_saturday(text), open_after(text, time(17)), by_appointment(text)) == (saturday, evening, by_call)
