"""Printed sheets: one A4 each, with a code that leads to its page, and a date after which it is taken down."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

from portal.knowing import Knowledge
from portal.pages.sheets import MOST, STRIPS, CitySheet, PlaceSheet, printed
from portal.records import Freshness, Record, timetable
from portal.takeaway.entry import SEASONS
from tests.paper import A4, on_paper


@pytest.fixture(scope="module")
def all_sheets(known: Knowledge) -> list[PlaceSheet | CitySheet]:
    """Every sheet of the real records."""
    return list(printed(known))


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page to be printed."""
    page = browser.new_page()
    yield page
    page.close()


def _length(sheet: PlaceSheet | CitySheet) -> int:
    lines = sheet.lines if isinstance(sheet, PlaceSheet) else [line for one in sheet.entries for line in one.hours]
    return sum(map(len, lines))


def test_each_city_and_each_place_that_exists_has_its_sheet_and_no_other(
    all_sheets: list[PlaceSheet | CitySheet], known: Knowledge, site: Path
) -> None:
    of_places = [place for city in known.catalogue.cities for place in known.places.on_the_map_of(city)]
    assert len(all_sheets) == len(of_places) + len(known.catalogue.cities)
    assert {path.relative_to(site).as_posix() for path in site.rglob("affiche.html")} == {
        sheet.address for sheet in all_sheets
    }


def test_a_sheet_is_one_a4_whose_code_leads_to_its_page(
    page: Page, all_sheets: list[PlaceSheet | CitySheet], address: str
) -> None:
    """All sheets of cities, and the longest of places, printed; a decoder that knows nothing of ours reads the code."""
    cities = [sheet for sheet in all_sheets if isinstance(sheet, CitySheet)]
    places = sorted((sheet for sheet in all_sheets if isinstance(sheet, PlaceSheet)), key=_length)
    for sheet in [*cities, *places[:3], *places[-15:]]:
        page.goto(address + sheet.address)
        assert [(one.size, one.codes) for one in on_paper(page)] == [(A4, [sheet.web])], sheet.address


def test_a_sheet_shows_its_facts_its_strips_and_its_last_day(page: Page, address: str) -> None:
    page.goto(f"{address}lieux/grenoble/grenoble/affiche.html")
    text = on_paper(page)[0].text
    assert "Emmaüs Connect Grenoble" in text
    assert "7 allée du Jardin Hoche" in text
    assert "Affiche valable jusqu’au" in text
    assert text.count("01 80 05 98 80") == 1 + STRIPS
    assert "Imprimez cette page" not in text


def test_a_strip_holds_all_that_it_says(page: Page, all_sheets: list[PlaceSheet | CitySheet], address: str) -> None:
    """What leaves in a pocket is the strip alone: an address cut at its edge leads nowhere."""
    page.emulate_media(media="print")
    cut = """all => all.filter(one => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)
        .map(one => one.textContent)"""
    for sheet in all_sheets:
        page.goto(address + sheet.address)
        page.set_viewport_size({"width": 703, "height": 1032})
        assert page.locator(".strips li").evaluate_all(cut) == [], sheet.address
    page.emulate_media(media="screen")


def test_hours_that_differ_by_season_are_said_to_differ(all_sheets: list[PlaceSheet | CitySheet], site: Path) -> None:
    """One week is printed; whoever comes in August must know that it is not the only one."""
    places = [sheet for sheet in all_sheets if isinstance(sheet, PlaceSheet) and sheet.place.horaires]
    varying = [sheet for sheet in places if len(timetable(str(sheet.place.horaires)).weeks) > 1]
    assert 0 < len(varying) < len(places)
    for sheet in places:
        assert (SEASONS in (site / sheet.address).read_text("utf-8")) == (sheet in varying), sheet.address


def test_the_sheet_of_a_city_numbers_its_places_as_its_map_does(
    site: Path, all_sheets: list[PlaceSheet | CitySheet]
) -> None:
    for sheet in all_sheets:
        if isinstance(sheet, CitySheet):
            tree = LexborHTMLParser((site / sheet.address).read_text("utf-8"))
            names = [one.text() for one in tree.css("ol > li > b:first-child")]
            assert names == [entry.place.nom for entry in sheet.entries]
            assert len(names) <= MOST
            marked = {title.text() for title in tree.css("svg title")}
            for number, name in enumerate(names, 1):
                near = any(title.startswith(f"{number}. {name}") or name in title.split(" : ")[-1] for title in marked)
                assert near, (sheet.address, name)


def test_every_link_of_a_sheet_leads_somewhere(site: Path) -> None:
    for path in site.rglob("affiche.html"):
        for link in LexborHTMLParser(path.read_text("utf-8")).css("a"):
            target = (path.parent / (link.attributes.get("href") or "nowhere")).resolve()
            assert (target / "index.html").is_file(), (path, link.html)


def _record(*dates: str | None) -> Record:
    sources = [
        {"champs": ["adresse"], "titre": "Une source", "moyen": "document", "consulte_le": "2026-11-23"}
        | ({"date": day} if day else {})
        for day in dates
    ]
    return Record.model_validate({"sources": sources})


@pytest.mark.parametrize(
    ("dates", "until"),
    [
        (["2026-11-20"], date(2027, 5, 22)),  # as long as the fact is fresh
        (["2024-12-01"], date(2026, 12, 1)),  # until one has to call first
        (["2010"], date(2027, 5, 27)),  # one has to call already: as long as a fresh fact would
        ([None], date(2027, 5, 27)),
    ],
)
def test_a_sheet_hangs_until_a_fact_of_it_would_be_said_otherwise(
    dates: list[str | None], until: date, known: Knowledge
) -> None:
    assert known.catalogue.portal.fraicheur == Freshness(frais_jours=183, a_confirmer_jours=730)
    then = Knowledge(known.catalogue, date(2026, 11, 25))
    assert then.good_until(_record(*dates), "adresse") == until


def test_the_page_of_a_place_leads_to_its_sheet_and_that_of_a_place_of_the_past_to_none(
    pages: dict[str, str],
) -> None:
    assert 'href="affiche.html">Affiche à imprimer</a>' in pages["lieux/grenoble/grenoble/"]
    assert 'href="affiche.html">Affiche à imprimer</a>' in pages["lieux/grenoble/"]
    assert "affiche.html" not in pages["lieux/antony/antony/"]
