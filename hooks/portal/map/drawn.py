"""The maps drawn in the page at build: what a template needs to write them as SVG, in units of the picture."""

from collections.abc import Callable, Iterable, Sequence
from math import hypot

from portal.knowing import Knowledge, Mapped, address, district, slug
from portal.map import outline
from portal.map.drawing import MARGIN, Drawing, Label, Mark, Named
from portal.map.frame import METROPOLE, WIDTH, Frame
from portal.map.frame import around as framed
from portal.map.frame import of_city as framed_city
from portal.map.ground import Ground, ground
from portal.map.marks import shape_of
from portal.map.rooms import Rooms
from portal.map.shape import Point
from portal.map.spread import apart, grouped
from portal.records import City, Landmark

RADIUS_M = {"rue": 200, "quartier": 700, "commune": 2500}
"""How wide an inexact position is drawn, in metres, by its precision."""
GAP = 27
"""Units between the middles of two marks: targets of 24 px or more that do not overlap."""
POINTER = 24
"""How far from the edge a mark is that stands for a place beyond it, and how long the line is that points there."""
MOST_MARKS = 24
"""From how many places on the map of a city groups neighbours."""
MOST_NAMED = 3
"""How many places of a group are named."""
MOST_NEIGHBOURS = 9
SMALL = 10
"""The size of the numbers of districts and of the names of neighbours, in units."""
SCALE = 22
"""How high the scale stands, in units, and half the room of its kilometres."""
SPIRAL = 14
"""How many steps are looked at for the room of the number of a district."""
ROOMS = {"sites": "lieux", "donation_points": "donner"}
"""Where the pages of cities are, by kind of place."""
SQUARE = 8
"""The side of a landmark, in units."""
LANDMARK = 7
"""Half the width of a landmark, with the room that its name keeps from it, in units."""


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
    free = Rooms(drawn, half=MARGIN, width=WIDTH, height=frame.height)
    rooms = [free.beside(spot, name, off=MARGIN + 1) for spot, name in zip(drawn, titles.values(), strict=True)]
    shape = "rond" if kind == "sites" else "losange"
    marks = [
        Mark(
            *_whole(where),
            at=_whole(spot),
            shape=shape,
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


def of_city(city: City, places: Sequence[Mapped]) -> Drawing:
    """Return the map of a city: a mark a place, numbered in the order of `places`; a mark a district if they are many.

    It shows the city whole and what is just around it; places farther off have their marks at the edge.
    """
    below = ground(city.key)
    frame = framed_city(below.city, below.bounds, places) if below else framed([*places, city])
    marks = _marks(_groups(places, below, frame), frame)
    areas = {
        (*_whole(frame.spot(place)), round(RADIUS_M[place.precision] / 1000 * frame.units_per_km), shape_of([place]))
        for place in places
        if place.precision in RADIUS_M and frame.holds(place)
    }
    free = Rooms([(mark.x, mark.y) for mark in marks], half=MARGIN - 2, width=WIDTH, height=frame.height)
    free.take((0, frame.height - SCALE, frame.scale[0] + SCALE * 2, frame.height))
    taken = {mark.text for mark in marks}
    districts = [name for name in (below.districts if below else []) if name[0] not in taken]
    numbers = _labels(districts, frame, free, steps=SPIRAL)
    held: Sequence[Landmark | City] = [one for one in city.reperes if frame.holds(one)]
    if not below:
        held = held or [city]  # a mark alone in an empty picture says nothing
    landmarks = [_landmark(one, frame.spot(one), free) for one in held]
    named = [(one.longitude, one.latitude) for one, drawn in zip(held, landmarks, strict=True) if drawn.room]
    return Drawing(
        WIDTH,
        frame.height,
        "",
        sorted(areas),
        marks,
        landmarks,
        frame.scale,
        backdrop=below.backdrop(frame, width=WIDTH, height=frame.height, named=named) if below else None,
        districts=numbers,
        waters=_labels(below.waters if below else [], frame, free),
        neighbours=_labels(below.neighbours if below else [], frame, free)[:MOST_NEIGHBOURS],
        dots=_dots(places, frame) if len(marks) < len(places) else "",
    )


def _groups(places: Sequence[Mapped], below: Ground | None, frame: Frame) -> list[tuple[str, list[Mapped]]]:
    """Return the places that share a mark, with what is written on it."""
    if below and below.districts and len(places) > MOST_MARKS:
        return [(name.split()[-1], group) for name, group in _gathered(places, district).items()]
    numbered = grouped(list(enumerate(places, 1)), lambda one: frame.spot(one[1]), most=MOST_MARKS, reach=GAP * 0.6)
    return [
        (str(group[0][0]) if len(group) == 1 else f"×{len(group)}", [place for _, place in group]) for group in numbered
    ]


def _marks(groups: Sequence[tuple[str, list[Mapped]]], frame: Frame) -> list[Mark]:
    spots = [_middle([frame.spot(place) for place in group]) for _, group in groups]
    inside = [_kept(spot, frame.height) for spot in spots]
    drawn = apart(inside, gap=GAP, width=WIDTH, height=frame.height, margin=MARGIN)
    marks = []
    for (text, group), spot, where in zip(groups, spots, drawn, strict=True):
        named = [place.nom for place in group[:MOST_NAMED]]
        is_beyond = not (0 < spot[0] < WIDTH and 0 < spot[1] < frame.height)
        marks.append(
            Mark(
                *_whole(where),
                at=_whole(_towards(where, spot)) if is_beyond else _whole(spot),
                shape=shape_of(group),
                text=text,
                name=", ".join(named) + ("…" if len(group) > MOST_NAMED else ""),
                link=address(group[0]) if len(group) == 1 else "#liste",
                count=len(group),
                exact=all(place.precision == "adresse" for place in group),
                is_beyond=is_beyond,
            )
        )
    return marks


def _kept(spot: Point, height: int) -> Point:
    """Return a spot, or the nearest that leaves room for the line to it where it is out of the picture."""
    x, y = spot
    if 0 < x < WIDTH and 0 < y < height:
        return spot
    return min(max(x, POINTER), WIDTH - POINTER), min(max(y, POINTER), height - POINTER)


def _towards(where: Point, spot: Point) -> Point:
    """Return the end of the line that points from a mark to a place beyond the picture."""
    x, y = spot[0] - where[0], spot[1] - where[1]
    long = hypot(x, y)
    return where[0] + x / long * POINTER, where[1] + y / long * POINTER


def _landmark(one: Landmark | City, spot: Point, free: Rooms) -> Named:
    corner = round(spot[0]) - SQUARE // 2, round(spot[1]) - SQUARE // 2
    return Named(*corner, one.nom, free.beside(spot, one.nom, off=LANDMARK))


def _labels(names: Iterable[tuple[str, Sequence[Point]]], frame: Frame, free: Rooms, *, steps: int = 1) -> list[Label]:
    """Return the names that have room, each once."""
    found: dict[str, Label] = {}
    for name, spots in names:
        room = None if name in found else free.around([frame(spot) for spot in spots], name, size=SMALL, steps=steps)
        if room:
            found[name] = Label(room[0], room[1], name)
    return list(found.values())


def _dots(places: Iterable[Mapped], frame: Frame) -> str:
    spots = sorted({_whole(frame.spot(place)) for place in places if frame.holds(place)})
    return "".join(f"M{x} {y}h0" for x, y in spots)


def _gathered(places: Iterable[Mapped], name: Callable[[Mapped], str]) -> dict[str, list[Mapped]]:
    groups: dict[str, list[Mapped]] = {}
    for place in places:
        groups.setdefault(name(place), []).append(place)
    return groups


def _middle(spots: Sequence[Point]) -> Point:
    return sum(x for x, _ in spots) / len(spots), sum(y for _, y in spots) / len(spots)


def _whole(spot: Point) -> tuple[int, int]:
    return round(spot[0]), round(spot[1])
