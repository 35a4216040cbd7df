"""The places as GeoJSON, a file a kind, offered as open data and read by the interactive map; in parts if many."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from portal.knowing import KINDS, Knowledge, Mapped, address, address_line, kind_of, slug
from portal.records import Site

FILES = {"sites": "donnees/lieux-d-aide.geojson", "donation_points": "donnees/points-de-don.geojson"}
"""The address of the file of each kind, from the root of the site."""
DECIMALS = 5
"""A hundred-thousandth of a degree is about a metre."""


def files(known: Knowledge) -> dict[str, str]:
    """Return the GeoJSON files by their address: all places of a kind, and their parts where the map reads those."""
    made = {FILES[kind]: _collection(known.places.shown(kind)) for kind in KINDS}
    if known.places.are_many:
        for kind in KINDS:
            made |= {_part_file(kind, name): _collection(group) for name, group in _parts(known, kind).items()}
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


def _collection(places: Iterable[Mapped]) -> str:
    """Return a GeoJSON text, one feature a line: readable, and small in a comparison of two versions."""
    lines = ",\n".join(
        json.dumps(_feature(place), ensure_ascii=False, separators=(",", ":"))
        for place in sorted(places, key=lambda place: place.key)
    )
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'


def _feature(place: Mapped) -> dict[str, Any]:
    facts = {
        "nom": place.nom,
        "sorte": kind_of(place).key if isinstance(place, Site) else None,
        "statut": place.statut,
        "precision": place.precision,
        "adresse": address_line(place),
        "telephone": place.telephone,
        "page": address(place),
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
