"""Distances and the borders of France agree with the map."""

from dataclasses import dataclass

import pytest

from portal.knowing.distance import nearest
from portal.map.outline import rings
from portal.records.ground import distance_km, is_in_france


@dataclass(frozen=True)
class Spot:
    """A position."""

    latitude: float
    longitude: float


PARIS = Spot(48.85341, 2.34880)
LYON = Spot(45.74846, 4.84671)
LILLE = Spot(50.63297, 3.05858)


def test_paris_is_392_kilometres_from_lyon() -> None:
    assert distance_km(PARIS, LYON) == pytest.approx(392, abs=2)


def test_a_distance_is_the_same_both_ways() -> None:
    assert distance_km(PARIS, LYON) == pytest.approx(distance_km(LYON, PARIS))


def test_a_place_is_at_no_distance_from_itself() -> None:
    assert distance_km(PARIS, PARIS) == 0


def test_a_degree_of_latitude_is_a_quarter_of_the_meridian_over_ninety() -> None:
    assert distance_km(Spot(46, 2), Spot(47, 2)) == pytest.approx(10_002 / 90, rel=0.002)


def test_a_distance_crosses_the_greenwich_meridian_the_short_way() -> None:
    assert distance_km(Spot(44.8, -0.5), Spot(44.8, 0.5)) == pytest.approx(79, abs=1)


def test_the_nearest_comes_first() -> None:
    assert [place for place, _ in nearest(PARIS, [LYON, LILLE, PARIS], most=9)] == [PARIS, LILLE, LYON]


def test_each_of_the_nearest_has_its_distance() -> None:
    assert nearest(PARIS, [LYON], most=1) == [(LYON, distance_km(PARIS, LYON))]


def test_no_more_are_returned_than_asked_for() -> None:
    assert len(nearest(PARIS, [LYON, LILLE, PARIS], most=2)) == 2
    assert nearest(PARIS, [], most=2) == []


def test_all_of_the_outline_is_in_france() -> None:
    assert [point for ring in rings() for point in ring if not is_in_france(point[1], point[0])] == []


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        (50.85, 4.35),
        (45.07, 7.69),
        (41.39, 2.17),
        (49.0, 8.4),
        (43.32, -1.98),
        (51.51, -0.13),
        (40.73, 8.56),
        (46.95, 7.45),
    ],
    ids=["Bruxelles", "Turin", "Barcelone", "Karlsruhe", "Saint-Sébastien", "Londres", "Sassari", "Berne"],
)
def test_a_foreign_city_is_not_in_france(latitude: float, longitude: float) -> None:
    assert not is_in_france(latitude, longitude)


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), float("nan")])
def test_no_place_is_nowhere(value: float) -> None:
    assert not is_in_france(value, 2.0)
    assert not is_in_france(46.0, value)
