"""What a place is at a glance: Emmaüs Connect, France services, a library… by what its record says of it."""

from dataclasses import dataclass

from portal.knowing.folding import slug
from portal.records import Place, Site


@dataclass(frozen=True)
class PlaceKind:
    """A kind of place, as lists and maps tell it."""

    key: str
    name: str
    """What a visitor reads."""
    pictogram: str


PROGRAMME = PlaceKind("emmaus-connect", "Emmaüs Connect", "offer")
FRANCE_SERVICES = PlaceKind("france-services", "France services", "flag")
LIBRARY = PlaceKind("bibliotheque", "Bibliothèque", "library")
TOWN_HALL = PlaceKind("mairie", "Mairie", "town-hall")
SOCIAL = PlaceKind("social", "Lieu social", "people")
WORK = PlaceKind("emploi", "Lieu pour l’emploi", "work")
OTHER = PlaceKind("autre", "Autre lieu d’aide", "place")
GIVING = PlaceKind("don", "Point de don", "gift")
PLACE_KINDS = (PROGRAMME, FRANCE_SERVICES, LIBRARY, TOWN_HALL, SOCIAL, WORK, OTHER)
"""The kinds of places of help, those that solidarity offers are meant of first."""

BY_TYPOLOGY = (
    (LIBRARY, {"BIB", "RELAIS_LECTURE"}),
    (SOCIAL, {"CCAS", "CIAS", "CS", "CSC", "ESS", "EVS", "MQ", "MDH", "MDS", "CDAS", "CHRS", "CAF", "PIMMS"}),
    (WORK, {"ML", "CITMET", "FT", "MDE", "PLIE", "PIJ_BIJ"}),
    (TOWN_HALL, {"MUNI"}),
)
"""The codes of the national schema that say what a place is, the most telling first."""


def kind_of(place: Place) -> PlaceKind:
    """Return the kind of a place: what it is named for by those who go there."""
    if not isinstance(place, Site):
        return GIVING
    if place.is_of_the_programme:
        return PROGRAMME
    if "France Services" in place.dispositif_programmes_nationaux:
        return FRANCE_SERVICES
    return next((kind for kind, codes in BY_TYPOLOGY if not codes.isdisjoint(place.typologie)), OTHER)


def is_named_for_its_kind(place: Place) -> bool:
    """Say whether the name of a place tells its kind already: « Bibliothèque de l’Exemple »."""
    return slug(kind_of(place).name) in slug(place.nom)
