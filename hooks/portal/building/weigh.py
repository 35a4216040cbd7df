"""What each built page costs its visitor, against the budgets that we hold to."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from statistics import median

from portal.building.complete import is_page
from portal.building.compressed import COPIES
from portal.building.documents import LARGEST
from portal.building.ecoindex import ecoindex
from portal.building.kept import WORKER
from portal.building.weight import gzipped
from portal.map import OUTLINE, opening
from portal.pages import SEARCH_FILE, SEARCH_PARTS, SEARCH_SCRIPT
from portal.saying import leads_on

FIRST_VISIT = 14_000
"""Most bytes of a first visit, HTML and every blocking resource, compressed: one round trip of TCP's first window."""
REQUESTS = 3
"""Most requests of a first visit that block or decorate the page."""
JOURNEY = 40_000
"""Most bytes of the five pages of JOURNEY_PAGES, compressed, with a normal cache."""
ECOINDEX = 85
ECOINDEX_MEDIAN = 90
MAP = 60_000
"""Most bytes of opening the interactive map, its tiles aside, compressed."""
DRAWN = 3_000
"""Most bytes of a map drawn in a page, compressed."""
CONTOUR = 6_000
"""Most bytes of the outline that lies below the interactive map, compressed."""
SCRIPT = 1_500
"""Most bytes of a script that stands in a page, compressed: the one that says whether a place is open now."""
SEARCH = 25_000
"""Most bytes of a first search, its script and what that reads, compressed."""
SEARCH_OF_MANY = 60_000
"""The same where places are so many that a search reads some parts of them."""
WORKER_LIMIT = 2_000
"""Most bytes of the service worker, compressed."""
JOURNEY_PAGES = ("", "lieux/", "lieux/grenoble/", "lieux/grenoble/grenoble/", "offres/")
DRAWING = re.compile(r"<svg.*?</svg>", re.DOTALL)
INSIDE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


@dataclass
class _Parts(HTMLParser):
    """What a page is made of: how many elements, and what a browser fetches with it."""

    elements: int = 0
    fetched: list[str] = field(default_factory=list)
    blocking: list[str] = field(default_factory=list)
    _inside_svg: int = 0

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements += not self._inside_svg
        self._inside_svg += tag == "svg"
        values = {name: value or "" for name, value in attrs}
        if (
            tag == "link"
            and values.get("rel") in ("stylesheet", "icon", "manifest")
            and not values["href"].startswith("data:")
        ):
            self.fetched.append(values["href"])
            if values["rel"] == "stylesheet":
                self.blocking.append(values["href"])
        if tag in ("script", "img") and "src" in values:
            self.fetched.append(values["src"])
            if tag == "script" and not {"defer", "async"} & values.keys():
                self.blocking.append(values["src"])

    def handle_endtag(self, tag: str) -> None:
        self._inside_svg -= tag == "svg"


@dataclass(frozen=True)
class Weight:
    """The cost of one page; sizes are in bytes, compressed."""

    page: str
    html: int
    elements: int
    resources: dict[str, int]
    """Everything fetched with the page, by its address from the root."""
    blocking: frozenset[str]
    drawn: int
    """The largest drawing that the page holds."""
    script: int
    """The largest script that stands in it."""

    @property
    def first_visit(self) -> int:
        """The HTML and what must come before it is shown."""
        return self.html + sum(size for name, size in self.resources.items() if name in self.blocking)

    @property
    def requests(self) -> int:
        """The page itself and all that is fetched with it."""
        return 1 + len(self.resources)

    @cached_property
    def mark(self) -> float:
        """The EcoIndex."""
        kilobytes = (self.html + sum(self.resources.values())) / 1000
        return ecoindex(elements=self.elements, requests=self.requests, kilobytes=kilobytes)


def weights(site: Path) -> list[Weight]:
    """Return the cost of every page of a built site, the heaviest first visit first.

    Those that only lead on to another are left aside: four hundred bytes each, which would flatter the medians.
    """
    site = site.resolve()
    sizes: dict[Path, int] = {}
    found = []
    for path in sorted(path for path in site.rglob("*.html") if is_page(path.name)):
        html = path.read_text("utf-8")
        if leads_on(html):
            continue
        parts = _Parts()
        parts.feed(html)
        files = {name: _file(site, path, name) for name in parts.fetched}
        for file in files.values():
            sizes.setdefault(file, gzipped(file.read_bytes()))
        found.append(
            Weight(
                page=path.relative_to(site).as_posix().removesuffix("index.html"),
                html=gzipped(path.read_bytes()),
                elements=parts.elements,
                resources={file.relative_to(site).as_posix(): sizes[file] for file in files.values()},
                blocking=frozenset(files[name].relative_to(site).as_posix() for name in parts.blocking),
                drawn=_largest(DRAWING, html),
                script=_largest(INSIDE, html),
            )
        )
    return sorted(found, key=lambda weight: -weight.first_visit)


def _largest(part: re.Pattern[str], html: str) -> int:
    return max((gzipped(found.encode()) for found in part.findall(html)), default=0)


def _file(site: Path, page: Path, name: str) -> Path:
    """Return the file that a page fetches by a relative name, or by one from the root (the page of errors)."""
    return site / name.lstrip("/") if name.startswith("/") else (page.parent / name).resolve()


