"""Whom to call to verify what is known: the oldest facts and the most sensitive first, what to ask, a ready message."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from portal.knowing import Knowledge, address_line, contact, year_of
from portal.records import Channel, Place, Site, first_day
from portal.takeaway import brief_hours

NEVER = "0001-01-01"
"""The date of a fact whose sources have none: it may be as old as any."""
NOBODY = "Personne à appeler : cherchez le numéro."
Question = Callable[[Site | Channel, Knowledge], str]


def _devices(keys: Sequence[str], known: Knowledge) -> str:
    return ", ".join(known.catalogue.devices[key].nom.lower() for key in keys)


QUESTIONS: Mapping[str, Question] = {
    "adresse": lambda place, _: f"Êtes-vous toujours ici : {address_line(place)} ?",
    "horaires": lambda place, _: (
        f"Ouvrez-vous toujours ainsi : {brief_hours(place.horaires)} ?"
        if place.horaires
        else "Quels jours, et à quelles heures, ouvrez-vous ?"
    ),
    "telephone": lambda place, _: f"Le {place.telephone} est-il toujours le bon numéro ?",
    "courriels": lambda place, _: f"Peut-on vous écrire à {', '.join(place.courriels)} ?",
    "frais_a_charge": lambda place, _: f"Est-ce toujours ainsi : {_said(place, 'frais_a_charge')} ?",
    "services": lambda place, _: f"Aidez-vous toujours pour : {_said(place, 'services')} ?",
    "equipements": lambda place, _: f"Peut-on toujours se servir de : {_said(place, 'equipements')} ?",
    "accepte": lambda place, known: (
        f"Prenez-vous toujours : {_devices(place.accepte, known)} ?" if isinstance(place, Channel) else ""
    ),
    "refuse": lambda place, known: (
        f"Refusez-vous toujours : {_devices(place.refuse, known)} ?" if isinstance(place, Channel) else ""
    ),
    "recu_fiscal": lambda _, __: "Donnez-vous un reçu fiscal, et à qui ?",
}
"""What to ask about each sensitive fact, in the order of what a wrong one costs. A position follows its address."""
ASKED_WHEN_MISSING = ("horaires",)


def _said(place: Place, field: str) -> str:
    return ", ".join(getattr(place, field, ())).lower()


@dataclass(frozen=True)
class Doubt:
    """A fact to verify."""

    field: str
    question: str
    is_missing: bool
    """Whether nothing is known."""
    year: str | None
    """The year of its best source; none where no source has a date, or where the fact is missing."""

    @property
    def since(self) -> str:
        """How old it is, in French."""
        return self.year or ("inconnu" if self.is_missing else "sans date")


@dataclass(frozen=True)
class Call:
    """A place to call."""

    place: Site | Channel
    city: str
    number: str | None
    whose: str
    """Who answers there, in French."""
    doubts: Sequence[Doubt]
    oldest: date
    """The first day that the best source of its oldest fact can mean. A fact that is missing has no age."""
    message: str
    """What can be sent, or read on the telephone."""


WHOSE = {
    "place": "le lieu",
    "organisation": "l’organisation, pour plusieurs lieux",
    "programme": "le numéro général du programme",
    "town_hall": "la mairie",
}


def calls(known: Knowledge, *, city: str | None = None) -> list[Call]:
    """Return whom to call, in a city or everywhere, those whose facts are the oldest and the most numerous first.

    Places of the past are left aside, and facts that are recent.
    """
    places: list[Site | Channel] = [*known.catalogue.sites.values(), *known.catalogue.donation_points.values()]
    made = [_call(place, known) for place in places if place.is_current and city in (None, place.city_key)]
    return sorted((one for one in made if one.doubts), key=lambda one: (one.oldest, -len(one.doubts), one.place.key))


def _call(place: Site | Channel, known: Knowledge) -> Call:
    doubts = [doubt for field in QUESTIONS if (doubt := _doubt(place, field, known))]
    days = [first_day(known.trust(place, one.field).date or NEVER) for one in doubts if getattr(place, one.field)]
    asked = contact(place, known)
    town = known.catalogue.cities.get(place.city_key)
    return Call(
        place=place,
        city=town.nom if town else "Partout en France",
        number=asked.number,
        whose=WHOSE[asked.whose],
        doubts=doubts,
        oldest=min(days, default=date.max),
        message=_message(place, doubts, known),
    )


def _doubt(place: Site | Channel, field: str, known: Knowledge) -> Doubt | None:
    if not getattr(place, field, None):
        is_asked = field in ASKED_WHEN_MISSING and place.adresse
        return Doubt(field, QUESTIONS[field](place, known), is_missing=True, year=None) if is_asked else None
    trust = known.trust(place, field)
    if trust.state == "recent":
        return None
    return Doubt(field, QUESTIONS[field](place, known), is_missing=False, year=year_of(trust.date))


def _message(place: Site | Channel, doubts: Sequence[Doubt], known: Knowledge) -> str:
    portal = known.catalogue.portal
    questions = "\n".join(f"{n}. {one.question}" for n, one in enumerate(doubts, 1))
    return (
        f"Bonjour,\n\nLe site « {portal.nom} » donne l’adresse de « {place.nom} » ({place.code}).\n"
        f"Pour n’envoyer personne pour rien, pouvez-vous me dire :\n\n{questions}\n\nMerci beaucoup."
    )
