"""The map of a city shows its districts, its water, its stations, whom to thank, and the kind of each place."""

import json
import re
from collections import Counter
from itertools import pairwise

import pytest

from portal.building import gzipped
from portal.building.budgets import DRAWN
from portal.knowing import PLACE_KINDS, Knowledge, Mapped, kind_of
from portal.map import drawn, interactive
from portal.map.edges import chained, edges, joined
from portal.map.ground import Ground, ground
from portal.map.marks import SHAPES, by_key, shape_of
from portal.map.shape import Point, bounds, cut_line, cut_ring, holds, strung, thinned
from portal.map.shape import drawn as written
from portal.records.models.site import Site
from tests import synthetic

SQUARE = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0)]
DISTRICTS = {"paris": 20, "lyon": 9, "marseille": 16}
WATERS = {
    "bordeaux": {"Garonne"},
    "grenoble": {"Isère", "Drac"},
    "lyon": {"Rhône", "Saône"},
    "marseille": {"Mer Méditerranée"},
    "paris": {"Seine"},
    "strasbourg": {"Ill", "Rhin"},
}


def _city(name: str, west: float, *, main: int = 0) -> dict[str, object]:
    """Return a commune of one degree by one, drawn as the shapes are."""
    ring = [[west, 0.0], [west + 1, 0.0], [west + 1, 1.0], [west, 1.0], [west, 0.0]]
    return {
        "properties": {"kind": "commune", "name": name, "main": main},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def _crowd(number: int) -> list[Mapped]:
    """Return as many places in Paris, plainly invented, spread over its districts."""
    places: list[Mapped] = []
    for n in range(number):
        (where,) = ground_of("paris").districts[n % 20][1]
        facts = synthetic.records(1)[1]["ville-000/lieu-00000"]
        turn = n // 20
        facts |= {
            "nom": f"Bibliothèque de l’Exemple {n}",
            "commune": "Paris",
            "code_postal": f"750{int(ground_of('paris').districts[n % 20][0].rstrip('er')):02}",
            "longitude": where[0] + 0.002 * turn,
            "latitude": where[1] + 0.0015 * turn,
            "typologie": ["BIB"],
        }
        context = {"kind": "sites", "key": f"paris/exemple-{n}", "path": f"data/sites/paris/exemple-{n}.yml"}
        places.append(Site.model_validate(facts, context=context))
    return places


def ground_of(city: str) -> Ground:
    """Return the ground of a city that has one."""
    found = ground(city)
    assert found
    return found


def _drawing(html: str) -> str:
    return html.partition('<figure class="plan">')[2].partition("</figure>")[0]


def test_every_city_of_the_records_has_its_ground(known: Knowledge) -> None:
    assert all(ground(key) for key in known.catalogue.cities)


@pytest.mark.parametrize("city", DISTRICTS)
def test_a_city_of_districts_shows_them_all_with_their_numbers(city: str, known: Knowledge) -> None:
    below = ground_of(city)
    numbers = ["1er", *(f"{n}e" for n in range(2, DISTRICTS[city] + 1))]
    assert sorted(name for name, _ in below.districts) == sorted(numbers)
    plan = drawn.of_city(known.catalogue.cities[city], [])
    assert sorted(label.text for label in plan.districts) == sorted(numbers)


@pytest.mark.parametrize("city", WATERS)
def test_a_city_on_a_water_shows_it_and_names_it(city: str, known: Knowledge) -> None:
    plan = drawn.of_city(known.catalogue.cities[city], [])
    assert plan.backdrop
    assert plan.backdrop.rivers or plan.backdrop.water
    assert WATERS[city] <= {label.text for label in plan.waters}


def test_each_edge_of_a_ground_is_kept_once(known: Knowledge) -> None:
    for key in known.catalogue.cities:
        lines = [line for kind in ("limites", "voisins") for line in ground_of(key)._lines(kind)]
        lines += ground_of(key)._rings("ville")
        found = Counter(frozenset(map(tuple, edge)) for line in lines for edge in pairwise(line))
        assert max(found.values()) == 1, key


def test_the_edges_of_shapes_are_told_apart_and_taken_once() -> None:
    land = [_city("Exempleville", 0, main=1), _city("Lieu-Exemple", 1), _city("Modèle", 2)]
    found = edges(land)
    assert [bounds(ring) for ring in joined(found["ville"])] == [(0, 0, 1, 1)]
    assert found["limites"] == []
    assert found["voisins"] == []  # the third does not touch the city
    both = edges([_city("Exempleville 1", 0, main=1), _city("Exempleville 2", 1, main=1)])
    assert both["limites"] == [[(1.0, 0.0), (1.0, 1.0)]]
    assert bounds(joined(both["ville"])[0]) == (0, 0, 2, 1)


def test_a_round_line_is_chained_whole() -> None:
    ring: list[Point] = [(0, 0), (1, 0), (1, 1)]
    (line,) = chained([frozenset(pair) for pair in pairwise([*ring, ring[0]])], set())
    assert line[0] == line[-1]
    assert set(line) == set(ring)


def test_what_is_drawn_keeps_to_the_picture() -> None:
    box = (1.0, 1.0, 3.0, 3.0)
    assert bounds(cut_ring(SQUARE, box)) == box
    assert cut_ring(SQUARE, (8.0, 8.0, 9.0, 9.0)) == []
    line = [(0.0, 2.0), (2.0, 2.0), (9.0, 2.0), (10.0, 2.0), (10.0, 9.0), (2.0, 9.0), (2.0, 2.0)]
    assert list(cut_line(line, box)) == [[(0, 2), (2, 2), (9, 2)], [(2, 9), (2, 2)]]


def test_lines_that_meet_still_do_when_they_are_thinned_and_strung() -> None:
    line = [(0.0, 0.0), (5.0, 0.01), (10.0, 0.0)]
    assert thinned(line, 1) == [(0, 0), (10, 0)]
    assert strung([[(0, 0), (1, 0)], [(2, 5), (1, 0)]]) == [[(2, 5), (1, 0), (0, 0)]]
    assert written([(0, 0), (2.2, 0), (2.4, 0), (2, -3)]) == "M0 0l2 0 0-3"
    assert written([(0, 0), (0.2, 0.1)]) == ""


def test_a_place_far_off_stands_at_the_edge_and_the_city_keeps_its_map(known: Knowledge) -> None:
    city = known.catalogue.cities["antony"]
    alone = drawn.of_city(city, [])
    plan = drawn.of_city(city, [known.catalogue.sites["grenoble/grenoble"]])
    (mark,) = plan.marks
    assert plan.backdrop == alone.backdrop
    assert mark.is_beyond
    assert plan.points_beyond
    assert mark.is_aside
    assert mark.at[1] > mark.y  # Grenoble is south of Antony


def test_a_hundred_places_in_paris_leave_its_map_readable_and_light(known: Knowledge) -> None:
    plan = drawn.of_city(known.catalogue.cities["paris"], _crowd(100))
    assert sum(mark.count for mark in plan.marks) == 100
    assert {mark.text for mark in plan.marks} == {name for name, _ in ground_of("paris").districts}
    assert {mark.name for mark in plan.marks} >= {"Paris 1er", "Paris 20e"}
    assert plan.dots.count("h0") == 100
    assert plan.shapes == []


def test_a_place_of_emmaus_connect_keeps_its_mark_among_many(known: Knowledge) -> None:
    own = known.catalogue.sites["grenoble/grenoble"].model_copy(
        update={"latitude": 48.86, "longitude": 2.34, "commune": "Paris", "code_postal": "75001"}
    )
    plan = drawn.of_city(known.catalogue.cities["paris"], [own, *_crowd(40)])
    assert [mark.text for mark in plan.marks if not mark.is_district] == [""]
    assert plan.shapes == ["rond"]


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        ({"structure_parente": "Emmaüs Connect"}, "emmaus-connect"),
        ({"dispositif_programmes_nationaux": ["France Services"], "typologie": ["BIB"]}, "france-services"),
        ({"typologie": ["BIB"]}, "bibliotheque"),
        ({"typologie": ["MUNI"]}, "mairie"),
        ({"typologie": ["ASSO", "CSC"]}, "social"),
        ({"typologie": ["ML"]}, "emploi"),
        ({}, "autre"),
    ],
)
def test_the_kind_of_a_place_follows_from_its_programmes_and_its_type(
    facts: dict[str, object], key: str, known: Knowledge
) -> None:
    plain: dict[str, object] = {"structure_parente": None, "dispositif_programmes_nationaux": [], "typologie": []}
    site = known.catalogue.sites["grenoble/grenoble"].model_copy(update=plain | facts)
    assert kind_of(site).key == key
    assert SHAPES[shape_of([site])] == by_key()[key]


