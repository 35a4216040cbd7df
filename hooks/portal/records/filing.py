"""Which record a file of `data/` is, by its path, and what is wrong with a path that is none."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portal.records import addresses
from portal.records.messages import Problem, near, problem_at, suggestion
from portal.records.models import KINDS, NATIONAL, Kind

MISSING = "ce fichier manque : le portail ne se construit pas sans lui"
MISSPELT = 80
"""The name of a folder that is alike by so many hundredths to that of a city is that city's, misspelt."""


@dataclass(frozen=True)
class Filed:
    """A file of `data/` that stands where a record may stand."""

    path: str
    kind: Kind
    key: str


def filed(paths: list[str], texts: Iterable[str]) -> Iterator[Filed | Problem]:
    """Tell of each path which record it names, or what is wrong with it.

    `texts` are the paths of the pages of docs/, below that folder: no record may take the address of one.
    """
    found = {path: re.fullmatch(r"data/cities/([^/]+)\.yml", path) for path in paths}
    cities = {city[1] for city in found.values() if city}
    owners = dict.fromkeys(addresses.taken(texts), "")
    for path in paths:
        placed = _place(path, cities)
        yield (isinstance(placed, Filed) and _doubled(placed, owners)) or placed
    present = {path.removeprefix("data/").removesuffix(".yml") for path in paths}
    for kind in KINDS.values():
        if kind.single and kind.name not in present:
            yield problem_at(f"data/{kind.name}.yml", MISSING)
        for key in kind.needed:
            if f"{kind.name}/{key}" not in present:
                yield problem_at(f"data/{kind.name}/{key}.yml", MISSING)


def _place(path: str, cities: set[str]) -> Filed | Problem:
    """Tell which record a path names, or what is wrong with the path."""
    folder, *rest = path.removeprefix("data/").removesuffix(".yml").split("/")
    kind = KINDS.get(folder)
    if not path.endswith(".yml"):
        return problem_at(path, "ce fichier n’est pas une fiche : le nom d’une fiche finit par .yml")
    if kind is None and not rest:
        *singles, last = (f"{name}.yml" for name, kind in KINDS.items() if kind.single)
        only = f"{', '.join(singles)} et {last}"
        return problem_at(path, f"ce fichier est mal rangé : directement dans data/, il n’y a que {only}")
    if kind is None:
        folders = [name for name, kind in KINDS.items() if not kind.single]
        return problem_at(path, f"« {folder} » n’est pas un dossier de fiches{suggestion(folder, folders)}")
    fault = _misplaced(kind, rest, cities)
    return problem_at(path, fault) if fault else Filed(path, kind, "/".join(rest) or kind.name)


def _misplaced(kind: Kind, rest: list[str], cities: set[str]) -> str | None:
    """Return what is wrong with the parts of a path that follow the folder of its kind."""
    if len(rest) != (0 if kind.single else 2 if kind.by_city else 1):
        shape = "" if kind.single else "/<ville>/<nom>" if kind.by_city else "/<nom>"
        return f"cette fiche est mal rangée : le fichier doit être data/{kind.name}{shape}.yml"
    for part in rest:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", part):
            return f"« {part} » n’est pas un nom de fichier : minuscules sans accent, chiffres et tirets"
    if kind.by_city and rest[0] not in cities and not (rest[0] == NATIONAL and kind.national):
        return _of_no_city(rest[0], cities)
    return None


def _of_no_city(folder: str, cities: set[str]) -> str:
    """Return what to do about a folder that has no city's name: the city comes first, unless its name is misspelt."""
    if folder == NATIONAL:
        return f"le dossier « {folder} » ne porte le nom d’aucune ville : rangez cette fiche dans celui de sa ville"
    city = near(folder, sorted(cities), alike=MISSPELT)
    sentence = f"le dossier « {folder} » ne porte le nom d’aucune ville : créez d’abord data/cities/{folder}.yml"
    return f"{sentence}, ou écrivez « {city} » si c’est cette ville" if city else sentence


def _doubled(file: Filed, owners: dict[str, str]) -> Problem | None:
    """Keep the addresses of a record's pages, or say which one another page has."""
    for address in addresses.of_record(file.kind.name, file.key):
        owner = owners.setdefault(address, file.path)
        if owner != file.path:
            slug = file.key.rpartition("/")[2]
            of = f"{owner} en fait déjà la page /{address}" if owner else f"c’est déjà une page du site, /{address}"
            return problem_at(file.path, f"choisissez un autre nom que « {slug} » : {of}")
    return None
