"""The maps drawn in the page at build: what a template needs to write them as SVG, in units of the picture."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from portal.knowing import Knowledge, Mapped, address, slug
from portal.map import outline
from portal.map.derive import Point
from portal.map.frame import METROPOLE, WIDTH, Frame
from portal.map.frame import around as framed
from portal.map.spread import apart, grouped
from portal.records import City, Landmark

RADIUS_M = {"rue": 200, "quartier": 700, "commune": 2500}
"""How wide an inexact position is drawn, in metres, by its precision."""
GAP = 27
"""Units between the middles of two marks: targets of 24 px or more that do not overlap."""
MARGIN = 15
MOST_MARKS = 30
"""From how many places on the map of a city groups neighbours."""
LETTER = 6.4
"""Width of a letter of a label, in units: a little over the truth for most."""


ROOMS = {"sites": "lieux", "donation_points": "donner"}
"""Where the pages of cities are, by kind of place."""
SQUARE = 8
"""The side of a landmark, in units."""
BASELINE = 4
"""How far below the middle of a text its line is, in units."""
LANDMARK = 7
"""Half the width of a landmark, with the room that its name keeps from it, in units."""

Room = tuple[int, int, str]
"""Where a name is written, and which end of it is there: `start`, `middle` or `end`."""


@dataclass(frozen=True)
class Mark:
    """A mark with its link: a place, or several with their number."""

    x: int
    y: int
    at: tuple[int, int]
    """The true position, where the mark had to be set apart from it."""
    shape: str
    """`site`, `don`, or `both` for a group of the two."""
    text: str
    """What is written on the mark: the number of the place in the list, or how many places there are (`×3`)."""
    name: str
    link: str
    """From the root of the site, with its anchor if any."""
    count: int
    exact: bool
    label: Room | None
    """Where the name is written beside the mark, if there is room for it."""

    @property
    def outline(self) -> str:
        """The diamond of a donation point, as the `d` of an SVG path."""
        return f"M{self.x} {self.y - 14}l14 14-14 14-14-14z"

    @property
    def text_y(self) -> int:
        """Where what is written on the mark stands."""
        return self.y + BASELINE

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
    outside: int = 0
    """How many places are too far to be in the picture: those overseas."""

    @property
    def scale_line(self) -> str:
        """The line that is so many kilometres long, as the `d` of an SVG path."""
        return f"M10 {self.height - 12}v4h{self.scale[0]}v-4"

    @property
    def scale_room(self) -> tuple[int, int]:
        """Where its kilometres are written."""
        return 14 + self.scale[0], self.height - 7


def country(known: Knowledge, kind: str) -> Drawing:
    """Return the map of France for a kind of place: a mark a city with its number, or a region if cities are many."""
    frame = Frame(*METROPOLE)
    everywhere, cities = known.places.shown(kind), known.catalogue.cities
    places = [place for place in everywhere if frame.holds(place)]
    by_city = _gathered(places, lambda place: place.city_key)
    titles = {key: cities[key].nom for key in by_city}
    links = {key: f"{ROOMS[kind]}/{key}/" for key in by_city}
    if known.places.have_many_cities:
        by_city = _gathered(places, lambda place: cities[place.city_key].region)
        titles = {name: name for name in by_city}
        links = {name: f"{ROOMS[kind]}/#{slug(name)}" for name in by_city}
    spots = [_middle([frame.spot(place) for place in group]) for group in by_city.values()]
    drawn = apart(spots, gap=GAP, width=WIDTH, height=frame.height, margin=MARGIN)
    rooms = _rooms(drawn, list(titles.values()), drawn, width=WIDTH, height=frame.height)
    marks = [
        Mark(
            *_whole(where),
            at=_whole(spot),
            shape=_shape(group),
            text=str(len(group)),
            name=titles[key],
            link=links[key],
            count=len(group),
            exact=True,
            label=room,
        )
        for (key, group), spot, where, room in zip(by_city.items(), spots, drawn, rooms, strict=True)
    ]
    land = outline.path(frame, width=WIDTH, height=frame.height)
    return Drawing(WIDTH, frame.height, land, [], marks, [], frame.scale, len(everywhere) - len(places))


def of_city(city: City, places: Sequence[Mapped], *, numbered: bool) -> Drawing:
    """Return the map of a city: a mark a place, numbered in the order of `places` if they are listed beside it."""
    frame = framed([*places, city])
    groups = grouped(list(enumerate(places, 1)), lambda one: frame.spot(one[1]), most=MOST_MARKS, reach=GAP * 0.6)
    spots = [_middle([frame.spot(place) for _, place in group]) for group in groups]
    drawn = apart(spots, gap=GAP, width=WIDTH, height=frame.height, margin=MARGIN)
    marks = [
        Mark(
            *_whole(where),
            at=_whole(spot),
            shape=_shape([place for _, place in group]),
            text=(str(group[0][0]) if numbered else "") if len(group) == 1 else f"×{len(group)}",
            name=", ".join(place.nom for _, place in group),
            link=address(group[0][1]) if len(group) == 1 else "#liste",
            count=len(group),
            exact=all(place.precision == "adresse" for _, place in group),
            label=None,
        )
        for group, spot, where in zip(groups, spots, drawn, strict=True)
    ]
    areas = {
        (*_whole(frame.spot(place)), round(RADIUS_M[place.precision] / 1000 * frame.units_per_km), _shape([place]))
        for place in places
        if place.precision in RADIUS_M
    }
    held = [one for one in city.reperes if frame.holds(one)]
    inside: Sequence[Landmark | City] = held or [city]  # a mark alone in an empty picture says nothing
    corners = [frame.spot(one) for one in inside]
    rooms = _rooms(corners, [one.nom for one in inside], drawn, width=WIDTH, height=frame.height)
    landmarks = [
        Named(round(x) - SQUARE // 2, round(y) - SQUARE // 2, one.nom, room)
        for one, (x, y), room in zip(inside, corners, rooms, strict=True)
    ]
    return Drawing(WIDTH, frame.height, "", sorted(areas), marks, landmarks, frame.scale)


def _gathered(places: Iterable[Mapped], name: Callable[[Mapped], str]) -> dict[str, list[Mapped]]:
    groups: dict[str, list[Mapped]] = {}
    for place in places:
        groups.setdefault(name(place), []).append(place)
    return groups


def _middle(spots: Sequence[Point]) -> Point:
    return sum(x for x, _ in spots) / len(spots), sum(y for _, y in spots) / len(spots)


def _whole(spot: Point) -> tuple[int, int]:
    return round(spot[0]), round(spot[1])


def _shape(group: Iterable[Mapped]) -> str:
    kinds = {"site" if place.kind == "sites" else "don" for place in group}
    return kinds.pop() if len(kinds) == 1 else "both"


def _rooms(
    spots: Sequence[Point], names: Sequence[str], marks: Sequence[Point], *, width: int, height: int
) -> list[Room | None]:
    """Return where the name of each spot can be written beside it, touching no mark and no other name."""
    taken = [(x - MARGIN, y - MARGIN, x + MARGIN, y + MARGIN) for x, y in marks]
    rooms: list[Room | None] = []
    for (x, y), name in zip(spots, names, strict=True):
        off, long = (MARGIN + 1 if (x, y) in marks else LANDMARK), len(name) * LETTER
        room = None
        for left, middle, side, anchor in (
            (x + off, y, "start", x + off),
            (x - off - long, y, "end", x - off),
            (x + off, y + off, "start", x + off),
            (x + off, y - off, "start", x + off),
            (x - off - long, y - off, "end", x - off),
            (x - long / 2, y + off + 7, "middle", x),
            (x - long / 2, y - off - 7, "middle", x),
        ):
            box = (left, middle - 7, left + long, middle + 7)
            inside = left >= 0 and left + long <= width and box[1] >= 0 and box[3] <= height
            if inside and not any(_touch(box, other) for other in taken):
                taken.append(box)
                room = (round(anchor), round(middle) + BASELINE, side)
                break
        rooms.append(room)
    return rooms


def _touch(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
