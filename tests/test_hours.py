"""Opening hours are checked as editors type them, and read as the week that visitors know."""

from datetime import date, time

import pytest

from portal.records.hours import Span, faults, is_round_the_clock, ranks, usual_week

CHRISTMAS_WEEK = date(2026, 12, 21)
"""A Monday; Friday of this week and of the next are public holidays."""
MORNING = Span(time(9), time(12, 30))
AFTERNOON = Span(time(14), time(17, 30))


@pytest.mark.parametrize(
    "text",
    [
        "Mo-Fr 09:00-12:30,14:00-17:30; PH off",
        "Mo,We 09:00-12:00; Sa[1] 10:00-12:00",
        "24/7",
        "Mo-Su 00:00-24:00",
        '24/7 unknown "sur rendez-vous"',
        'Tu 09:00-12:00 "accueil"',
        "Fr 20:00-02:00",
        "Mo-Fr 09:00-23:00",
    ],
)
def test_sound_hours_have_no_fault(text: str) -> None:
    assert list(faults(text)) == []


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
    ],
)
def test_hours_that_would_mislead_have_a_fault(text: str) -> None:
    assert list(faults(text)) != []


def test_every_fault_is_told() -> None:
    assert len(list(faults("mo-fr 9:00-23:30"))) == 3


def test_a_week_has_its_spans_monday_first() -> None:
    week = usual_week("Mo-Fr 09:00-12:30,14:00-17:30; Sa 09:00-12:30", date(2026, 11, 23))
    assert week == [[MORNING, AFTERNOON]] * 5 + [[MORNING], []]


@pytest.mark.parametrize("around", [date(2026, 12, day) for day in range(21, 28)])
def test_holidays_do_not_pass_for_a_weekly_closure(around: date) -> None:
    assert usual_week("Mo-Fr 09:00-12:30; PH off", around) == [[MORNING]] * 5 + [[], []]


def test_holidays_do_not_pass_for_a_weekly_opening() -> None:
    assert usual_week("Mo-Th 09:00-12:30; PH 09:00-12:30", CHRISTMAS_WEEK) == [[MORNING]] * 4 + [[], [], []]


def test_one_closed_day_does_not_pass_for_a_weekly_closure() -> None:
    assert usual_week("Tu 09:00-12:30; 2026 Dec 22 off", CHRISTMAS_WEEK)[1] == [MORNING]


@pytest.mark.parametrize("rank", ["1", "2", "3", "4", "5", "-1"])
def test_a_day_of_the_month_is_found_whatever_its_rank(rank: str) -> None:
    week = usual_week(f"Sa[{rank}] 09:00-12:30", CHRISTMAS_WEEK)
    assert week == [[], [], [], [], [], [MORNING], []]


def test_a_span_until_midnight_ends_at_zero_hours() -> None:
    assert usual_week("Fr 20:00-24:00", date(2026, 11, 23))[4] == [Span(time(20), time(0))]


def test_what_limits_an_opening_is_said_with_it() -> None:
    everyday = Span(time(0), time(0), "sur rendez-vous")
    assert usual_week('24/7 unknown "sur rendez-vous"', CHRISTMAS_WEEK) == [[everyday]] * 7
    friday = usual_week("Fr 09:00-12:30 unknown", CHRISTMAS_WEEK)[4]
    assert friday == [Span(time(9), time(12, 30), "à confirmer")]


@pytest.mark.parametrize("text", ['24/7 unknown "sur rendez-vous"', "Mo-Su off"])
def test_an_opening_that_is_not_sure_is_not_round_the_clock(text: str) -> None:
    assert not is_round_the_clock(text)


def test_a_week_does_not_change_with_the_clocks() -> None:
    before, after = (usual_week("Mo-Su 02:30-12:30", date(2026, *day)) for day in ((10, 19), (10, 26)))
    assert before == after


@pytest.mark.parametrize(
    ("text", "saturday"),
    [
        ("Sa 09:00-12:30", []),
        ("Sa[1] 09:00-12:30", ["1er"]),
        ("Sa[1,3] 09:00-12:30", ["1er", "3e"]),
        ("Sa[-1] 09:00-12:30", ["dernier"]),
        ("Sa[1-3] 09:00-12:30", ["1er au 3e"]),
        ("Sa[2] 09:00-12:30; Sa[4] 14:00-17:30", ["2e", "4e"]),
        ("Sa 09:00-12:30; Sa[1] off", []),
    ],
)
def test_ranks_say_which_saturdays_are_open(text: str, saturday: list[str]) -> None:
    assert ranks(text, 5) == saturday
    assert ranks(text, 6) == []


@pytest.mark.parametrize("text", ["24/7", "Mo-Su 00:00-24:00"])
def test_round_the_clock_is_known_however_it_is_written(text: str) -> None:
    assert is_round_the_clock(text)


@pytest.mark.parametrize("text", ["Mo-Fr 00:00-24:00", "Mo-Su 09:00-12:30", "24/7; PH off"])
def test_anything_less_is_not_round_the_clock(text: str) -> None:
    assert not is_round_the_clock(text)
