"""The maps show every place that exists and none of the past, the same bytes for the same records, and stay light."""

import json
import re
from dataclasses import replace
from math import dist

import pytest

from portal.building import gzipped
from portal.exports import exported
from portal.exports import parts as parts_of
from portal.knowing import KINDS, Knowledge, address, district, slug, ways
from portal.map import drawn, interactive, outline
from portal.map.shape import area, simplified
from portal.map.spread import apart, grouped
from portal.pages.cities import MOST_NUMBERED
from portal.records import ALL_PLACES
from portal.records.catalogue import Catalogue
from portal.records.models.site import Site
from tests import synthetic

SQUARE = [(0.0, 0.0), (5.0, 0.001), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0)]


@pytest.fixture(scope="module")
def many(known: Knowledge) -> Knowledge:
    """Twenty thousand invented places."""
    return replace(known, catalogue=synthetic.catalogue(known.catalogue, 20_000))


def _places(known: Knowledge) -> dict[str, str]:
    """Return the files of places, by their address."""
    return {name: text for name, text in exported(known).items() if name.endswith(".geojson")}


def _pages_of(files: dict[str, str]) -> set[str]:
    return {one["properties"]["page"] for text in files.values() for one in json.loads(text)["features"]}


def _drawing(html: str) -> str:
    """Return the map that is drawn in a page."""
    return html.partition('<figure class="plan">')[2].partition("</figure>")[0]


def test_every_place_that_exists_is_in_the_open_data_and_none_of_the_past(known: Knowledge) -> None:
    catalogue = known.catalogue
    local = [*catalogue.sites.values(), *catalogue.donation_points.values()]
    current = {address(p) for p in local if p.is_current and hasattr(p, "latitude")}
    assert _pages_of(_places(known)) == current


def test_the_places_of_a_city_are_drawn_on_its_page_and_where_they_are_few_listed_beside_by_number(
    known: Knowledge, pages: dict[str, str]
) -> None:
    numbered = set()
    for city in known.catalogue.cities.values():
        html, shown = pages[f"lieux/{city.key}/"], known.places.around(city, "sites")
        svg = _drawing(html)
        assert all(place.is_current for place in shown)
        if len(shown) <= MOST_NUMBERED:
            numbered.add(city.key)
            assert len(re.findall(r"<a ", svg)) == len(shown)
            assert len(re.findall(r'<li value="\d+"', html)) == len(shown)
            assert all(f">{number}</text>" in svg for number in range(1, len(shown) + 1))
    assert numbered


def test_every_place_of_a_city_is_on_the_page_of_all_its_places_or_of_its_district(
    known: Knowledge, pages: dict[str, str]
) -> None:
    for city in known.catalogue.cities.values():
        folder = ALL_PLACES.format(city.key)
        html = "".join(text for page, text in pages.items() if page.startswith(folder))
        missing = [site.key for site in known.places.sites_in(city.key) if f"/{site.slug}/" not in html]
        assert not missing


@pytest.mark.parametrize("path", ["lieux/", "donner/"])
def test_the_map_of_france_counts_every_place(path: str, known: Knowledge, pages: dict[str, str]) -> None:
    html = pages[path]
    svg = _drawing(html)
    numbers = [int(text) for text in re.findall(r">(\d+)</text>", svg)]
    assert sum(numbers) == len(known.places.shown("sites" if path == "lieux/" else "donation_points"))


def test_marks_do_not_overlap(known: Knowledge, many: Knowledge) -> None:
    maps = [drawn.of_city(city, known.places.around(city, "sites")) for city in known.catalogue.cities.values()]
    maps += [drawn.country(one, kind) for one in (known, many) for kind in KINDS]
    for one in maps:
        spots = [(mark.x, mark.y) for mark in one.marks]
        assert all(dist(a, b) >= 24 for n, a in enumerate(spots) for b in spots[:n])
        assert all(0 < x < one.width and 0 < y < one.height for x, y in spots)


def test_an_inexact_position_is_drawn_as_an_area_and_an_exact_one_is_not(known: Knowledge) -> None:
    for city in known.catalogue.cities.values():
        shown = known.places.around(city, "sites")
        plan = drawn.of_city(city, shown)
        if len(shown) > len(plan.marks):
            continue
        seen = [place for place, mark in zip(shown, plan.marks, strict=True) if not mark.is_beyond]
        assert bool(plan.areas) == any(place.precision != "adresse" for place in seen)
        assert [mark.exact for mark in plan.marks] == [place.precision == "adresse" for place in shown]


def test_a_place_overseas_is_counted_beside_the_map_of_the_mainland(known: Knowledge) -> None:
    site = known.catalogue.sites["grenoble/grenoble"].model_copy(update={"latitude": -21.1, "longitude": 55.5})
    overseas = replace(known.catalogue, sites={"grenoble/grenoble": site})
    plan = drawn.country(replace(known, catalogue=overseas), "sites")
    assert (plan.marks, plan.outside) == ([], 1)


