"""Marks that would hide one another: grouped while they are many, then set apart."""

from collections.abc import Callable, Sequence
from math import cos, hypot, sin
from typing import TypeVar

Spot = tuple[float, float]
"""A place in a picture, in its units, rightwards and downwards."""
TURN = 2.39996
"""The golden angle, in radians: marks on one and the same spot leave it in directions that stay far apart."""
ROUNDS = 600
STEP = 0.2
"""What part of the overlap of two marks is undone in a round: little, so that they keep their order."""
SLACK = 0.5
"""Units beyond the gap that marks are pushed to, so that rounds end."""

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

    def kept(x: float, y: float) -> Spot:
        return min(max(x, margin), width - margin), min(max(y, margin), height - margin)

    inside = [kept(*spot) for spot in spots]
    drawn = [(x + 0.1 * sin(TURN * n), y + 0.1 * cos(TURN * n)) for n, (x, y) in enumerate(inside)]
    for _ in range(ROUNDS):
        pushes = [_push(n, drawn, gap) for n in range(len(drawn))]
        if not any(dx or dy for dx, dy in pushes):
            break
        drawn = [kept(x + dx, y + dy) for (x, y), (dx, dy) in zip(drawn, pushes, strict=True)]
    return drawn


def _push(n: int, drawn: Sequence[Spot], gap: float) -> Spot:
    """Return how far the marks that are too near to the `n`th push it in one round."""
    moved_x = moved_y = 0.0
    for other, (x, y) in enumerate(drawn):
        dx, dy = drawn[n][0] - x, drawn[n][1] - y
        between = hypot(dx, dy) or 0.01
        if other != n and between < gap:
            moved_x += dx / between * (gap - between + SLACK) * STEP
            moved_y += dy / between * (gap - between + SLACK) * STEP
    return moved_x, moved_y
