"""Where names are written on a drawn map: beside what they name, touching no mark and no other name."""

from collections.abc import Iterable, Sequence
from math import cos, sin

from portal.map.shape import Box, Point

Room = tuple[int, int, str]
"""Where a name is written, and which end of it is there: `start`, `middle` or `end`."""

BASELINE = 4
"""How far below the middle of a text its line is, in units."""
TALL = 7
"""Half the height of a name, in units."""
LETTER = 0.6
"""Width of a letter as a share of the size of the text: a little over the truth for most."""
TURN = 2.39996
"""The golden angle, in radians: the steps of a spiral that looks in all directions."""
STEP = 3.0


class Rooms:
    """What is still free of a picture of `width` by `height` units; a name that finds its room takes it."""

    def __init__(self, marks: Iterable[Point], *, half: float, width: int, height: int) -> None:
        """Begin with marks of `half` their width."""
        self._taken: list[Box] = [(x - half, y - half, x + half, y + half) for x, y in marks]
        self._width, self._height = width, height

    def corner(self, wide: int, high: int) -> tuple[int, int]:
        """Return where a rectangle stands, by its left and its top: the first free corner, else the bottom left.

        No name is written there, even if a mark is.
        """
        right, bottom = self._width - wide, self._height - high
        for left, top in ((0, bottom), (right, bottom), (0, 0), (right, 0)):
            if self.takes((left, top, left + wide, top + high)):
                return left, top
        self._taken.append((0, bottom, wide, self._height))
        return 0, bottom

    def beside(self, spot: Point, name: str, *, off: float, size: float = 12) -> Room | None:
        """Return where a name has room beside a spot, `off` units from its middle."""
        (x, y), long = spot, len(name) * LETTER * size
        for left, middle, side, anchor in (
            (x + off, y, "start", x + off),
            (x - off - long, y, "end", x - off),
            (x + off, y + off, "start", x + off),
            (x + off, y - off, "start", x + off),
            (x - off - long, y - off, "end", x - off),
            (x - long / 2, y + off + 7, "middle", x),
            (x - long / 2, y - off - 7, "middle", x),
        ):
            if self.takes((left, middle - TALL, left + long, middle + TALL)):
                return round(anchor), round(middle) + BASELINE, side
        return None

    def around(self, spots: Sequence[Point], name: str, *, size: float, steps: int = 1) -> Room | None:
        """Return where a name has room around the first of some spots that has any, in so many steps of a spiral."""
        half = len(name) * LETTER * size / 2
        for x, y in spots:
            if not 0 <= x <= self._width:
                continue
            x = min(max(x, half), self._width - half)  # noqa: PLW2901 - a name at the edge is written inwards
            for n in range(steps):
                across, down = x + STEP * n**0.5 * cos(TURN * n), y + STEP * n**0.5 * sin(TURN * n)
                if self.takes((across - half, down - size / 2, across + half, down + size / 2)):
                    return round(across), round(down + size / 3), "middle"
        return None

    def takes(self, box: Box) -> bool:
        """Say whether a rectangle is free and in the picture, and take it if it is."""
        inside = box[0] >= 0 and box[2] <= self._width and box[1] >= 0 and box[3] <= self._height
        free = inside and not any(_touch(box, other) for other in self._taken)
        if free:
            self._taken.append(box)
        return free


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
