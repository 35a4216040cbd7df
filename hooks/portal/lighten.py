"""What makes the built site light: the shell without its scripts, one stylesheet cut to what pages use, weights."""

import gzip
import hashlib
import re
from pathlib import Path

from portal import stylesheet

STYLESHEET = "assets/portal.css"
"""The address at which templates link the stylesheet; the built one has its content's hash in its name."""
SOURCES = (STYLESHEET, "assets/map.css")
"""What the stylesheet is joined from, in order, in our folder of templates."""
WEIGHT_MARK = "%page-weight%"
"""Where a page says what it weighs."""

FURNITURE = {
    r'<input class="md-toggle"[^>]*>': "",
    r'<label class="md-overlay"[^>]*></label>': "",
    r'<div data-md-component="(skip|announce)">\s*</div>': "",
    r'<div class="md-dialog"[^>]*>\s*<div[^>]*></div>\s*</div>': "",
    r'<div class="md-container"[^>]*>': "",
    r"(</footer>)\s*</div>": r"\1",
    r'<main class="md-main"[^>]*>\s*<div class="md-main__inner md-grid">': '<main class="page" id="contenu">',
    r"</div>\s*(</main>)": r"\1",
}
"""What Material's base template writes outside of its blocks and only its scripts or its layout would use."""


def page(html: str) -> str:
    """Return a page without the furniture of scripts that we do not ship, nor blank lines and indents."""
    for pattern, instead in FURNITURE.items():
        html = re.sub(pattern, instead, html)
    return re.sub(r"\n\s*(?=[\n<])", "\n", html)


def gzipped(data: bytes) -> int:
    """Return the size of data compressed as a host would, in bytes (gzip -9)."""
    return len(gzip.compress(data, 9, mtime=0))


def say_weight(size: int) -> str:
    """Return a size in bytes as a visitor reads it, in thousands of bytes: « environ 7 Ko »."""
    return f"environ {max(1, round(size / 1000))}\N{NO-BREAK SPACE}Ko"


def finish(site: Path, material: Path, ours: Path) -> None:
    """Write the stylesheet of a built site, link it under its hashed name, and write each page's weight on it.

    `site` is the built folder, `material` the theme's stylesheet, `ours` the folder that holds our own SOURCES.
    """
    pages = {path: path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    own = "".join((ours / source).read_text("utf-8") for source in SOURCES)
    css = stylesheet.join(material.read_text("utf-8"), own, pages.values()).encode()
    name = STYLESHEET.replace(".css", f".{hashlib.sha256(css).hexdigest()[:8]}.css")
    target = site / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(css)
    for path, html in pages.items():
        linked = html.replace(STYLESHEET, name)
        weight = say_weight(gzipped(linked.encode()) + gzipped(css))
        path.write_text(linked.replace(WEIGHT_MARK, weight), "utf-8")
