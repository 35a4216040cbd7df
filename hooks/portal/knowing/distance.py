"""Which places are nearest."""

from collections.abc import Iterable
from typing import TypeVar

from portal.records import HasPosition, distance_km

P = TypeVar("P", bound=HasPosition)


def nearest(here: HasPosition, places: Iterable[P], *, most: int) -> list[tuple[P, float]]:
    """Return at most `most` places with their distance in kilometres, the nearest first."""
    return sorted(((place, distance_km(here, place)) for place in places), key=lambda pair: pair[1])[:most]
