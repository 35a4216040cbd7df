"""The age of a fact's best source says whether to rely on it, to confirm it, or to call first."""

from datetime import date, timedelta
from typing import Any

import pytest

from portal.knowing.trust import State, last_date, trust
from portal.records.models.common import Record
from portal.records.models.portal import Freshness

TODAY = date(2026, 11, 23)
FRESHNESS = Freshness(frais_jours=183, a_confirmer_jours=730)


def record(*dates: str | None, fields: list[str] | None = None) -> Record:
    """Return a record with one source of each date, all of the same fields."""
    sources: list[dict[str, Any]] = [
        {"champs": fields or ["adresse"], "titre": "Source inventée", "moyen": "appel", "consulte_le": "2026-11-23"}
        | ({"date": day} if day else {})
        for day in dates
    ]
    return Record.model_validate({"sources": sources})


def state(*dates: str | None) -> State:
    """Return the state of an address with sources of these dates."""
    return trust(record(*dates), "adresse", today=TODAY, freshness=FRESHNESS).state


@pytest.mark.parametrize(
    ("days", "expected"),
    [(0, "recent"), (183, "recent"), (184, "a_confirmer"), (730, "a_confirmer"), (731, "appeler"), (5000, "appeler")],
)
def test_the_last_day_of_an_age_still_counts(days: int, expected: State) -> None:
    assert state((TODAY - timedelta(days=days)).isoformat()) == expected


def test_a_source_without_a_date_means_call_first() -> None:
    assert state(None) == "appeler"


def test_a_fact_without_a_source_means_call_first() -> None:
    judged = trust(record("2026-11-23"), "telephone", today=TODAY, freshness=FRESHNESS)
    assert (judged.state, judged.date, judged.sources) == ("appeler", None, ())


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-06", "recent"),
        ("2026-05", "a_confirmer"),
        ("2026", "a_confirmer"),
        ("2024-12", "a_confirmer"),
        ("2024-11", "appeler"),
        ("2024", "appeler"),
    ],
)
def test_a_partial_date_counts_from_its_first_day(day: str, expected: State) -> None:
    assert state(day) == expected


def test_the_most_recent_source_decides_wherever_it_stands() -> None:
    judged = trust(record("2015", "2026-11-20", None), "adresse", today=TODAY, freshness=FRESHNESS)
    assert (judged.state, judged.date) == ("recent", "2026-11-20")
    assert [source.date for source in judged.sources] == ["2026-11-20", "2015", None]


def test_a_source_of_one_of_several_facts_is_one_of_theirs() -> None:
    judged = trust(record("2026-11", fields=["horaires"]), "telephone", "horaires", today=TODAY, freshness=FRESHNESS)
    assert judged.date == "2026-11"


def test_the_last_date_of_a_record_is_that_of_its_newest_source() -> None:
    assert last_date(record("2015", None, "2022-07")) == "2022-07"
    assert last_date(record(None)) is None
