"""The budgets that the site holds to, what a built site measures against each, and the report of both."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Literal

from portal.building.documents import LARGEST
from portal.building.weigh import (
    JOURNEY_PAGES,
    Weight,
    city_files,
    journey,
    map_weight,
    outline_weight,
    search_is_in_parts,
    search_weight,
    weights,
    worker_weight,
)

Value = tuple[float, str | None]
"""What is measured, and the address of the page that it is measured on, if it is one."""
Values = Callable[[Path, Sequence[Weight]], Iterable[Value]]


@dataclass(frozen=True)
class Budget:
    """One limit that `portal weigh` holds each built site to, and the declaration shows."""

    name: str
    meaning: str
    """What it is to a visitor, in a sentence."""
    limit: int
    values: Values
    """All that it holds for, in a built site whose pages were weighed; nothing where it has no object."""
    unit: Literal["octets", "sur 100", ""] = "octets"
    """Bytes are compressed ones, but where the meaning says otherwise."""
    at_least: bool = False
    """Whether the limit is the least that is allowed, and not the most."""

    def is_kept(self, value: float) -> bool:
        """Say whether a value is within the limit."""
        return value >= self.limit if self.at_least else value <= self.limit


@dataclass(frozen=True)
class Measure:
    """The worst value of a built site against one budget."""

    budget: Budget
    value: float
    """As it is shown: marks to one tenth."""
    where: str | None
    """The address of the page that has it, where one alone does."""


def _of_pages(value: Callable[[Weight], float]) -> Values:
    return lambda _, found: [(value(weight), weight.page) for weight in found]


def _of_site(value: Callable[[Path], float]) -> Values:
    return lambda site, _: [(value(site), None)]


def _search(*, in_parts: bool) -> Values:
    return lambda site, _: [(search_weight(site), None)] if search_is_in_parts(site) == in_parts else []


FIRST_VISIT = Budget(
    "Première visite",
    "Tout ce que votre appareil reçoit avant de montrer une page. Sous la limite, tout peut venir en un seul envoi.",
    14_000,
    _of_pages(lambda weight: weight.first_visit),
)
"""One round trip of TCP's first window (RFC 6928)."""
REQUESTS = Budget(
    "Demandes avant d’afficher",
    "Combien de fichiers il faut demander avant de lire une page, elle comprise.",
    3,
    _of_pages(lambda weight: 1 + len(weight.blocking)),
    unit="",
)
ECOINDEX = Budget(
    "EcoIndex le plus bas",
    "Une note pour chaque page : son poids, ses demandes et ses éléments. 100 est le plus léger.",
    85,
    _of_pages(lambda weight: weight.mark),
    unit="sur 100",
    at_least=True,
)
ECOINDEX_MEDIAN = Budget(
    "EcoIndex du milieu",
    "La moitié des pages ont une note plus haute, l’autre moitié une note plus basse.",
    90,
    lambda _, found: [(median(weight.mark for weight in found), None)] if found else [],
    unit="sur 100",
    at_least=True,
)
JOURNEY = Budget(
    "Parcours de cinq pages",
    "L’accueil, les lieux, une ville, un de ses lieux, puis les offres.",
    40_000,
    lambda _, found: [] if _missing(found) else [(journey(found), None)],
)
MAP = Budget(
    "Carte interactive",
    "Ce que demande le bouton qui ouvre la carte, sans le plan des rues.",
    60_000,
    _of_site(map_weight),
)
OUTLINE = Budget(
    "Contour du pays",
    "La forme de la France, sous la carte interactive. Ce poids est compris dans le précédent.",
    6_000,
    _of_site(outline_weight),
)
DRAWN = Budget(
    "Carte dessinée",
    "L’image d’une carte, dans sa page.",
    3_000,
    _of_pages(lambda weight: weight.drawn),
)
SCRIPT = Budget(
    "Programme dans une page",
    "Le plus long petit programme écrit dans une page, comme celui qui dit si un lieu est ouvert.",
    1_500,
    _of_pages(lambda weight: weight.script),
)
SEARCH = Budget(
    "Première recherche",
    "Ce que demande une première recherche, en plus de sa page.",
    25_000,
    _search(in_parts=False),
)
SEARCH_OF_MANY = Budget(
    "Première recherche",
    "Ce que demande au plus une première recherche, en plus de sa page, quand les lieux sont très nombreux.",
    60_000,
    _search(in_parts=True),
)
WORKER = Budget(
    "Pages gardées",
    "Le programme qui garde des pages dans votre téléphone, si vous le demandez.",
    2_000,
    _of_site(worker_weight),
)
CITY_FILE = Budget(
    "Ville en un fichier",
    "Une ville entière à envoyer d’un téléphone à l’autre. Ce poids est sans compression.",
    LARGEST,
    lambda site, _: [(size, city) for city, size in city_files(site).items()],
)
BUDGETS = (
    FIRST_VISIT,
    REQUESTS,
    JOURNEY,
    ECOINDEX,
    ECOINDEX_MEDIAN,
    SCRIPT,
    DRAWN,
    MAP,
    OUTLINE,
    SEARCH,
    SEARCH_OF_MANY,
    WORKER,
    CITY_FILE,
)


def measures(site: Path, found: Sequence[Weight]) -> list[Measure]:
    """Return the worst value of a built site against each budget that has an object there."""
    taken = ((budget, [*budget.values(site, found)]) for budget in BUDGETS)
    return [_worst(budget, values) for budget, values in taken if values]


def _worst(budget: Budget, values: Sequence[Value]) -> Measure:
    worst = (min if budget.at_least else max)(value for value, _ in values)
    where = [page for value, page in values if value == worst]
    return Measure(budget, round(worst, 1), where[0] if len(where) == 1 else None)


def _missing(found: Sequence[Weight]) -> list[str]:
    """Return the pages of the journey that do not exist."""
    return sorted({*JOURNEY_PAGES} - {weight.page for weight in found})


def excesses(site: Path, found: Sequence[Weight]) -> Iterator[str]:
    """Yield a sentence for each value that is not within its budget, and for each page of the journey that is none."""
    for page in _missing(found):
        yield f"/{page} : cette page du parcours n’existe pas."
    for budget in BUDGETS:
        for value, where in budget.values(site, found):
            if not budget.is_kept(value):
                said = f"{budget.name}, {_said(budget, value)}, {_limit(budget)}."
                yield said if where is None else f"/{where} : {said}"


def report(site: Path) -> tuple[str, list[str]]:
    """Return the table of all pages with the measures under it, and the sentences about budgets exceeded."""
    found = weights(site)
    lines = [" octets  demandes  éléments  EcoIndex  page"]
    lines += [f"{w.first_visit:7}  {w.requests:8}  {w.elements:8}  {w.mark:8.1f}  /{w.page}" for w in found]
    lines.append(f"\n{len(found)} pages")
    for measure in measures(site, found):
        said = f"{measure.budget.name} : {_said(measure.budget, measure.value)}, {_limit(measure.budget)}"
        lines.append(said if measure.where is None else f"{said} (/{measure.where})")
    return "\n".join(lines), list(excesses(site, found))


def _said(budget: Budget, value: float) -> str:
    return f"{value:.1f} {budget.unit}" if isinstance(value, float) else f"{value} {budget.unit}".rstrip()


def _limit(budget: Budget) -> str:
    return f"au {'moins' if budget.at_least else 'plus'} {budget.limit}"
