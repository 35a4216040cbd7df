"""Which places the maps show: those that exist and have a position, by kind, and how wide each is known."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from portal.knowing import local_points, nearest_points, nearest_sites
from portal.records import Catalogue, City, DonationPoint, Landmark, Site, distance_km

Mapped = Site | DonationPoint
RADIUS_M = {"rue": 200, "quartier": 700, "commune": 2500}
"""How wide an inexact position is drawn, in metres, by its precision."""
KINDS = ("sites", "donation_points")
DISTRICTS = {"75": "Paris", "69": "Lyon", "13": "Marseille"}
"""The cities with districts, by the beginning of their postal codes; the end of the code is the district."""
MOST_CITIES = 24
"""Most cities that drawn maps and lists show one by one; beyond, they show regions."""
MOST_LISTED = 500
"""Most places that the map reads, and its page lists, at once; beyond, it reads départements, and lists cities."""


def shown(catalogue: Catalogue, kind: str) -> Sequence[Mapped]:
    """Return the places of a kind that are on the maps: never one of the past."""
    if kind == "sites":
        return [site for site in catalogue.sites.values() if site.is_current]
    return local_points(catalogue)


def around(catalogue: Catalogue, city: City) -> list[Mapped]:
    """Return the places on the map of a city, by district then name; where there are none, the nearest of each kind."""
    own = [place for kind in KINDS for place in shown(catalogue, kind) if place.city_key == city.key]
    found = own or [
        *(site for site, _ in nearest_sites(catalogue, city, most=2)),
        *(point for point, _ in nearest_points(catalogue, city, most=2)),
    ]
    return sorted(found, key=lambda place: (place.kind != "sites", place.code_postal or "", place.nom))


@dataclass(frozen=True)
class Way:
    """How far a place is from a landmark."""

    landmark: Landmark
    kilometres: float
    """As the crow flies."""


def ways(place: Mapped, city: City) -> list[Way]:
    """Return the distance of a place from each landmark of a city, the nearest first.

    There is none for a place of which only the commune is known: its position would be that of the town hall.
    """
    if place.precision == "commune":
        return []
    return sorted((Way(one, distance_km(place, one)) for one in city.reperes), key=lambda way: way.kilometres)


def district(place: Mapped) -> str:
    """Return the part of a city that a place is in: « Lyon 8e » for a city with districts, else its commune."""
    code, commune = place.code_postal or "", place.commune or ""
    number = int(code[-2:]) if DISTRICTS.get(code[:2]) == commune else 0
    return f"{commune} {number}{'er' if number == 1 else 'e'}" if number else commune


def are_many(catalogue: Catalogue) -> bool:
    """Say whether there are too many places to read or list them all at once."""
    return sum(len(shown(catalogue, kind)) for kind in KINDS) > MOST_LISTED


def have_many_cities(catalogue: Catalogue) -> bool:
    """Say whether there are too many cities to stand side by side on a small map and in one list."""
    return len({place.city_key for kind in KINDS for place in shown(catalogue, kind)}) > MOST_CITIES


def by_region(catalogue: Catalogue) -> dict[str, list[City]]:
    """Return the cities by region, both in the order of the alphabet."""
    regions: dict[str, list[City]] = {}
    for city in sorted(catalogue.cities.values(), key=lambda city: (slug(city.region), city.key)):
        regions.setdefault(city.region, []).append(city)
    return regions


def slug(name: str) -> str:
    """Return a name as it stands in an address: « Île-de-France » as `ile-de-france`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
