"""What no record can know alone: a place far from its city or filed twice, lessons and courses in a wrong order."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from portal.records.courses import faults
from portal.records.ground import distance_km
from portal.records.models.city import City
from portal.records.models.common import Record
from portal.records.models.donation_point import Channel
from portal.records.models.figure import Figure
from portal.records.models.grid import Grid
from portal.records.models.lesson import Lesson
from portal.records.models.lesson import Path as LearningPath
from portal.records.models.place import Place, Position
from portal.records.models.questionnaire import Questionnaire
from portal.records.models.questions import Questions
from portal.records.models.site import Site
from portal.records.source import Where

FAR_KM = 60
"""No place is that far from the city that it is filed under: the farthest of ours is 16 km from Marseille."""
NAMES = {
    "cities": "nom",
    "lessons": "titre",
    "paths": "titre",
    "devices": "nom",
    "systems": "nom",
    "dangers": "nom",
    "services": "nom",
    "datasets": "titre",
}
"""The kinds whose records have each a name of its own, and the field that holds it."""


def contradictions(records: Mapping[str, Mapping[str, Record]]) -> Iterator[tuple[Record, Where, str]]:
    """Yield each contradiction between records, by kind and key: the record to mend, the field, and what is wrong."""
    for kind in ("sites", "donation_points"):
        for place in records[kind].values():
            fault = _replacement(place, records[kind])
            if fault:
                yield place, ("remplace_par",), fault
        yield from _strayed(records[kind], records["cities"])
        yield from _twice(records[kind])
    for city in records["cities"].values():
        yield from _strayed_landmarks(city)
    for kind, field in NAMES.items():
        yield from _same_name(records[kind], field)
    circle = [one for one in records["lessons"].values() if one.key in _before(one.key, records["lessons"])]
    for lesson in circle:
        yield lesson, ("prerequis",), "cette leçon se demande elle-même, directement ou par une autre"
    for path in records["paths"].values():
        yield from _disordered(path, records["lessons"])
    if not circle:  # no order is right before it is broken
        for asked in records["questionnaire"].values():
            yield from _of_questionnaire(asked, records["lessons"])
    yield from _inside(chain.from_iterable(records[kind].values() for kind in ("sorter", "rights", "grids")))
    yield from _beside(records["figures"])


def _beside(records: Mapping[str, Record]) -> Iterator[tuple[Record, Where, str]]:
    """Yield the figures that are drawn beside themselves, or beside one that is counted in another unit."""
    figures = {key: record for key, record in records.items() if isinstance(record, Figure)}
    for figure in figures.values():
        other = figures.get(figure.avec or "")
        if other is figure:
            yield figure, ("avec",), "un chiffre n’est pas dessiné à côté de lui-même : supprimez cette ligne"
        elif other and other.unite != figure.unite:
            yield figure, ("avec",), f"ce chiffre se compte en « {other.unite} », et celui-ci en « {figure.unite} »"


def _inside(records: Iterable[Record]) -> Iterator[tuple[Record, Where, str]]:
    """Yield what a record knows to be wrong between its own parts."""
    for record in records:
        if isinstance(record, Questions | Grid):
            yield from ((record, where, sentence) for where, sentence in record.faults())


def _of_questionnaire(asked: Record, records: Mapping[str, Record]) -> Iterator[tuple[Record, Where, str]]:
    """Yield what is wrong with its answers, once the lessons that they lead to are right by themselves."""
    lessons = {key: lesson for key, lesson in records.items() if isinstance(lesson, Lesson)}
    if isinstance(asked, Questionnaire) and asked.lessons <= lessons.keys():
        yield from ((asked, where, sentence) for where, sentence in faults(asked, lessons))


def _strayed(places: Mapping[str, Record], cities: Mapping[str, Record]) -> Iterator[tuple[Record, Where, str]]:
    for place in places.values():
        city = cities.get(place.key.partition("/")[0])
        if isinstance(place, Position) and isinstance(city, City) and distance_km(place, city) > FAR_KM:
            yield place, ("latitude",), _far(distance_km(place, city), city)


def _strayed_landmarks(city: Record) -> Iterator[tuple[Record, Where, str]]:
    for n, landmark in enumerate(city.reperes if isinstance(city, City) else ()):
        if isinstance(city, City) and distance_km(landmark, city) > FAR_KM:
            yield city, ("reperes", n, "latitude"), _far(distance_km(landmark, city), city)


def _far(kilometres: float, city: City) -> str:
    return f"cette position est à {kilometres:.0f} km de sa ville ({city.nom}) : vérifiez latitude et longitude"


def _twice(places: Mapping[str, Record]) -> Iterator[tuple[Record, Where, str]]:
    """Yield the places that have the name of one before them, and its address or its position."""
    first: dict[tuple[object, ...], Record] = {}
    for place in places.values():
        if not isinstance(place, Place):
            continue
        spots: list[object] = []
        if place.adresse:
            spots.append(_plain(f"{place.adresse} {place.code_postal} {place.commune}"))
        if isinstance(place, Position):
            spots.append((place.latitude, place.longitude))
        others = [first.setdefault((_plain(place.nom), spot), place) for spot in spots]
        other = next((other for other in others if other is not place), None)
        if other:
            yield place, ("nom",), f"ce lieu est déjà dans « {other.path} » : gardez une seule des deux fiches"


def _same_name(records: Mapping[str, Record], field: str) -> Iterator[tuple[Record, Where, str]]:
    first: dict[tuple[str, str], Record] = {}
    for record in records.values():
        name = (_plain(getattr(record, field)), getattr(record, "departement", ""))
        other = first.setdefault(name, record)
        if other is not record:
            sentence = f"ce nom est déjà celui de « {other.path} » : gardez une seule fiche, ou un autre nom"
            yield record, (field,), sentence


def _plain(text: str) -> str:
    """Return a text without what does not tell two names apart: case, accents, hyphens and the like."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"[^\W_]+", "".join(sign for sign in letters if not unicodedata.combining(sign))))


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


def _disordered(path: Record, lessons: Mapping[str, Record]) -> Iterator[tuple[Record, Where, str]]:
    """Yield the lessons of a path that come before one that they ask for; those in a circle are told by themselves."""
    keys = path.lecons if isinstance(path, LearningPath) else []
    for n, key in enumerate(keys):
        asked = _before(key, lessons)
        later = next((one for one in keys[n + 1 :] if one in asked), None)
        if later and key not in asked:
            yield path, ("lecons", n), f"cette leçon demande « {later} », qui vient après elle : mettez-la plus loin"
