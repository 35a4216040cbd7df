"""Every page can be used by everyone: axe-core finds nothing, and no way of reading breaks a page."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.axe import LOOKS, Fault, faults
from tests.test_in_browser import KINDS

pytestmark = pytest.mark.timeout(1200)
"""All rules on all pages, which the first of these tests waits for, take five minutes on two cores that are busy."""
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }"""
"""What WCAG 1.4.12 lets a reader impose."""
CLIPPED = """() => [...document.querySelectorAll("body *")].filter(element => {
  const style = getComputedStyle(element), box = element.getBoundingClientRect();
  if (!box.width || element.closest(".skip, svg")) return false;
  const hides = (axis) => !["visible", "auto", "scroll"].includes(style[axis]);
  return hides("overflowX") && element.scrollWidth > element.clientWidth + 1
    || hides("overflowY") && element.scrollHeight > element.clientHeight + 1
    || box.left < -1 || box.right > innerWidth + 1;
}).map(element => element.outerHTML.slice(0, 90))"""
"""Elements that hide a part of their text, or stand out of the screen; the skip link waits there for the focus."""
BORDERLESS = """() => [
    ...document.querySelectorAll(
      ".button, .card, .cities a, input:not([type=checkbox]):not([type=radio]), .course label, select, textarea, "
      + ".quiz:not(.sort) details, .sort summary"
    )
  ].filter(element => element.checkVisibility()).filter(element => {
    const style = getComputedStyle(element);
    return style.borderTopStyle === "none" || style.borderTopWidth === "0px";
  })
  .map(element => element.outerHTML.slice(0, 90))"""
"""What one presses and shows no edge; a tick's own is drawn by the browser, and no style says it."""
SMALL = """() => [...document.querySelectorAll(".top a, .foot nav a, .button, .cities a, .links li > a, summary")]
  .filter(element => element.checkVisibility() && !element.matches(".skip"))
  .map(element => [element, element.getBoundingClientRect()])
  .filter(([, box]) => box.height < 43.5 || box.width < 43.5)
  .map(([element, box]) => `${Math.round(box.width)} × ${Math.round(box.height)} ${element.outerHTML.slice(0, 90)}`)"""


@pytest.fixture(scope="module")
def found(address: str, pages: dict[str, str]) -> list[Fault]:
    """All that axe-core finds wrong, on all pages."""
    return faults(address, pages, of_each_kind=KINDS.values())


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page into which a test may put its own styles."""
    context = browser.new_context(bypass_csp=True, locale="fr-FR", reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing_on_any_page(width: int, scheme: str, found: list[Fault]) -> None:
    assert [fault for fault in found if (fault.width, fault.scheme) == (width, scheme)] == []


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_a_zoom_of_400_percent_needs_no_scrolling_sideways(path: str, page: Page, address: str) -> None:
    """A window of 1280 × 1024 at 400 % leaves 320 × 256."""
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(CLIPPED) == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_wider_text_spacing_hides_nothing(path: str, width: int, page: Page, address: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + path)
    page.add_style_tag(content=SPACING)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CLIPPED) == []


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_forced_colours_keep_the_boundary_of_all_that_one_presses(path: str, page: Page, address: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(address + path)
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert page.evaluate(BORDERLESS) == []


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_what_one_touches_is_44_pixels_high_and_wide(path: str, page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address + path)
    assert page.evaluate(SMALL) == []


@pytest.mark.parametrize("path", [path for path in KINDS.values() if path != "lieux/carte/"])
def test_a_page_says_the_same_without_scripts(path: str, browser: Browser, address: str) -> None:
    """Buttons that sort places and open a map wait for scripts, and the hour does: a page alone cannot know it."""
    said = []
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        page.goto(address + path)
        page.locator(".pres, .carte, .left, .left, [data-script], [data-words], #resultats, noscript").evaluate_all(
            "found => found.forEach(element => element.remove())"
        )
        said.append(page.locator("body").inner_text())
        context.close()
    assert said[0] == said[1]
    assert len(said[0]) > 500


def test_no_page_asks_for_scripts(pages: dict[str, str]) -> None:
    asks = re.compile(r"active[rz]\b.{0,20}javascript|javascript.{0,20}(requis|nécessaire|désactivé)", re.IGNORECASE)
    assert not [page for page, html in pages.items() if asks.search(html)]


def test_every_table_has_a_caption_and_headers_with_a_scope(pages: dict[str, str]) -> None:
    """In Markdown, the paragraph before a table is its caption when it begins with « Tableau : »."""
    tables = {(page, table) for page, html in pages.items() for table in re.findall(r"<table.*?</table>", html, re.S)}
    assert len(tables) > 10
    assert not [
        (page, table[:200])
        for page, table in tables
        if "<caption>" not in table or re.search(r"<th\b(?![^>]*scope=)", table)
    ]


def test_the_mention_required_by_law_is_on_every_page(pages: dict[str, str]) -> None:
    mention = re.compile(r'<a href="[^"]*">Accessibilité\s: non conforme</a>')
    assert not [page for page, html in pages.items() if not mention.search(html)]
