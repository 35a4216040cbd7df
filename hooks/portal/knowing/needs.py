"""What people come for, in the order that they are asked, and which places answer: what is known of a place decides."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from portal.knowing.relations import Relations
from portal.knowing.trust import place_date
from portal.records import Catalogue, City, Offer, Site, distance_km, first_day


@dataclass(frozen=True)
class Need:
    """Something that one needs, and what a record must say for its place to answer."""

    key: str
    """The last part of the addresses of its pages."""
    name: str
    """What a visitor would say."""
    short: str
    """The same, said of a place: what one finds there."""
    pictogram: str
    services: frozenset[str] = frozenset()
    """Services of the national schema, any of which answers."""
    equipment: frozenset[str] = frozenset()
    programmes: frozenset[str] = frozenset()
    offers: frozenset[str] = frozenset()
    """Categories of offers."""
    is_the_programmes: bool = False
    """Whether it is what the programme alone is for: its places come first, and its number answers."""
    may_be_asked: bool = False
    """Whether any place of the programme may be asked for it, though its record does not say so."""


NEEDS = (
    Need(
        "recharge",
        "Une recharge ou un forfait",
        "recharges",
        "offer",
        offers=frozenset({"telephone", "internet"}),
        is_the_programmes=True,
        may_be_asked=True,
    ),
    Need(
        "appareil",
        "Un téléphone ou un ordinateur pas cher",
        "appareils pas chers",
        "device",
        services=frozenset({"Acquisition de matériel informatique à prix solidaire"}),
        offers=frozenset({"materiel"}),
        is_the_programmes=True,
        may_be_asked=True,
    ),
    Need(
        "demarche",
        "De l’aide pour une démarche",
        "démarches",
        "papers",
        services=frozenset({"Aide aux démarches administratives"}),
        programmes=frozenset({"France Services", "Aidants Connect"}),
    ),
    Need(
        "apprendre",
        "Apprendre à se servir d’Internet",
        "apprendre",
        "lesson",
        services=frozenset(
            {
                "Maîtrise des outils numériques du quotidien",
                "Insertion professionnelle via le numérique",
                "Utilisation sécurisée du numérique",
                "Parentalité et éducation avec le numérique",
                "Compréhension du monde numérique",
            }
        ),
        may_be_asked=True,
    ),
    Need(
        "internet",
        "Un ordinateur ou le Wi-Fi gratuit",
        "Wi-Fi ou ordinateurs",
        "wifi",
        services=frozenset({"Accès internet et matériel informatique"}),
        equipment=frozenset({"Wi-Fi", "Ordinateur", "Tablette"}),
    ),
    Need(
        "imprimer",
        "Imprimer ou scanner",
        "imprimante ou scanner",
        "printer",
        equipment=frozenset({"Imprimante", "Scanner"}),
    ),
)


NO_PUBLIC = "Ce lieu n'accueille pas de public"
"""What the national schema says of a place where nobody is received."""
NEAR_KM = 60
"""How far, in kilometres, it still helps to know of a place."""


@dataclass(frozen=True)
class Answer:
    """A place where a need may be met."""

    site: Site
    is_sure: bool
    """Whether its record says so; otherwise it is one of the programme's, and may be asked."""


class Needs:
    """Which places answer which need, by city, best known first."""

    def __init__(self, catalogue: Catalogue, relations: Relations, *, today: date) -> None:
        self._cities = catalogue.cities
        self._met = {
            site.key: [answer for need in NEEDS if (answer := _answer(site, need, relations, today=today))]
            for site in catalogue.sites.values()
            if site.is_current and NO_PUBLIC not in site.modalites_acces
        }
        self._answers: dict[tuple[str, Need], list[Answer]] = defaultdict(list)
        for key, answers in self._met.items():
            site = catalogue.sites[key]
            for need, sure in answers:
                self._answers[site.city_key, need].append(Answer(site, sure))
        for (city, need), found in self._answers.items():
            found.sort(key=partial(self._rank, need=need, city=self._cities[city]))

    def of(self, site: Site) -> Sequence[Need]:
        """Return what a place is known to answer."""
        return [need for need, sure in self._met.get(site.key, ()) if sure]

    def answers(self, city: City, need: Need) -> Sequence[Answer]:
        """Return the places of a city for a need: those that say so, then those of the programme, to be asked."""
        return self._answers.get((city.key, need), ())

    def nearest(self, city: City, need: Need) -> tuple[Site, float] | None:
        """Return the nearest place that is known to answer a need, with its distance from a city in kilometres."""
        elsewhere = (
            (answer.site, distance_km(city, answer.site))
            for key in self._cities
            for answer in self._answers.get((key, need), ())
            if answer.is_sure
        )
        return min((pair for pair in elsewhere if pair[1] <= NEAR_KM), key=lambda pair: pair[1], default=None)

    @staticmethod
    def _rank(answer: Answer, need: Need, city: City) -> tuple[object, ...]:
        """Sort answers: sure, of the programme where it is meant, open, in the city itself, newest, nearest."""
        site = answer.site
        newest = place_date(site)
        age = -first_day(newest).toordinal() if newest else 0
        return (
            not answer.is_sure,
            need.is_the_programmes and not site.is_of_the_programme,
            site.statut != "ouvert",
            site.commune != city.nom,
            age,
            site.precision != "adresse",
            distance_km(city, site),
            site.key,
        )


def _answer(site: Site, need: Need, relations: Relations, *, today: date) -> tuple[Need, bool] | None:
    offers: Sequence[Offer] = relations.of(site, "offers")
    sure = (
        not need.services.isdisjoint(site.services)
        or not need.equipment.isdisjoint(site.equipements)
        or not need.programmes.isdisjoint(site.dispositif_programmes_nationaux)
        or any(offer.categorie in need.offers and not offer.has_ended(today) for offer in offers)
    )
    if sure:
        return need, True
    return (need, False) if need.may_be_asked and site.is_of_the_programme else None
