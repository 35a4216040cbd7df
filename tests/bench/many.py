"""Prints what the maps cost with twenty thousand invented places: bytes, time to the first marks, and long tasks.

`python -m tests.bench.many [site]`: the pages are those of the built site, the places invented, in a copy that goes.
"""

import shutil
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from portal.building import gzipped
from portal.exports import exported
from portal.knowing import Knowledge
from portal.map import drawn, interactive
from portal.records import PARIS, load
from tests import synthetic
from tests.bench.serve import served
from tests.browser import ARGUMENTS, installed

NUMBER = 20_000
BUDGET = 300_000
"""Most bytes of opening the map, compressed."""
CPU_TIMES_SLOWER = 4
"""How much slower than this machine the browser is made: about a cheap phone."""
WATCH = """new PerformanceObserver(list => (window.long ??= []).push(...list.getEntries().map(one => one.duration)))
  .observe({type: "longtask", buffered: true})"""


def _fill(site: Path, copy: Path) -> int:
    """Copy a built site with invented places on its map; return the bytes of opening it, compressed."""
    today = datetime.now(PARIS).date()
    many = Knowledge(synthetic.catalogue(load(Path.cwd(), today=today), NUMBER), today)
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("source"))
    for name, content in (interactive.files(many) | exported(many)).items():
        file = copy / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    begun = time.perf_counter()
    marks = len(drawn.country(many, "sites").marks)
    print(f"drawn map of the country: {marks} marks, in {time.perf_counter() - begun:.2f} s")
    files = [path for path in (copy / "assets").rglob("*") if path.is_file()]
    sizes = {path.relative_to(copy).as_posix(): gzipped(path.read_bytes()) for path in files}
    return interactive.opening(sizes, deferred=True) + gzipped((copy / "lieux/carte/index.html").read_bytes())


def _long_tasks(page: Page, what: str) -> None:
    """Print the tasks over 50 ms since the last time."""
    page.wait_for_timeout(1500)
    tasks = [float(task) for task in page.evaluate("(window.long || []).splice(0)")]
    longest = max(tasks, default=0)
    print(f"{what}: {len(tasks)} long tasks, the longest {longest:.0f} ms, {sum(tasks):.0f} ms in all")


def main(site: Path) -> None:
    """Open the map with invented places, and move on it as a visitor would."""
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        opened = _fill(site, Path(work) / "site")
        print(f"page and map of {NUMBER} places: {opened} bytes of {BUDGET}, before any département is looked at")
        browser = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": CPU_TIMES_SLOWER})
        page.add_init_script(WATCH)
        read: list[int] = []
        page.on("response", lambda answer: read.append(len(answer.body())) if "/donnees/" in answer.url else None)
        with served(Path(work) / "site") as address:
            page.goto(f"{address}lieux/carte/")
            begun = time.perf_counter()
            page.locator("#ouvrir-carte").click()
            page.locator(".pin").first.wait_for()
            print(f"first marks {time.perf_counter() - begun:.2f} s after the button, {CPU_TIMES_SLOWER} times slower")
            _long_tasks(page, "opening")
            page.locator(".pin").first.press("Enter")
            _long_tasks(page, "looking at a département")
            for _ in range(3):
                page.locator(".pan button").nth(2).click()
            _long_tasks(page, "moving three times")
            page.locator(".leaflet-control-zoom-in").click()
            _long_tasks(page, "zooming")
            print(f"{len(read)} files of places read, {sum(read)} bytes before compression")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))