def journey(found: Iterable[Weight], pages: Iterable[str] = JOURNEY_PAGES) -> int:
    """Return the bytes of visiting pages one after the other, each resource fetched once; a page may be missing."""
    by_page = {weight.page: weight for weight in found}
    visited = [by_page[page] for page in pages if page in by_page]
    resources = {name: size for weight in visited for name, size in weight.resources.items()}
    return sum(weight.html for weight in visited) + sum(resources.values())


def _size(file: Path) -> int:
    return gzipped(file.read_bytes()) if file.exists() else 0


def map_weight(site: Path) -> int:
    """Return the bytes of opening the interactive map, tiles aside, and parts that are read later."""
    deferred = any(site.glob("donnees/*/*.geojson"))
    files = [path for folder in ("assets", "donnees") for path in (site / folder).rglob("*") if path.is_file()]
    sizes = {path.relative_to(site).as_posix(): _size(path) for path in files if path.suffix not in COPIES}
    return opening(sizes, deferred=deferred)


def search_weight(site: Path) -> int:
    """Return the bytes of a first search: its script, what it always reads, and the largest parts that it may read."""
    parts = (_size(path) for path in (site / SEARCH_FILE).parent.glob("*.js") if path.name != "index.js")
    return _size(site / SEARCH_SCRIPT) + _size(site / SEARCH_FILE) + sum(sorted(parts)[-SEARCH_PARTS:])


def city_files(site: Path) -> dict[str, int]:
    """Return the bytes of the one file of each city, as they are sent."""
    return {path.name: path.stat().st_size for path in site.glob("lieux/*/*.html") if path.stem == path.parent.name}


def _excesses_of(weight: Weight) -> Iterator[str]:
    if weight.first_visit > FIRST_VISIT:
        yield f"/{weight.page}: {weight.first_visit} bytes at the first visit, over {FIRST_VISIT}"
    if 1 + len(weight.blocking) > REQUESTS:
        yield f"/{weight.page}: {1 + len(weight.blocking)} requests before it is shown, over {REQUESTS}"
    if weight.drawn > DRAWN:
        yield f"/{weight.page}: a drawing of {weight.drawn} bytes, over {DRAWN}"
    if weight.script > SCRIPT:
        yield f"/{weight.page}: a script of {weight.script} bytes, over {SCRIPT}"
    if weight.mark < ECOINDEX:
        yield f"/{weight.page}: EcoIndex {weight.mark:.1f}, under {ECOINDEX}"


def excesses(site: Path, found: list[Weight]) -> Iterator[str]:
    """Yield a sentence for each budget that is exceeded."""
    for weight in found:
        yield from _excesses_of(weight)
    middle = median(weight.mark for weight in found)
    if middle < ECOINDEX_MEDIAN:
        yield f"the median EcoIndex is {middle:.1f}, under {ECOINDEX_MEDIAN}"
    for page in sorted({*JOURNEY_PAGES} - {weight.page for weight in found}):
        yield f"/{page}: this page of the journey does not exist"
    for what, size, most in _of_site(site, found):
        if size > most:
            yield f"{what} is {size} bytes, over {most}"


def _of_site(site: Path, found: list[Weight]) -> Iterator[tuple[str, int, int]]:
    """Yield what no page alone weighs: what it is, its bytes, and the most that it may have."""
    yield "the journey of five pages", journey(found), JOURNEY
    yield "the outline of the map", _size(site / OUTLINE), CONTOUR
    are_many = (site / SEARCH_FILE).with_name("0.js").exists()
    yield "a first search", search_weight(site), SEARCH_OF_MANY if are_many else SEARCH
    yield "the interactive map", map_weight(site), MAP
    yield "the service worker", _size(site / WORKER), WORKER_LIMIT
    for name, size in city_files(site).items():
        yield f"the city in one file {name}", size, LARGEST


def report(site: Path) -> tuple[str, list[str]]:
    """Return the table of all pages with the totals under it, and the sentences about budgets exceeded."""
    found = weights(site)
    lines = ["  bytes  requests  elements  EcoIndex  page"]
    lines += [f"{w.first_visit:7}  {w.requests:8}  {w.elements:8}  {w.mark:8.1f}  /{w.page}" for w in found]
    lines.append(f"\n{len(found)} pages; median EcoIndex {median(w.mark for w in found):.1f}")
    lines.append(f"journey of five pages: {journey(found)} bytes of {JOURNEY}")
    lines.append(
        f"interactive map: {map_weight(site)} bytes of {MAP}, its outline {_size(site / OUTLINE)} of {CONTOUR}"
    )
    lines.append(f"first search: {search_weight(site)} bytes of {SEARCH}, of {SEARCH_OF_MANY} where places are many")
    lines.append(f"largest drawn map: {max(w.drawn for w in found)} bytes of {DRAWN}")
    lines.append(f"largest script in a page: {max(w.script for w in found)} bytes of {SCRIPT}")
    lines.append(f"largest city in one file: {max(city_files(site).values(), default=0)} bytes of {LARGEST}, raw")
    lines.append(f"service worker: {_size(site / WORKER)} bytes of {WORKER_LIMIT}")
    return "\n".join(lines), list(excesses(site, found))
