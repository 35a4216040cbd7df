"""The usual openings of a place for the calendar of a phone: iCalendar (RFC 5545), in Paris time."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, partial
from urllib.parse import urlsplit
from zlib import crc32

from icalendar import Calendar, Component, Event, vDDDLists, vRecur, vText, vUri

from portal.knowing import Calendar as Holidays
from portal.knowing import Knowledge, address_line, call_first, coming_days
from portal.records import PARIS, Channel, Closure, Site
from portal.takeaway.message import letter, page_link

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MIDNIGHT = time(0)
DAY = 24 * 60
Piece = tuple[int, int, str]
"""An opening of a day: from minute to minute after its midnight, with what limits it."""
HOLIDAYS = "Ces horaires sont habituels. Un jour férié, un jour de vacances : appelez avant d’y aller."
ZONE = b"""BEGIN:VTIMEZONE
TZID:Europe/Paris
BEGIN:DAYLIGHT
DTSTART:19810329T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""
"""The clocks of Paris since 1996 (directive 2000/84/CE), without the past that a program would list."""


@dataclass(frozen=True)
class Repeated:
    """An opening that comes back: from minute to minute of its days, with what limits it."""

    begin: int
    end: int
    comment: str
    days: tuple[date, ...]
    """All its days up to the horizon, in order."""

    def weekdays(self, horizon: Iterable[date]) -> tuple[int, ...]:
        """Return the weekdays on which it is the rule: at least half of those of the horizon."""
        every = [day.weekday() for day in horizon]
        has = [day.weekday() for day in self.days]
        return tuple(n for n in range(7) if has.count(n) and 2 * has.count(n) >= every.count(n))


def has_calendar(place: Site | Channel) -> bool:
    """Say whether openings of a place can be announced."""
    return place.horaires is not None and place.is_current and place.statut != "ferme_temporairement"


def is_to_be_announced(place: Site | Channel, known: Knowledge) -> bool:
    """Say whether openings of a place are sure enough for a calendar: one does not call before one goes there."""
    return has_calendar(place) and call_first(place, known.trust(place, "horaires")) is None


def calendar(place: Site | Channel, known: Knowledge) -> bytes | None:
    """Return the calendar of a place that exists and whose hours are known; nothing for another.

    It goes as far as a fact counts as recent, then falls silent. It holds no opening on a day of closure, nor on a
    public holiday of which hours say nothing: nobody knows, and an opening that is not sure is none.
    """
    if place.horaires is None or not has_calendar(place):
        return None
    end = known.today + timedelta(days=known.catalogue.portal.fraicheur.frais_jours)
    made = Calendar()
    made.add("version", vText("2.0"))
    made.add("prodid", vText("-//Connexions solidaires//FR"))
    made.add("x-wr-calname", vText(place.nom))
    made.add_component(_zone())
    begun = partial(_event, place, known, letter(place, known))
    for one in _repeated(place, place.horaires, known.today, end):
        for event in _events(one, end, begun):
            made.add_component(event)
    for closure in place.fermetures:
        if closure.fin >= known.today and closure.debut <= end:
            made.add_component(_closure(closure, begun))
    return bytes(made.to_ical(sorted=False))


@cache
def _zone() -> Component:
    return Component.from_ical(ZONE)


def _repeated(place: Site | Channel, hours: str, begin: date, end: date) -> list[Repeated]:
    number = (end - begin).days + 1
    days = coming_days(hours, place.fermetures, Holidays.of(place), begin, number=number)
    openings = [{piece for piece in day.openings if not _is_unknown(piece)} if day.is_sure else set() for day in days]
    found: dict[Piece, list[date]] = {}
    for day, own, following in zip(days, openings, [*openings[1:], set()], strict=True):
        for begins, ends, comment in sorted(own):
            night = next((one for one in following if ends == DAY and one[0] == 0 and one[2] == comment), None)
            passes = night and begins and night[1] < begins
            if night and passes:
                following.remove(night)
            found.setdefault((begins, ends + (night[1] if night and passes else 0), comment), []).append(day.day)
    return [Repeated(*piece, tuple(on)) for piece, on in sorted(found.items())]


def _is_unknown(piece: Piece) -> bool:
    """Say whether hours only have words for a whole day, « appelez » for one: it announces nothing."""
    return piece[1] - piece[0] >= DAY and bool(piece[2])


def _days(begin: date, end: date) -> Iterator[date]:
    return map(date.fromordinal, range(begin.toordinal(), end.toordinal() + 1))


def _events(one: Repeated, end: date, begun: Callable[..., Event]) -> Iterator[Event]:
    """Yield the events of an opening: a weekly rule without the days that it lacks, then each day that has it beside.

    Such a day is no RDATE, which some calendars pass over, but an event.
    """
    name = f"{one.begin:04}-{one.end:04}" + (f"-{crc32(one.comment.encode()):x}" if one.comment else "")
    every = list(_days(one.days[0], end))
    weekdays = one.weekdays(every)
    ruled = [day for day in every if day.weekday() in weekdays]
    if weekdays:
        event = begun(name, "Ouvert d’habitude", one.comment)
        first = next(day for day in one.days if day.weekday() in weekdays)
        _times(event, first, one)
        until = datetime.combine(end, time(23, 59, 59), PARIS).astimezone(UTC)
        event.add("rrule", vRecur({"freq": "weekly", "until": until, "byday": [DAYS[n] for n in weekdays]}))
        lacking = [_at(day, one.begin) for day in ruled if day > first and day not in one.days]
        if lacking:
            event.add("exdate", vDDDLists(lacking))
        yield event
    for day in sorted({*one.days} - {*ruled}):
        event = begun(f"{name}-{day:%Y%m%d}", "Ouvert d’habitude", one.comment)
        _times(event, day, one)
        yield event


def _times(event: Event, day: date, one: Repeated) -> None:
    event.add("dtstart", _at(day, one.begin))
    event.add("dtend", _at(day, one.end))


def _closure(closure: Closure, begun: Callable[..., Event]) -> Event:
    event = begun(f"{closure.debut:%Y%m%d}", "Fermé", closure.motif or "")
    event.add("dtstart", closure.debut)
    event.add("dtend", closure.fin + timedelta(days=1))
    return event


def _event(place: Site | Channel, known: Knowledge, words: str, part: str, said: str, comment: str) -> Event:  # noqa: PLR0913, PLR0917 - the first three are given once for all events of a place
    """Return what all events of a place say. A calendar that is taken again finds them by their name."""
    event = Event()
    host = urlsplit(known.catalogue.portal.adresse_du_site).hostname
    event.add("uid", vText(f"{str(place.code).lower()}-{part}@{host}"))
    event.add("dtstamp", datetime.combine(known.today, MIDNIGHT, UTC))
    event.add("summary", vText(f"{said} : {place.nom}" + (f" ({comment})" if comment else "")))
    event.add("location", vText(address_line(place)))
    event.add("description", vText(f"{words}\n{HOLIDAYS}"))
    event.add("url", vUri(page_link(place, known)))
    event.add("transp", vText("TRANSPARENT"))
    return event


def _at(day: date, minute: int) -> datetime:
    """Return a moment of a day, by the clock on the wall: minutes past midnight, of the day after beyond 24 hours."""
    days, left = divmod(minute, 24 * 60)
    return datetime.combine(day + timedelta(days=days), time(*divmod(left, 60)), PARIS)
