"""Asks axe-core what is wrong with pages, in a real Chromium: all its rules, those that it leaves off included."""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from tests.browser import ARGUMENTS, installed

LOOKS = ((360, "light"), (360, "dark"), (320, "light"), (1280, "light"))
"""The widths and colour schemes at which pages are asked: what is no colour is the same in the dark."""
LEFT_OFF = (
    "color-contrast-enhanced",
    "css-orientation-lock",
    "focus-order-semantics",
    "hidden-content",
    "identical-links-same-purpose",
    "label-content-name-mismatch",
    "table-fake-caption",
    "target-size",
    "td-has-header",
)
"""Rules that axe-core runs only when asked: those of AAA (contrast of 7:1), and the experimental ones."""
CONTRAST = ("color-contrast", "color-contrast-enhanced")
"""Rules that ask only what colours are: nine tenths of axe-core's time, and the same at every width of one style."""
MOST_OF_A_FOLDER = 3
"""How many pages of equal depth in one part of the site are asked contrast: those with most in them."""
RUN = """(asked) => axe.run({...asked, preload: false, resultTypes: ["violations"]}).then(({violations}) =>
  violations.flatMap(({id, nodes}) => nodes.map(node => [id, node.target.join(" "), node.failureSummary])))"""


@dataclass(frozen=True)
class Fault:
    """What a rule says of one element of a page, at one width and in one colour scheme."""

    page: str
    width: int
    scheme: str
    rule: str
    element: str
    why: str


def faults(address: str, pages: Mapping[str, str], *, of_each_kind: Iterable[str], at_once: int = 2) -> list[Fault]:
    """Return all that is wrong with pages of the site at `address`, whose HTML is given by their path.

    Pages `of_each_kind` are asked all rules at all widths, and contrast in both colour schemes at one width. The others
    have the style of their kind: all are asked all rules but contrast, at one width, and the longest of each folder
    contrast too.
    `at_once` browsers share the pages: axe-core keeps one processor busy.
    """
    paths, kinds, long = sorted(pages), {*of_each_kind}, longest(pages, most=MOST_OF_A_FOLDER)
    with ThreadPoolExecutor(at_once) as pool:
        shares = [paths[n::at_once] for n in range(at_once)]
        found = pool.map(lambda share: [*_faults(address, share, kinds, long)], shares)
        return [fault for share in found for fault in share]


def longest(pages: Mapping[str, str], *, most: int) -> set[str]:
    """Return the paths of the longest pages: at most so many of those that lie as deep in one part of the site."""
    folders: dict[tuple[str, int], list[str]] = {}
    for path in pages:
        folders.setdefault((path.partition("/")[0], path.count("/")), []).append(path)
    return {
        path for found in folders.values() for path in sorted(found, key=lambda one: (-len(pages[one]), one))[:most]
    }


def _faults(address: str, paths: Iterable[str], kinds: set[str], long: set[str]) -> Iterator[Fault]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        page = chromium.new_page()
        script = Axe().axe_script
        for path in paths:
            page.goto(address + path)
            page.evaluate(script)
            for width, scheme in LOOKS:
                rules = _rules(width, scheme, thorough=path in kinds, contrast=path in kinds | long)
                if rules is None:
                    continue
                page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
                page.set_viewport_size({"width": width, "height": 800})
                for rule, element, why in page.evaluate(RUN, rules):
                    yield Fault(path, width, scheme, rule, element, why)
        chromium.close()


def _rules(width: int, scheme: str, *, thorough: bool, contrast: bool) -> dict[str, Any] | None:
    """Return what to ask of a page, as options of axe-core; nothing where all has been asked."""
    once = width == LOOKS[0][0]
    if scheme == "dark":
        return {"runOnly": CONTRAST} if contrast else None
    asked = {rule: {"enabled": True} for rule in LEFT_OFF}
    if not (once and contrast):
        asked |= {rule: {"enabled": False} for rule in CONTRAST}
    return {"rules": asked} if once or thorough else None
