"""The maps drawn in the page at build: what a template needs to write them as SVG, in units of the picture."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Any

from portal import pages
from portal.load import Catalogue
from portal.map import outline
from portal.map.derive import Point
from portal.map.places import RADIUS_M, Mapped, around, shown, slug
from portal.map.spread import apart, grouped
from portal.models.city import City

WIDTH = 320
"""Units across a picture: about one to a CSS pixel on the smallest phones, more on wider screens."""
GAP = 27
"""Units between the middles of two marks: targets of 24 px or more that do not overlap."""
MARGIN = 15
MOST_CITIES = 24
"""From how many cities on the map of the country shows regions instead."""
MOST_MARKS = 30
"""From how many places on the map of a city groups neighbours."""
KM_PER_DEGREE = 111.2
METROPOLE = (-5.3, 41.2, 9.8, 51.3)
"""West, south, east and north of the map of the country, in degrees."""
NARROWEST_KM = 3.0
"""Least width of the map of a city, so that one place alone is shown with what surrounds it."""
LETTER = 6.4
"""Width of a letter of a label, in units: a little over the truth for most."""


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
    """What is written on the mark: the number of the place in the list, or how many places there are."""
    name: str
    link: str
    """From the root of the site, with its anchor if any."""
    count: int
    exact: bool
    label: tuple[int, int, str] | None
    """Where the name is written beside the mark (`start` or `end` is there), where there is room for it."""

    @property
    def is_aside(self) -> bool:
        """Whether the mark stands off its true position enough for a line between the two to help."""
        return abs(self.x - self.at[0]) + abs(self.y - self.at[1]) > MARGIN


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
    landmarks: list[tuple[int, int, str]]
    scale: tuple[int, int]
    """How many units so many kilometres are."""


class _Frame:
    """Degrees to units, on a plane tangent to the middle of the map: exact enough for a country."""

    def __init__(self, west: float, south: float, east: float, north: float) -> None:
        self._west, self._north = west, north
        self._squeeze = cos(radians((south + north) / 2))
        self._units = WIDTH / ((east - west) * self._squeeze)
        self.height = round((north - south) * self._units)
        self.units_per_km = self._units / KM_PER_DEGREE

    def __call__(self, point: Point) -> Point:
        """Return the units of a longitude and latitude."""
        return (point[0] - self._west) * self._squeeze * self._units, (self._north - point[1]) * self._units

    def spot(self, place: Any) -> Point:
        """Return the units of anything with a position."""
        return self((place.longitude, place.latitude))

    @property
    def scale(self) -> tuple[int, int]:
        """The longest round distance that takes at most a third of the width."""
        km = max(km for km in (1, 2, 5, 10, 20, 50, 100, 200) if km == 1 or km * self.units_per_km <= WIDTH / 3)
        return round(km * self.units_per_km), km


def country(catalogue: Catalogue, kind: str) -> Drawing:
    """Return the map of France for a kind of place: a mark a city with its number, or a region where cities are many."""
    frame = _Frame(*METROPOLE)
    places = [place for place in shown(catalogue, kind) if _is_in_metropole(place)]
    by_city = _gathered(places, lambda place: catalogue.cities[place.city_key].nom)
    links = {city.nom: _city_link(city, kind) for city in catalogue.cities.values()}
    if len(by_city) > MOST_CITIES:
        by_city = _gathered(places, lambda place: catalogue.cities[place.city_key].region)
        links = {name: f"{'lieux' if kind == 'sites' else 'donner'}/#{slug(name)}" for name in by_city}
    spots = [_middle([frame.spot(place) for place in group]) for group in by_city.values()]
    drawn = apart(spots, gap=GAP, width=WIDTH, height=frame.height, margin=MARGIN)
    rooms = _rooms(drawn, list(by_city), width=WIDTH, height=frame.height)
    marks = [
        Mark(
            *_whole(where), _whole(spot), _shape(group), str(len(group)), name, links[name], len(group), True, room
        )
        for (name, group), spot, where, room in zip(by_city.items(), spots, drawn, rooms, strict=True)
    ]
    land = outline.path(frame, width=WIDTH, height=frame.height)
    return Drawing(WIDTH, frame.height, land, [], marks, [], frame.scale)


def of_city(catalogue: Catalogue, city: City) -> Drawing:
    """Return the map of a city: a mark a place, numbered as in the list of `places.around`."""
    places = around(catalogue, city)
    frame = _around([*places, city])
    numbered = grouped(
        list(enumerate(places, 1)), lambda one: frame.spot(one[1]), most=MOST_MARKS, reach=GAP * 0.6
    )
    spots = [_middle([frame.spot(place) for _, place in group]) for group in numbered]
    drawn = apart(spots, gap=GAP, width=WIDTH, height=frame.height, margin=MARGIN)
    marks = [
        Mark(
            *_whole(where),
            _whole(spot),
            _shape([place for _, place in group]),
            str(group[0][0]) if len(group) == 1 else f"{group[0][0]}…",
            ", ".join(place.nom for _, place in group),
            pages.address(group[0][1]) if len(group) == 1 else "#liste",
            len(group),
            all(place.precision == "adresse" for _, place in group),
            None,
        )
        for group, spot, where in zip(numbered, spots, drawn, strict=True)
    ]
    areas = {
        (*_whole(frame.spot(place)), round(RADIUS_M[place.precision] / 1000 * frame.units_per_km), _shape([place]))
        for place in places
        if place.precision in RADIUS_M
    }
    landmarks = [(*_whole(frame.spot(one)), one.nom) for one in city.reperes]
    inside = [one for one in landmarks if 0 < one[0] < WIDTH and 0 < one[1] < frame.height]
    return Drawing(WIDTH, frame.height, "", sorted(areas), marks, inside, frame.scale)


def _is_in_metropole(place: Mapped) -> bool:
    west, south, east, north = METROPOLE
    return west < place.longitude < east and south < place.latitude < north


def _city_link(city: City, kind: str) -> str:
    return pages.address(city) if kind == "sites" else f"donner/{city.key}/"


def _gathered(places: Iterable[Mapped], name: Callable[[Mapped], str]) -> dict[str, list[Mapped]]:
    groups: dict[str, list[Mapped]] = {}
    for place in places:
        groups.setdefault(name(place), []).append(place)
    return groups


def _around(places: Sequence[Any]) -> _Frame:
    """Return a frame that holds places, with room for marks and areas, between a square and a postcard in shape."""
    south, north = min(p.latitude for p in places), max(p.latitude for p in places)
    west, east = min(p.longitude for p in places), max(p.longitude for p in places)
    squeeze = cos(radians((south + north) / 2))
    wide, high = (east - west) * squeeze * KM_PER_DEGREE, (north - south) * KM_PER_DEGREE
    across = max(wide * 1.3, high * 1.25, NARROWEST_KM)
    down = max(high * 1.3, across * 0.7)
    half_x, half_y = across / 2 / KM_PER_DEGREE / squeeze, down / 2 / KM_PER_DEGREE
    x, y = (west + east) / 2, (south + north) / 2
    return _Frame(x - half_x, y - half_y, x + half_x, y + half_y)


def _middle(spots: Sequence[Point]) -> Point:
    return sum(x for x, _ in spots) / len(spots), sum(y for _, y in spots) / len(spots)


def _whole(spot: Point) -> tuple[int, int]:
    return round(spot[0]), round(spot[1])


def _shape(group: Iterable[Mapped]) -> str:
    kinds = {"site" if place.kind == "sites" else "don" for place in group}
    return kinds.pop() if len(kinds) == 1 else "both"


def _rooms(
    spots: Sequence[Point], names: Sequence[str], *, width: int, height: int
) -> list[tuple[int, int, str] | None]:
    """Return where each name can be written, right or left of its mark, touching no mark and no other name."""
    taken = [(x - MARGIN, y - MARGIN, x + MARGIN, y + MARGIN) for x, y in spots]
    rooms: list[tuple[int, int, str] | None] = []
    for (x, y), name in zip(spots, names, strict=True):
        long = len(name) * LETTER
        places = ((x + MARGIN + 1, "start", x + MARGIN + 1), (x - MARGIN - 1 - long, "end", x - MARGIN - 1))
        room = None
        for left, side, anchor in places:
            box = (left, y - 7, left + long, y + 7)
            free = left >= 0 and left + long <= width and y - 7 >= 0 and y + 7 <= height
            if free and not any(_touch(box, other) for other in taken):
                taken.append(box)
                room = (round(anchor), round(y) + 4, side)
                break
        rooms.append(room)
    return rooms


def _touch(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
