"""The card of a lesson: one A6, with what to remember, one number, and a code that leads to the lesson."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

from portal.knowing import Knowledge
from portal.pages import cards
from tests.paper import A6, on_paper


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page to be printed."""
    page = browser.new_page()
    yield page
    page.close()


def test_each_lesson_has_its_card_and_leads_to_it(known: Knowledge, site: Path, pages: dict[str, str]) -> None:
    found = {memo.address for memo in cards(known)}
    assert {path.relative_to(site).as_posix() for path in site.rglob("memo.html")} == found
    for lesson in known.catalogue.lessons:
        assert f"apprendre/{lesson}/memo.html" in found
        assert 'href="memo.html"' in pages[f"apprendre/{lesson}/"]


def test_a_card_is_one_a6_that_says_all_and_whose_code_leads_to_its_lesson(
    page: Page, known: Knowledge, address: str
) -> None:
    """A decoder that knows nothing of ours reads the code."""
    for memo in cards(known):
        page.goto(address + memo.address)
        found = on_paper(page)
        assert [(one.size, one.codes) for one in found] == [(A6, [memo.web])], memo.address
        text = found[0].text
        for line in [memo.lesson.titre, *memo.lesson.a_retenir, known.catalogue.portal.telephone]:
            assert " ".join(line.split()) in text.replace("\N{NO-BREAK SPACE}", " "), (memo.address, line)
        assert text.count(known.catalogue.portal.telephone) == 1
        assert "Imprimez" not in text


def test_nothing_of_a_card_is_cut_on_a_small_screen(page: Page, known: Knowledge, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    for memo in cards(known):
        page.goto(address + memo.address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, memo.address


def test_every_link_of_a_card_leads_back_to_its_lesson(site: Path) -> None:
    for path in site.rglob("memo.html"):
        for link in LexborHTMLParser(path.read_text("utf-8")).css("a"):
            assert (path.parent / (link.attributes.get("href") or "nowhere") / "index.html").is_file(), path
