"""What follows from facts on a day: addresses, distances, relations, how far a fact can be relied on."""

from portal.knowing.addresses import address_line, title
from portal.knowing.kinds import PLACE_KINDS, PlaceKind, kind_of
from portal.knowing.knowledge import Knowledge
from portal.knowing.places import KINDS, Mapped, Places, Way, district, slug, ways
from portal.knowing.trust import Trust, last_date
from portal.records import address

__all__ = [
    "KINDS",
    "PLACE_KINDS",
    "Knowledge",
    "Mapped",
    "PlaceKind",
    "Places",
    "Trust",
    "Way",
    "address",
    "address_line",
    "district",
    "kind_of",
    "last_date",
    "slug",
    "title",
    "ways",
]
