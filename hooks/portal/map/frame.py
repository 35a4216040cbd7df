"""From degrees on the ground to units of a picture, and how much ground a picture shows."""

from collections.abc import Sequence
from math import cos, radians
from typing import Any

from portal.map.derive import Point

WIDTH = 320
"""Units across a picture: about one to a CSS pixel on the smallest phones, more on wider screens."""
KM_PER_DEGREE = 111.2
METROPOLE = (-5.3, 41.2, 9.8, 51.6)
"""West, south, east and north of the map of the country, in degrees."""
NARROWEST_KM = 3.0
"""Least width of the map of a city, so that one place alone is shown with what surrounds it."""


class Frame:
    """Degrees to units, on a plane tangent to the middle of the map: exact enough for a country."""

    def __init__(self, west: float, south: float, east: float, north: float) -> None:
        self._west, self._north = west, north
        self._squeeze = cos(radians((south + north) / 2))
        self._units = WIDTH / ((east - west) * self._squeeze)
        self.height = round((north - south) * self._units)
        self.units_per_km = self._units / KM_PER_DEGREE

    def __call__(self, point: Point) -> Point:
        """Return the units of a longitude and latitude."""
        return (point[0] - self._west) * self._squeeze * self._units, (self._north - point[1]) * self._units

    def spot(self, place: Any) -> Point:
        """Return the units of anything with a position."""
        return self((place.longitude, place.latitude))

    def holds(self, place: Any) -> bool:
        """Say whether something with a position is in the picture."""
        x, y = self.spot(place)
        return 0 < x < WIDTH and 0 < y < self.height

    @property
    def scale(self) -> tuple[int, int]:
        """The longest round distance that takes at most a third of the width."""
        km = max(km for km in (1, 2, 5, 10, 20, 50, 100, 200) if km == 1 or km * self.units_per_km <= WIDTH / 3)
        return round(km * self.units_per_km), km


def around(places: Sequence[Any]) -> Frame:
    """Return a frame that holds places, with room for marks and areas, between a square and a postcard in shape."""
    south, north = min(p.latitude for p in places), max(p.latitude for p in places)
    west, east = min(p.longitude for p in places), max(p.longitude for p in places)
    squeeze = cos(radians((south + north) / 2))
    wide, high = (east - west) * squeeze * KM_PER_DEGREE, (north - south) * KM_PER_DEGREE
    across = max(wide * 1.3, high * 1.25, NARROWEST_KM)
    down = max(high * 1.3, across * 0.7)
    half_x, half_y = across / 2 / KM_PER_DEGREE / squeeze, down / 2 / KM_PER_DEGREE
    x, y = (west + east) / 2, (south + north) / 2
    return Frame(x - half_x, y - half_y, x + half_x, y + half_y)
