"""What a page takes with it and no other file brings: its pictograms, drawn once each, and its small scripts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from portal.building.style import digest


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
        return cls(use.format(name), symbol.format(name, path))


@dataclass
class Kit:
    """The pictograms and scripts of one page, taken in as its template asks for them."""

    pictograms: Mapping[str, Pictogram]
    """Those that may be asked for, by name."""
    scripts: Mapping[str, str]
    """The scripts that may stand in a page, by the name of their file."""
    _asked: dict[str, Pictogram] = field(default_factory=dict)
    _run: dict[str, None] = field(default_factory=dict)

    def picture(self, name: str) -> Markup:
        """Return a pictogram."""
        self._asked[name] = self.pictograms[name]
        return self._asked[name].used

    def sprite(self) -> Markup:
        """Return the drawings of the pictograms asked for so far."""
        symbols = Markup().join(one.drawn for one in self._asked.values())
        return Markup('<svg width="0" height="0" hidden>{}</svg>').format(symbols) if symbols else symbols

    def script(self, name: str) -> Markup:
        """Return a script, to stand in the page."""
        self._run[name] = None
        return Markup("<script>{}</script>").format(Markup(self.scripts[name]))  # noqa: S704 - our own file

    @property
    def digests(self) -> list[str]:
        """How the policy of the page names the scripts that stand in it."""
        return [digest(self.scripts[name]) for name in self._run]
