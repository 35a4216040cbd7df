"""What follows from facts on a day: addresses, distances, relations, how far a fact can be relied on."""

from portal.knowing.addresses import address, address_line, title
from portal.knowing.places import local_points, nearest_points, nearest_sites
from portal.knowing.relations import Relations
from portal.knowing.trust import last_date

__all__ = [
    "Relations",
    "address",
    "address_line",
    "last_date",
    "local_points",
    "nearest_points",
    "nearest_sites",
    "title",
]
