"""The maps: drawn in the page at build, and interactive when asked; both from the records that exist today."""

from portal.map.interactive import OUTLINE, opened

__all__ = ["OUTLINE", "opened"]
