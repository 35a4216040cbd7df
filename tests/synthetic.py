"""Records that stand for no real place: as many as a test of size asks for, spread over France, never in data/."""

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from portal.map.outline import rings
from portal.map.shape import Point, in_ring
from portal.records.catalogue import Catalogue
from portal.records.models.city import City
from portal.records.models.site import Site

DEPARTEMENTS = 96
REGIONS = 13
PLACES_IN_A_CITY = 50
SOURCES = [
    {
        "champs": ["adresse", "code_postal", "latitude", "longitude", "telephone", "presentation_resume"],
        "titre": "Fiche inventée pour un essai",
        "moyen": "document",
        "consulte_le": "2026-11-23",
    }
]
"""Sources of an invented record: they say so."""


def records(number: int, *, seed: int = 1) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]]]:
    """Return the facts of invented cities and of `number` invented sites by their key; equal seeds give equal facts."""
    chance = random.Random(seed)  # noqa: S311 - nothing here is secret
    seeds = [_on_land(chance) for _ in range(DEPARTEMENTS)]
    cities: dict[str, dict[str, Any]] = {}
    sites: dict[str, dict[str, Any]] = {}
    for n in range(number):
        if n % PLACES_IN_A_CITY == 0:
            x, y = _on_land(chance)
            home = min(range(DEPARTEMENTS), key=lambda d: (seeds[d][0] - x) ** 2 + (seeds[d][1] - y) ** 2)
            city = f"ville-{len(cities):03}"
            cities[city] = {
                "nom": f"Ville {len(cities):03}",
                "code": _letters(len(cities)),
                "departement": f"Département {home:02}",
                "region": f"Région {home % REGIONS:02}",
                "presentation_resume": "Ville inventée.",
                **_position(x, y, "commune"),
                "sources": [SOURCES[0] | {"champs": ["latitude", "longitude"]}],
            }
        sites[f"{city}/lieu-{n:05}"] = {
            "nom": f"Lieu inventé {n:05}",
            "code": f"{cities[city]['code']}-{n % PLACES_IN_A_CITY + 1:02}",
            "statut": chance.choice(["ouvert", "a_confirmer"]),
            "presentation_resume": "Lieu inventé pour un essai.",
            "adresse": f"{chance.randint(1, 99)} rue Inventée",
            "code_postal": f"{home + 1 if home < 95 else 95:02}000",
            "commune": cities[city]["nom"].replace(" ", "-"),
            **_position(x + chance.gauss(0, 0.04), y + chance.gauss(0, 0.03), "adresse"),
            "telephone": "01 99 00 00 00",
            "sources": SOURCES,
        }
    return cities, sites


def catalogue(real: Catalogue, number: int) -> Catalogue:
    """Return `real` with `number` invented sites in place of its own, and no donation point with a position."""
    cities, sites = records(number)
    made = {key: Site.model_validate(facts, context=named("sites", key)) for key, facts in sites.items()}
    homes = {key: City.model_validate(facts, context=named("cities", key)) for key, facts in cities.items()}
    points = {key: point for key, point in real.donation_points.items() if key.startswith("france/")}
    return replace(real, cities=homes, sites=made, donation_points=points)


def write(root: Path, number: int) -> None:
    """Write `number` invented sites and their cities below `root/data`, as an editor would."""
    made = records(number)
    with (root / "data" / "codes.txt").open("a", encoding="utf-8") as codes:
        codes.writelines(f"{facts['code']} sites/{key}\n" for key, facts in made[1].items())
    for folder, found in zip(("cities", "sites"), made, strict=True):
        for key, facts in found.items():
            file = root / "data" / folder / f"{key}.yml"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(yaml.dump(facts, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False), "utf-8")


def _letters(number: int) -> str:
    """Return three letters that no real city has: they begin with a Z."""
    return f"Z{chr(65 + number // 26)}{chr(65 + number % 26)}"


def named(kind: str, key: str) -> dict[str, Any]:
    return {"kind": kind, "key": key, "path": f"data/{kind}/{key}.yml"}


def _position(x: float, y: float, precision: str) -> dict[str, Any]:
    return {"latitude": round(y, 5), "longitude": round(x, 5), "precision": precision}


def _on_land(chance: random.Random) -> Point:
    """Return a longitude and latitude in the mainland, in degrees, a little inside of what records accept."""
    ring = rings()[0]
    while True:
        x, y = chance.uniform(-4.5, 7.5), chance.uniform(42.8, 50.7)
        if in_ring((x, y), ring):
            return x, y
