"""What follows from facts on a day: addresses, distances, relations, how far a fact can be relied on."""

from portal.knowing.addresses import address_line, title
from portal.knowing.distance import distance_km
from portal.knowing.places import local_points, nearest_points, nearest_sites
from portal.knowing.relations import Relations
from portal.knowing.trust import last_date
from portal.records import address

__all__ = [
    "Relations",
    "address",
    "address_line",
    "distance_km",
    "last_date",
    "local_points",
    "nearest_points",
    "nearest_sites",
    "title",
]
