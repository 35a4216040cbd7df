"""From degrees on the ground to units of a picture, and how much ground a picture shows."""

from collections.abc import Sequence
from math import cos, radians
from typing import Any

from portal.map.shape import Box, Point, bounds, holds

WIDTH = 320
"""Units across a picture: about one to a CSS pixel on the smallest phones, more on wider screens."""
KM_PER_DEGREE = 111.2
METROPOLE = (-5.3, 41.2, 9.8, 51.6)
"""West, south, east and north of the map of the country, in degrees."""
FLATTEST = 0.7
"""Least height of the map of a city, as a share of its width."""
EDGE_KM = 0.6
"""What the map of a city shows around it at least."""
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
    west, south, east, north = bounds([(p.longitude, p.latitude) for p in places])
    squeeze = cos(radians((south + north) / 2))
    wide, high = (east - west) * squeeze * KM_PER_DEGREE, (north - south) * KM_PER_DEGREE
    across = max(wide * 1.3, high * 1.25, NARROWEST_KM)
    down = max(high * 1.3, across * FLATTEST)
    half_x, half_y = across / 2 / KM_PER_DEGREE / squeeze, down / 2 / KM_PER_DEGREE
    x, y = (west + east) / 2, (south + north) / 2
    return Frame(x - half_x, y - half_y, x + half_x, y + half_y)


def of_city(city: Box, ground: Box, places: Sequence[Any]) -> Frame:
    """Return a frame that holds a city whole, and the places around it as far as its `ground` is known."""
    spots = [(p.longitude, p.latitude) for p in places]
    return Frame(*shaped(bounds([city[:2], city[2:], *(spot for spot in spots if holds(ground, spot))])))


def shaped(box: Box) -> Box:
    """Return a rectangle of degrees with an edge around it, its shape between a square and a postcard."""
    squeeze = cos(radians((box[1] + box[3]) / 2))
    edge = EDGE_KM / KM_PER_DEGREE
    west, south, east, north = box[0] - edge / squeeze, box[1] - edge, box[2] + edge / squeeze, box[3] + edge
    wide, high = (east - west) * squeeze, north - south
    x, y = max(high - wide, 0) / 2 / squeeze, max(wide * FLATTEST - high, 0) / 2
    return west - x, south - y, east + x, north + y