def test_few_shapes_tell_kinds_apart() -> None:
    assert len({by_key()[kind.key] for kind in PLACE_KINDS}) == 5
    assert by_key()["donation_points"] not in {by_key()[kind.key] for kind in PLACE_KINDS}


def test_places_of_several_kinds_share_a_mark_of_its_own(known: Knowledge) -> None:
    sites = [known.catalogue.sites["grenoble/grenoble"], next(iter(known.places.shown("donation_points")))]
    assert shape_of(sites) == "groupe"


def test_the_legend_names_the_shapes_that_are_there_and_no_other(known: Knowledge, pages: dict[str, str]) -> None:
    for key, city in known.catalogue.cities.items():
        plan, figure = drawn.of_city(city, known.places.around(city, "sites")), _drawing(pages[f"lieux/{key}/"])
        legend = figure.partition("<figcaption>")[2]
        assert re.findall(r'<svg class="mark".*?class="(\w+)"', legend) == plan.shapes, key


def test_below_each_map_those_are_thanked_whose_work_is_drawn(known: Knowledge, pages: dict[str, str]) -> None:
    for key in known.catalogue.cities:
        legend = _drawing(pages[f"lieux/{key}/"]).partition("<figcaption>")[2]
        thanked = [one["properties"]["credit"] for one in ground_of(key).features]
        assert "Licence Ouverte" in legend
        for name in ("OpenStreetMap", "Trainline", "ODbL"):
            assert name not in legend or any(name in credit for credit in thanked), key
    lille = _drawing(pages["lieux/lille/"]).partition("<figcaption>")[2]
    assert "OpenStreetMap" in lille
    assert "ODbL" in lille


