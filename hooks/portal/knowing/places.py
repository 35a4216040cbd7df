"""Where places are: by city, by region, near one another, and in which part of a city."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from portal.knowing.distance import nearest
from portal.knowing.folding import slug
from portal.records import Catalogue, Channel, City, DonationPoint, Landmark, Place, Site, distance_km

Mapped = Site | DonationPoint
KINDS = ("sites", "donation_points")
DISTRICTS = {"75": "Paris", "69": "Lyon", "13": "Marseille"}
"""The cities with districts, by the beginning of their postal codes; the end of the code is the district."""
MOST_CITIES = 24
"""Most cities that drawn maps and lists show one by one; beyond, they show regions."""
MOST_LISTED = 100
"""Most places that the map reads, and its page lists, at once; beyond, it reads départements, and lists cities."""


class Places:
    """The sites and donation points of a catalogue, found by city without looking through all of them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._filed: dict[tuple[str, str, bool], list[Site | Channel]] = defaultdict(list)
        everything: Iterable[Site | Channel] = chain(catalogue.sites.values(), catalogue.donation_points.values())
        for place in everything:
            self._filed[place.kind, place.city_key, place.is_current].append(place)

    def sites_in(self, city: str, *, current: bool = True) -> list[Site]:
        """Return the sites of a city that exist, or those that do not any more."""
        return [place for place in self._filed["sites", city, current] if isinstance(place, Site)]

    def points_in(self, city: str, *, current: bool = True) -> list[Channel]:
        """Return the donation points filed under a city (or under `france`) that exist, or those that do not."""
        return [place for place in self._filed["donation_points", city, current] if isinstance(place, Channel)]

    def on_the_map_of(self, city: str) -> list[Mapped]:
        """Return the places of a city that exist and have a position."""
        found = [*self._filed["sites", city, True], *self._filed["donation_points", city, True]]
        return [place for place in found if isinstance(place, Site | DonationPoint)]

    @cached_property
    def _shown(self) -> Mapping[str, Sequence[Mapped]]:
        catalogue = self._catalogue
        return {
            "sites": [site for site in catalogue.sites.values() if site.is_current],
            "donation_points": [
                point
                for point in catalogue.donation_points.values()
                if isinstance(point, DonationPoint) and point.is_current
            ],
        }

    def shown(self, kind: str) -> Sequence[Mapped]:
        """Return the places of a kind that are on the maps: never one of the past."""
        return self._shown[kind]

    def nearest(self, city: City, kind: str, *, most: int = 3) -> list[tuple[Mapped, float]]:
        """Return the places of a kind nearest to the middle of a city, with their distance in kilometres."""
        return nearest(city, self.shown(kind), most=most)

    def around(self, city: City, kind: str) -> list[Mapped]:
        """Return the places of a kind on the map of a city, by district then name; if it has none, the nearest.

        Where one gives, those that only recycle come last.
        """
        own = [place for place in self.on_the_map_of(city.key) if place.kind == kind]
        found = own or [place for place, _ in self.nearest(city, kind, most=2)]
        return sorted(found, key=lambda place: (_only_recycles(place), place.code_postal or "", place.nom))

    @cached_property
    def are_many(self) -> bool:
        """Whether there are too many places to read or list them all at once."""
        return sum(len(self.shown(kind)) for kind in KINDS) > MOST_LISTED

    @cached_property
    def have_many_cities(self) -> bool:
        """Whether there are too many cities to stand side by side on a small map and in one list."""
        return len({place.city_key for kind in KINDS for place in self.shown(kind)}) > MOST_CITIES

    def cities_by_region(self) -> dict[str, list[City]]:
        """Return the cities by region, both in the order of the alphabet."""
        regions: dict[str, list[City]] = {}
        for city in sorted(self._catalogue.cities.values(), key=lambda city: (slug(city.region), city.key)):
            regions.setdefault(city.region, []).append(city)
        return regions


def _only_recycles(place: Mapped) -> bool:
    return isinstance(place, DonationPoint) and place.reemploi is False


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


def district(place: Place) -> str:
    """Return the part of a city that a place is in: « Lyon 8e » for a city with districts, else its commune."""
    code, commune = place.code_postal or "", place.commune or ""
    number = int(code[-2:]) if DISTRICTS.get(code[:2]) == commune else 0
    return f"{commune} {number}{'er' if number == 1 else 'e'}" if number else commune
