"""Marks that would hide one another: grouped while they are many, then set apart."""

from collections.abc import Callable, Sequence
from math import cos, hypot, sin
from typing import TypeVar

Spot = tuple[float, float]
"""A place in a picture, in its units, rightwards and downwards."""
TURN = 2.39996
"""The golden angle, in radians: marks on one and the same spot leave it in directions that stay far apart."""
ROUNDS = 400

T = TypeVar("T")


def grouped(things: Sequence[T], spot: Callable[[T], Spot], *, most: int, reach: float) -> list[list[T]]:
    """Return things in groups of neighbours, each thing alone if there are no more than `most`.

    `reach` is how far from the first of its group a thing may be, in units; it grows until groups are few enough.
    """
    groups = [[thing] for thing in things]
    while len(groups) > most:
        groups = []
        for thing in things:
            x, y = spot(thing)
            near = (one for one in groups if hypot(x - spot(one[0])[0], y - spot(one[0])[1]) <= reach)
            home = next(near, None)
            if home is None:
                groups.append([thing])
            else:
                home.append(thing)
        reach *= 1.4
    return groups


def apart(spots: Sequence[Spot], *, gap: float, width: float, height: float, margin: float) -> list[Spot]:
    """Return where to draw marks so that none is nearer than `gap` to another, each as near its spot as may be.

    All is in units of a picture of `width` by `height`, in which marks keep `margin` from the edges.
    """
    drawn = [(x + 0.1 * sin(TURN * n), y + 0.1 * cos(TURN * n)) for n, (x, y) in enumerate(spots)]
    for _ in range(ROUNDS):
        still = True
        for a in range(len(drawn)):
            for b in range(a):
                dx, dy = drawn[a][0] - drawn[b][0], drawn[a][1] - drawn[b][1]
                between = hypot(dx, dy) or 0.01
                if between < gap:
                    still = False
                    push = (gap - between) / between * 0.52
                    drawn[a] = drawn[a][0] + dx * push, drawn[a][1] + dy * push
                    drawn[b] = drawn[b][0] - dx * push, drawn[b][1] - dy * push
        drawn = [
            (min(max(x, margin), width - margin), min(max(y, margin), height - margin)) for x, y in drawn
        ]
        if still:
            break
    return drawn
