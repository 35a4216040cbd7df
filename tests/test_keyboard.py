"""With a keyboard alone: all is reached in the order of the document, seen when reached, and left again."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.test_in_browser import KINDS

REACHABLE = """() => [...document.querySelectorAll("a[href], button, summary, input, select, textarea, [tabindex]")]
  .filter(element => element.checkVisibility() && !element.disabled && element.tabIndex >= 0)
  .filter(element => element.type !== "radio" || element === document.querySelector(`[name=${element.name}]`)).length"""
"""How many stops there are: radio buttons of one name are one."""
REACHED = """() => {
  const look = (one) => getComputedStyle(one);
  const ringed = (one) => look(one).outlineStyle !== "none" && parseFloat(look(one).outlineWidth) >= 2;
  const thick = (shape) => parseFloat(look(shape).strokeWidth) >= 3;
  const element = document.activeElement, box = element.getBoundingClientRect();
  if (element === document.body || element === document.documentElement) return null;
  const [first] = element.getClientRects();
  const above = document.elementFromPoint(first.left + first.width / 2, first.top + first.height / 2);
  return {
    name: element.outerHTML.slice(0, 100),
    order: [...document.querySelectorAll("*")].indexOf(element),
    outlined: ringed(element) || [...element.querySelectorAll("svg a > :is(circle, path, rect)")].some(thick),
    onScreen: box.left >= -1 && box.right <= innerWidth + 1 && box.top >= -1 && box.bottom <= innerHeight + 1,
    covered: !(element.closest("svg") ?? element).contains(above),
  };
}"""
ENOUGH = 400
"""More stops than any page has: a page that still goes on has a trap."""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a small phone with a keyboard."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def stops(page: Page) -> Iterator[dict[str, Any]]:
    """Press Tab from the top of a page until the focus leaves it, and yield what each press reached."""
    for _ in range(ENOUGH):
        page.keyboard.press("Tab")
        reached = page.evaluate(REACHED)
        if reached is None:
            return
        yield reached
    pytest.fail("the focus never leaves the page")


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_tab_goes_through_all_of_a_page_in_order_and_in_sight(path: str, page: Page, address: str) -> None:
    page.goto(address + path)
    reached = list(stops(page))
    assert len(reached) == page.evaluate(REACHABLE)
    assert "Aller au contenu" in reached[0]["name"]
    orders = [stop["order"] for stop in reached]
    assert orders == sorted(orders)
    assert [stop["name"] for stop in reached if not stop["outlined"]] == []
    assert [stop["name"] for stop in reached if not stop["onScreen"]] == []
    assert [stop["name"] for stop in reached if stop["covered"]] == []


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_the_skip_link_leads_past_the_header(path: str, page: Page, address: str) -> None:
    page.goto(address + path)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#contenu")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_no_single_key_is_a_shortcut(path: str, page: Page, address: str) -> None:
    page.goto(address + path)
    before = (page.url, page.content())
    for key in "pnfs./,?":
        page.keyboard.press(key)
    assert (page.url, page.content()) == before
    assert page.evaluate(REACHED) is None


def test_an_answer_opens_with_the_keyboard_and_says_so(page: Page, address: str) -> None:
    page.goto(f"{address}apprendre/reconnaitre-une-arnaque/quiz/")
    answer = page.locator(".quiz details").first
    answer.locator("summary").focus()
    page.keyboard.press("Enter")
    assert answer.get_attribute("open") is not None
    page.keyboard.press("Space")
    assert answer.get_attribute("open") is None
