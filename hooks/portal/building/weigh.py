"""What each built page costs its visitor, against the budgets that we hold to."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from statistics import median

from portal.building.complete import is_page
from portal.building.documents import LARGEST
from portal.building.ecoindex import ecoindex
from portal.building.kept import WORKER
from portal.building.weight import gzipped
from portal.map import OUTLINE, opened

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
WORKER_LIMIT = 2_000
"""Most bytes of the service worker, compressed."""
JOURNEY_PAGES = ("", "lieux/", "lieux/grenoble/", "lieux/grenoble/grenoble/", "offres/")
DRAWING = re.compile(r"<svg.*?</svg>", re.DOTALL)


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
    """Return the cost of every page of a built site, the heaviest first visit first."""
    site = site.resolve()
    sizes: dict[Path, int] = {}
    found = []
    for path in sorted(path for path in site.rglob("*.html") if is_page(path.name)):
        parts = _Parts()
        html = path.read_text("utf-8")
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
                drawn=max((gzipped(svg.encode()) for svg in DRAWING.findall(html)), default=0),
            )
        )
    return sorted(found, key=lambda weight: -weight.first_visit)


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
    names = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return sum(gzipped((site / name).read_bytes()) for name in names if opened(name, deferred=deferred))


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
    if journey(found) > JOURNEY:
        yield f"the journey of five pages is {journey(found)} bytes, over {JOURNEY}"
    outline = _size(site / OUTLINE)
    if outline > CONTOUR:
        yield f"the outline of the map is {outline} bytes, over {CONTOUR}"
    if map_weight(site) > MAP:
        yield f"the interactive map is {map_weight(site)} bytes, over {MAP}"
    if _size(site / WORKER) > WORKER_LIMIT:
        yield f"the service worker is {_size(site / WORKER)} bytes, over {WORKER_LIMIT}"
    for name, size in city_files(site).items():
        if size > LARGEST:
            yield f"the city in one file {name} is {size} bytes, over {LARGEST}"


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
    lines.append(f"largest drawn map: {max(w.drawn for w in found)} bytes of {DRAWN}")
    lines.append(f"largest city in one file: {max(city_files(site).values(), default=0)} bytes of {LARGEST}, raw")
    lines.append(f"service worker: {_size(site / WORKER)} bytes of {WORKER_LIMIT}")
    return "\n".join(lines), list(excesses(site, found))
