"""Derive what lies below the map of each city from shapes of open data: run once, kept so that it can be made again.

`python -m portal.map.derive_cities shapes/*.geojson` writes `villes/<city>.geojson`. A file of shapes has a `bbox`, and
features with a `kind` (`district`, `commune`, `water`, `station`, `road`), `main` for those of the city itself, `num`
for the number of a district, `code_insee`, `mode` for stations, and `src` where the source is not IGN. Communes that
touch have the same points where they do. `docs/contribuer/choix.md` says where the shapes come from.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import cos, dist, radians
from pathlib import Path
from typing import Any

from portal.map.edges import Shape, edges, joined, rings, touching
from portal.map.frame import shaped
from portal.map.shape import Box, Line, Point, Ring, area, bounds, cut_line, cut_ring, holds, in_ring, thinned
from portal.records import commune_of

FOLDER = Path(__file__).with_name("villes")
CREDITS = {
    None: "IGN, INSEE (Licence Ouverte)",
    "idfm": "Île-de-France Mobilités (Licence Ouverte)",
    "trainline": "Trainline (ODbL)",
    "osm": "© les contributeurs d’OpenStreetMap (ODbL)",
}
"""Whom the map thanks, by the source of a shape."""
DECIMALS = 4
"""Ten-thousandths of a degree are about ten metres."""
SMALLEST_TURN = {"ville": 9e-7, "limites": 9e-7, "voisins": 6e-6, "eau": 1.2e-6, "metro": 1e-6}
"""Least area of the triangle that a point makes with its neighbours for it to be kept, in square degrees."""
AROUND_KM = 1.8
"""How far beyond a city its background goes on, or half its own width or height if that is less."""
MODES = ("train", "rer", "metro")
GREAT = "Gare "
"""What the name of a great station begins with in Paris; outside of Île-de-France the shapes hold no others."""
APART_M = 400
"""Stations nearer than this to another, in metres, are one."""
METRE = 1 / 111_200
"""In degrees of latitude."""
NAMED = {"Seine (lit et berges)": "Seine", "Canaux parisiens": ""}
"""What a water is called on the map, where the shapes call it otherwise: nothing where it is no one water."""
SEA = "Mer "
ONWARD = 0.2
"""How far a sea goes on beyond its cut edges, in degrees, so that a wide screen shows no straight shore."""
SMALLEST_NAMED = 1.2e-4
"""Least area of what is seen of a commune for its name to be kept, in square degrees: about a square kilometre."""
GRID = 24
"""Where a name stands is sought on so many points across and down."""


def background(shapes: Mapping[str, Any]) -> Iterator[Shape]:
    """Yield the features of the background of a city, each edge of a commune or district once."""
    found, city, frame = list(shapes["features"]), city_of(shapes), frame_of(shapes)
    land = [one for one in found if one["properties"]["kind"] in ("district", "commune")]
    own = [one for one in land if one["properties"].get("main")]
    lines = {kind: [thinned(line, SMALLEST_TURN[kind]) for line in found] for kind, found in edges(land).items()}
    yield _feature("ville", "MultiPolygon", [[ring] for ring in joined(lines["ville"])])
    for kind in ("limites", "voisins"):
        if shown := [part for line in lines[kind] for part in cut_line(line, frame)]:
            yield _feature(kind, "MultiLineString", shown)
    yield from _waters(found, frame)
    if not any(one["properties"]["kind"] == "water" for one in found):
        yield from _roads(found, frame)
    yield from _stations(found, frame, many=len(own) > 1)
    yield from _names(land, shaped(city), frame)


def city_of(shapes: Mapping[str, Any]) -> Box:
    """Return the least rectangle that holds a city."""
    own = [one for one in shapes["features"] if one["properties"].get("main")]
    return bounds([point for one in own for ring in rings(one) for point in ring])


def frame_of(shapes: Mapping[str, Any]) -> Box:
    """Return the rectangle that the background of a city fills."""
    west, south, east, north = city_of(shapes)
    most = AROUND_KM * 1000 * METRE
    wide, high = min((east - west) / 2, most / cos(radians(south))), min((north - south) / 2, most)
    return shaped((west - wide, south - high, east + wide, north + high))


def _waters(found: Iterable[Shape], frame: Box) -> Iterator[Shape]:
    for one in found:
        properties = one["properties"]
        if properties["kind"] != "water":
            continue
        kept: list[Any]
        name, where = NAMED.get(properties["name"], properties["name"]), {}
        if "Polygon" in one["geometry"]["type"]:
            cut = (cut_ring(thinned(ring, SMALLEST_TURN["eau"]), frame) for ring in rings(one))
            form, kept = (
                "MultiPolygon",
                [[_onward(ring, frame) if name.startswith(SEA) else ring] for ring in cut if ring],
            )
            where = (
                {"ou": _rounded(inmost(max((cut_ring(ring, frame) for [ring] in kept), key=area)))}
                if kept and name
                else {}
            )
        else:
            form, kept = "MultiLineString", [*_lines(one, "eau", frame)]
        if kept:
            yield _feature("eau", form, kept, src=properties.get("src"), nom=name, **where)


def _onward(ring: Ring, frame: Box) -> Ring:
    """Return the ring of a sea that goes on where it was cut, to the west and to the south."""
    return [(x - ONWARD * (x == frame[0]), y - ONWARD * (y == frame[1])) for x, y in ring]


def _roads(found: Iterable[Shape], frame: Box) -> Iterator[Shape]:
    """Yield the lines of the metro: only where no water is known, for they are older than the stations."""
    lines = [line for one in found if one["properties"]["kind"] == "road" for line in _lines(one, "metro", frame)]
    if lines:
        yield _feature("metro", "MultiLineString", lines, src="osm")


def _lines(shape: Shape, kind: str, frame: Box) -> Iterator[Line]:
    geometry = shape["geometry"]
    for line in [geometry["coordinates"]] if geometry["type"] == "LineString" else geometry["coordinates"]:
        yield from cut_line(thinned([(x, y) for x, y in line], SMALLEST_TURN[kind]), frame)


def _stations(found: Iterable[Shape], frame: Box, *, many: bool) -> Iterator[Shape]:
    """Yield the stations of trains and of the metro; in a city of districts they are `many`, and only of trains."""
    kept: dict[str | None, list[Point]] = defaultdict(list)
    for one in found:
        properties = one["properties"]
        if properties["kind"] != "station" or properties["mode"] not in MODES:
            continue
        if many and properties["src"] == "idfm" and not properties["name"].startswith(GREAT):
            continue
        x, y = one["geometry"]["coordinates"]
        others = (_metres(point, (x, y)) for points in kept.values() for point in points)
        if holds(frame, (x, y)) and all(metres > APART_M for metres in others):
            kept[properties.get("src")].append((x, y))
    for src, points in kept.items():
        yield _feature("gare", "MultiPoint", points, src=src)


def _metres(one: Point, other: Point) -> float:
    squeeze = cos(radians(one[1]))
    return dist((one[0] * squeeze, one[1]), (other[0] * squeeze, other[1])) / METRE


def _names(land: Sequence[Shape], city: Box, frame: Box) -> Iterator[Shape]:
    """Yield where the numbers of districts, and the names of neighbours, stand; those of which most is seen first."""
    names: dict[str, list[tuple[float, str, Point]]] = defaultdict(list)
    around = touching(land)
    for one in land:
        properties = one["properties"]
        own, number = bool(properties.get("main")), properties.get("num")
        whole = max(rings(one), key=area)
        near, wide = cut_ring(whole, city), cut_ring(whole, frame)
        seen = near if area(near) > SMALLEST_NAMED else wide
        if (own and not number) or (not own and (one not in around or area(seen) < SMALLEST_NAMED)):
            continue
        commune, written = commune_of(properties["code_insee"]), f"{number}{'er' if number == 1 else 'e'}"
        plain = commune.name if commune else properties["name"]
        name = written if own else f"Paris {written}" if number else plain.replace("'", "’")
        names["quartiers" if own else "communes"].append((-area(near), name, inmost(seen)))
    for kind, found in names.items():
        ordered = sorted(found)
        yield _feature(kind, "MultiPoint", [where for *_, where in ordered], noms=[name for _, name, _ in ordered])


def inmost(ring: Ring) -> Point:
    """Return the point of a grid laid over a ring that is inside and farthest from its edge."""
    west, south, east, north = bounds(ring)
    squeeze = cos(radians(south))
    steps = [n / GRID for n in range(1, GRID)]
    spots = [(west + (east - west) * x, south + (north - south) * y) for x in steps for y in steps]
    inside = [spot for spot in spots if in_ring(spot, ring)]
    return max(inside, key=lambda spot: min(_away(spot, a, b, squeeze) for a, b in pairwise(ring)))


def _away(spot: Point, a: Point, b: Point, squeeze: float) -> float:
    """Return how far a point is from a straight line between two others."""
    (x, y), (ax, ay), (bx, by) = ((p[0] * squeeze, p[1]) for p in (spot, a, b))
    length = (bx - ax) ** 2 + (by - ay) ** 2
    share = max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length)) if length else 0.0
    return dist((x, y), (ax + (bx - ax) * share, ay + (by - ay) * share))


def _feature(kind: str, form: str, coordinates: Any, *, src: str | None = None, **more: Any) -> Shape:
    return {
        "type": "Feature",
        "properties": {"sorte": kind, "credit": CREDITS[src], **more},
        "geometry": {"type": form, "coordinates": _rounded(coordinates)},
    }


def _rounded(coordinates: Any) -> Any:
    return round(coordinates, DECIMALS) if isinstance(coordinates, float) else [_rounded(one) for one in coordinates]


def written(shapes: Mapping[str, Any]) -> str:
    """Return the background of a city as GeoJSON, one feature a line."""
    lines = ",\n".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in background(shapes))
    frame = json.dumps(_rounded(frame_of(shapes)), separators=(",", ":"))
    return f'{{"type":"FeatureCollection","bbox":{frame},"features":[\n{lines}\n]}}\n'


if __name__ == "__main__":
    for name in sys.argv[1:]:
        shapes = json.loads(Path(name).read_text("utf-8"))
        (FOLDER / Path(name).name).write_text(written(shapes), "utf-8")
