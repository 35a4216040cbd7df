"""The maps: drawn in the page at build, and interactive when asked; both from the records that exist today."""

from portal.map.drawing import Drawing
from portal.map.drawn import country, of_city
from portal.map.interactive import OUTLINE, opening
from portal.map.interactive import files as interactive_files
from portal.map.marks import SHAPES

__all__ = [
    "OUTLINE",
    "SHAPES",
    "Drawing",
    "country",
    "interactive_files",
    "of_city",
    "opening",
]
