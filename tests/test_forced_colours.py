"""With the few colours that a visitor has forced on all pages, what is a link, a button or a mark is still seen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

DRAWN = """(selector) => Array.from(document.querySelectorAll(selector), (one) => {
  const style = getComputedStyle(one);
  return ["Top", "Right", "Bottom", "Left"].filter((side) => parseFloat(style[`border${side}Width`]) > 0).length;
})"""
"""How many sides of each element have a border: forced colours draw even those that are transparent."""


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page of a small phone whose owner has forced its colours."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, forced_colors="active", color_scheme=request.param
    )
    yield context.new_page()
    context.close()


def test_of_a_menu_only_the_link_of_this_page_is_underlined(page: Page, address: str) -> None:
    page.goto(f"{address}apprendre/")
    assert set(page.evaluate(DRAWN, "nav a:not([aria-current])")) == {0}
    assert page.evaluate(DRAWN, "nav [aria-current]") == [1]


def test_buttons_and_cards_have_their_border(page: Page, address: str) -> None:
    page.goto(f"{address}lieux/")
    assert set(page.evaluate(DRAWN, ".button, .card")) == {4}


def test_a_drawn_map_tells_land_marks_and_numbers_apart(page: Page, address: str) -> None:
    page.goto(f"{address}donner/lyon/")
    fill = "one => getComputedStyle(one).fill"
    parts = (".paper", "a .losange", "a text")
    ground, mark, number = (page.locator(f".plan {part}").first.evaluate(fill) for part in parts)
    assert ground not in (mark, "none")
    assert number != mark