def test_the_same_records_give_the_same_bytes(known: Knowledge) -> None:
    assert interactive.draw(known) == interactive.draw(known)
    assert _places(known) == _places(known)
    assert drawn.country(known, "sites") == drawn.country(known, "sites")


def test_the_map_asks_nothing_of_others_by_itself(known: Knowledge) -> None:
    script = interactive.draw(known)
    assert set(re.findall(r"https?://[^/\"]+", script)) == {"https://data.geopf.fr"}
    assert "tile_layer_rues.addTo" not in script


def test_without_a_provider_there_are_no_streets(known: Knowledge) -> None:
    portal = known.catalogue.portal.model_copy(update={"plan_des_rues": None})
    assert "tile_layer" not in interactive.draw(replace(known, catalogue=replace(known.catalogue, portal=portal)))


def test_the_outline_holds_every_city(catalogue: Catalogue) -> None:
    west, south, east, north = (f([p[n] for p in outline.rings()[0]]) for f in (min, max) for n in (0, 1))
    assert all(west < c.longitude < east and south < c.latitude < north for c in catalogue.cities.values())


def test_a_point_that_hardly_turns_is_left_out_of_an_outline() -> None:
    assert simplified(SQUARE, 0.01) == [SQUARE[0], *SQUARE[2:]]
    assert area(SQUARE[:-1]) == pytest.approx(100, abs=0.01)


def test_marks_on_one_spot_are_set_apart_and_stay_in_the_picture() -> None:
    spots = apart([(1, 150)] * 6, gap=27, width=320, height=300, margin=15)
    assert all(dist(a, b) >= 26.5 for n, a in enumerate(spots) for b in spots[:n])
    assert all(15 <= x <= 305 and 15 <= y <= 285 for x, y in spots)


def test_marks_far_from_one_another_stay_where_they_are() -> None:
    assert apart([(50, 50), (200, 200)], gap=27, width=320, height=300, margin=15) == [
        pytest.approx((50, 50), abs=0.2),
        pytest.approx((200, 200), abs=0.2),
    ]


def test_neighbours_are_grouped_only_where_marks_are_too_many() -> None:
    spots = [(0.0, 0.0), (1.0, 0.0), (100.0, 0.0)]
    assert grouped(spots, lambda spot: spot, most=3, reach=5) == [[spot] for spot in spots]
    assert grouped(spots, lambda spot: spot, most=2, reach=5) == [spots[:2], spots[2:]]


def test_distances_from_landmarks_are_given_only_where_the_position_is_known(catalogue: Catalogue) -> None:
    hall, station = ways(catalogue.sites["grenoble/grenoble"], catalogue.cities["grenoble"])
    assert (hall.landmark.nom, station.landmark.nom) == ("Mairie de Grenoble", "Gare de Grenoble")
    assert station.kilometres == pytest.approx(1.36, abs=0.02)
    assert ways(catalogue.sites["roubaix/roubaix"], catalogue.cities["roubaix"]) == []


@pytest.mark.parametrize(
    ("commune", "code", "said"),
    [
        ("Paris", "75019", "Paris 19e"),
        ("Lyon", "69001", "Lyon 1er"),
        ("Marseille", "13008", "Marseille 8e"),
        ("Paris", None, "Paris"),
        ("Grenoble", "38000", "Grenoble"),
        ("Saint-Denis", "93200", "Saint-Denis"),
        ("Vénissieux", "69200", "Vénissieux"),
    ],
)
def test_a_district_is_told_from_the_postal_code(
    commune: str, code: str | None, said: str, catalogue: Catalogue
) -> None:
    site = next(iter(catalogue.sites.values())).model_copy(update={"commune": commune, "code_postal": code})
    assert isinstance(site, Site)
    assert district(site) == said


def test_twenty_thousand_places_are_read_by_departement(many: Knowledge) -> None:
    parts = parts_of(many)
    files = _places(many)
    assert sum(part["count"] for part in parts) == 20_000
    assert all(len(json.loads(files[part["file"]])["features"]) == part["count"] for part in parts)
    assert gzipped(interactive.draw(many).encode()) < 20_000
    assert max(gzipped(files[part["file"]].encode()) for part in parts) < 60_000


def test_twenty_thousand_places_are_drawn_by_region(many: Knowledge) -> None:
    plan = drawn.country(many, "sites")
    assert sum(mark.count for mark in plan.marks) == 20_000
    assert len(plan.marks) == synthetic.REGIONS
    assert {mark.link for mark in plan.marks} == {f"lieux/#{slug(name)}" for name in many.places.cities_by_region()}


def test_where_one_gives_what_only_recycles_comes_last(known: Knowledge) -> None:
    points = known.places.around(known.catalogue.cities["grenoble"], "donation_points")
    recycling = [getattr(point, "reemploi", None) is False for point in points]
    assert any(recycling)
    assert recycling == sorted(recycling)
