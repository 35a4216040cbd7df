"""What narrows a list of places down: pages without scripts, ticks that combine with one, and only what has results."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.knowing import Knowledge, filters
from portal.pages.city_lists import narrowed

PAGE = "lieux/marseille/tous/demarche/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on a small phone."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, locale="fr-FR")
    yield context.new_page()
    context.close()


def test_what_narrows_down_is_what_some_have_and_some_have_not(known: Knowledge) -> None:
    sites = known.places.sites_in("marseille")
    for one in filters(sites, services=True):
        assert 0 < sum(map(one.holds, sites)) < len(sites)


def test_each_page_that_narrows_down_exists_and_lists_as_many_as_its_link_says(
    known: Knowledge, pages: dict[str, str]
) -> None:
    counted = 0
    for city in known.catalogue.cities.values():
        for _, narrower in narrowed(city, known):
            html = pages[narrower.link.address]
            shared_out = not re.search(r'<ul class="rows"', html)
            assert shared_out or len(re.findall(r"<li[^>]* data-at=", html)) == narrower.count
            counted += 1
    assert counted > 50


def test_filters_are_reached_from_the_list_of_cities_and_from_each_list(pages: dict[str, str]) -> None:
    assert 'href="filtres/"' in pages["lieux/"]
    assert 'href="../samedi/"' in pages["lieux/marseille/tous/"] or 'href="samedi/"' in pages["lieux/marseille/tous/"]
    assert "appareils/telephone/lyon/" in pages["donner/lyon/"]


def test_without_scripts_a_link_leads_to_what_is_left(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PAGE)
    page.get_by_role("link", name="Ouvert après 17 h").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("ouvert après 17 h")
    assert page.locator(".rows > li").count() > 0
    context.close()


def test_with_a_script_ticks_combine_and_the_number_of_results_is_said(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    whole = page.locator(".rows > li").count()
    page.get_by_role("button", name="Combiner plusieurs choix").click()
    ticks = page.get_by_role("checkbox")
    expect(ticks.first).to_be_focused()
    status = page.locator(".combine [role=status]")
    expect(status).to_have_text(f"{whole} lieux.")
    ticks.first.check()
    once = page.locator(".rows > li:visible").count()
    assert 0 < once < whole
    expect(status).to_have_text(f"{once} lieux." if once > 1 else "1 lieu.")
    ticks.nth(1).check()
    both = page.locator(".rows > li:visible").count()
    assert both <= once
    if not both:
        expect(status).to_have_text("Aucun lieu n’a tout cela. Décochez une case.")
    ticks.first.uncheck()
    ticks.nth(1).uncheck()
    assert page.locator(".rows > li:visible").count() == whole
