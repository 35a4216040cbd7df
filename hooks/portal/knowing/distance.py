"""Distances on the ground, and which places are nearest."""

from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt
from typing import Protocol, TypeVar

EARTH_RADIUS_KM = 6371.0


class HasPosition(Protocol):
    """Anything with a position in degrees."""

    @property
    def latitude(self) -> float:
        """North is positive."""

    @property
    def longitude(self) -> float:
        """East is positive."""


P = TypeVar("P", bound=HasPosition)


def distance_km(a: HasPosition, b: HasPosition) -> float:
    """Return the distance as the crow flies, in kilometres (haversine formula on a sphere)."""
    lat_a, lat_b = radians(a.latitude), radians(b.latitude)
    chord = sin((lat_b - lat_a) / 2) ** 2
    chord += cos(lat_a) * cos(lat_b) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(chord))


def nearest(here: HasPosition, places: Iterable[P], *, most: int) -> list[tuple[P, float]]:
    """Return at most `most` places with their distance in kilometres, the nearest first."""
    return sorted(((place, distance_km(here, place)) for place in places), key=lambda pair: pair[1])[:most]
