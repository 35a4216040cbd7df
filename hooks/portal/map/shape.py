"""Points, lines and rings: the area inside, the points that hardly turn left out, what lies in a rectangle."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import ge, le

Point = tuple[float, float]
"""Longitude and latitude in degrees, or rightwards and downwards in units of a picture."""
Line = list[Point]
Ring = list[Point]
"""A line whose end is its beginning."""
Box = tuple[float, float, float, float]
"""The least and then the most of both directions: west, south, east, north; or left, top, right, bottom."""

FEWEST = 4
"""The points that a ring keeps at least."""


def area(ring: Ring) -> float:
    """Return the area inside a ring, in squares of its unit."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def simplified(ring: Ring, smallest: float) -> Ring:
    """Return a ring without the points that turn least (Visvalingam and Whyatt, 1993).

    `smallest` is the least area, in squares of its unit, of the triangle that a kept point makes with its neighbours.
    """
    kept = ring[:-1] if ring[0] == ring[-1] else list(ring)
    turns = [_turn(kept, n) for n in range(len(kept))]
    while len(kept) > FEWEST and (least := min(turns)) < smallest:
        n = turns.index(least)
        del kept[n], turns[n]
        for neighbour in (n - 1, n % len(kept)):
            turns[neighbour] = _turn(kept, neighbour)
    return [*kept, kept[0]]


def thinned(line: Line, smallest: float) -> Line:
    """Return a line without the points that turn least; its ends stay, so that lines which meet there still do."""
    if line[0] == line[-1] and len(line) > FEWEST:
        return simplified(line, smallest)
    kept = list(line)
    while len(kept) > len("ab"):
        turns = [_turn(kept, n) for n in range(1, len(kept) - 1)]
        if (least := min(turns)) >= smallest:
            break
        del kept[turns.index(least) + 1]
    return kept


def _turn(ring: Ring, n: int) -> float:
    """Return the area of the triangle that a point of an open ring makes with its neighbours."""
    return area([ring[n - 1], ring[n], ring[(n + 1) % len(ring)]])


def strung(lines: Sequence[Line]) -> list[Line]:
    """Return lines joined where the end of one is the end of another, which are then fewer and shorter to write."""
    left, made = list(lines), []
    while left:
        line = left.pop()
        while found := [n for n, other in enumerate(left) if line[-1] in (other[0], other[-1])]:
            other = left.pop(found[0])
            line = [*line, *(other[1:] if other[0] == line[-1] else other[-2::-1])]
        made.append(line)
    return made


def bounds(points: Sequence[Point]) -> Box:
    """Return the least rectangle that holds points."""
    across, along = [x for x, _ in points], [y for _, y in points]
    return min(across), min(along), max(across), max(along)


def holds(box: Box, point: Point) -> bool:
    """Say whether a point lies in a rectangle."""
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def in_ring(point: Point, ring: Ring) -> bool:
    """Say whether a point lies inside a ring."""
    x, y = point
    crossed = [
        (a[1] > y) != (b[1] > y) and x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0] for a, b in pairwise(ring)
    ]
    return sum(crossed) % 2 == 1


def cut_line(line: Line, box: Box) -> Iterator[Line]:
    """Yield the parts of a line that a rectangle shows, each with the points just outside that lead into it."""
    part: Line = []
    for a, b in pairwise(line):
        if _passes(a, b, box):
            part = part or [a]
            part.append(b)
        elif part:
            yield part
            part = []
    if part:
        yield part


def _passes(a: Point, b: Point, box: Box) -> bool:
    """Say whether a rectangle may show something of a straight line: it lies not wholly on one side of it."""
    left, top, right, bottom = bounds([a, b])
    return left <= box[2] and right >= box[0] and top <= box[3] and bottom >= box[1]


def cut_ring(ring: Ring, box: Box) -> Ring:
    """Return the part of a ring that lies in a rectangle (Sutherland and Hodgman, 1974); empty if none does."""
    found = ring[:-1] if ring[0] == ring[-1] else list(ring)
    for way, limit, is_inside in ((0, box[0], ge), (1, box[1], ge), (0, box[2], le), (1, box[3], le)):
        edges = list(zip(found[-1:] + found[:-1], found, strict=True))
        found = []
        for a, b in edges:
            if is_inside(a[way], limit) != is_inside(b[way], limit):
                share = (limit - a[way]) / (b[way] - a[way])
                found.append((a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share))
            if is_inside(b[way], limit):
                found.append(b)
    return [*found, found[0]] if found else []


def drawn(line: Line, *, closed: bool = False) -> str:
    """Return a line in whole units as the `d` of an SVG path, its first point absolute and the others relative.

    Nothing is returned for a line that has shrunk to a point.
    """
    points = [(round(x), round(y)) for x, y in line]
    steps = []
    for (x, y), (onward_x, onward_y) in pairwise(points[:-1] if closed else points):
        dx, dy = onward_x - x, onward_y - y
        if dx or dy:
            steps.append(f"{dx}{'' if dy < 0 else ' '}{dy}")
    end = "z" if closed else ""
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}{end}" if steps else ""
