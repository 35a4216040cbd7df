"""What a visitor of a place came for is there at once: on a small phone, and for who listens to the page."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from portal.knowing import address as address_of
from portal.records import Catalogue, Site
from tests.test_in_browser import KINDS

MOST_BEFORE = 18
"""Most controls and texts that a screen reader says before the address of a place, the skip link aside."""
SAID = re.compile(r"\s*- (link|button|heading|text|paragraph|img|listitem: )")


def _longest(catalogue: Catalogue, *, most: int = 40) -> list[Site]:
    """Return the places that have most to say before the first scroll."""
    current = [site for site in catalogue.sites.values() if site.is_current]
    return sorted(current, key=lambda s: -len(f"{s.nom}{s.adresse}{s.complement_adresse}"))[:most]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on a small phone."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, locale="fr-FR")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_the_header_takes_two_rows_and_shows_all_its_links(path: str, page: Page, address: str) -> None:
    page.goto(address + path)
    box = page.locator("header.top").bounding_box()
    assert box is not None
    assert box["height"] <= 120
    links = page.locator("header.top nav a").evaluate_all(
        "all => all.filter(a => a.checkVisibility()).map(a => Math.round(a.getBoundingClientRect().top))"
    )
    assert len(links) == 5
    assert len(set(links)) == 1


def test_little_is_said_before_the_address_of_a_place(page: Page, address: str, catalogue: Catalogue) -> None:
    for site in _longest(catalogue):
        if site.adresse:
            page.goto(address + address_of(site))
            before = page.locator("body").aria_snapshot().partition("- group:")[0].partition(site.adresse)[0]
            said = [line for line in before.splitlines() if SAID.match(line)]
            assert len(said) - 1 <= MOST_BEFORE, said


def test_name_state_address_and_call_come_before_the_first_scroll(
    page: Page, address: str, catalogue: Catalogue
) -> None:
    for site in _longest(catalogue):
        if site.adresse and site.telephone:
            page.goto(address + address_of(site))
            for part in ("h1", ".tag", "main address", 'main a[href^="tel:"]'):
                box = page.locator(part).first.bounding_box()
                assert box is not None
                assert box["y"] + box["height"] <= 640, (site.key, part)
