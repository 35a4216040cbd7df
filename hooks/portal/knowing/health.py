"""In what shape the data are on a day: how old, what is missing, what comes from whom, what leads nowhere."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from portal.knowing.ages import FACTS, Ages, FactAges, band, fact_ages
from portal.knowing.loose import PastNamed, Unled, is_past, past_named, unled
from portal.knowing.places import KINDS as OF_PLACES
from portal.knowing.places import Mapped
from portal.knowing.trust import MEANS
from portal.records import KINDS, Catalogue, Dataset, Freshness, Record

if TYPE_CHECKING:
    from portal.knowing.knowledge import Knowledge

SINGLE = "textes du portail"
"""What the kinds of one file are called together."""
VERIFIED = ("appel", "visite")
"""The means by which someone asked at the place itself."""


@dataclass(frozen=True)
class KindHealth:
    """Of when the records of a kind are, each by its most recent source."""

    name: str
    """What editors call them, in the plural."""
    ages: Ages
    past: int
    """Those of what is no more: nobody has to verify them."""


@dataclass(frozen=True)
class Lack:
    """A place of which something is not known that one needs to go there."""

    place: Mapped
    hours: bool
    telephone: bool
    position: bool
    """Whether it is known nearly only: the street, the district or the commune."""

    @cached_property
    def said(self) -> Sequence[str]:
        """What it is, in French."""
        names = {"horaires": self.hours, "téléphone": self.telephone, "position exacte": self.position}
        return [name for name, lacks in names.items() if lacks]


@dataclass(frozen=True)
class Area:
    """What is known of the places where one goes, of a city or of all of them; those of the past are left aside."""

    name: str
    """The name of the city; nothing for all of them."""
    count: int
    ages: Ages
    """Each place by its most recent source."""
    facts: Sequence[FactAges]
    means: Mapping[str, int]
    """How many places have a source of each means; the keys are those of MEANS."""
    verified: int
    """How many were called or visited."""
    lacks: Sequence[Lack]
    """The places of which something is not known, those of which the most first."""
    without_hours: int
    without_telephone: int
    nearly: int
    """How many have a position that is not that of their address."""


@dataclass(frozen=True)
class Health:
    """In what shape the data are."""

    day: date
    freshness: Freshness
    """The ages at which a fact is recent no longer, then not to be relied on."""
    kinds: Sequence[KindHealth]
    everywhere: Area
    cities: Mapping[str, Area]
    """Those that have places, by their keys."""
    others: Mapping[str, Sequence[FactAges]]
    """The sensitive facts of what is no place, by kind of record."""
    datasets: Sequence[tuple[Dataset, int]]
    """From how many places facts of each data set are taken, those of the most first; data sets of none left out."""
    unled: Sequence[Unled]
    past_named: Sequence[PastNamed]


def data_health(known: "Knowledge") -> Health:
    """Return in what shape the data are, on the day that is known."""
    catalogue, places = known.catalogue, [place for kind in OF_PLACES for place in known.places.shown(kind)]
    of_cities = {city.key: known.places.on_the_map_of(city.key) for city in catalogue.cities.values()}
    used = Counter(key for place in places for key in place.datasets)
    return Health(
        day=known.today,
        freshness=catalogue.portal.fraicheur,
        kinds=_kinds(known),
        everywhere=_area("", places, known),
        cities={key: _area(catalogue.cities[key].nom, own, known) for key, own in of_cities.items() if own},
        others={
            kind: fact_ages(facts, _current(kind, known), known) for kind, facts in FACTS.items() if kind != "places"
        },
        datasets=[(catalogue.datasets[key], used[key]) for key in sorted(used, key=lambda key: (-used[key], key))],
        unled=list(unled(known)),
        past_named=list(past_named(known)),
    )


def _kinds(known: "Knowledge") -> list[KindHealth]:
    """Return the kinds that are folders in their order, then those of one file together."""
    folders = [
        KindHealth(kind.label, *_counted(list(known.catalogue.of_kind(name).values()), known))
        for name, kind in KINDS.items()
        if not kind.single
    ]
    return [*folders, KindHealth(SINGLE, *_counted(_singles(known.catalogue), known))]


def _singles(catalogue: Catalogue) -> list[Record]:
    return [record for name, kind in KINDS.items() if kind.single for record in catalogue.of_kind(name).values()]


def _counted(records: Sequence[Record], known: "Knowledge") -> tuple[Ages, int]:
    current = [record for record in records if not is_past(record, known)]
    return Ages.of(band(record, known) for record in current), len(records) - len(current)


def _current(kind: str, known: "Knowledge") -> list[Record]:
    return [record for record in known.catalogue.of_kind(kind).values() if not is_past(record, known)]


def _area(name: str, places: Sequence[Mapped], known: "Knowledge") -> Area:
    by_means = Counter[str](moyen for place in places for moyen in {source.moyen for source in place.sources})
    every = [Lack(place, not place.horaires, not place.telephone, place.precision != "adresse") for place in places]
    return Area(
        name=name,
        count=len(places),
        ages=Ages.of(band(place, known) for place in places),
        facts=fact_ages(FACTS["places"], places, known),
        means={key: by_means[key] for key in MEANS},
        verified=sum(any(source.moyen in VERIFIED for source in place.sources) for place in places),
        lacks=sorted(
            (one for one in every if one.said), key=lambda one: (-len(one.said), one.place.nom, one.place.key)
        ),
        without_hours=sum(one.hours for one in every),
        without_telephone=sum(one.telephone for one in every),
        nearly=sum(one.position for one in every),
    )
