"""What a drawn map is made of: all that a template needs to write it as SVG, in units of the picture."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from portal.map.ground import Backdrop
from portal.map.marks import SHAPES
from portal.map.rooms import Room

MARGIN = 15
"""Half of what a mark takes, with a little room around it, in units."""


def dotted(spots: Iterable[tuple[int, int]]) -> str:
    """Return a dot at each spot, each from the one before: lines of no length, for round ends."""
    steps = [(x - a, y - b) for (a, b), (x, y) in pairwise([(0, 0), *sorted(set(spots))])]
    return "".join(f"m{x}{'' if y < 0 else ' '}{y}h0" for x, y in steps)


@dataclass(frozen=True)
class Mark:
    """A mark with its link: a place, or several with their number."""

    x: int
    y: int
    at: tuple[int, int]
    """The true position, or the way to it, where the mark had to be set apart from it."""
    shape: str
    """The name of a shape of `marks`."""
    text: str
    """What is written on it: the number of the place in the list, how many there are (`×3`), or of which district."""
    name: str
    link: str
    """From the root of the site, with its anchor if any."""
    count: int
    exact: bool
    label: Room | None = None
    """Where the name is written beside the mark, if there is room for it."""
    is_beyond: bool = False
    """Whether the place is too far to be in the picture: the mark stands at the edge, on its side."""

    @property
    def outline(self) -> str:
        """Its drawing around its middle, as the `d` of an SVG path."""
        return SHAPES[self.shape]

    @property
    def is_district(self) -> bool:
        """Whether it is the number of a district, and leads to all places there."""
        return self.shape == "quartier"

    @property
    def is_aside(self) -> bool:
        """Whether the mark stands off its true position enough for a line between the two to help."""
        return abs(self.x - self.at[0]) + abs(self.y - self.at[1]) > MARGIN


@dataclass(frozen=True)
class Named:
    """A landmark: a small square with its name, where there is room for it."""

    x: int
    """The left of the square."""
    y: int
    """Its top."""
    name: str
    room: Room | None


@dataclass(frozen=True)
class Label:
    """A name on the ground: of a water, of a neighbouring commune, or the number of a district."""

    x: int
    y: int
    text: str


@dataclass(frozen=True)
class Drawing:
    """A map: everything in it, in units."""

    width: int
    height: int
    land: str
    """The outline, as the `d` of an SVG path; empty on the map of a city, which lies inside it."""
    areas: list[tuple[int, int, int, str]]
    """Middle, radius and shape of each area that stands for an inexact position."""
    marks: list[Mark]
    landmarks: list[Named]
    scale: tuple[int, int]
    """How many units so many kilometres are."""
    corner: tuple[int, int]
    """The left and the top of the room where that is said."""
    outside: int = 0
    """How many places are too far to be in the picture: those overseas."""
    backdrop: Backdrop | None = None
    """What lies below, on the map of a city whose shapes are known."""
    districts: Sequence[Label] = ()
    neighbours: Sequence[Label] = ()
    waters: Sequence[Label] = ()
    dots: str = ""
    """A dot for each place, as the `d` of an SVG path, where a mark stands for a district."""

    @property
    def shapes(self) -> list[str]:
        """The names of the shapes of its marks, each once, in the order that a legend says them."""
        return [name for name in SHAPES if any(mark.shape == name and not mark.is_district for mark in self.marks)]

    @property
    def points_beyond(self) -> bool:
        """Whether a mark at the edge stands for a place beyond it."""
        return any(mark.is_beyond for mark in self.marks)

    @property
    def lines(self) -> str:
        """From each true position to the mark that had to stand aside, as the `d` of an SVG path."""
        aside = [(*mark.at, mark.x - mark.at[0], mark.y - mark.at[1]) for mark in self.marks if mark.is_aside]
        return "".join(f"M{x} {y}l{right} {down}" for x, y, right, down in aside)

    @property
    def ends(self) -> str:
        """A dot at each of these true positions that is in the picture, as the `d` of an SVG path."""
        return dotted(mark.at for mark in self.marks if mark.is_aside and not mark.is_beyond)

    @property
    def scale_line(self) -> str:
        """The line that is so many kilometres long, as the `d` of an SVG path."""
        left, top = self.corner
        return f"M{left + 10} {top + 10}v4h{self.scale[0]}v-4"

    @property
    def scale_room(self) -> tuple[int, int]:
        """Where its kilometres are written."""
        left, top = self.corner
        return left + 14 + self.scale[0], top + 15
