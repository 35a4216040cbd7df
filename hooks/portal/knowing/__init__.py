"""What follows from facts on a day: addresses, distances, relations, hours to come, how far a fact can be relied on."""

from portal.knowing.addresses import address_line, title
from portal.knowing.ages import BANDS, Ages, Band, FactAges
from portal.knowing.calendar import Calendar
from portal.knowing.calling import Contact, contact, of_programme, of_town_hall
from portal.knowing.coming import DAYS, CallFirst, ComingDay, call_first, coming_days
from portal.knowing.folding import plain, slug
from portal.knowing.forges import Forge, forge_at
from portal.knowing.health import Area, Health, Lack
from portal.knowing.kinds import PLACE_KINDS, PlaceKind, is_named_for_its_kind, kind_of
from portal.knowing.knowledge import Knowledge
from portal.knowing.narrowing import Filter, filters
from portal.knowing.needs import NEEDS, Answer, Need
from portal.knowing.places import KINDS, Mapped, Places, Way, district, ways
from portal.knowing.trust import MEANS, MISLEADING, State, Trust, last_date, place_date, year_of
from portal.records import address

__all__ = [
    "BANDS",
    "DAYS",
    "KINDS",
    "MEANS",
    "MISLEADING",
    "NEEDS",
    "PLACE_KINDS",
    "Ages",
    "Answer",
    "Area",
    "Band",
    "Calendar",
    "CallFirst",
    "ComingDay",
    "Contact",
    "FactAges",
    "Filter",
    "Forge",
    "Health",
    "Knowledge",
    "Lack",
    "Mapped",
    "Need",
    "PlaceKind",
    "Places",
    "State",
    "Trust",
    "Way",
    "address",
    "address_line",
    "call_first",
    "coming_days",
    "contact",
    "district",
    "filters",
    "forge_at",
    "is_named_for_its_kind",
    "kind_of",
    "last_date",
    "of_programme",
    "of_town_hall",
    "place_date",
    "plain",
    "slug",
    "title",
    "ways",
    "year_of",
]
