"""What follows from facts on a day: addresses, distances, relations, how far a fact can be relied on."""

from portal.knowing.addresses import address_line, title
from portal.knowing.filters import Filter, filters
from portal.knowing.kinds import PlaceKind, is_named_for_its_kind, kind_of
from portal.knowing.knowledge import Knowledge
from portal.knowing.needs import NEEDS, Answer, Need
from portal.knowing.places import KINDS, Mapped, Places, Way, district, slug, ways
from portal.knowing.trust import State, Trust, last_date, place_date
from portal.records import address

__all__ = [
    "KINDS",
    "NEEDS",
    "Answer",
    "Filter",
    "Knowledge",
    "Mapped",
    "Need",
    "PlaceKind",
    "Places",
    "State",
    "Trust",
    "Way",
    "address",
    "address_line",
    "district",
    "filters",
    "is_named_for_its_kind",
    "kind_of",
    "last_date",
    "place_date",
    "slug",
    "title",
    "ways",
]
