"""The labels of a device: one A4, with what to do before giving and what to stick on the device, to tick by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

from portal.knowing import Knowledge
from portal.pages import label_sheets
from portal.pages.labels import COPIES
from tests.paper import A4, on_paper


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page to be printed."""
    page = browser.new_page()
    yield page
    page.close()


def test_each_device_has_its_labels_and_leads_to_them(known: Knowledge, site: Path, pages: dict[str, str]) -> None:
    found = {sheet.address for sheet in label_sheets(known)}
    assert {path.relative_to(site).as_posix() for path in site.rglob("etiquette.html")} == found
    for key, device in known.catalogue.devices.items():
        assert f"donner/appareils/{key}/etiquette.html" in found
        assert 'href="etiquette.html"' in pages[f"donner/appareils/{key}/"]
        assert device.etiquette, key


def test_labels_are_one_a4_that_says_all_and_whose_code_leads_to_the_device(
    page: Page, known: Knowledge, address: str
) -> None:
    """A decoder that knows nothing of ours reads the code."""
    for sheet in label_sheets(known):
        page.goto(address + sheet.address)
        found = on_paper(page)
        assert [(one.size, one.codes) for one in found] == [(A4, [sheet.web])], sheet.address
        text = found[0].text
        for step in sheet.device.avant_de_donner:
            assert step.titre in text.replace("\N{NO-BREAK SPACE}", " "), (sheet.address, step.titre)
        for line in [*sheet.device.etiquette, "Ce qui ne marche pas"]:
            assert text.count(line) == COPIES, (sheet.address, line)
        assert "Imprimez" not in text


def test_a_label_holds_all_that_it_says_and_has_room_to_write(page: Page, known: Knowledge, address: str) -> None:
    """What leaves on the device is the label alone; a hand needs 15 mm, which are 56 pixels, below its last words."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 703, "height": 1032})
    left = """all => all.map(one => [one.scrollWidth - one.clientWidth,
        one.getBoundingClientRect().bottom - one.lastElementChild.getBoundingClientRect().bottom])"""
    for sheet in label_sheets(known):
        page.goto(address + sheet.address)
        found = page.locator(".cut > li").evaluate_all(left)
        assert len(found) == COPIES, sheet.address
        assert all(cut <= 0 and room >= 56 for cut, room in found), (sheet.address, found)
    page.emulate_media(media="screen")


def test_nothing_of_a_label_is_cut_on_a_small_screen(page: Page, known: Knowledge, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    for sheet in label_sheets(known):
        page.goto(address + sheet.address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, sheet.address


def test_a_reader_of_the_screen_hears_one_label(site: Path) -> None:
    for path in site.rglob("etiquette.html"):
        labels = LexborHTMLParser(path.read_text("utf-8")).css(".cut > li")
        assert ["aria-hidden" in label.attributes for label in labels] == [False] + [True] * (COPIES - 1)


def test_every_link_of_a_label_leads_back_to_its_device(site: Path) -> None:
    for path in site.rglob("etiquette.html"):
        for link in LexborHTMLParser(path.read_text("utf-8")).css("a"):
            assert (path.parent / (link.attributes.get("href") or "nowhere") / "index.html").is_file(), path
