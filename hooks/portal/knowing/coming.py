"""What hours mean on the days to come, and whether one may rely on them or calls first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from portal.knowing.calendar import Calendar
from portal.knowing.trust import Trust
from portal.records import Closure, Pieces, Place, Site, Span, When, by_appointment, timetable

DAYS = 14
"""How many days are told from the day of a build on: after them a page says nothing of a day."""

CallFirst = Literal["unknown", "telephone", "appointment", "old", "closed"]


@dataclass(frozen=True)
class ComingDay:
    """A day to come."""

    day: date
    when: When
    """The season that it belongs to."""
    is_school: bool | None
    """Whether that is one of school holidays or of term; `None` for one of both."""
    is_of_a_calendar: bool
    """Whether its date alone does not tell that, and we do: weeks with numbers, school holidays."""
    spans: tuple[Span, ...]
    """What begins on it."""
    openings: Pieces
    """What is open on it, in minutes, cut at its midnights."""
    is_usual: bool
    """Whether that is what its weekday has in its season."""
    is_sure: bool
    """Whether hours speak of such a day: where they do not, one calls first."""
    holiday: str
    """The name of a public holiday."""
    closure: Closure | None


def coming_days(
    hours: str, closures: Iterable[Closure], calendar: Calendar, today: date, *, number: int = DAYS
) -> list[ComingDay]:
    """Return what hours mean on so many days, today the first."""
    shown, closures = timetable(hours), list(closures)
    near = timedelta(days=1)
    school = calendar.school_days(today - near, today + number * near) if shown.school else frozenset()
    told, found = dict(shown.told), []
    for day in (today + n * near for n in range(number)):
        known = school or frozenset()
        season = shown.season_on(day, known)
        week, is_school = season.week, told[season]
        spans, holiday = week.spans_on(day), calendar.holiday(day)
        unsaid = bool(holiday and spans) and not week.is_apart(day) and not shown.is_round_the_clock
        doubtful = (
            school is None and shown.school is not None and shown.school.season_on(day).week.spans_on(day) != spans
        )
        closure = next((one for one in closures if one.debut <= day <= one.fin), None)
        found.append(
            ComingDay(
                day=day,
                when=season.when,
                is_school=is_school if school is not None else None,
                is_of_a_calendar=bool(season.when.weeks) or (is_school is not None and school is not None),
                spans=() if closure else spans,
                openings=() if closure else shown.openings(day, known),
                is_usual=not closure and spans == week.days[day.weekday()].spans,
                is_sure=bool(closure) or not (unsaid or doubtful),
                holiday=holiday,
                closure=closure,
            )
        )
    return found


def call_first(place: Place, as_of: Trust) -> CallFirst | None:
    """Return why one calls a place before one goes there, or nothing where its hours say when it is usually open."""
    hours = place.horaires
    access = set(place.modalites_acces) if isinstance(place, Site) else set()
    if access == {"Téléphoner"} or "Ce lieu n'accueille pas de public" in access:
        return "telephone"
    if access == {"Prendre un RDV en ligne"} or (hours and by_appointment(hours)):
        return "appointment"
    if hours is None:
        return "unknown"
    if place.statut == "ferme_temporairement":
        return "closed"
    return "old" if as_of.state == "appeler" else None
