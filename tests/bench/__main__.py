"""Prints how soon pages of site/ are there on a slow line, beside stock Material built in the same run.

`python -m tests.bench [site] [--strict]`. Of each kind the heaviest page is opened. « Linked » is the choice that was
made by measuring: each page holds its style, where a linked stylesheet would be one more wait.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from portal.building import gzipped
from portal.knowing import address
from portal.records import PARIS, Record, load
from tests.bench.line import BITS_PER_SECOND, CPU_TIMES_SLOWER, LATENCY_MS, Timing, opened
from tests.bench.serve import served
from tests.bench.stock import build_linked, build_stock
from tests.bench.verdict import Bar, conclude
from tests.browser import ARGUMENTS, installed

RUNS = 3
"""How often each page is opened."""
PAINT_TIMES_SOONER = 2.5
LAST_TIMES_SOONER = 4
REQUESTS = 1
STOCK, LINKED, OURS = "stock Material", "ours, style linked", "ours"


@dataclass(frozen=True)
class Opening:
    """How a page was there: medians of several openings, in seconds and bytes."""

    paint: float
    last: float
    bytes: float
    requests: int
    """The most of all openings, as the server saw them: what the browser asks for by itself too."""

    @classmethod
    def of(cls, timings: list[Timing], requests: list[int]) -> "Opening":
        """Return the middle of several openings."""
        return cls(
            median(t.first_paint for t in timings),
            median(t.last_byte for t in timings),
            median(t.bytes for t in timings),
            max(requests),
        )


def _pages(site: Path) -> dict[str, str]:
    """Return the page of each kind that is opened, the heaviest, by the name of its kind."""
    catalogue = load(Path.cwd(), today=datetime.now(PARIS).date())

    def heaviest(records: Iterable[Record]) -> str:
        return max(map(address, records), key=lambda page: gzipped((site / page / "index.html").read_bytes()))

    return {
        "home": "",
        "city": heaviest(catalogue.cities.values()),
        "place": heaviest(catalogue.sites.values()),
        "lesson": heaviest(catalogue.lessons.values()),
    }


def _measured(browser: Browser, folders: dict[str, Path], pages: Iterable[str]) -> dict[tuple[str, str], Opening]:
    """Open each page of each folder, in turn; return what was measured by page and name of the folder."""
    timings: dict[tuple[str, str], list[Timing]] = {}
    requests: dict[tuple[str, str], list[int]] = {}
    asked: list[str] = []
    with ExitStack() as servers:
        addresses = {name: servers.enter_context(served(folder, asked=asked)) for name, folder in folders.items()}
        for _ in range(RUNS):
            for page in pages:
                for name, at in addresses.items():
                    asked.clear()
                    timings.setdefault((page, name), []).append(opened(browser, at + page))
                    requests.setdefault((page, name), []).append(len(asked))
    return {key: Opening.of(timings[key], requests[key]) for key in timings}


def main() -> int:
    """Measure the built site, stock Material, and our pages with a linked stylesheet; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", default=Path("site"), help="the built site (default: site)")
    parser.add_argument("--strict", action="store_true", help="fail where a promise is not held")
    options = parser.parse_args()
    pages = _pages(options.site)
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        folders = {
            STOCK: build_stock(options.site, Path(work) / "stock"),
            LINKED: build_linked(options.site, Path(work) / "linked"),
            OURS: options.site,
        }
        browser = playwright.chromium.launch(executable_path=installed(whole=True), args=ARGUMENTS)
        found = _measured(browser, folders, pages.values())
        browser.close()

    print(f"{LATENCY_MS} ms, {BITS_PER_SECOND // 1000} kbit/s, processor {CPU_TIMES_SLOWER} times slower, empty cache;")
    print(
        f"medians of {RUNS} openings; of each kind the heaviest page:", ", ".join("/" + page for page in pages.values())
    )
    print(f"\n{'':28} {'first paint':>12} {'last byte':>12} {'requests':>9} {'received':>12}")
    for kind, page in pages.items():
        for name in folders:
            one = found[page, name]
            numbers = f"{one.paint:10.2f} s {one.last:10.2f} s {one.requests:9} {one.bytes / 1000:9.1f} kB"
            print(f"{kind:8} {name:19} {numbers}")
    bars = list(_bars(found, pages))
    print("\nagainst stock Material, the worst first:")
    return conclude(sorted(bars, key=lambda bar: bar.margin), strict=options.strict)


def _bars(found: dict[tuple[str, str], Opening], pages: dict[str, str]) -> Iterator[Bar]:
    for kind, page in pages.items():
        ours, stock = found[page, OURS], found[page, STOCK]
        yield Bar(f"first paint of a {kind}", stock.paint / ours.paint, PAINT_TIMES_SOONER, "times sooner", least=True)
        yield Bar(f"last byte of a {kind}", stock.last / ours.last, LAST_TIMES_SOONER, "times sooner", least=True)
        yield Bar(f"requests of a first visit to a {kind}", ours.requests, REQUESTS, "request")


if __name__ == "__main__":
    sys.exit(main())
