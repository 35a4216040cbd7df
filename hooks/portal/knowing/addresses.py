"""What a record is called in links to its page, and what its address is on one line."""

from portal.records import Dataset, Figure, LearningPath, Lesson, Place, Record


def title(record: Record) -> str:
    """Return what a record is called on its page and in links to it."""
    if isinstance(record, Dataset | Figure | LearningPath | Lesson):
        return record.titre
    return str(getattr(record, "nom", record.key))


def address_line(place: Place) -> str:
    """Return an address on one line: « 12 rue de l’Exemple, 38000 Grenoble »."""
    town = " ".join(filter(None, (place.code_postal, place.commune)))
    return ", ".join(filter(None, (place.adresse, town)))
