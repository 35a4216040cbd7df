"""What the pages of the shape of the data are given: what is known, since when, and what is missing, city by city."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from markupsafe import Markup

from portal.knowing import BANDS, MEANS, MISLEADING, Area, FactAges, Health, Knowledge
from portal.pages.charts import Line, drawn
from portal.pages.parts import Link, RecordPage
from portal.records import ALL_PLACES, HEALTH_IN_CITY, City
from portal.saying import capital, say_number

MOST_CITIES = 24
"""Most cities that have a page: those of the most places. EcoIndex 85 leaves the list about 300 elements."""
MOST_NAMED = 50
"""Most places that the page of a city names, for the same reason: the most lacking ones."""


@dataclass(frozen=True)
class Charts:
    """What is known of the places of an area, drawn: each drawing with the lines that its table says again."""

    ages: Markup
    by_age: Sequence[Line]
    facts: Markup
    by_fact: Sequence[tuple[Line, FactAges]]
    """How many places have each fact that one needs, of those that could."""


@dataclass(frozen=True)
class HealthPage:
    """The page of the shape of the data."""

    health: Health
    area: Area
    charts: Charts
    means: Sequence[tuple[str, int]]
    """What each means is called, with how many places have a source of it."""
    cities: Sequence[tuple[Link, Area]]


@dataclass(frozen=True)
class CityHealthPage:
    """The page of the shape of the data of a city."""

    area: Area
    charts: Charts
    named: Sequence[tuple[Link, Sequence[str]]]
    """Places of which something is not known, each with what."""
    more: int
    """How many more there are than are named."""
    everything: Link
    """The list of all places of the city."""


def health_page(known: Knowledge) -> HealthPage:
    """Return what the page of the shape of the data is given."""
    health = known.health
    return HealthPage(
        health=health,
        area=health.everywhere,
        charts=_charts("partout", health.everywhere, health),
        means=[(MEANS[key], count) for key, count in health.everywhere.means.items()],
        cities=[(Link(city.nom, HEALTH_IN_CITY.format(city.key)), health.cities[city.key]) for city in _shown(known)],
    )


def city_health_page(city: City, known: Knowledge) -> CityHealthPage:
    """Return what the page of the shape of the data of a city is given."""
    area = known.health.cities[city.key]
    return CityHealthPage(
        area=area,
        charts=_charts(city.key, area, known.health),
        named=[(Link.to(one.place), one.said) for one in area.lacks[:MOST_NAMED]],
        more=max(0, len(area.lacks) - MOST_NAMED),
        everything=Link(f"Tous les lieux d’aide à {city.nom}", ALL_PLACES.format(city.key)),
    )


def health_pages(known: Knowledge) -> Iterator[RecordPage]:
    """Yield the page of each city that has one."""
    for city in _shown(known):
        yield RecordPage(
            HEALTH_IN_CITY.format(city.key),
            f"{city.nom} : ce que nous savons, et depuis quand",
            city.nom,
            f"Les lieux où l’on va à {city.nom} : de quand date l’information, et ce qui manque.",
            "portal/health_in_city.html",
            known.catalogue.portal,
            partial(city_health_page, city),
        )


def _shown(known: Knowledge) -> list[City]:
    """Return the cities that have a page, in the order of their keys."""
    counts = {city.key: len(known.places.on_the_map_of(city.key)) for city in known.catalogue.cities.values()}
    most = sorted((key for key in counts if counts[key]), key=lambda key: -counts[key])[:MOST_CITIES]
    return [known.catalogue.cities[key] for key in sorted(most)]


def _charts(key: str, area: Area, health: Health) -> Charts:
    ages, facts = _by_age(area, health), _by_fact(area)
    return Charts(
        drawn(f"ages-{key}", "Combien de lieux, d’après l’âge de leur information", ages),
        ages,
        drawn(f"faits-{key}", "De combien de lieux chaque fait est connu", [line for line, _ in facts]),
        facts,
    )


def _by_age(area: Area, health: Health) -> list[Line]:
    fresh, old = _days(health.freshness.frais_jours), _days(health.freshness.a_confirmer_jours)
    limits = (f" : {fresh} au plus", f" : {old} au plus", f" : plus de {old}", "")
    return [
        Line(f"{capital(name)}{limit}", say_number(count), Decimal(count), is_counted=True)
        for name, count, limit in zip(BANDS.values(), area.ages.counts.values(), limits, strict=True)
    ]


def _by_fact(area: Area) -> list[tuple[Line, FactAges]]:
    """Return the facts that are asked of some place here: their bars are as long as the part of places that have it."""
    found = []
    for fact in area.facts:
        if fact.name in MISLEADING:  # what one needs before one goes
            said = f"{say_number(fact.ages.total)} sur {say_number(fact.asked)}"
            amount = Decimal(fact.ages.total) / fact.asked
            found.append((Line(capital(fact.name), said, amount, is_counted=True), fact))
    return found


def _days(days: int) -> str:
    """Return how long so many days are: in years where they are whole ones."""
    years, rest = divmod(days, 365)
    return f"{days} jours" if rest else f"{years} an{'s' if years > 1 else ''}"
