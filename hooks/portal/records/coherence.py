"""What no record can know alone: a place replaced by one that is gone, lessons that wait for each other."""

from collections.abc import Iterator, Mapping

from portal.records.models.common import Record
from portal.records.models.donation_point import Channel
from portal.records.models.lesson import Lesson
from portal.records.models.site import Site
from portal.records.source import Where


def contradictions(records: Mapping[str, Mapping[str, Record]]) -> Iterator[tuple[Record, Where, str]]:
    """Yield each contradiction between records, by kind and key: the record to mend, the field, and what is wrong."""
    for kind in ("sites", "donation_points"):
        for place in records[kind].values():
            fault = _replacement(place, records[kind])
            if fault:
                yield place, ("remplace_par",), fault
    for lesson in records["lessons"].values():
        if lesson.key in _before(lesson.key, records["lessons"]):
            yield lesson, ("prerequis",), "cette leçon se demande elle-même, directement ou par une autre"


def _replacement(place: Record, places: Mapping[str, Record]) -> str | None:
    if not isinstance(place, Site | Channel) or place.remplace_par is None:
        return None
    if place.is_current:
        return "seul un lieu historique est remplacé : mettez « statut: historique », ou supprimez cette ligne"
    other = places.get(place.remplace_par)
    gone = isinstance(other, Site | Channel) and not other.is_current
    return f"« {place.remplace_par} » n’existe plus non plus : indiquez un lieu actuel" if gone else None


def _before(key: str, lessons: Mapping[str, Record]) -> set[str]:
    """Return all lessons to be done before one, whatever the number of steps."""
    found: set[str] = set()
    waiting = [key]
    while waiting:
        lesson = lessons.get(waiting.pop())
        asked = set(lesson.prerequis) - found if isinstance(lesson, Lesson) else set()
        found |= asked
        waiting += sorted(asked)
    return found
