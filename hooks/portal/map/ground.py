"""What lies below the map of a city: read from the file that `derive_cities` made, drawn in the units of a picture."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from portal.map.shape import (
    Box,
    Line,
    Point,
    Ring,
    area,
    bounds,
    cut_line,
    cut_ring,
    drawn,
    simplified,
    strung,
    thinned,
)

FOLDER = Path(__file__).with_name("villes")
SMALLEST_TURN = {"voisins": 6.0}
USUAL_TURN = 3.5
"""Least area that a drawn point adds to a line, in square units of the picture, for some kinds and for most."""
SMALLEST_PART = 4.0
"""Least area of an island that is drawn, in square units of the picture."""
NEAR = 12
"""A station nearer than this to a landmark is that landmark, in units."""
BEYOND = 3
"""How far beyond the picture its lines go on, in units."""

Project = Callable[[Point], Point]
"""From a longitude and latitude in degrees to units of a picture."""
Names = Sequence[tuple[str, Sequence[Point]]]
"""Names, each with where it may stand, the best first."""


@dataclass(frozen=True)
class Backdrop:
    """The lines below the map of a city, each as the `d` of an SVG path, empty where there is none."""

    neighbours: str
    """The edges between communes around it; those of a city with districts would be lines too many, and weigh."""
    city: str
    """Its outline, to fill."""
    districts: str
    """The edges between its districts."""
    water: str
    """Water that has a width, to fill."""
    rivers: str
    """Water that is a line."""
    metro: str
    stations: str
    """Small squares."""
    credits: Sequence[str]
    """Whom to thank for what is drawn, each with its licence."""


@dataclass(frozen=True)
class Ground:
    """The shapes below the map of a city, in degrees."""

    file: Path
    bounds: Box
    """How far it is known."""
    features: Sequence[Any]

    @property
    def city(self) -> Box:
        """The least rectangle that holds the city."""
        return bounds([point for ring in self._rings("ville") for point in ring])

    @property
    def districts(self) -> Names:
        """The numbers of its districts, and where they stand."""
        return self._names("quartiers")

    @property
    def neighbours(self) -> Names:
        """The names of the communes around it, and where they stand."""
        return self._names("communes")

    @property
    def waters(self) -> Names:
        """The names of its waters, and the middle of a water that has a width, or the points that it goes by."""
        return [
            (told["nom"], [told["ou"]] if "ou" in told else sorted(_flat(one["geometry"]["coordinates"])))
            for one in self._of("eau")
            if (told := one["properties"])["nom"]
        ]

    def backdrop(self, project: Project, *, width: int, height: int, named: Iterable[Point]) -> Backdrop:
        """Return what a picture of so many units shows; stations at the points `named` are left out."""
        frame = (-BEYOND, -BEYOND, width + BEYOND, height + BEYOND)

        def edges(kind: str) -> str:
            lines = [part for line in self._lines(kind) for part in cut_line([project(p) for p in line], frame)]
            return "".join(map(drawn, strung([thinned(line, SMALLEST_TURN.get(kind, USUAL_TURN)) for line in lines])))

        def areas(kind: str) -> str:
            rings = (cut_ring([project(p) for p in ring], frame) for ring in self._rings(kind))
            kept = (simplified(ring, USUAL_TURN) for ring in rings if area(ring) > SMALLEST_PART)
            return "".join(drawn(ring, closed=True) for ring in kept)

        spots = [project(p) for one in self._of("gare") for p in one["geometry"]["coordinates"]]
        stations = _squares(spots, [project(p) for p in named], width=width, height=height)
        districts = edges("limites")
        shown = [one for one in self.features if one["properties"]["sorte"] != "gare" or stations]
        return Backdrop(
            neighbours="" if districts else edges("voisins"),
            city=areas("ville"),
            districts=districts,
            water=areas("eau"),
            rivers=edges("eau"),
            metro=edges("metro"),
            stations=stations,
            credits=list(dict.fromkeys(one["properties"]["credit"] for one in shown)),
        )

    def _of(self, kind: str) -> list[Any]:
        return [one for one in self.features if one["properties"]["sorte"] == kind]

    def _lines(self, kind: str) -> list[Line]:
        found = [one["geometry"] for one in self._of(kind)]
        return [line for one in found if one["type"] == "MultiLineString" for line in one["coordinates"]]

    def _rings(self, kind: str) -> list[Ring]:
        found = [one["geometry"] for one in self._of(kind)]
        return [part[0] for one in found if one["type"] == "MultiPolygon" for part in one["coordinates"]]

    def _names(self, kind: str) -> Names:
        return [
            (name, [(x, y)])
            for one in self._of(kind)
            for name, (x, y) in zip(one["properties"]["noms"], one["geometry"]["coordinates"], strict=True)
        ]


@cache
def ground(city: str) -> Ground | None:
    """Return what lies below the map of a city, or nothing for a city whose shapes are not known."""
    file = FOLDER / f"{city}.geojson"
    if not file.exists():
        return None
    read = json.loads(file.read_text("utf-8"))
    west, south, east, north = read["bbox"]
    return Ground(file, (west, south, east, north), read["features"])


def _flat(coordinates: Any) -> list[Point]:
    if isinstance(coordinates[0], float):
        return [(coordinates[0], coordinates[1])]
    return [point for part in coordinates for point in _flat(part)]


def _squares(spots: Iterable[Point], named: Sequence[Point], *, width: int, height: int) -> str:
    """Return the stations of a picture as small squares, without those that stand there with a name."""
    shown = [
        (round(x), round(y))
        for x, y in spots
        if 0 < x < width and 0 < y < height and all(abs(x - a) + abs(y - b) > NEAR for a, b in named)
    ]
    return "".join(f"M{x - 2} {y - 2}h4v4h-4z" for x, y in sorted(shown))
