"""What a page takes with it and no other file brings: its pictograms, drawn once each, and its small scripts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jinja2.runtime import Macro
from markupsafe import Markup

from portal.building.rules import Words, words_of
from portal.building.style import digest
from portal.saying import PICTOGRAMS

INSIDE = (
    "charger.js",
    "chercher.js",
    "code.js",
    "ecouter.js",
    "essai-formulaire.js",
    "essai-gestes.js",
    "essai-mot-de-passe.js",
    "finie.js",
    "gardees.js",
    "maintenant.js",
    "parcours.js",
    "partager.js",
    "passeport.js",
    "progres.js",
    "quiz.js",
)
"""The scripts that stand in pages, in the folder `assets/` of our templates: they are published in pages alone."""
TOKEN = re.compile(r"[A-Za-z]|-?(?:[0-9]*\.[0-9]+|[0-9]+)")
"""A command or a number of the `d` of an SVG path, arcs' flags apart from what follows, as icon sets write them."""


def coarse(path: str) -> str:
    """Return the `d` of a path on a square of 24 units with its numbers to a tenth: less than a pixel shows."""
    said = last = ""
    for token in TOKEN.findall(path):
        if token.isalpha():
            said += token
            continue
        number = re.sub(r"^(-?)0\.", r"\1.", f"{round(float(token), 1) + 0:g}") if "." in token else token
        joins = not said or said[-1].isalpha() or number[0] == "-" or (number[0] == "." and "." in last)
        said += number if joins else f" {number}"
        last = number
    return said


@dataclass(frozen=True)
class Pictogram:
    """A pictogram as HTML."""

    used: Markup
    """What stands beside a word, hidden from screen readers: the word says the same."""
    drawn: Markup
    """Its drawing, once a page."""

    @classmethod
    def of(cls, name: str, path: str) -> "Pictogram":
        """Return a pictogram by its name, from the `d` of an SVG path on a square of 24 units."""
        # xlink:href is the only address that Safari 12.0 follows; no browser has left it
        use = Markup('<svg class="i" width="24" height="24" aria-hidden="true"><use xlink:href="#i-{}"/></svg>')
        symbol = Markup('<symbol id="i-{}" viewBox="0 0 24 24"><path d="{}"/></symbol>')
        return cls(use.format(name), symbol.format(name, coarse(path)))


def pictograms(icons: Path) -> dict[str, Pictogram]:
    """Return all pictograms by name, from the folder of Material's icons: each is drawn by one path."""
    found = {}
    for name, icon in PICTOGRAMS.items():
        (path,) = re.findall(r'<path d="([^"]+)"/>', (icons / f"{icon}.svg").read_text("utf-8"))
        found[name] = Pictogram.of(name, path)
    return found


@dataclass(frozen=True)
class Fragment:
    """A part that stands the same in many pages."""

    html: str
    words: Words
    """What it is written with."""
    asked: Mapping[str, Pictogram]
    """The pictograms in it."""


@dataclass
class Kit:
    """The pictograms and scripts of the page that is being written, taken in as its template asks for them."""

    pictograms: Mapping[str, Pictogram]
    """Those that may be asked for, by name."""
    scripts: Mapping[str, str]
    """The scripts that may stand in a page, by the name of their file."""
    words: Words = frozenset()
    """What the shared parts of this page are written with."""
    _asked: dict[str, Pictogram] = field(default_factory=dict)
    _run: dict[str, None] = field(default_factory=dict)
    _fragments: dict[tuple[object, ...], Fragment] = field(default_factory=dict)

    def begin(self) -> None:
        """Put away what the last page has taken; what pages share stays."""
        self.words, self._asked, self._run = frozenset(), {}, {}

    def picture(self, name: str) -> Markup:
        """Return a pictogram."""
        self._asked[name] = self.pictograms[name]
        return self._asked[name].used

    def shared(self, macro: Macro, *given: object) -> Markup:
        """Return what a macro writes, from an earlier page if one was `given` the same."""
        key = (macro.name, *given)
        if key not in self._fragments:
            mine, self._asked = self._asked, {}
            html = str(macro(*given))
            self._fragments[key] = Fragment(html, words_of(html), self._asked)
            self._asked = mine
        found = self._fragments[key]
        self._asked |= found.asked
        self.words |= found.words
        return Markup(found.html)  # noqa: S704 - what a macro wrote, and escaped

    def sprite(self) -> Markup:
        """Return the drawings of the pictograms asked for so far."""
        symbols = Markup().join(one.drawn for one in self._asked.values())
        return Markup('<svg width="0" height="0" hidden>{}</svg>').format(symbols) if symbols else symbols

    def script(self, *names: str) -> Markup:
        """Return a script, to stand in the page, behind those that it needs: one, as the policy names each."""
        text = "".join(self.scripts[name] for name in names)
        self._run[text] = None
        return Markup("<script>{}</script>").format(Markup(text))  # noqa: S704 - our own files

    @property
    def digests(self) -> list[str]:
        """How the policy of the page names the scripts that stand in it."""
        return [digest(text) for text in self._run]
