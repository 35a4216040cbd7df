"""On paper, a place fits one sheet: the page that someone hands over to a person who has no telephone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, PdfMargins

from portal.knowing import address as address_of
from portal.records.catalogue import Catalogue

SHEET = re.compile(rb"/Type\s*/Page\b")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page to be printed."""
    page = browser.new_page()
    yield page
    page.close()


def test_the_page_of_a_place_fits_one_a4(page: Page, catalogue: Catalogue, address: str) -> None:
    margin: PdfMargins = {"top": "12mm", "right": "12mm", "bottom": "12mm", "left": "12mm"}
    sheets = {}
    for site in catalogue.sites.values():
        page.goto(address + address_of(site))
        sheets[site.key] = len(SHEET.findall(page.pdf(format="A4", margin=margin)))
    assert {key for key, count in sheets.items() if count != 1} == set()


def test_what_only_serves_on_a_screen_is_not_printed(page: Page, address: str) -> None:
    page.emulate_media(media="print")
    page.goto(f"{address}lieux/grenoble/grenoble/")
    for name in ("Rubriques", "Bas de page", "Vous êtes ici"):
        assert not page.get_by_role("navigation", name=name).is_visible()
    assert page.get_by_text("7 allée du Jardin Hoche").is_visible()
    assert page.get_by_text("Cette page pèse").is_visible()
