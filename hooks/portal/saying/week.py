"""How a usual week is said in few words, where there is no room for a table."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from portal.records import Day, Week, timetable
from portal.saying.french import NBSP, day_names, say_day, say_list, say_spans, say_when

SCHOOL = {True: "vacances scolaires", False: "hors vacances scolaires"}


def say_week(week: Week) -> list[str]:
    """Return « du mardi au vendredi : 9 h à 12 h », « samedi : 9 h à 17 h », « fermé les jours fériés »."""
    if week.is_round_the_clock:
        return ["tous les jours, jour et nuit"]
    groups: dict[Day, list[int]] = {}
    for number, day in enumerate(week.days):
        if day.spans or day.differing:
            groups.setdefault(day, []).append(number)
    said = [f"{say_list(_runs(numbers))}{NBSP}: {say_day(day)}" for day, numbers in groups.items()]
    if week.holidays is not None:
        held = say_spans(week.holidays)
        said.append(f"jours fériés{NBSP}: {held}" if held else "fermé les jours fériés")
    return said


def say_hours(hours: str) -> list[str]:
    """Return what hours mean, a line for each part of the year: « du mardi au vendredi : 9 h à 12 h »."""
    told = []
    for season, school in timetable(hours).told:
        when = ", ".join(filter(None, [say_when(season.when), SCHOOL.get(school) if school is not None else None]))
        week = f"{NBSP}; ".join(say_week(season.week)) or "fermé"
        told.append(f"{when}, {week}" if when else week)
    return told


def _runs(numbers: Sequence[int]) -> Iterator[str]:
    """Yield days by name, three or more that follow one another as « du lundi au vendredi »."""
    names = day_names()
    for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        days = [names[number] for _, number in run]
        if len(days) > 2:  # noqa: PLR2004 - « lundi et mardi » is shorter than « du lundi au mardi »
            yield f"du {days[0]} au {days[-1]}"
        else:
            yield from days
