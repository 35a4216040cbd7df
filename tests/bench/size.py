"""Prints what building many pages costs: processor time a page, beside stock Material's; seconds; memory.

`python -m tests.bench.size [--places 1000 4000 10000] [--strict]`. The processor time of a page is that of the whole
build, every process of it, less that of the same build without the pages in question, shared by those pages: the
places and their cities for us, pages with the text of a place for stock Material. Figures that are compared come from
the same rounds, taken in turn; of each the least is kept.
"""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests import synthetic
from tests.bench import preview
from tests.bench.process import Cost, cost_of, least
from tests.bench.stock import BUILD, markdown_of, write_stock
from tests.bench.verdict import Bar, conclude

PLACES = (1000, 4000, 10_000)
"""How many places: to see whether a page costs more among many, to compare with stock Material, and at most."""
ROUNDS = 2
CORES = 2
AGAINST_STOCK = 1.0
AIM = 0.8
AMONG_MANY = 1.1
SECONDS = 90
MEGABYTES = 1000
PREVIEWED = (0, 200)
"""How many places are shown by the preview beside the real ones."""
PREVIEW_SECONDS = 1
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of one's own is made in it
"""Where sites are built, if it is there and has room: a disk may take 0.06 ms or 1.7 to make a folder, on one day."""
ROOM = 2_500_000_000
"""What all of them take, in bytes."""
PORTAL = Path(sys.executable).with_name("portal")
PLACE = "lieux/ville-000/lieu-00000/index.html"
"""An invented place."""


def _ours(root: Path, work: Path, places: int) -> Path:
    """Copy the portal into a new folder of `work`, with as many invented places besides its own records."""
    copy = work / f"ours-{places}"
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".*", "site", "tests", "__pycache__", "node_modules"))
    synthetic.write(copy, places)
    return copy


def _stock(work: Path, text: str, pages: int) -> Path:
    """Write a stock Material site of one page in its navigation and so many out of it."""
    folder = work / f"stock-{pages}"
    texts = {f"lieux/lieu-{n:05}.md": text for n in range(pages)}
    write_stock(folder, {"index.md": "# Accueil\n"} | texts, nav=["index.md"])
    return folder


def _build(folder: Path) -> Cost:
    ours = (folder / "hooks").is_dir()
    return cost_of([PORTAL, "--root", folder, "build"] if ours else BUILD, folder)


def _pages(folder: Path) -> int:
    return sum(1 for _ in (folder / "site").rglob("index.html"))


def _of_a_page(costs: dict[Path, Cost], many: Path, none: Path) -> float:
    """Print and return the processor time of a page, in milliseconds."""
    pages = _pages(many) - _pages(none)
    one = 1000 * (costs[many].processor - costs[none].processor) / pages
    print(
        f"{many.name:12} {pages:7} pages {costs[many].processor:9.2f} s {costs[many].wall:9.2f} s {one:9.2f} ms a page"
    )
    return one


def _compared(root: Path, work: Path, few: int, many: int) -> list[Bar]:
    """Build in turn our portal and stock Material, with pages and without; print processor times a page."""
    ours = [_ours(root, work, places) for places in (0, few, many)]
    rounds = {folder: [_build(folder)] for folder in ours}
    text = markdown_of((ours[1] / "site" / PLACE).read_text("utf-8"))
    stock = [_stock(work, text, pages) for pages in (0, many)]
    rounds |= {folder: [_build(folder)] for folder in stock}
    for _ in range(ROUNDS - 1):
        for folder, costs in rounds.items():
            costs.append(_build(folder))
    kept = {folder: least(costs) for folder, costs in rounds.items()}
    where = "in memory" if work.is_relative_to(MEMORY) else "on a disk"
    print(f"text of a place: {len(text)} signs of Markdown; least of {ROUNDS} builds, on {CORES} cores, {where}\n")
    print(f"{'':12} {'':>13} {'processor':>11} {'wall clock':>11}")
    for folder in (ours[0], stock[0]):
        print(f"{folder.name:12} {_pages(folder):7} pages {kept[folder].processor:9.2f} s {kept[folder].wall:9.2f} s")
    at_few, at_many = (_of_a_page(kept, folder, ours[0]) for folder in ours[1:])
    theirs = _of_a_page(kept, stock[1], stock[0])
    return [
        Bar(f"a page at {many} places, of stock Material's (aim {AIM})", at_many / theirs, AGAINST_STOCK, "times"),
        Bar(f"a page at {many} places, of a page at {few}", at_many / at_few, AMONG_MANY, "times"),
    ]


def _at_most(root: Path, work: Path, places: int) -> list[Bar]:
    folder = _ours(root, work, places)
    cost = _build(folder)
    megabytes = cost.memory / 1_000_000
    print(f"{folder.name:12} {_pages(folder):7} pages {cost.processor:9.2f} s {cost.wall:9.2f} s {megabytes:9.0f} MB")
    return [
        Bar(f"{places} places built on {CORES} cores", cost.wall, SECONDS, "s"),
        Bar(f"{places} places built, memory of all processes together", megabytes, MEGABYTES, "MB"),
    ]


def main(root: Path) -> int:
    """Measure all, print, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.size", description=__doc__)
    parser.add_argument("--places", type=int, nargs=3, default=PLACES, help="how many (default: %(default)s)")
    parser.add_argument("--strict", action="store_true", help="fail where a promise is not held")
    options = parser.parse_args()
    few, many, most = options.places
    if sys.platform == "linux":
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    in_memory = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM
    with tempfile.TemporaryDirectory(dir=MEMORY if in_memory else None) as work:
        bars = _compared(root, Path(work), few, many)
        bars += _at_most(root, Path(work), most)
        for places in PREVIEWED:
            shown = preview.seconds_to_show(_ours(root, Path(work) / "preview", places))
            said = f"{places} more places: a changed record is shown by make serve"
            print(f"{said} after {median(shown):.2f} s, {max(shown):.2f} s at worst")
            bars.append(Bar(said, median(shown), PREVIEW_SECONDS, "s"))
    return conclude(bars, strict=options.strict)


if __name__ == "__main__":
    sys.exit(main(Path.cwd()))
