"""Where France is, and how far two points are from each other on the ground."""

from math import asin, cos, radians, sin, sqrt
from typing import Protocol

EARTH_RADIUS_KM = 6371.0

MAINLAND_SOUTH, BAND = 42.25, 0.25
MAINLAND = (
    (1.65, 3.25), (-0.65, 3.25), (-1.5, 6.55), (-1.8, 6.75), (-1.85, 7.15), (-1.65, 7.6), (-1.5, 7.7), (-1.4, 7.75),
    (-1.35, 7.2), (-1.35, 7.1), (-1.3, 7.1), (-1.3, 7.2), (-1.25, 7.25), (-1.3, 7.15), (-1.45, 7.1), (-1.6, 7.05),
    (-1.9, 6.9), (-2.45, 6.7), (-2.4, 6.75), (-2.45, 7.05), (-3.35, 7.55), (-3.9, 7.65), (-4.9, 7.7), (-4.95, 7.75),
    (-5.2, 7.9), (-5.15, 8.1), (-4.2, 8.25), (-1.75, 8.25), (-1.95, 6.95), (-2.0, 6.5), (-2.0, 5.2), (1.1, 4.95),
    (1.45, 4.25), (1.5, 3.7), (1.5, 3.25), (1.75, 2.65),
)  # fmt: skip
"""The most western and most eastern longitude of the mainland and its islands, in degrees, for each band of a
quarter of a degree from the south: read from `outline.geojson` and widened by five kilometres. Only what lies
right behind the border passes for France: Geneva, not Brussels or Turin."""
BOXES = (
    (41.3, 43.1, 8.5, 9.6),  # Corse
    (15.8, 16.6, -61.9, -60.9),  # Guadeloupe
    (14.3, 15.0, -61.3, -60.7),  # Martinique
    (2.1, 5.8, -54.7, -51.5),  # Guyane
    (-21.5, -20.8, 55.1, 55.9),  # La Réunion
    (-13.1, -12.5, 44.9, 45.4),  # Mayotte
    (46.7, 47.2, -56.5, -56.0),  # Saint-Pierre-et-Miquelon
    (17.8, 18.2, -63.2, -62.7),  # Saint-Martin, Saint-Barthélemy
    (-22.9, -19.5, 163.5, 168.2),  # Nouvelle-Calédonie
    (-28.0, -7.8, -154.8, -134.4),  # Polynésie française
    (-14.5, -13.1, -178.3, -176.0),  # Wallis-et-Futuna
)
"""South, north, west and east of the other parts of France where people live, in degrees, rounded outwards."""


class HasPosition(Protocol):
    """Anything with a position in degrees."""

    @property
    def latitude(self) -> float:
        """North is positive."""

    @property
    def longitude(self) -> float:
        """East is positive."""


def is_in_france(latitude: float, longitude: float) -> bool:
    """Say whether a position in degrees is in France, or a few kilometres beyond its border."""
    band = (latitude - MAINLAND_SOUTH) // BAND
    if 0 <= band < len(MAINLAND):
        west, east = MAINLAND[int(band)]
        if west <= longitude <= east:
            return True
    return any(s <= latitude <= n and w <= longitude <= e for s, n, w, e in BOXES)


def distance_km(a: HasPosition, b: HasPosition) -> float:
    """Return the distance as the crow flies, in kilometres (haversine formula on a sphere)."""
    lat_a, lat_b = radians(a.latitude), radians(b.latitude)
    chord = sin((lat_b - lat_a) / 2) ** 2
    chord += cos(lat_a) * cos(lat_b) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))
