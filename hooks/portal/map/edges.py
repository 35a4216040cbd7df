"""The lines at which communes and districts meet, each once, chained from the edges of shapes that share points."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from portal.map.shape import Line, Point, Ring

Shape = dict[str, Any]
"""A feature of GeoJSON."""
Edge = frozenset[Point]


def rings(shape: Shape) -> Iterator[Ring]:
    """Yield the rings of a polygon or of several."""
    geometry = shape["geometry"]
    parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    for part in parts:
        for ring in part:
            yield [(x, y) for x, y in ring]


def edges(land: Sequence[Shape]) -> dict[str, list[Line]]:
    """Return the lines that communes and districts meet at, each once, by what they part.

    `ville` is the outline of the city, `limites` are those between its districts, `voisins` those between the communes
    that touch it. Others are left out, as is an edge of one shape alone: the shore, or where the shapes were cut.
    """
    own = [one for one in land if one["properties"].get("main")]
    around = touching(land)
    owners: dict[Edge, list[str]] = defaultdict(list)
    for one in land:
        role = "own" if one in own else "near" if one in around else "far"
        for ring in rings(one):
            for a, b in pairwise(ring):
                if a != b:
                    owners[frozenset((a, b))].append(role)
    kinds: dict[str, list[Edge]] = {"ville": [], "limites": [], "voisins": []}
    for edge, roles in owners.items():
        if roles.count("own") == 1:
            kinds["ville"].append(edge)
        elif "own" in roles:
            kinds["limites"].append(edge)
        elif roles == ["near", "near"]:
            kinds["voisins"].append(edge)
    ends = _ends(edge for kept in kinds.values() for edge in kept)
    return {kind: chained(kept, ends) for kind, kept in kinds.items()}


def touching(land: Sequence[Shape]) -> list[Shape]:
    """Return the communes that touch the city."""
    city = {point for one in land if one["properties"].get("main") for ring in rings(one) for point in ring}
    return [
        one
        for one in land
        if not one["properties"].get("main") and any(point in city for ring in rings(one) for point in ring)
    ]


def _ends(kept: Iterable[Edge]) -> set[Point]:
    """Return the points where lines begin and end: all where not exactly two edges meet."""
    meeting: dict[Point, int] = defaultdict(int)
    for edge in kept:
        for point in edge:
            meeting[point] += 1
    return {point for point, number in meeting.items() if number != len("ab")}


def chained(kept: Sequence[Edge], ends: set[Point]) -> list[Line]:
    """Return edges chained to lines that run from one of `ends` to another, or round."""
    onward: dict[Point, list[Point]] = defaultdict(list)
    for a, b in sorted(tuple(sorted(edge)) for edge in kept):
        onward[a].append(b)
        onward[b].append(a)
    lines = []
    for start in [*(point for point in onward if point in ends), *onward]:
        while onward[start]:
            line = [start]
            while onward[line[-1]] and (len(line) == 1 or line[-1] not in ends):
                here = line[-1]
                there = onward[here].pop(0)
                onward[there].remove(here)
                line.append(there)
            lines.append(line)
    return lines


def joined(lines: Iterable[Line]) -> list[Ring]:
    """Return lines joined end to end to rings."""
    left, made = list(lines), []
    while left:
        ring = left.pop(0)
        while ring[0] != ring[-1]:
            n = next(n for n, line in enumerate(left) if ring[-1] in (line[0], line[-1]))
            line = left.pop(n)
            ring += line[1:] if line[0] == ring[-1] else line[-2::-1]
        made.append(ring)
    return made
