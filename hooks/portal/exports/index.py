"""The list of all that we give away, for machines: `/api/v1/`, with the JSON Schema of each file."""

import json
from collections.abc import Mapping
from typing import Any

from portal.exports import figures, geojson, giving, national, whole
from portal.exports.export import LICENCE, Export, page_of
from portal.knowing import Knowledge

VERSION = 1
FOLDER = f"api/v{VERSION}/"
INDEX = f"{FOLDER}index.json"
SCHEMA = f"{FOLDER}{{}}.schema.json"
"""The address of the JSON Schema of an export, by its name."""
PAGE = f"{FOLDER}{{}}/"
"""The address of the page of its fields."""
EXPORTS: tuple[Export, ...] = (
    national.EXPORT,
    geojson.SITES,
    giving.EXPORT,
    geojson.DONATION_POINTS,
    whole.OFFERS,
    whole.LESSONS,
    figures.EXPORT,
)
"""All that we give away; what once stands here stays."""
PROMISE = (
    "Une adresse, un nom de champ et le type d’un champ ne changent pas. "
    "Des champs et des fichiers s’ajoutent : passez sur ceux que vous ne connaissez pas."
)
FORMATS = {"CSV": "text/csv", "JSON": "application/json", "GeoJSON": "application/geo+json"}
"""The formats of files, with their media types."""


def files(known: Knowledge) -> dict[str, str]:
    """Return all that is given away by its address: data, their list and their schemas."""
    made = {**known.once(given), **geojson.parts_files(known)}
    schemas = {SCHEMA.format(export.name): _json(_schema(export, known)) for export in EXPORTS}
    return made | schemas | {INDEX: _json(_index(made, known))}


def given(known: Knowledge) -> Mapping[str, str]:
    """Return the data that are given away, by their address."""
    return {address: text for export in EXPORTS for address, text in export.make(known).items()}


def _schema(export: Export, known: Knowledge) -> Mapping[str, Any]:
    return {"$schema": export.schema["$schema"], "$id": page_of(SCHEMA.format(export.name), known), **export.schema}


def _index(made: Mapping[str, str], known: Knowledge) -> Mapping[str, Any]:
    portal = known.catalogue.portal
    return {
        "titre": f"Données ouvertes de {portal.nom}",
        "version": VERSION,
        "promesse": PROMISE,
        "licence": LICENCE,
        "mention": f"Les contributeurs du portail {portal.nom}, et les mentions de chaque fichier",
        "notice": page_of("donnees/", known),
        "fait_le": str(known.today),
        "fichiers": [_entry(export, made, known) for export in EXPORTS],
    }


def _entry(export: Export, made: Mapping[str, str], known: Knowledge) -> Mapping[str, Any]:
    period = export.period(known)
    return {
        "nom": export.name,
        "titre": export.title,
        "description": export.what,
        "licence": LICENCE,
        "mentions": export.credits(known),
        "fiches": len(export.records(known)),
        "fiches_absentes": export.missing(known),
        "informations": {"de": period[0], "a": period[1]} if period else None,
        "fichiers": [
            {
                "format": name,
                "type": FORMATS[name],
                "url": page_of(address, known),
                "octets": len(made[address].encode()),
            }
            for name, address in export.files.items()
        ],
        "champs": [field.name for field in export.fields],
        "schema": page_of(SCHEMA.format(export.name), known),
        "schema_suivi": export.follows or None,
        "page": page_of(PAGE.format(export.name), known),
    }


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
