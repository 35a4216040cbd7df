"""Whom to call about a place, or for a need, and who answers there."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from portal.records import Channel, City, Place, Site

if TYPE_CHECKING:
    from portal.knowing.knowledge import Knowledge


@dataclass(frozen=True)
class Contact:
    """Whom to call about a place, or for a need."""

    number: str | None
    whose: Literal["place", "organisation", "programme", "town_hall"]
    """Who answers there, or who would: the place, its organisation for several, the programme, the town hall."""
    town: str
    """The commune whose town hall it is."""


def contact(place: Site | Channel, known: "Knowledge") -> Contact:
    """Return whom to call about a place: itself, else the programme for one of its own, else the town hall.

    The number of the programme never answers for a place of another organisation.
    """
    if place.telephone:
        return Contact(place.telephone, _who_answers(place, known), place.commune or "")
    if isinstance(place, Site) and place.is_of_the_programme:
        return of_programme(known)
    return of_town_hall(known.catalogue.cities.get(place.city_key), place.commune)


def _who_answers(place: Place, known: "Knowledge") -> Literal["place", "organisation", "programme"]:
    if place.telephone == known.catalogue.portal.telephone:
        return "programme"
    return "organisation" if place.telephone in known.shared_numbers else "place"


def of_programme(known: "Knowledge") -> Contact:
    """Return the number of the programme."""
    return Contact(known.catalogue.portal.telephone, "programme", "")


def of_town_hall(city: City | None, commune: str | None) -> Contact:
    """Return the town hall of a commune, with its number if the commune is a city whose record has it."""
    if city and city.telephone and commune in (None, city.nom):
        return Contact(city.telephone, "town_hall", city.nom)
    return Contact(None, "town_hall", commune or (city.nom if city else ""))
