"""On paper, nothing is lost, and a place fits one sheet: the page handed over to a person who has no telephone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, PdfMargins

from portal.knowing import address as address_of
from portal.records.catalogue import Catalogue

SHEET = re.compile(rb"/Type\s*/Page\b")
MARGIN: PdfMargins = {"top": "12mm", "right": "12mm", "bottom": "12mm", "left": "12mm"}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page to be printed."""
    page = browser.new_page()
    yield page
    page.close()


def _sheets(page: Page, url: str) -> int:
    page.goto(url)
    return len(SHEET.findall(page.pdf(format="A4", margin=MARGIN)))


def test_the_page_of_a_place_fits_one_a4(page: Page, catalogue: Catalogue, address: str) -> None:
    sheets = {site.key: _sheets(page, address + address_of(site)) for site in catalogue.sites.values()}
    assert {key for key, count in sheets.items() if count != 1} == set()


def test_the_page_of_a_city_fits_two_a4(page: Page, catalogue: Catalogue, address: str) -> None:
    sheets = {city.key: _sheets(page, address + address_of(city)) for city in catalogue.cities.values()}
    assert {key for key, count in sheets.items() if count > 2} == set()


def test_the_page_of_a_lesson_fits_two_a4(page: Page, catalogue: Catalogue, address: str) -> None:
    sheets = {lesson.key: _sheets(page, address + address_of(lesson)) for lesson in catalogue.lessons.values()}
    assert {key for key, count in sheets.items() if count > 2} == set()


@pytest.mark.parametrize(
    ("path", "folded"), [("", ".word"), ("quiz/", ".quiz details")], ids=["meanings of words", "answers of a quiz"]
)
def test_what_is_folded_on_a_screen_is_printed(path: str, folded: str, page: Page, address: str) -> None:
    style = "all => all.map(one => getComputedStyle(one, '::details-content').contentVisibility)"
    page.goto(f"{address}apprendre/reconnaitre-une-arnaque/{path}")
    found = page.locator(folded)
    assert set(found.evaluate_all(style)) == {"hidden"}
    page.emulate_media(media="print")
    assert set(found.evaluate_all(style)) == {"visible"}


def test_the_marks_of_a_legend_are_printed(page: Page, address: str) -> None:
    """A printer leaves out what is background: a mark is a shape, filled in ink."""
    page.emulate_media(media="print")
    page.goto(f"{address}lieux/paris/")
    marks = page.locator("figcaption .mark")
    assert marks.count() >= 2
    for mark in marks.all():
        box = mark.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) > 8
        fill = mark.locator("path").first.evaluate("path => getComputedStyle(path).fill")
        assert fill not in ("none", "rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")


def test_what_only_serves_on_a_screen_is_not_printed(page: Page, address: str) -> None:
    page.emulate_media(media="print")
    page.goto(f"{address}lieux/grenoble/grenoble/")
    for name in ("Rubriques", "Bas de page", "Vous êtes ici"):
        assert not page.get_by_role("navigation", name=name).is_visible()
    assert page.get_by_text("7 allée du Jardin Hoche").is_visible()
    assert page.get_by_text("Cette page pèse").is_visible()
