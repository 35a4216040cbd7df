"""The style of each page: those of Material's rules and of ours that it calls for, ours above."""

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import lightningcss

from portal.building.rules import Sheet, Words, words_in, words_of

OLDEST = ["chrome 69", "firefox 48", "safari 12.1", "ios_saf 12.2"]
"""The oldest that our own rules are written for: what they lack is put in older words where there are any."""
LAYERED = ["chrome 99", "firefox 97", "safari 15.4", "ios_saf 15.4"]
"""The first that know cascade layers: those before leave Material's rules out, so these need no older words."""
MARKDOWN = ".md-typeset"
"""What Material's rules for a text written in Markdown ask that it be inside."""
SCRIPT = re.compile(r'/([\w-]+\.js)"')
"""The file of a script that a page names."""


@dataclass(frozen=True)
class Style:
    """The style of a page."""

    css: str
    digest: str
    """How a security policy names it: `sha256-…`."""


class Wardrobe:
    """Material's rules and ours, from which each page takes its style; pages alike take the same, made once."""

    def __init__(self, material: str, ours: str, *, written: Words, scripts: Mapping[str, str]) -> None:
        """Read the stylesheets.

        `written` is what all that was written in Markdown is written with, for which alone Material's rules are kept.
        They are put in a cascade layer, so that ours win whatever their specificity; a browser too old for layers
        leaves them out, and ours suffice. `scripts` are those that pages may run, by the names of their files.
        """
        self._scripts = {name: words_in(text) for name, text in scripts.items()}
        layer = f"@layer material{{{_kept(material, written)}}}"
        own = lightningcss.process_stylesheet(ours, browsers_list=OLDEST)
        self._sheet = Sheet.of(lightningcss.process_stylesheet(layer, browsers_list=LAYERED) + own)
        self._named = self._sheet.names()
        self._changing = words_in("")
        self._made: dict[Words, Style] = {}

    def style(self, html: str, known: Words = frozenset()) -> Style:
        """Return the style that a page calls for, at once or when the scripts that it names have run.

        `known` is what the parts of the page that are not in `html` are written with.
        """
        scripts = (self._scripts.get(name, frozenset()) for name in SCRIPT.findall(html))
        words = words_of(html).union(self._changing, known, *scripts) & self._named
        if words not in self._made:
            css = str(self._sheet.cut(words))
            self._made[words] = Style(css, digest(css))
        return self._made[words]


def dressed(theme: Path, ours: Iterable[Path], contents: Iterable[str], scripts: Mapping[str, str]) -> Wardrobe:
    """Return the wardrobe of a site: Material's in the folder `theme`, and our own stylesheets.

    `contents` are the texts written in Markdown, as HTML; `scripts` those that pages may run, by their file's name.
    """
    (material,) = theme.glob("assets/stylesheets/main.*.min.css")
    written = (f'<html dir="ltr"><div class="md-typeset">{content}</div>' for content in contents)
    return wardrobe(
        material.read_text("utf-8"),
        "".join(sheet.read_text("utf-8") for sheet in ours),
        written=frozenset[str]().union(*map(words_of, written)),
        scripts=tuple(scripts.items()),
    )


@lru_cache(maxsize=1)
def wardrobe(material: str, ours: str, *, written: Words, scripts: tuple[tuple[str, str], ...]) -> Wardrobe:
    """Return the wardrobe of these stylesheets and scripts: that of the last build, if it had the same."""
    return Wardrobe(material, ours, written=written, scripts=dict(scripts))


def digest(text: str) -> str:
    """Return how a security policy names a style or a script that stands in the page."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _kept(material: str, words: Words) -> Sheet:
    """Return the rules of Material for what is written in Markdown, what `words` do not name first cut away.

    What it says of the page around is left out: all of that is ours.
    """
    classes = set(re.findall(r"\.(-?[A-Za-z_][\w-]*)", material))
    less = lightningcss.process_stylesheet(material, unused_symbols={n for n in classes if f".{n}" not in words})
    return Sheet.of(less).cut(words).inside(MARKDOWN)
