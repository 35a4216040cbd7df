"""The shape of a mark by what stands there, the same on the drawn and on the interactive maps."""

from collections.abc import Iterable

from portal.knowing import PLACE_KINDS, Mapped, kind_of
from portal.records import Site

SHAPES = {
    "rond": "M-12 0a12 12 0 1 0 24 0a12 12 0 1 0-24 0z",
    "carre": "M-11.5-11.5h23v23h-23z",
    "livre": "M-13-12l13 4 13-4v20l-13 4-13-4z",
    "maison": "M0-14l13 10v15h-26v-15z",
    "ecu": "M-12-12h24v14l-12 11-12-11z",
    "losange": "M0-14l14 14-14 14-14-14z",
    "groupe": "M-12 0a12 12 0 1 0 24 0a12 12 0 1 0-24 0z",
    "quartier": "M-12-12h24v24h-24z",
}
"""The `d` of a path around the middle of a mark, 24 units wide and high or a little more.

`quartier` is not seen: it is where one may touch the number of a district.
"""
BY_KIND = {
    "emmaus-connect": "rond",
    "france-services": "carre",
    "bibliotheque": "livre",
    "mairie": "maison",
}
"""The shape by the key of a kind of place; the others share one, for more could not be told apart."""
REST = "ecu"
FIRST = "rond"
"""The shape of those that always have a mark of their own."""


def shape_of(places: Iterable[Mapped]) -> str:
    """Return the name of the shape of one place, or of several: `groupe` where they differ."""
    shapes = {BY_KIND.get(kind_of(place).key, REST) if isinstance(place, Site) else "losange" for place in places}
    return shapes.pop() if len(shapes) == 1 else "groupe"


def by_key() -> dict[str, str]:
    """Return the drawing of each kind of place by its key, of a donation point, and of several that differ."""
    sites = {kind.key: SHAPES[BY_KIND.get(kind.key, REST)] for kind in PLACE_KINDS}
    return {**sites, "sites": SHAPES["rond"], "donation_points": SHAPES["losange"], "both": SHAPES["groupe"]}
