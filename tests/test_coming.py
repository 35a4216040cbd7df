"""The fourteen days to come: what pages tell of them is what `opening_hours` computes, minute by minute, or "call"."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from opening_hours import OpeningHours, State

from portal.knowing import DAYS, Calendar, CallFirst, ComingDay, Knowledge, Trust, call_first, coming_days
from portal.knowing.calendar import APART, DECREED, ZONES
from portal.pages.hours import opening, place_opening
from portal.records import Closure, DonationPoint, Site, public_holidays
from portal.records.day import PARIS
from tests.test_hours import dated, told

ISERE = Calendar("38")
REAL = [row[0] for row in (*told("found.tsv"), *told("told.tsv"))]
MINUTES = DAYS * 24 * 60
STARTS = [
    date(2026, 11, 25),
    date(2026, 12, 21),
    date(2027, 2, 8),
    date(2027, 4, 22),
    date(2027, 7, 9),
    date(2027, 8, 20),
]
"""Days of a build: no holiday near, Christmas, winter, May Day, 14 July and 15 August or the end of summer."""
CLOSED = Closure.model_validate({"debut": "2026-12-23", "fin": "2027-01-02", "motif": "Inventaire"})


def minutes_told(days: Sequence[ComingDay]) -> bytes:
    """Return a sign for each minute of some days: open without more ado, or closed, or open in some way."""
    told = bytearray(MINUTES)
    for n, day in enumerate(days):
        for begin, end, comment in day.openings:
            told[n * 1440 + begin : n * 1440 + end] = (b"?" if comment else b"o") * (end - begin)
    return bytes(told)


def minutes_computed(text: str, start: date, *, closed: bool) -> bytes:
    """Return the same from `opening_hours`, which is told of school holidays and closures by their dates."""
    text = dated(text)
    if closed:
        text += "; 2026 Dec 23-2027 Jan 02 off"
    hours = OpeningHours(text, timezone=PARIS, country="FR")
    found = bytearray(MINUTES)
    for n in range(DAYS):
        midnight = datetime.combine(start + timedelta(days=n), time(0), PARIS)
        for begin, end, state, comment in hours.intervals(midnight, midnight + timedelta(days=1)):
            first = n * 1440 + begin.hour * 60 + begin.minute
            last = n * 1440 + (end.hour * 60 + end.minute or 1440)
            if state != State.CLOSED:
                found[first:last] = (b"?" if comment or state == State.UNKNOWN else b"o") * (last - first)
    return bytes(found)


def test_real_french_hours_are_many_and_of_all_kinds() -> None:
    assert len(set(REAL)) >= 110
    for kind, number in {"PH": 10, "SH": 6, "week": 4, r"(?:Jan|Jul|Aug|Sep|Dec)": 12, r"\[": 3, '"': 2}.items():
        assert len([text for text in REAL if re.search(kind, text)]) >= number, kind


@pytest.mark.parametrize("start", STARTS, ids=str)
def test_pages_and_opening_hours_agree_on_every_minute_of_fourteen_days(start: date) -> None:
    wrong = {
        (text, closed)
        for text in REAL
        for closed in (False, True)
        if minutes_told(coming_days(text, [CLOSED] if closed else [], ISERE, start))
        != minutes_computed(text, start, closed=closed)
    }
    assert wrong == set()


def days(text: str, start: date, calendar: Calendar = ISERE, closures: Sequence[Closure] = ()) -> dict[date, ComingDay]:
    """Return the days to come, by date."""
    return {day.day: day for day in coming_days(text, closures, calendar, start)}


CHRISTMAS, SAINT_STEPHEN = date(2026, 12, 25), date(2026, 12, 26)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Mo-Sa 09:00-12:00", "unsure"),
        ("Mo-Sa 09:00-12:00; PH off", "changed"),
        ("Mo-Th 09:00-12:00", "usual"),
        ("24/7", "usual"),
    ],
)
def test_a_holiday_that_hours_do_not_speak_of_is_never_said_to_be_open(text: str, said: str) -> None:
    day = days(text, date(2026, 12, 20))[CHRISTMAS]
    assert day.holiday == "Noël"
    assert said == ("unsure" if not day.is_sure else "usual" if day.is_usual else "changed")


def test_a_holiday_of_alsace_is_one_there_alone_and_hours_do_not_know_it() -> None:
    hours, start = "Mo-Sa 09:00-12:00; PH off", date(2026, 12, 20)
    assert days(hours, start)[SAINT_STEPHEN].is_sure
    day = days(hours, start, Calendar("67"))[SAINT_STEPHEN]
    assert (day.holiday, day.is_sure) == ("Saint-Étienne", False)


def test_a_closure_is_sure_and_has_no_opening() -> None:
    day = days("Mo-Sa 09:00-12:00", date(2026, 12, 20), closures=[CLOSED])[CHRISTMAS]
    assert (day.is_sure, day.openings, day.closure) == (True, (), CLOSED)


@pytest.mark.parametrize("department", ["2A", "974", ""])
def test_where_school_holidays_are_not_known_one_calls(department: str) -> None:
    found = days("Mo-Fr 09:00-12:00; SH Mo,Tu off", date(2026, 11, 30), Calendar(department))
    assert [day.is_sure for day in found.values()] == [False, False, *[True] * 5] * 2


def test_nobody_knows_school_holidays_that_no_decree_names() -> None:
    assert ISERE.school_days(DECREED - timedelta(days=20), DECREED) is not None
    assert ISERE.school_days(DECREED, DECREED + timedelta(days=1)) is None


@pytest.mark.parametrize(
    ("department", "first"), [("38", date(2027, 2, 13)), ("59", date(2027, 2, 20)), ("75", date(2027, 2, 6))]
)
def test_winter_holidays_begin_by_zone(department: str, first: date) -> None:
    found = Calendar(department).school_days(date(2027, 1, 20), date(2027, 3, 20))
    assert found is not None
    assert min(found) == first


def test_each_departement_of_the_mainland_has_one_zone() -> None:
    members = [code for zone in ZONES.values() for code in zone.split()]
    assert sorted(members) == [f"{n:02}" for n in range(1, 96) if n != 20]


def test_public_holidays_have_a_name_and_are_those_of_opening_hours() -> None:
    every_day = [date(2026, 1, 2) + timedelta(days=n) for n in range(27 * 365)]
    assert {day for day in every_day if ISERE.holiday(day)} == {day for day in every_day if day in public_holidays()}
    assert ISERE.holiday(date(2027, 1, 1)) == "Jour de l’an"
    assert ISERE.holiday(date(2027, 11, 11)) == "Armistice"
    assert all(Calendar(code).holiday(CHRISTMAS) for code in APART)


def of_a_place(known: Knowledge, **facts: Any) -> Site:
    """Return a place of ours with other facts, and hours of this month."""
    site = known.catalogue.sites["grenoble/grenoble"]
    source = site.sources[0].model_copy(update={"champs": ["horaires"], "date": known.today.isoformat()})
    return site.model_copy(update={"sources": [source], "statut": "ouvert", "fermetures": [], **facts})


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"horaires": "Mo 09:00-12:00"}, None),
        ({"horaires": None}, "unknown"),
        ({"horaires": 'Mo 09:00-12:00 "sur rendez-vous"; SH Tu 09:00-12:00 "sur RDV"'}, "appointment"),
        ({"horaires": 'Mo 09:00-12:00 "sur rendez-vous"; Tu 09:00-12:00'}, None),
        ({"horaires": 'Mo 09:00-12:00 "sans rendez-vous"'}, None),
        ({"horaires": None, "modalites_acces": ["Prendre un RDV en ligne"]}, "appointment"),
        ({"horaires": "Mo 09:00-12:00", "modalites_acces": ["Téléphoner"]}, "telephone"),
        ({"horaires": "Mo 09:00-12:00", "modalites_acces": ["Téléphoner", "Se présenter"]}, None),
        ({"horaires": None, "modalites_acces": ["Téléphoner", "Ce lieu n'accueille pas de public"]}, "telephone"),
        ({"horaires": "Mo 09:00-12:00", "statut": "ferme_temporairement"}, "closed"),
        ({"horaires": "Mo 09:00-12:00", "sources": []}, "old"),
    ],
)
def test_a_page_says_why_one_calls_first_and_then_says_nothing_of_now(
    facts: dict[str, Any], said: CallFirst | None, known: Knowledge
) -> None:
    place = of_a_place(known, **facts)
    assert call_first(place, known.trust(place, "horaires")) == said
    assert bool(place_opening(place, known).days) == (said is None)


def test_overseas_and_round_the_clock_nothing_is_said_of_now(known: Knowledge) -> None:
    assert not place_opening(of_a_place(known, horaires="24/7"), known).days
    assert not place_opening(of_a_place(known, horaires="Mo 09:00-12:00", code_insee="97411"), known).days


def test_changes_are_told_in_order_and_a_closure_once_with_its_reason(known: Knowledge) -> None:
    known = Knowledge(known.catalogue, date(2026, 12, 16))
    later = Closure.model_validate({"debut": "2027-02-01", "fin": "2027-02-01"})
    place = of_a_place(
        known,
        horaires="Mo-Fr 09:00-12:00; Sa[3] 09:00-10:00; SH Mo-Fr 10:00-11:00; PH off",
        fermetures=[Closure.model_validate({"debut": "2026-12-28", "fin": "2027-01-02", "motif": "Congés"}), later],
    )
    shown = place_opening(place, known)
    assert [(change.first.day, change.last.day, change.kind, change.why) for change in shown.changes] == [
        (16, 18, "season", ""),
        (19, 29, "season", ""),
        (19, 19, "hours", ""),
        (25, 25, "hours", "Noël"),
        (28, 2, "closed", "Congés"),
    ]
    assert shown.closures == [later]


def test_the_same_hours_on_all_days_are_said_once_where_seasons_are_several(known: Knowledge) -> None:
    place = of_a_place(known, horaires="Mo-Fr 09:00-12:00; Aug off")
    assert [len(table.rows) for table in opening(place, place.horaires, known).tables] == [7, 1]


def test_every_place_of_ours_has_its_calendar(known: Knowledge) -> None:
    for place in (*known.catalogue.sites.values(), *known.catalogue.donation_points.values()):
        if isinstance(place, Site | DonationPoint) and place.code_postal:
            assert Calendar.of(place).school_days(known.today, known.today) is not None


def test_the_age_of_hours_alone_counts(known: Knowledge) -> None:
    place = of_a_place(known, horaires="Mo 09:00-12:00")
    assert call_first(place, Trust("a_confirmer", "2025-01", ())) is None
    assert call_first(place, Trust("appeler", "2019", ())) == "old"
