"""The pages in browsers of 2018 to 2020, and in today's: whole, well laid out, with maps that have colours."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests import engines
from tests.engines import today
from tests.test_in_browser import KINDS

TODAY = "today"
WIDTHS = (240, 360)
OPEN = "document.getElementById('ouvrir-carte').click()"
OPENED = f"({engines.OPENED}).shapes.length || ({engines.OPENED}).said === ({engines.OPENED}).failed"
"""How the interactive map is asked for, and how it is known that it has answered."""
LARGE = "document.documentElement.style.fontSize = '225%'"
"""Twice the size that the page gives its text."""
BARE = """(function () {
  document.documentElement.style.fontSize = "";
  document.querySelectorAll("pre").forEach(function (code) { code.style.whiteSpace = "pre-wrap"; });
  document.styleSheets[0].disabled = true;
})()"""
"""Takes the style away; without it, code to copy is as wide as its lines, which is as it should be."""

Seen = dict[str, Any]


def _looks(kind: str) -> dict[str, engines.Page]:
    plain = {f"at {width} px": {"width": width, "script": engines.LAYOUT} for width in WIDTHS}
    ends = {
        "large text": {"width": 360, "first": LARGE, "script": engines.LAYOUT},
        "no style": {"width": 360, "first": BARE, "script": engines.LAYOUT},
    }
    if kind != "map":
        return plain | ends
    opened = {"open": {"width": 360, "first": OPEN, "until": OPENED, "script": engines.OPENED}}
    return plain | opened | {"around": {"width": 240, "script": engines.LAYOUT}} | ends


def _visit(pages: list[engines.Page], engine: str, browser: Callable[[], Browser]) -> list[Seen]:
    return today.visit(browser(), pages) if engine == TODAY else engines.visit(engine, pages)


@pytest.fixture(scope="session", params=[*engines.ENGINES, TODAY])
def seen(request: pytest.FixtureRequest, address: str) -> dict[str, Seen]:
    """What one engine sees of a page of each kind: opened once, asked all that the tests want to know."""
    if request.param != TODAY and not engines.published_for_this_machine():
        pytest.skip("these engines were never published for this processor")
    looks = {kind: _looks(kind) for kind in KINDS}
    pages = [{"address": address + path, "looks": [*looks[kind].values()]} for kind, path in KINDS.items()]
    found = _visit(pages, request.param, lambda: request.getfixturevalue("browser"))
    return {
        kind: {**one, "looks": dict(zip(looks[kind], one["looks"], strict=True))}
        for kind, one in zip(KINDS, found, strict=True)
    }


every_kind = pytest.mark.parametrize("kind", KINDS)
at_every_width = pytest.mark.parametrize("look", [*(f"at {width} px" for width in WIDTHS), "large text"])


@every_kind
def test_a_page_loads_and_no_script_of_it_fails(kind: str, seen: dict[str, Seen]) -> None:
    assert seen[kind]["loaded"]
    assert seen[kind]["complaints"] == []


@every_kind
@at_every_width
def test_a_page_never_scrolls_sideways(kind: str, look: str, seen: dict[str, Seen]) -> None:
    layout = seen[kind]["looks"][look]
    assert layout["texts"] > 10
    assert layout["wider"] <= 0


@every_kind
@at_every_width
def test_no_text_or_control_leaves_the_screen_or_touches_its_edge(kind: str, look: str, seen: dict[str, Seen]) -> None:
    assert seen[kind]["looks"][look]["outside"] == []


@every_kind
@at_every_width
def test_nothing_lies_over_anything_else(kind: str, look: str, seen: dict[str, Seen]) -> None:
    layout = seen[kind]["looks"][look]
    assert layout["overlaps"] == []
    assert not layout["skip"], "the skip link is seen before it has focus"


@every_kind
@at_every_width
def test_links_and_buttons_stand_apart(kind: str, look: str, seen: dict[str, Seen]) -> None:
    assert seen[kind]["looks"][look]["together"] == []


@every_kind
@pytest.mark.parametrize("look", [f"at {width} px" for width in WIDTHS])
def test_no_word_is_cut_in_two(kind: str, look: str, seen: dict[str, Seen]) -> None:
    assert seen[kind]["looks"][look]["broken"] == []


@every_kind
@pytest.mark.parametrize("look", ["at 360 px", "no style"])
def test_a_drawn_map_tells_land_marks_and_names_apart_even_without_style(
    kind: str, look: str, seen: dict[str, Seen]
) -> None:
    assert seen[kind]["looks"][look]["black"] == []


def test_maps_are_looked_at(seen: dict[str, Seen]) -> None:
    assert all(seen[kind]["looks"]["no style"]["maps"] for kind in ("places", "city", "donate"))


@every_kind
def test_without_style_a_page_is_read_in_one_column(kind: str, seen: dict[str, Seen]) -> None:
    layout = seen[kind]["looks"]["no style"]
    assert layout["overlaps"] == []
    assert layout["wider"] <= 0


def test_the_map_is_said_to_be_open_only_when_it_is_there(seen: dict[str, Seen]) -> None:
    opened = seen["map"]["looks"]["open"]
    assert opened["said"] in (opened["open"], opened["failed"])
    if opened["said"] == opened["open"]:
        assert opened["height"] > 150
        assert opened["shapes"]
        assert all(min(wide, high) > 10 and "0)" not in colour for wide, high, colour in opened["shapes"])


def test_around_the_open_map_all_is_in_its_place(seen: dict[str, Seen]) -> None:
    around = seen["map"]["looks"]["around"]
    assert around["wider"] <= 0
    assert around["outside"] == around["overlaps"] == around["together"] == []
