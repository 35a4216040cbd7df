"""What a page takes with it and no other file brings: its pictograms, drawn once each, and its small scripts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from portal.building.style import digest


@dataclass
class Kit:
    """The pictograms and scripts of one page, taken in as its template asks for them."""

    pictograms: Mapping[str, str]
    """What may be asked for: the `d` of an SVG path on a square of 24 units, by name."""
    scripts: Mapping[str, str]
    """The scripts that may stand in a page, by the name of their file."""
    _drawn: dict[str, None] = field(default_factory=dict)
    _run: dict[str, None] = field(default_factory=dict)

    def picture(self, name: str) -> Markup:
        """Return a pictogram, hidden from screen readers: the word beside it says the same."""
        self.pictograms[name]
        self._drawn[name] = None
        # xlink:href is the only address that Safari 12.0 follows; no browser has left it
        return Markup(
            '<svg class="i" width="24" height="24" aria-hidden="true"><use xlink:href="#i-{}"/></svg>'
        ).format(name)

    def sprite(self) -> Markup:
        """Return the drawings of the pictograms asked for so far."""
        symbols = Markup().join(
            Markup('<symbol id="i-{}" viewBox="0 0 24 24"><path d="{}"/></symbol>').format(name, self.pictograms[name])
            for name in self._drawn
        )
        return Markup('<svg width="0" height="0" hidden>{}</svg>').format(symbols) if symbols else symbols

    def script(self, name: str) -> Markup:
        """Return a script, to stand in the page."""
        self._run[name] = None
        return Markup("<script>{}</script>").format(Markup(self.scripts[name]))  # noqa: S704 - our own file

    @property
    def digests(self) -> list[str]:
        """How the policy of the page names the scripts that stand in it."""
        return [digest(self.scripts[name]) for name in self._run]
