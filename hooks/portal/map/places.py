"""Which places the maps show: those that exist and have a position, by kind, and how wide each is known."""

from collections.abc import Sequence

from portal import pages
from portal.load import Catalogue
from portal.models.city import City
from portal.models.donation_point import DonationPoint
from portal.models.site import Site

Mapped = Site | DonationPoint
RADIUS_M = {"rue": 200, "quartier": 700, "commune": 2500}
"""How wide an inexact position is drawn, in metres, by its precision."""
KINDS = ("sites", "donation_points")


def shown(catalogue: Catalogue, kind: str) -> Sequence[Mapped]:
    """Return the places of a kind that are on the maps: never one of the past."""
    if kind == "sites":
        return [site for site in catalogue.sites.values() if site.is_current]
    return pages.local_points(catalogue)


def around(catalogue: Catalogue, city: City) -> list[Mapped]:
    """Return the places on the map of a city, by district then name; where there are none, the nearest of each kind."""
    own = [place for kind in KINDS for place in shown(catalogue, kind) if place.city_key == city.key]
    found = own or [
        *(site for site, _ in pages.nearest_sites(catalogue, city, most=2)),
        *(point for point, _ in pages.nearest_points(catalogue, city, most=2)),
    ]
    return sorted(found, key=lambda place: (place.kind != "sites", place.code_postal or "", place.nom))
