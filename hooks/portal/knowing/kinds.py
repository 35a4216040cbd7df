"""What kind of place a site is, for those who look for a door: told by its programmes, then by its type."""

from dataclasses import dataclass

from portal.records import Site


@dataclass(frozen=True)
class PlaceKind:
    """A kind of place of help."""

    key: str
    name: str
    """In French, as a heading says it."""
    pictogram: str
    """The name of a pictogram of `saying`."""


EMMAUS_CONNECT = PlaceKind("emmaus-connect", "Emmaüs Connect", "help")
FRANCE_SERVICES = PlaceKind("france-services", "France services", "papers")
LIBRARY = PlaceKind("bibliotheque", "Bibliothèque", "library")
TOWN_HALL = PlaceKind("mairie", "Mairie", "town-hall")
SOCIAL = PlaceKind("social", "Centre social ou maison de quartier", "people")
WORK = PlaceKind("emploi", "Aide à l’emploi", "work")
OTHER = PlaceKind("autre", "Lieu d’aide", "place")
PLACE_KINDS = (EMMAUS_CONNECT, FRANCE_SERVICES, LIBRARY, TOWN_HALL, SOCIAL, WORK, OTHER)

BY_PROGRAMME = {"Emmaüs Connect": EMMAUS_CONNECT, "France Services": FRANCE_SERVICES}
"""By the national programme that a place belongs to; the first of these that it names decides."""
BY_TYPE = {
    "BIB": LIBRARY,
    "MUNI": TOWN_HALL,
    **dict.fromkeys(("CS", "CSC", "CCAS", "ESS", "MQ", "MDH"), SOCIAL),
    **dict.fromkeys(("ML", "CITMET"), WORK),
}
"""By the codes of the national schema of digital mediation places."""


def kind_of(site: Site) -> PlaceKind:
    """Return what kind of place a site is; where nothing tells, it is a place of help."""
    programmes = {*site.dispositif_programmes_nationaux, site.structure_parente}
    told = [kind for programme, kind in BY_PROGRAMME.items() if programme in programmes]
    told += [BY_TYPE[code] for code in site.typologie if code in BY_TYPE]
    return told[0] if told else OTHER
