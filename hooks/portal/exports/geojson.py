"""The places as GeoJSON, a file a kind, offered as open data and read by the interactive map; in parts if many."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from portal.exports.export import LICENCE, Export, credit, datasets, licence_of, page_of
from portal.exports.fields import DIALECT, Field, compact
from portal.exports.whole import plain
from portal.knowing import KINDS, Knowledge, Mapped, address, address_line, kind_of, last_date, slug
from portal.records import Site

FILES = {"sites": "donnees/lieux-d-aide.geojson", "donation_points": "donnees/points-de-don.geojson"}
"""The address of the file of each kind, from the root of the site."""
DECIMALS = 5
"""A hundred-thousandth of a degree is about a metre."""


def parts_files(known: Knowledge) -> dict[str, str]:
    """Return the parts that the map reads, by their address; none where it reads all places at once."""
    if not known.places.are_many:
        return {}
    return {
        _part_file(kind, name): _collection(group, known, whole=False)
        for kind in KINDS
        for name, group in _parts(known, kind).items()
    }


def parts(known: Knowledge) -> list[dict[str, Any]]:
    """Return what the map must know of each file before it reads it: kind, address, name, number, and bounds.

    Bounds are the south, west, north and east of its places, in degrees.
    """
    found = []
    for kind in KINDS:
        groups = _parts(known, kind) if known.places.are_many else {"": known.places.shown(kind)}
        for name, group in groups.items():
            if group:
                south, north = min(p.latitude for p in group), max(p.latitude for p in group)
                west, east = min(p.longitude for p in group), max(p.longitude for p in group)
                bounds = [round(degrees, 2) for degrees in (south, west, north, east)]
                file = _part_file(kind, name) if name else FILES[kind]
                found.append({"kind": kind, "file": file, "name": name, "count": len(group), "bounds": bounds})
    return found


def _parts(known: Knowledge, kind: str) -> Mapping[str, Sequence[Mapped]]:
    groups: dict[str, list[Mapped]] = {}
    for place in known.places.shown(kind):
        groups.setdefault(known.catalogue.cities[place.city_key].departement, []).append(place)
    return dict(sorted(groups.items()))


def _part_file(kind: str, name: str) -> str:
    return FILES[kind].replace(".geojson", f"/{slug(name)}.geojson")


def _collection(places: Sequence[Mapped], known: Knowledge, *, whole: bool) -> str:
    """Return a GeoJSON text, one feature a line: readable, and small in a comparison of two versions.

    What is owed to those who made the data stands once at its head (foreign members, RFC 7946 § 6.1): the map reads
    the same file, and a credit in each place would weigh on it. `whole` is whether each has its sources too: parts
    are read by the map alone.
    """
    head = {
        "type": "FeatureCollection",
        "licence": LICENCE,
        "notice": page_of("donnees/", known),
        "credits": [credit(dataset) for dataset in datasets(places, known)],
    }
    ordered = sorted(places, key=lambda place: place.key)
    lines = ",\n".join(compact(_feature(place, known, whole=whole)) for place in ordered)
    return f'{compact(head)[:-1]},"features":[\n{lines}\n]}}\n'


def _feature(place: Mapped, known: Knowledge, *, whole: bool) -> Mapping[str, Any]:
    facts = {
        "nom": place.nom,
        "sorte": kind_of(place).key if isinstance(place, Site) else None,
        "statut": place.statut,
        "precision": place.precision,
        "adresse": address_line(place),
        "telephone": place.telephone,
        "page": address(place),
        "licence": licence_of(place, known),
    }
    if whole:
        facts |= {"code": place.code, "date": last_date(place), "sources": plain(place.sources)}
    where = [round(place.longitude, DECIMALS), round(place.latitude, DECIMALS)]
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": where},
        "properties": {name: fact for name, fact in facts.items() if fact},
    }


def _fields(kind: str) -> Sequence[Field]:
    sort = [Field("sorte", "La sorte de lieu : emmaus-connect, bibliotheque, mairie…", is_required=True)]
    return (
        Field("nom", "Le nom du lieu.", is_required=True),
        *(sort if kind == "sites" else []),
        Field("statut", "Ouvert, à confirmer ou fermé pour un temps.", is_required=True),
        Field(
            "precision",
            "Ce que la position désigne : l’adresse, la rue, le quartier ou la commune.",
            is_required=True,
        ),
        Field("adresse", "L’adresse, sur une ligne.", is_required=True),
        Field("telephone", "Le numéro du lieu."),
        Field("page", "L’adresse de la page du lieu, depuis la racine du site.", is_required=True),
        Field("licence", "La licence qui va avec ce lieu, s’il vient de données à partager à l’identique."),
        Field("code", "Le code court du lieu, à lui pour toujours."),
        Field("date", "La date de l’information la plus récente, telle que la source la donne."),
        Field(
            "sources", "Les sources, chacune avec les champs qu’elle établit et ses dates.", "suite", is_required=True
        ),
    )


def _schema(title: str, fields: Sequence[Field]) -> Mapping[str, Any]:
    """Return the JSON Schema of a file: what RFC 7946 says, then our own properties."""
    properties = {
        "type": "object",
        "properties": {field.name: field.schema for field in fields},
        "required": [field.name for field in fields if field.is_required],
    }
    point = {
        "type": "object",
        "properties": {
            "type": {"const": "Point"},
            "coordinates": {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
        },
        "required": ["type", "coordinates"],
    }
    feature = {
        "type": "object",
        "properties": {"type": {"const": "Feature"}, "geometry": point, "properties": properties},
        "required": ["type", "geometry", "properties"],
    }
    members = {
        "type": {"const": "FeatureCollection"},
        "licence": {"type": "string"},
        "notice": {"type": "string", "format": "uri"},
        "credits": {"type": "array", "items": {"type": "string"}},
        "features": {"type": "array", "items": feature},
    }
    whole = {"type": "object", "properties": members, "required": list(members)}
    return {"$schema": DIALECT, "title": title, **whole}


def _shown(known: Knowledge, *, kind: str) -> Sequence[Mapped]:
    return known.places.shown(kind)


def _made(known: Knowledge, *, kind: str) -> Mapping[str, str]:
    return {FILES[kind]: _collection(known.places.shown(kind), known, whole=True)}


def _export(kind: str, name: str, title: str, what: str) -> Export:
    fields = _fields(kind)
    make, get = partial(_made, kind=kind), partial(_shown, kind=kind)
    return Export(name, title, what, fields, _schema(title, fields), {"GeoJSON": FILES[kind]}, make, get)


SITES = _export(
    "sites",
    "carte-des-lieux-d-aide",
    "Carte des lieux d’aide",
    "Les lieux d’aide d’aujourd’hui, avec leur position, pour un logiciel de cartes.",
)
DONATION_POINTS = _export(
    "donation_points",
    "carte-des-points-de-don",
    "Carte des points de don",
    "Les points de don d’aujourd’hui, avec leur position, pour un logiciel de cartes.",
)
