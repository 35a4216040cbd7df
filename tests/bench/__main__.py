"""Prints how soon the pages of site/ are there on a slow line, beside stock Material built in the same run.

Medians of several openings of each page of a journey. The last column is the choice that was made by measuring:
each page holds its style, where a linked stylesheet would be one more wait.
"""

import sys
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from portal.building.weigh import JOURNEY_PAGES
from tests.bench.line import BITS_PER_SECOND, CPU_TIMES_SLOWER, LATENCY_MS, Timing, opened
from tests.bench.serve import served
from tests.bench.stock import build_linked, build_stock
from tests.browser import ARGUMENTS, installed

RUNS = 3
"""How often each page is opened."""


def _opened(browser: Browser, folder: Path) -> list[Timing]:
    with served(folder) as address:
        return [opened(browser, address + page) for page in JOURNEY_PAGES for _ in range(RUNS)]


def _line(name: str, timings: list[Timing]) -> tuple[float, float]:
    paint, last = median(t.first_paint for t in timings), median(t.last_byte for t in timings)
    weight, requests = median(t.bytes for t in timings), median(t.requests for t in timings)
    print(f"{name:28} {paint:10.2f} s {last:10.2f} s {requests:9.0f} {weight / 1000:9.1f} kB")
    return paint, last


def main(site: Path) -> None:
    """Measure the built site, stock Material, and our pages with a linked stylesheet."""
    print(f"{LATENCY_MS} ms, {BITS_PER_SECOND // 1000} kbit/s, processor {CPU_TIMES_SLOWER} times slower, empty cache;")
    print(f"medians of {RUNS} openings of {len(JOURNEY_PAGES)} pages\n")
    print(f"{'':28} {'first paint':>12} {'last byte':>12} {'requests':>9} {'received':>12}")
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        stock = _line("stock Material", _opened(browser, build_stock(site, Path(work) / "stock")))
        _line("ours, stylesheet linked", _opened(browser, build_linked(site, Path(work) / "linked")))
        ours = _line("ours, style in the page", _opened(browser, site))
        browser.close()
    print(f"\nfirst contentful paint: {stock[0] / ours[0]:.1f} times sooner")
    print(f"last byte: {stock[1] / ours[1]:.1f} times sooner")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))
