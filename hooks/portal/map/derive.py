"""Derive the outline of France from Natural Earth: run once, kept so that the outline can be made again.

`npm install world-atlas@2.0.2` in a folder of its own, then
`python -m portal.map.derive node_modules/world-atlas/countries-10m.json > hooks/portal/map/outline.geojson`.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from portal.map.shape import Ring, area, simplified

FRANCE = "250"
"""France in ISO 3166-1, with all its overseas departments."""
SMALLEST_AREA = 0.004
"""Least area of an island that is kept, in square degrees: about 35 km² in the middle of France."""
SMALLEST_TURN = 0.0015
"""Least area of the triangle that a point makes with its neighbours for it to be kept, in square degrees."""
DECIMALS = 2
"""A hundredth of a degree is about a kilometre: the outline says where the coast is, not where a street is."""


def rings(atlas: dict[str, Any]) -> Iterator[Ring]:
    """Yield the outer ring of each part of France in a world-atlas file (TopoJSON, quantised and delta-encoded)."""
    scale, shift = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs: list[Ring] = []
    for coded in atlas["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in coded:
            x, y = x + dx, y + dy
            arc.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        arcs.append(arc)
    (france,) = (one for one in atlas["objects"]["countries"]["geometries"] if one.get("id") == FRANCE)
    for outer, *_ in france["arcs"]:
        ring: Ring = []
        for index in outer:
            arc = arcs[index] if index >= 0 else arcs[~index][::-1]
            ring += arc[1:] if ring else arc
        yield ring


def outline(atlas: dict[str, Any]) -> dict[str, Any]:
    """Return the outline as one GeoJSON feature, the largest part first."""
    parts = sorted((ring for ring in rings(atlas) if area(ring) > SMALLEST_AREA), key=area, reverse=True)
    rounded = [[[round(x, DECIMALS), round(y, DECIMALS)] for x, y in simplified(ring, SMALLEST_TURN)] for ring in parts]
    return {
        "type": "Feature",
        "properties": {"source": "Natural Earth (domaine public), world-atlas 2.0.2, countries-10m, simplifié"},
        "geometry": {"type": "MultiPolygon", "coordinates": [[ring] for ring in rounded]},
    }


if __name__ == "__main__":
    made = outline(json.loads(Path(sys.argv[1]).read_text("utf-8")))
    sys.stdout.write(json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n")
