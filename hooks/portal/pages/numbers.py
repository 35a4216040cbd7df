"""What useful numbers are given: the page of each, their list, and one card of them, to print and keep."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.knowing import Knowledge, Trust, year_of
from portal.pages.hours import Opening, opening
from portal.pages.parts import Group, Link, by, in_full_at
from portal.records import NUMBERS, Service
from portal.saying import capital
from portal.takeaway import QR, say_hours

NEEDS = ("urgence", "logement", "jeunes", "arnaques", "aide_numerique", "demarches", "appareils")
"""Of services, the most pressing first."""
MOST = 12
"""Most numbers on the card: what fits on an A5, in a size that is read at arm’s length."""
WAYS = ("telephone", "sms", "site_web")
"""How a service is reached: what visitors need to be true."""


@dataclass(frozen=True)
class ServicePage:
    """The page of a useful number."""

    telephone: Trust
    """How far its number can be relied on."""
    sms: Trust
    opening: Opening
    is_other_help: bool
    """Whether it is in the list of help that others than the programme give."""


@dataclass(frozen=True)
class Number:
    """A service, in the list or on the card."""

    link: Link
    service: Service
    name: str
    """What it is called beside its number, which its name may begin with."""
    hours: Sequence[str]
    """Its usual week in few words; none where it is not known."""
    hours_year: str | None
    """The year of what is known of them."""
    as_of: Trust
    """How far its number or address can be relied on, or what it is where it has none."""
    year: str | None


@dataclass(frozen=True)
class ServicesPage:
    """The list of useful numbers."""

    needs: Sequence[Group[Number]]


@dataclass(frozen=True)
class NumbersCard:
    """The card of the numbers that one calls or writes to: records have none without its source."""

    web: str
    """The address of their list, in full."""
    code: QR
    """That address again."""
    numbers: Sequence[Number]
    left: int
    """How many more are in the list."""


def service_page(service: Service, known: Knowledge) -> ServicePage:
    """Return what the page of a useful number is given."""
    return ServicePage(
        known.trust(service, "telephone"),
        known.trust(service, "sms"),
        opening(service, service.horaires, known),
        service.key in known.catalogue.rights.autres_aides,
    )


def services_page(known: Knowledge) -> ServicesPage:
    """Return what the list of useful numbers is given."""
    found = by("categorie", known.catalogue.services.values(), NEEDS)
    return ServicesPage([Group(one.key, [number(service, known) for service in one.members]) for one in found])


def numbers_card(known: Knowledge) -> NumbersCard:
    """Return the card of useful numbers, the most pressing first."""
    every = [one for need in services_page(known).needs for one in need.members]
    called = [one for one in every if one.service.telephone or one.service.sms]
    return NumbersCard(*in_full_at(NUMBERS, known), called[:MOST], len(called[MOST:]))


def number(service: Service, known: Knowledge) -> Number:
    """Return a service as lists show it."""
    ways = [way for way in WAYS if getattr(service, way)]
    as_of = known.trust(service, *(ways[:1] or ["presentation_resume"]))
    name = service.nom.removeprefix(f"{service.telephone or service.sms}, ")
    return Number(
        link=Link.to(service),
        service=service,
        name=capital(name),
        hours=say_hours(service.horaires) if service.horaires else (),
        hours_year=year_of(known.trust(service, "horaires").date),
        as_of=as_of,
        year=year_of(as_of.date),
    )