def test_a_drawn_map_has_its_colours_of_itself_and_stays_light(known: Knowledge, pages: dict[str, str]) -> None:
    for key in known.catalogue.cities:
        (svg,) = re.findall(
            r"<svg viewBox.*?</svg>", _drawing(pages[f"lieux/{key}/"]).partition("<figcaption>")[0], re.S
        )
        assert gzipped(svg.encode()) <= DRAWN.limit
        assert all(
            "fill=" in tag or "stroke=" in tag for tag in re.findall(r"<path[^>]*>", svg) if "quartier" not in tag
        )


def test_a_city_without_shapes_is_still_drawn(known: Knowledge) -> None:
    city = known.catalogue.cities["lyon"].model_copy(update={"key": "exempleville"})
    plan = drawn.of_city(city, known.places.around(known.catalogue.cities["lyon"], "sites"))
    assert plan.backdrop is None
    assert not plan.points_beyond


def test_the_interactive_map_knows_the_ground_of_each_city_and_counts_the_heaviest(known: Knowledge) -> None:
    files = interactive.files(known)
    told = json.loads(str(files[interactive.SCRIPT]).rpartition("var carte = ")[2].rstrip(";\n"))
    assert [one["file"] for one in told["grounds"]] == [
        f"assets/villes/{key}.geojson" for key in sorted(known.catalogue.cities)
    ]
    assert all(one["file"] in files for one in told["grounds"])
    for key, city in known.catalogue.cities.items():
        assert holds(ground_of(key).bounds, (city.longitude, city.latitude))
    sizes = {"assets/carte.js": 1, "assets/carte-contour.geojson": 10, "assets/villes/a.geojson": 7}
    assert interactive.opening(sizes) == 11
    assert interactive.opening(sizes | {"assets/villes/b.geojson": 100}) == 101


@pytest.mark.parametrize("kind", ["sites", "donation_points"])
def test_the_scale_stands_where_no_mark_does(kind: str, known: Knowledge) -> None:
    for key, city in known.catalogue.cities.items():
        plan = drawn.of_city(city, known.places.around(city, kind))
        left, top = plan.corner
        right, bottom = left + plan.scale[0] + drawn.SCALE[0], top + drawn.SCALE[1]
        assert (left, top) >= (0, 0)
        assert min(left, top, plan.width - right, plan.height - bottom) >= 0, key
        assert [mark for mark in plan.marks if left < mark.x < right and top < mark.y < bottom] == [], key


def test_no_number_of_a_district_stands_on_a_landmark(known: Knowledge) -> None:
    for kind in ("sites", "donation_points"):
        for key, city in known.catalogue.cities.items():
            plan = drawn.of_city(city, known.places.around(city, kind))
            squares = [(one.x + drawn.SQUARE / 2, one.y + drawn.SQUARE / 2) for one in plan.landmarks if one.room]
            numbers = [(one.x, one.y - 3) for one in plan.districts]
            assert [(a, b) for a in numbers for b in squares if max(abs(a[0] - b[0]), abs(a[1] - b[1])) < 7] == [], key
