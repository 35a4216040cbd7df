"""Hours in a few signs, for a message: « mar-ven 14h-17h30, sam 9h-12h », or the days alone."""

from collections.abc import Sequence
from datetime import time
from itertools import groupby

from portal.records import Day, Span, Week, timetable, usual_week

NAMES = ("lun", "mar", "mer", "jeu", "ven", "sam", "dim")
VARIES = "selon la semaine"
SEASONS = "selon la saison"


def brief_hours(text: str) -> str:
    """Return usual hours, the days that have the same ones together; all that limits an opening is kept."""
    if timetable(text).varies:
        return f"{brief_days(text)}, {SEASONS}"
    week = usual_week(text)
    if week.is_round_the_clock:
        return "jour et nuit, tous les jours"
    if any(day.differing for day in week.days):
        return f"{brief_days(text)}, {VARIES}"
    by_spans: dict[str, list[int]] = {}
    for n, day in enumerate(week.days):
        if day.spans:
            by_spans.setdefault(", ".join(map(_span, day.spans)), []).append(n)
    said = [f"{_days(days)} {spans}" for spans, days in by_spans.items()]
    return "; ".join([*said, *_holidays(week)])


def brief_days(text: str) -> str:
    """Return the days that hours open on, whatever the times."""
    week = usual_week(text)
    return _days([n for n, day in enumerate(week.days) if _ever_opens(day)])


def _ever_opens(day: Day) -> bool:
    return bool(day.spans) or any(other.spans for other in day.differing)


def _holidays(week: Week) -> list[str]:
    if week.holidays is None:
        return []
    return [f"fériés {', '.join(map(_span, week.holidays))}" if week.holidays else "fermé fériés"]


def _days(days: Sequence[int]) -> str:
    """Return « lun-ven », « mar, jeu »: three days on end or more are said by the first and the last."""
    runs: list[str] = []
    for _, group in groupby(enumerate(days), key=lambda pair: pair[1] - pair[0]):
        run = [NAMES[day] for _, day in group]
        runs += [f"{run[0]}-{run[-1]}"] if len(run) > 2 else run  # noqa: PLR2004 - two days are shorter with a comma
    return ", ".join(runs)


def _span(span: Span) -> str:
    times = "jour et nuit" if span.is_whole_day else f"{_time(span.begin)}-{_time(span.end, end=True)}"
    return f"{times} ({span.comment})" if span.comment else times


def _time(moment: time, *, end: bool = False) -> str:
    hour = 24 if end and moment == time(0) else moment.hour
    return f"{hour}h{moment.minute:02}" if moment.minute else f"{hour}h"
