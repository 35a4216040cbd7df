"""What each built page costs its visitor, and what its search, its map and its files to take away do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from portal.building.complete import is_page
from portal.building.compressed import COPIES
from portal.building.ecoindex import ecoindex
from portal.building.folder import files_of
from portal.building.kept import WORKER
from portal.building.weight import gzipped
from portal.map import OUTLINE, opening
from portal.pages import SEARCH_FILE, SEARCH_PARTS, SEARCH_SCRIPT
from portal.saying import leads_on

JOURNEY_PAGES = ("", "lieux/", "lieux/grenoble/", "lieux/grenoble/grenoble/", "offres/")
"""What a visitor reads one after the other: the start, the places, a city, a place in it, the offers."""
FETCHED = "link[rel=stylesheet], link[rel=icon], link[rel=manifest], script[src], img[src]"
BLOCKING = "link[rel=stylesheet], script[src]:not([defer]):not([async])"
"""What a browser waits for before it shows a page."""
COUNTED = ":not(svg *)"
"""What the EcoIndex counts: all elements, a drawing as one."""
DRAWING, SCRIPT = ("<svg", "</svg>"), ("<script>", "</script>")
"""How a drawing and a script begin and end."""
ENVELOPE = 23
"""Most bytes that gzip adds to a few thousand that it cannot shorten: its head, its foot, that of one block."""


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
    return heaviest_first(_weight(site, path, html, sizes) for path, html in _read(site) if not leads_on(html))


def _read(site: Path) -> Iterator[tuple[Path, str]]:
    """Yield the pages of a site, one at a time: a large site does not fit in memory."""
    for name in files_of(site):
        if is_page(name):
            path = site / name
            yield path, path.read_text("utf-8")


def weight(site: Path, page: Path) -> Weight:
    """Return the cost of one page of a built site, by its file."""
    return _weight(site.resolve(), page.resolve(), page.read_text("utf-8"), {})


def heaviest_first(found: Iterable[Weight]) -> list[Weight]:
    """Return pages in the order of their first visit."""
    return sorted(found, key=lambda weight: (-weight.first_visit, weight.page))


def _weight(site: Path, path: Path, html: str, sizes: dict[Path, int]) -> Weight:
    """Return the cost of a page; `sizes` are those of the files that other pages fetch too, and are added to."""
    tree = LexborHTMLParser(html)
    fetched = _fetched(tree, FETCHED)
    blocking = _fetched(tree, BLOCKING) if fetched else []
    files = {name: _file(site, path, name) for name in fetched}
    for file in files.values():
        if file not in sizes:
            sizes[file] = gzipped(file.read_bytes())
    return Weight(
        page=path.relative_to(site).as_posix().removesuffix("index.html"),
        html=gzipped(html.encode()),
        elements=len(tree.css(COUNTED)),
        resources={file.relative_to(site).as_posix(): sizes[file] for file in files.values()},
        blocking=frozenset(files[name].relative_to(site).as_posix() for name in blocking),
        drawn=_largest(html, *DRAWING),
        script=_largest(html, *SCRIPT),
    )


def _fetched(tree: LexborHTMLParser, what: str) -> list[str]:
    """Return the addresses that elements fetch, those aside that hold what they show."""
    names = [one.attributes.get("src") or one.attributes.get("href") or "" for one in tree.css(what)]
    return [name for name in names if not name.startswith("data:")]


def _largest(html: str, begin: str, end: str) -> int:
    """Return the most that a part of a page takes, compressed; one that is no longer as it stands is not tried."""
    parts = (f"{begin}{part.partition(end)[0]}{end}".encode() for part in html.split(begin)[1:])
    most = 0
    for found in sorted(parts, key=len, reverse=True):
        if len(found) + ENVELOPE <= most:
            break
        most = max(most, _of_part(found))
    return most


@lru_cache(maxsize=1000)
def _of_part(part: bytes) -> int:
    """Return what a part weighs: many pages have it."""
    return gzipped(part)


def _file(site: Path, page: Path, name: str) -> Path:
    """Return the file that a page fetches by a relative name, or by one from the root (the page of errors)."""
    return site / name.lstrip("/") if name.startswith("/") else (page.parent / name).resolve()


def journey(found: Iterable[Weight], pages: Iterable[str] = JOURNEY_PAGES) -> int:
    """Return the bytes of visiting pages one after the other, each resource fetched once; a page may be missing."""
    by_page = {weight.page: weight for weight in found}
    visited = [by_page[page] for page in pages if page in by_page]
    resources = {name: size for weight in visited for name, size in weight.resources.items()}
    return sum(weight.html for weight in visited) + sum(resources.values())


def outline_weight(site: Path) -> int:
    """Return the bytes of the outline that lies below the interactive map."""
    return _size(site / OUTLINE)


def worker_weight(site: Path) -> int:
    """Return the bytes of the service worker."""
    return _size(site / WORKER)


def _size(file: Path) -> int:
    return gzipped(file.read_bytes()) if file.exists() else 0


def map_weight(site: Path) -> int:
    """Return the bytes of opening the interactive map, tiles aside, and parts that are read later."""
    deferred = any(site.glob("donnees/*/*.geojson"))
    files = (f"{folder}/{name}" for folder in ("assets", "donnees") for name in files_of(site / folder))
    sizes = {name: _size(site / name) for name in files if not name.endswith(COPIES)}
    return opening(sizes, deferred=deferred)


def search_weight(site: Path) -> int:
    """Return the bytes of a first search: its script, what it always reads, and the largest parts that it may read."""
    parts = (_size(path) for path in (site / SEARCH_FILE).parent.glob("*.js") if path.name != "index.js")
    return _size(site / SEARCH_SCRIPT) + _size(site / SEARCH_FILE) + sum(sorted(parts)[-SEARCH_PARTS:])


def search_is_in_parts(site: Path) -> bool:
    """Say whether places are so many that a search reads some parts of its index."""
    return (site / SEARCH_FILE).with_name("0.js").exists()


def city_files(site: Path) -> dict[str, int]:
    """Return the bytes of the one file of each city, as they are sent, by the address of the city."""
    found = (path for path in site.glob("lieux/*/*.html") if path.stem == path.parent.name)
    return {f"{path.parent.relative_to(site).as_posix()}/": path.stat().st_size for path in sorted(found)}
