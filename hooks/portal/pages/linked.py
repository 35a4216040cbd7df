"""What a page tells machines of itself, in the words of schema.org (JSON-LD): only what it tells visitors too."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from portal.exports import EXPORTS, FORMATS, PAGE, Export
from portal.knowing import Calendar, Knowledge, address, coming_days
from portal.pages.hours import place_opening
from portal.pages.parts import Link
from portal.records import LICENCE_TEXTS, Channel, Dataset, DonationPoint, Lesson, Record, Site, international

CONTEXT = "https://schema.org"
LEVELS = {"premiers_pas": "premiers pas", "bases": "bases", "autonomie": "autonomie"}
OPEN_LICENCE = LICENCE_TEXTS["ODbL 1.0"]
Things = Mapping[str, Any]


def linked(where: str, record: Record | None, above: Sequence[Link], known: Knowledge) -> str:
    """Return what the page of an address tells, as JSON for an element of it; nothing where no type fits.

    Pages made from a record beside its own, lists and prose say nothing: the cities are at their limit of weight.
    """
    thing: Things | None = None
    if record and where == address(record):
        thing = _of_record(record, known)
    thing = thing or next((_export(one, known) for one in EXPORTS if PAGE.format(one.name) == where), None)
    if thing is None:
        return ""
    whole = _page(where, known)
    told = {"@context": CONTEXT, "@graph": [_known({**thing, "url": whole}), _breadcrumb(above, known)]}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _of_record(record: Record, known: Knowledge) -> Things | None:
    if isinstance(record, Site | Channel):
        return _place(record, known) if record.is_current and not _is_national(record) else None
    if isinstance(record, Lesson):
        return _lesson(record)
    return _dataset(record) if isinstance(record, Dataset) else None


def _is_national(place: Site | Channel) -> bool:
    return not isinstance(place, Site | DonationPoint)


def _place(place: Site | Channel, known: Knowledge) -> Things:
    """Return a place; its position only where it is that of its door."""
    located = place if isinstance(place, Site | DonationPoint) and place.precision == "adresse" else None
    return {
        "@type": "Place",
        "name": place.nom,
        "address": _known(
            {
                "@type": "PostalAddress",
                "streetAddress": place.adresse,
                "postalCode": place.code_postal,
                "addressLocality": place.commune,
                "addressCountry": "FR",
            }
        ),
        "geo": {"@type": "GeoCoordinates", "latitude": located.latitude, "longitude": located.longitude}
        if located
        else None,
        "telephone": international(place.telephone) if place.telephone else None,
        "openingHoursSpecification": _hours(place, known),
    }


def _hours(place: Site | Channel, known: Knowledge) -> Sequence[Things]:
    """Return the openings of the days to come, each with its date; none where one calls first.

    A usual week would be believed for years: a page says nothing of a day that is farther than it may be sure of.
    """
    if not (place.horaires and place_opening(place, known).days):
        return []
    days = coming_days(place.horaires, place.fermetures, Calendar.of(place), known.today)
    return [
        {
            "@type": "OpeningHoursSpecification",
            "opens": f"{span.begin:%H:%M}",
            "closes": f"{span.end:%H:%M}",
            "validFrom": str(one.day),
            "validThrough": str(one.day),
        }
        for one in days
        if one.is_sure
        for span in one.spans
        if not span.comment
    ]


def _lesson(lesson: Lesson) -> Things:
    return {
        "@type": "LearningResource",
        "name": lesson.titre,
        "teaches": lesson.objectifs,
        "timeRequired": f"PT{lesson.duree_minutes}M",
        "educationalLevel": LEVELS[lesson.niveau],
        "inLanguage": "fr",
        "isAccessibleForFree": True,
        "dateModified": str(lesson.redige_le),
        "license": OPEN_LICENCE,
    }


def _dataset(dataset: Dataset) -> Things:
    return {
        "@type": "Dataset",
        "name": dataset.titre,
        "description": dataset.presentation_resume,
        "creator": {"@type": "Organization", "name": dataset.producteur},
        "license": dataset.texte_de_la_licence,
        "creditText": dataset.credit,
        "dateModified": dataset.date,
        "sameAs": dataset.url,
    }


def _export(export: Export, known: Knowledge) -> Things:
    return {
        "@type": "Dataset",
        "name": export.title,
        "description": export.what,
        "creator": {"@type": "Organization", "name": known.catalogue.portal.nom},
        "license": OPEN_LICENCE,
        "dateModified": str(known.today),
        "isAccessibleForFree": True,
        "distribution": [
            {"@type": "DataDownload", "contentUrl": _page(file, known), "encodingFormat": FORMATS[name]}
            for name, file in export.files.items()
        ],
    }


def _breadcrumb(above: Sequence[Link], known: Knowledge) -> Things:
    """Return the way to a page; the page itself is not named again."""
    steps = [
        {"@type": "ListItem", "position": n, "name": one.title, "item": _page(one.address, known)}
        for n, one in enumerate(above, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def _known(thing: Things) -> Things:
    """Return a thing without what is not known of it."""
    return {name: value for name, value in thing.items() if value not in (None, "", [])}


def _page(where: str, known: Knowledge) -> str:
    return f"{known.catalogue.portal.adresse_du_site}{where}"
