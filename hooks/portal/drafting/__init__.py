"""A record that is not there yet: its name, its text, what is wrong with it, and whether it is one that we have."""

from portal.drafting.doubles import Double, Match, Places, Spot
from portal.drafting.fresh import GIVEN, NAMELESS, SOURCES, Fresh, is_in, placed
from portal.drafting.names import plain, shortened, slug
from portal.drafting.placing import put_in_place
from portal.drafting.writing import Kept, Quoted, day, written

__all__ = [
    "GIVEN",
    "NAMELESS",
    "SOURCES",
    "Double",
    "Fresh",
    "Kept",
    "Match",
    "Places",
    "Quoted",
    "Spot",
    "day",
    "is_in",
    "placed",
    "plain",
    "put_in_place",
    "shortened",
    "slug",
    "written",
]
