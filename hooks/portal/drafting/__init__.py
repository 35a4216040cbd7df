"""A record that is not there yet: its name, its text, what is wrong with it, and whether it is one that we have."""

from portal.drafting.doubles import Double, Match, Places, Spot
from portal.drafting.fresh import NAMELESS, PAST_DAY, SOURCES, Fresh
from portal.drafting.names import shortened
from portal.drafting.placing import put_in_place
from portal.drafting.ways import Where, is_in, way
from portal.drafting.writing import Kept, Quoted, day, written

__all__ = [
    "NAMELESS",
    "PAST_DAY",
    "SOURCES",
    "Double",
    "Fresh",
    "Kept",
    "Match",
    "Places",
    "Quoted",
    "Spot",
    "Where",
    "day",
    "is_in",
    "put_in_place",
    "shortened",
    "way",
    "written",
]
