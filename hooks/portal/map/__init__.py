"""The maps: drawn in the page at build, and interactive when asked; both from the records that exist today."""

from portal.map.drawn import Drawing, country, of_city
from portal.map.geojson import FILES as OPEN_DATA
from portal.map.geojson import files as open_data
from portal.map.interactive import OUTLINE, opened
from portal.map.interactive import files as interactive_files

__all__ = ["OPEN_DATA", "OUTLINE", "Drawing", "country", "interactive_files", "of_city", "open_data", "opened"]
