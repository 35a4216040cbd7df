"""What a screen reader is given: the accessibility tree of a page of each kind, compared with a golden in `trees/`.

After a change that is meant, write the goldens anew, and read what changed:

    WRITE_TREES=1 .venv/bin/pytest tests/test_tree.py
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.test_in_browser import KINDS

TREES = Path(__file__).parent / "trees"
STRUCTURE = (
    r"banner|navigation|main|complementary|region|contentinfo|search|form|table|status|button|heading(?=.*level=[12])"
)
"""The roles that make the frame of a page; its text and its links are the records' own."""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page as a reader of French has it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="fr-FR")
    yield context.new_page()
    context.close()


def frame(tree: str) -> str:
    """Return the lines of a tree that say how the page is made, without the weights that change at each build."""
    found = (re.fullmatch(rf"(\s*- )'?((?:{STRUCTURE})\b.*?)'?:?", line) for line in tree.splitlines())
    return "".join(f"{line[1]}{re.sub(r'[0-9]+.Ko', '… Ko', line[2])}\n" for line in found if line)


def compare(name: str, tree: str) -> None:
    """Compare a tree with its golden, or write that golden when asked to."""
    golden = TREES / f"{name.replace(' ', '-')}.txt"
    if os.environ.get("WRITE_TREES"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(tree, "utf-8")
    assert tree == golden.read_text("utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_the_frame_of_a_page_is_the_expected_one(kind: str, page: Page, address: str) -> None:
    page.goto(address + KINDS[kind])
    compare(kind, frame(page.locator("body").aria_snapshot()))


def test_header_and_footer_are_the_expected_ones(page: Page, address: str) -> None:
    page.goto(address)
    parts = [page.locator(part).first.aria_snapshot() for part in (".skip", "header", "footer nav")]
    compare("header and footer", "\n".join(parts) + "\n")


@pytest.mark.parametrize("kind", KINDS)
def test_landmarks_are_named_once_each(kind: str) -> None:
    lines = (TREES / f"{kind.replace(' ', '-')}.txt").read_text("utf-8").splitlines()
    marks = [line.strip() for line in lines if "heading" not in line and not re.search("table|status|button", line)]
    assert len(marks) == len(set(marks))
    assert {"- banner", "- main", "- contentinfo"} <= set(marks)


def test_every_golden_has_its_kind() -> None:
    names = {kind.replace(" ", "-") for kind in [*KINDS, "header and footer"]}
    assert {golden.stem for golden in TREES.glob("*.txt")} == names


def test_every_page_says_its_language(pages: dict[str, str]) -> None:
    assert not [page for page, html in pages.items() if not re.search(r'<html lang="fr"[ >]', html)]
