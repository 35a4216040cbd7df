"""The outline of France: read from the file that `derive` made, and drawn in the units of a picture."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

from portal.map.shape import Point, Ring, area, drawn, simplified

FILE = Path(__file__).with_name("outline.geojson")
SMALLEST_PART = 4.0
"""Least area of an island that is drawn, in square units of the picture."""
SMALLEST_TURN = 5.0
"""Least area that a drawn point adds to the outline, in square units of the picture."""


@cache
def rings() -> tuple[Ring, ...]:
    """Return the outer rings of France, of longitudes and latitudes in degrees, the largest first."""
    parts = json.loads(FILE.read_text("utf-8"))["geometry"]["coordinates"]
    return tuple([(x, y) for x, y in part[0]] for part in parts)


def path(project: Callable[[Point], Point], *, width: float, height: float) -> str:
    """Return the outline as the `d` of an SVG path, without the parts that lie outside of the picture.

    `project` takes a longitude and latitude in degrees to units of the picture.
    """
    found = []
    for ring in rings():
        points = [project(point) for point in ring]
        inside = any(0 <= x <= width and 0 <= y <= height for x, y in points)
        if inside and area(points) >= SMALLEST_PART:
            found.append(drawn(simplified(points, SMALLEST_TURN), closed=True))
    return "".join(found)
