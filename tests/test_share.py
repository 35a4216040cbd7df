"""The button that shares appears where a phone can share, and hands over the very message; short addresses lead on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.knowing import Knowledge
from portal.knowing import address as address_of

PLACE = "lieux/grenoble/grenoble/"
CAN_SHARE = "navigator.share = function (what) { window.shared = what; return Promise.resolve(); };"
CANNOT = "Object.defineProperty(navigator, 'share', { value: undefined });"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a small phone."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, locale="fr-FR")
    yield context.new_page()
    context.close()


def test_a_phone_that_can_share_is_handed_the_message(page: Page, address: str) -> None:
    page.add_init_script(CAN_SHARE)
    page.goto(address + PLACE)
    page.get_by_role("button", name="Partager autrement").click()
    text = page.evaluate("shared.text")
    assert text.startswith("Emmaüs Connect Grenoble\n7 allée du Jardin Hoche")
    assert text.endswith("GRE-01")


def test_a_browser_that_cannot_share_shows_no_button(page: Page, address: str) -> None:
    page.add_init_script(CANNOT)
    page.goto(address + PLACE)
    expect(page.get_by_role("link", name="L’envoyer par SMS")).to_be_visible()
    expect(page.get_by_role("button", name="Partager autrement")).to_be_hidden()


def test_files_of_a_place_are_fetched_on_demand_alone(page: Page, address: str) -> None:
    place = "lieux/lille/mediatheque-de-fives/"
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + place)
    assert asked == [address + place]
    for name in ("contacts", "agenda"):
        target = page.get_by_role("link", name=name).get_attribute("href")
        assert page.request.get(f"{address}{place}{target}").ok


@pytest.mark.parametrize("scripts", [True, False])
def test_a_short_address_leads_to_the_page(browser: Browser, address: str, *, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{address}c/gre-01/")
    page.wait_for_url(address + PLACE)
    assert "GRE-01 fermé" in page.locator(".take").inner_text().replace("\N{NO-BREAK SPACE}", " ")
    context.close()


def test_every_place_is_reached_by_its_code(known: Knowledge, site: Path) -> None:
    for place in (*known.catalogue.sites.values(), *known.catalogue.donation_points.values()):
        html = (site / "c" / str(place.code).lower() / "index.html").read_text("utf-8")
        assert f'<link rel="canonical" href="{known.catalogue.portal.adresse_du_site}{address_of(place)}">' in html
        assert '<meta name="robots" content="noindex">' in html
        assert (site / address_of(place) / "index.html").is_file()
