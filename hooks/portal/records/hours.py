"""Opening hours in the OSM syntax: what is wrong with them, and the usual week that they describe."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import opening_hours
from opening_hours import OpeningHours, State

PARIS = ZoneInfo("Europe/Paris")
LONGEST = timedelta(hours=14)
"""A longer span is a typing error more often than a fact, except round the clock."""
MIDNIGHT = time(0)
CHRISTMAS = date(2025, 12, 25)
"""A public holiday that every year has."""
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
UNSUPPORTED = (
    (r"\bSH\b", "les vacances scolaires (SH) ne peuvent pas être calculées : dites-les dans « precautions »"),
    (r"\bweek\b", "les numéros de semaine (week) ne sont pas pris en charge : dites-les dans « precautions »"),
    (
        r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b",
        "les mois ne sont pas pris en charge : donnez les horaires du moment, et mettez les congés dans « fermetures »",
    ),
    (
        r"(^|;)\s*(Mo|Tu|We|Th|Fr|Sa|Su)([-,](Mo|Tu|We|Th|Fr|Sa|Su))*\s*(;|$)",
        "un jour sans heure voudrait dire jour et nuit : ajoutez les heures",
    ),
)
"""What `opening_hours` reads but a week's table would show wrongly, and what to write instead."""
RANKS = {"1": "1er", "2": "2e", "3": "3e", "4": "4e", "5": "5e", "-1": "dernier"}
WEEKS = 10
"""How far to look for a day of opening: far enough for « the fifth Saturday » to come."""


@dataclass(frozen=True)
class Span:
    """A span of opening on one day; `end` is 00:00 when it lasts until midnight."""

    begin: time
    end: time
    comment: str = ""
    """What limits the opening: « sur rendez-vous »."""

    @property
    def is_whole_day(self) -> bool:
        """Whether it lasts from midnight to midnight."""
        return self.begin == self.end == MIDNIGHT


def _parse(text: str) -> OpeningHours:
    return OpeningHours(text, timezone=PARIS, country="FR")


def faults(text: str) -> Iterator[str]:
    """Yield what an editor must mend in hours, in French; nothing when they are sound.

    `opening_hours` accepts more than we do: a bare comment means "always open" to it, and it lets
    spans of twenty hours or lower-case days pass.
    """
    example = "écrivez par exemple Mo-Fr 09:00-12:30,14:00-17:30"
    if not opening_hours.validate(text):
        yield f"« {text} » ne sont pas des horaires lisibles : {example}"
        return
    hours = _parse(text)
    if hours.warnings:
        yield f"« {text} » contient des horaires mal écrits : jours avec majuscule (Mo Tu We Th Fr Sa Su), {example}"
    if re.search(r'(^|[;|]\s*)"', text):
        yield f'« {text} » voudrait dire « toujours ouvert » ; écrivez 24/7 unknown "sur rendez-vous"'
    for begin, end in re.findall(r"(\d{1,2}:\d{2})-(\d{1,2}:\d{2})", text):
        if _length(begin, end) > LONGEST and (begin, end) != ("00:00", "24:00"):
            yield f"« {begin}-{end} » dure plus de quatorze heures : vérifiez l’heure de fin"
    if re.search(r"\d\+|sunrise|sunset|dawn|dusk", text):
        yield f"« {text} » ne dit pas à quelle heure le lieu ouvre ou ferme : {example}"
    for rule, sentence in UNSUPPORTED:
        if re.search(rule, text):
            yield f"« {text} » : {sentence}"
    if re.search(r"(?<!\d)\d:\d{2}", text):
        yield f"« {text} » : écrivez les heures avec deux chiffres, par exemple 09:00"


def _length(begin: str, end: str) -> timedelta:
    minutes = [int(hour) * 60 + int(minute) for hour, minute in (begin.split(":"), end.split(":"))]
    return timedelta(minutes=(minutes[1] - minutes[0]) % (24 * 60) if minutes[1] <= 24 * 60 else 24 * 60)


def usual_week(text: str, around: date) -> list[list[Span]]:
    """Return the spans of each day of an ordinary week, Monday first.

    For each weekday, the first opening from `around` on that is not on a public holiday is read: neither a
    holiday nor hours of « the first Saturday of the month » pass for a weekly closure.
    """
    hours, holidays = _parse(text), _parse("PH")
    week = []
    for weekday in range(7):
        first = around + timedelta(days=(weekday - around.weekday()) % 7)
        days = (first + timedelta(weeks=n) for n in range(WEEKS))
        ordinary = (_spans(hours, day) for day in days if not holidays.is_open(_at(day, time(12))))
        week.append(next(filter(None, ordinary), []))
    return week


def _spans(hours: OpeningHours, day: date) -> list[Span]:
    intervals = hours.intervals(_at(day), _at(day + timedelta(days=1)))
    return [
        Span(begin.time(), end.time(), comment or ("" if state == State.OPEN else "à confirmer"))
        for begin, end, state, comment in intervals
        if state != State.CLOSED
    ]


def ranks(text: str, weekday: int) -> list[str]:
    """Return which weeks of the month a weekday is limited to: `Sa[1]` gives « 1er » for Saturday, nothing else."""
    found = re.findall(rf"\b{DAYS[weekday]}\[([\d,-]+)\](?!\s*off)", text)
    return [_say_rank(rank) for rank in ",".join(found).split(",") if rank]


def _say_rank(rank: str) -> str:
    first, dash, last = rank.partition("-")
    return f"{RANKS[first]} au {RANKS[last]}" if first and dash else RANKS.get(rank, rank)


def is_round_the_clock(text: str) -> bool:
    """Say whether hours mean every day and every hour, holidays included."""
    whole = all(day and day[0].is_whole_day and not day[0].comment for day in usual_week(text, CHRISTMAS))
    return whole and bool(_spans(_parse(text), CHRISTMAS))


def _at(day: date, hour: time = MIDNIGHT) -> datetime:
    return datetime.combine(day, hour, PARIS)
