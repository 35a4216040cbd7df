"""How far a fact can be relied on today, from the age of its best source."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from portal.records import Freshness, Record, Source, by_date, first_day

State = Literal["recent", "a_confirmer", "appeler"]


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
    best = next((source.date for source in sources if source.date), None)
    return Trust(_state(best, today, freshness), best, tuple(sources))


def _state(best: str | None, today: date, freshness: Freshness) -> State:
    if best is None:
        return "appeler"
    age = (today - first_day(best)).days
    if age <= freshness.frais_jours:
        return "recent"
    return "a_confirmer" if age <= freshness.a_confirmer_jours else "appeler"


def last_date(record: Record) -> str | None:
    """Return the most recent date among the sources of a record."""
    return next((source.date for source in by_date(record.sources) if source.date), None)
