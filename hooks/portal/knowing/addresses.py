"""Where the page of each record is, and what a record is called in links to it."""

from portal.records import NATIONAL, Figure, LearningPath, Lesson, Place, Record

ADDRESSES = {
    "portal": "",
    "cities": "lieux/{}/",
    "sites": "lieux/{}/",
    "donation_points": "donner/{}/",
    "lessons": "apprendre/{}/",
    "paths": "apprendre/parcours/{}/",
    "offers": "offres/{}/",
    "devices": "donner/appareils/{}/",
    "services": "numeros-utiles/{}/",
    "figures": "comprendre/chiffres/{}/",
    "glossary": "comprendre/mots/",
}
"""The address of a record's page, from the root of the site, by kind."""


def address(record: Record) -> str:
    """Return the address of a record's page, from the root of the site."""
    return ADDRESSES[record.kind].format(record.key)


def title(record: Record) -> str:
    """Return what a record is called on its page and in links to it."""
    return str(
        record.titre if isinstance(record, Figure | LearningPath | Lesson) else getattr(record, "nom", record.key)
    )


def is_national(record: Record) -> bool:
    """Say whether a donation channel serves the whole country."""
    return record.city_key == NATIONAL


def address_line(place: Place) -> str:
    """Return an address on one line: « 12 rue de l’Exemple, 38000 Grenoble »."""
    town = " ".join(filter(None, (place.code_postal, place.commune)))
    return ", ".join(filter(None, (place.adresse, town)))
