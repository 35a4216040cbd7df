"""The maps drawn in the page at build: what a template needs to write them as SVG, in units of the picture."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from math import hypot

from portal.knowing import Knowledge, Mapped, address, district, slug
from portal.map import outline
from portal.map.drawing import MARGIN, Drawing, Label, Mark, Named, dotted
from portal.map.frame import METROPOLE, WIDTH, Frame
from portal.map.frame import around as framed
from portal.map.frame import of_city as framed_city
from portal.map.ground import Ground, ground
from portal.map.marks import FIRST, shape_of
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
MOST_ALONE = 8
"""From how many of them places that stand alone among districts are grouped."""
MOST_NAMED = 2
"""How many places of a group are named."""
MOST_NEIGHBOURS = 8
SMALL = 10
"""The size of the numbers of districts and of the names of neighbours, in units."""
SCALE = (54, 22)
"""What the scale takes beside its line, and its height, in units."""
SPIRAL = 14
"""How many steps are looked at for the room of the number of a district."""
ROOMS = {"sites": "lieux", "donation_points": "donner"}
"""Where the pages of cities are, by kind of place."""
FINEST = 2
"""How far apart dots are that are two, in units: they weigh a sixth less so."""
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
    corner = 0, frame.height - SCALE[1]
    return Drawing(WIDTH, frame.height, land, [], marks, [], frame.scale, corner, len(everywhere) - len(places))


def _listed(_: str) -> str:
    """Return where the list is that stands beside the map."""
    return "#liste"


def of_city(
    city: City, places: Sequence[Mapped], *, numbered: bool = True, page_of: Callable[[str], str] = _listed
) -> Drawing:
    """Return the map of a city: a mark a place, or a mark a district if they are many.

    It shows the city whole and what is just around it; places farther off have their marks at the edge. Marks are
    `numbered` in the order of `places` where these are listed beside; `page_of` is the address of a district's places.
    """
    below = ground(city.key)
    frame = framed_city(below.city, below.bounds, places) if below else framed([*places, city])
    by_district = bool(below and below.districts) and len(places) > MOST_MARKS
    if below and by_district:
        marks = _by_district(places, below, frame, page_of)
    else:
        written = [(str(n) if numbered else "", place) for n, place in enumerate(places, 1)]
        marks = _marks(written, frame, most=MOST_MARKS)
    marks = _set_apart(marks, frame)
    areas = {
        (*_whole(frame.spot(place)), round(RADIUS_M[place.precision] / 1000 * frame.units_per_km), shape_of([place]))
        for place in places
        if place.precision in RADIUS_M and frame.holds(place)
    }
    free = Rooms([(mark.x, mark.y) for mark in marks], half=MARGIN - 2, width=WIDTH, height=frame.height)
    corner = free.corner(frame.scale[0] + SCALE[0], SCALE[1])
    # A mark alone in an empty picture says nothing.
    held: Sequence[Landmark | City] = list(filter(frame.holds, city.reperes)) or ([] if below else [city])
    taken = {mark.text for mark in marks}
    districts = [name for name in (below.districts if below else []) if name[0] not in taken]
    numbers = _labels(districts, frame, free, steps=SPIRAL)
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
        corner,
        backdrop=below.backdrop(frame, width=WIDTH, height=frame.height, named=named) if below else None,
        districts=numbers,
        waters=_labels(below.waters if below else [], frame, free),
        neighbours=_labels(below.neighbours if below else [], frame, free)[:MOST_NEIGHBOURS],
        dots=_dots(places, frame) if by_district else "",
    )


def _by_district(places: Sequence[Mapped], below: Ground, frame: Frame, page_of: Callable[[str], str]) -> list[Mark]:
    """Return a mark for each district that has places, where its number stands, and those of places that stand alone.

    Those are the places of Emmaüs Connect, and those of which no district is known.
    """
    spots = {name: frame(spot) for name, [spot] in below.districts}
    alone: list[tuple[str, Mapped]] = []
    together: dict[str, list[Mapped]] = defaultdict(list)
    for place in places:
        _, _, name = district(place).rpartition(" ")
        if name in spots and shape_of([place]) != FIRST:
            together[name].append(place)
        else:
            alone.append(("", place))
    marks = [
        Mark(
            *_whole(spots[name]),
            at=_whole(spots[name]),
            shape="quartier",
            text=name,
            name=district(group[0]),
            link=page_of(district(group[0])),
            count=len(group),
            exact=True,
        )
        for name, group in together.items()
    ]
    return [*marks, *_marks(alone, frame, most=MOST_ALONE)]


def _marks(numbered: Sequence[tuple[str, Mapped]], frame: Frame, *, most: int) -> list[Mark]:
    """Return a mark for each place with what is written on it, or for neighbours if there are more than `most`."""
    marks = []
    for found in grouped(numbered, lambda one: frame.spot(one[1]), most=most, reach=GAP * 0.6):
        group = [place for _, place in found]
        spot = _middle([frame.spot(place) for place in group])
        marks.append(
            Mark(
                *_whole(_kept(spot, frame.height)),
                at=_whole(spot),
                shape=shape_of(group),
                text=found[0][0] if len(group) == 1 else f"×{len(group)}",
                name=", ".join(place.nom for place in group[:MOST_NAMED]) + ("…" if len(group) > MOST_NAMED else ""),
                link=address(group[0]) if len(group) == 1 else "#liste",
                count=len(group),
                exact=all(place.precision == "adresse" for place in group),
                is_beyond=not (0 < spot[0] < WIDTH and 0 < spot[1] < frame.height),
            )
        )
    return marks


def _set_apart(marks: Sequence[Mark], frame: Frame) -> list[Mark]:
    """Return marks moved so that none hides another, each with a line to where it was."""
    wanted = [(float(mark.x), float(mark.y)) for mark in marks]
    drawn = apart(wanted, gap=GAP, width=WIDTH, height=frame.height, margin=MARGIN)
    return [
        replace(mark, x=x, y=y, at=_whole(_towards((x, y), mark.at)) if mark.is_beyond else mark.at)
        for mark, (x, y) in zip(marks, map(_whole, drawn), strict=True)
    ]


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
    x, y = round(spot[0]) - SQUARE // 2, round(spot[1]) - SQUARE // 2
    has_room = free.takes((x, y, x + SQUARE, y + SQUARE))
    return Named(x, y, one.nom, free.beside(spot, one.nom, off=LANDMARK) if has_room else None)


def _labels(names: Iterable[tuple[str, Sequence[Point]]], frame: Frame, free: Rooms, *, steps: int = 1) -> list[Label]:
    """Return the names that have room, each once."""
    found: dict[str, Label] = {}
    for name, spots in names:
        room = None if name in found else free.around([frame(spot) for spot in spots], name, size=SMALL, steps=steps)
        if room:
            found[name] = Label(room[0], room[1], name)
    return list(found.values())


def _dots(places: Iterable[Mapped], frame: Frame) -> str:
    """Return a dot for each place in the picture, where it is within a unit."""
    spots = [frame.spot(place) for place in places if frame.holds(place)]
    return dotted((round(x / FINEST) * FINEST, round(y / FINEST) * FINEST) for x, y in spots)


def _gathered(places: Iterable[Mapped], name: Callable[[Mapped], str]) -> dict[str, list[Mapped]]:
    groups: dict[str, list[Mapped]] = {}
    for place in places:
        groups.setdefault(name(place), []).append(place)
    return groups


def _middle(spots: Sequence[Point]) -> Point:
    return sum(x for x, _ in spots) / len(spots), sum(y for _, y in spots) / len(spots)


def _whole(spot: Point) -> tuple[int, int]:
    return round(spot[0]), round(spot[1])
