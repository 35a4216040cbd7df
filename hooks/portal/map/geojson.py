"""The places as GeoJSON, a file a kind, offered as open data and read by the interactive map; in parts if many."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from portal.knowing import KINDS, Knowledge, Mapped, address, address_line, kind_of, slug
from portal.records import Site

FILES = {"sites": "donnees/lieux-d-aide.geojson", "donation_points": "donnees/points-de-don.geojson"}
"""The address of the file of each kind, from the root of the site."""
LICENCE = "ODbL 1.0"
"""That of all our records together, since some are made from data that ask for it (see LICENSE)."""
DECIMALS = 5
"""A hundred-thousandth of a degree is about a metre."""


def files(known: Knowledge) -> dict[str, str]:
    """Return the GeoJSON files by their address: all places of a kind, and their parts where the map reads those."""
    made = {FILES[kind]: _collection(known.places.shown(kind), known) for kind in KINDS}
    if known.places.are_many:
        for kind in KINDS:
            made |= {_part_file(kind, name): _collection(group, known) for name, group in _parts(known, kind).items()}
    return made


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


def _collection(places: Sequence[Mapped], known: Knowledge) -> str:
    """Return a GeoJSON text, one feature a line: readable, and small in a comparison of two versions.

    What is owed to those who made the data stands once at its head (foreign members, RFC 7946 § 6.1): the map reads
    the same file, and a credit in each place would weigh on it.
    """
    sets = [known.catalogue.datasets[key] for key in sorted({key for place in places for key in place.datasets})]
    head = {
        "type": "FeatureCollection",
        "licence": LICENCE,
        "notice": f"{known.catalogue.portal.adresse_du_site}donnees/",
        "credits": [f"{dataset.credit} ({dataset.licence})" for dataset in sets],
    }
    alike = {dataset.key: dataset.licence for dataset in sets if dataset.partage_a_l_identique}
    lines = ",\n".join(_json(_feature(place, alike)) for place in sorted(places, key=lambda place: place.key))
    return f'{_json(head)[:-1]},"features":[\n{lines}\n]}}\n'


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _feature(place: Mapped, alike: Mapping[str, str]) -> dict[str, Any]:
    facts = {
        "nom": place.nom,
        "sorte": kind_of(place).key if isinstance(place, Site) else None,
        "statut": place.statut,
        "precision": place.precision,
        "adresse": address_line(place),
        "telephone": place.telephone,
        "page": address(place),
        "licence": next((alike[key] for key in place.datasets if key in alike), None),
    }
    where = [round(place.longitude, DECIMALS), round(place.latitude, DECIMALS)]
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": where},
        "properties": {name: fact for name, fact in facts.items() if fact},
    }


def names(known: Knowledge, *, most: int = 200) -> Sequence[tuple[str, float, float, int]]:
    """Return the names to write on the map, those of cities with most places first, then landmarks.

    With each its latitude and longitude in degrees, and the zoom from which it is written.
    """
    number = Counter(place.city_key for kind in KINDS for place in known.places.shown(kind))
    by_number = sorted(known.catalogue.cities.values(), key=lambda city: -number[city.key])
    cities = [(city.nom, city.latitude, city.longitude, 0) for city in by_number]
    landmarks = [
        (one.nom, one.latitude, one.longitude, 11) for city in known.catalogue.cities.values() for one in city.reperes
    ]
    return [*cities[:most], *landmarks[:most]]
