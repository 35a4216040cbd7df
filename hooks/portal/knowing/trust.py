"""How far a fact can be relied on today, from the age of its best source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from portal.records import Freshness, Place, Record, Source, by_date, first_day

State = Literal["recent", "a_confirmer", "appeler"]
MISLEADING: Mapping[str, tuple[str, ...]] = {
    "adresse": ("adresse",),
    "position": ("latitude", "longitude"),
    "téléphone": ("telephone",),
    "horaires": ("horaires",),
    "aides": ("services", "equipements"),
    "prix": ("frais_a_charge",),
    "appareils acceptés": ("accepte",),
}
"""The facts of a place that mislead when they are wrong, by what visitors call them."""
MEANS: Mapping[str, str] = {
    "appel": "Appel au lieu",
    "visite": "Visite du lieu",
    "site_officiel": "Site officiel",
    "document": "Document",
    "presse": "Presse",
    "open_data": "Données ouvertes",
}
"""How a fact can be verified, and what a visitor reads of it."""


@dataclass(frozen=True)
class Trust:
    """What a visitor may do with a fact: rely on it, confirm it, or call first."""

    state: State
    date: str | None
    """The date of the best source, as partial as the source gives it; none where no source has one."""
    sources: tuple[Source, ...]


def trust(record: Record, *fields: str, today: date, freshness: Freshness) -> Trust:
    """Return how far these facts of a record can be relied on, on the day `today`.

    The age counts from the first day that a partial date can mean: a source of « 2022 » is as old as it may be.
    """
    sources = record.sources_of(*fields)
    best = _first_date(sources)
    return Trust(_state(best, today, freshness), best, tuple(sources))


def best_date(record: Record, *fields: str) -> str | None:
    """Return the most recent date among the sources of these facts, as partial as it is given."""
    return _first_date(record.sources_of(*fields))


def _first_date(sources: Iterable[Source]) -> str | None:
    return next((source.date for source in sources if source.date), None)


def _state(best: str | None, today: date, freshness: Freshness) -> State:
    if best is None:
        return "appeler"
    age = (today - first_day(best)).days
    if age <= freshness.frais_jours:
        return "recent"
    return "a_confirmer" if age <= freshness.a_confirmer_jours else "appeler"


def good_until(record: Record, *fields: str, today: date, freshness: Freshness) -> date:
    """Return the last day on which a copy of these facts, made today, says how far each can be relied on.

    A copy is good no longer than a fresh fact would be, and no longer than until a fact of it changes its state. Facts
    that a visitor is told to call about already change no more.
    """
    ends = [today + timedelta(days=freshness.frais_jours)]
    for field in fields:
        best = best_date(record, field)
        limits = (freshness.frais_jours, freshness.a_confirmer_jours) if best else ()
        ends += [end for days in limits if (end := first_day(best or "") + timedelta(days=days)) >= today]
    return min(ends)


def place_date(place: Place) -> str | None:
    """Return the date of where a place is said to be: of its address or, where there is none, of its position."""
    return best_date(place, "adresse" if place.adresse else "latitude")


def year_of(date: str | None) -> str | None:
    """Return the year of a date of a source, however partial."""
    return date[:4] if date else None


def last_date(record: Record) -> str | None:
    """Return the most recent date among the sources of a record."""
    return _first_date(by_date(record.sources))
