"""What makes the built site light: the shell without its scripts, in each page the style that it uses, weights."""

import base64
import gzip
import hashlib
import re
from pathlib import Path

from portal.building import stylesheet

SOURCES = ("assets/portal.css", "assets/map.css")
"""What the stylesheet is joined from, in order, in our folder of templates."""
STYLE_MARK = "%style%"
"""Where a page holds its style: inside, so that nothing is waited for but the page."""
STYLE_HASH_MARK = "'%style-hash%'"
"""Where the page's security policy names that style."""
WEIGHT_MARK = "%page-weight%"
"""Where a page says what it weighs."""

FURNITURE = {
    r'<input class="md-toggle"[^>]*>': "",
    r'<label class="md-overlay"[^>]*></label>': "",
    r'<div data-md-component="skip">(?s:.*?)</div>': "",
    r'<div data-md-component="announce">\s*</div>': "",
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
    """Write into each page of a built site the style that it calls for, and what it weighs.

    `site` is the built folder, `material` the theme's stylesheet, `ours` the folder that holds our own SOURCES.
    """
    pages = {path: path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    scripts = {path.name: path.read_text("utf-8") for path in sorted(site.glob("assets/*.js"))}
    own = "".join((ours / source).read_text("utf-8") for source in SOURCES)
    sheet = stylesheet.join(material.read_text("utf-8"), own, pages.values())
    for path, html in pages.items():
        run = [text for name, text in scripts.items() if f'/{name}"' in html]
        css = stylesheet.of_page(sheet, html, scripts=run)
        digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
        styled = html.replace(STYLE_MARK, css).replace(STYLE_HASH_MARK, f"'sha256-{digest}'")
        path.write_text(styled.replace(WEIGHT_MARK, say_weight(gzipped(styled.encode()))), "utf-8")
