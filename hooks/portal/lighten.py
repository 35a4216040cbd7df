"""What makes the built site light: the shell without its scripts, one stylesheet cut to what pages use, weights."""

import gzip
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

import lightningcss

STYLESHEET = "assets/portal.css"
"""The address at which templates link the stylesheet; the built one has its content's hash in its name."""
WEIGHT_MARK = "%page-weight%"
"""Where a page says what it weighs."""

FURNITURE = (
    r'<input class="md-toggle"[^>]*>',
    r'<label class="md-overlay"[^>]*></label>',
    r'<div data-md-component="(skip|announce)">\s*</div>',
    r'<div class="md-dialog"[^>]*>\s*<div[^>]*></div>\s*</div>',
)
"""What Material's base template writes outside of its blocks and only its scripts would use."""


def page(html: str) -> str:
    """Return a page without the furniture of scripts that we do not ship, nor blank lines and indents."""
    for pattern in FURNITURE:
        html = re.sub(pattern, "", html)
    return re.sub(r"\n\s*(?=[\n<])", "\n", html)


def symbols(css: str) -> set[str]:
    """Return the names of classes and ids that a stylesheet speaks of."""
    selectors = re.sub(r"\{[^{}]*\}", "{}", css)
    return set(re.findall(r"[.#](-?[A-Za-z_][\w-]*)", selectors))


def used(pages: Iterable[str]) -> set[str]:
    """Return the names of classes and ids that pages bear."""
    names: set[str] = set()
    for html in pages:
        for value in re.findall(r'\s(?:class|id)=(?:"([^"]*)"|([^\s>"]+))', html):
            names.update("".join(value).split())
    return names


def stylesheet(material: str, ours: str, pages: Iterable[str]) -> str:
    """Return one stylesheet: Material's, cut to the names that pages use, below ours.

    Material's rules are put in a cascade layer, so that ours win whatever their specificity; a browser too old
    for layers leaves them out, and ours suffice.
    """
    unused = symbols(material) - used(pages)
    kept = lightningcss.process_stylesheet(material, unused_symbols=unused, error_recovery=True)
    return lightningcss.process_stylesheet(f"@layer material{{{kept}}}{ours}")


def gzipped(data: bytes) -> int:
    """Return the size of data compressed as a host would, in bytes (gzip -9)."""
    return len(gzip.compress(data, 9, mtime=0))


def say_weight(size: int) -> str:
    """Return a size in bytes as a visitor reads it, in thousands of bytes: « environ 7 Ko »."""
    return f"environ {max(1, round(size / 1000))}\N{NO-BREAK SPACE}Ko"


def finish(site: Path, material: Path, ours: Path) -> None:
    """Write the stylesheet of a built site, link it under its hashed name, and write each page's weight on it.

    `site` is the built folder, `material` the theme's stylesheet, `ours` our own source.
    """
    pages = {path: path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    css = stylesheet(material.read_text("utf-8"), ours.read_text("utf-8"), pages.values()).encode()
    name = STYLESHEET.replace(".css", f".{hashlib.sha256(css).hexdigest()[:8]}.css")
    target = site / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(css)
    for path, html in pages.items():
        linked = html.replace(STYLESHEET, name)
        weight = say_weight(gzipped(linked.encode()) + gzipped(css))
        path.write_text(linked.replace(WEIGHT_MARK, weight), "utf-8")
