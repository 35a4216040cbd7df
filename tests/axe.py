"""Asks axe-core what is wrong with pages, in a real Chromium: all its rules, those that it leaves off included."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import product

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from tests.browser import ARGUMENTS, installed

WIDTHS = (320, 360, 1280)
SCHEMES = ("light", "dark")
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
RUN = """(rules) => axe.run({rules, preload: false, resultTypes: ["violations"]}).then(({violations}) =>
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


def faults(address: str, paths: Iterable[str], *, at_once: int = 2) -> list[Fault]:
    """Return all that is wrong with pages of the site at `address`, at all widths and in all colour schemes.

    `at_once` browsers share the pages: axe-core keeps one processor busy.
    """
    paths = sorted(paths)
    with ThreadPoolExecutor(at_once) as pool:
        shares = [paths[n::at_once] for n in range(at_once)]
        return [fault for share in pool.map(lambda share: [*_faults(address, share)], shares) for fault in share]


def _faults(address: str, paths: Iterable[str]) -> Iterator[Fault]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        page = chromium.new_page()
        script = Axe().axe_script
        rules = {rule: {"enabled": True} for rule in LEFT_OFF}
        for path in paths:
            page.goto(address + path)
            page.evaluate(script)
            for scheme, width in product(SCHEMES, WIDTHS):
                page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
                page.set_viewport_size({"width": width, "height": 800})
                for rule, element, why in page.evaluate(RUN, rules):
                    yield Fault(path, width, scheme, rule, element, why)
        chromium.close()
