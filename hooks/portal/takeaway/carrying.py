"""What the page of a place is given to carry it away, and the files behind it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from portal.knowing import Knowledge, address, contact
from portal.records import Channel, DonationPoint, Place, Site
from portal.takeaway.calendar import calendar, is_to_be_announced
from portal.takeaway.links import mail_link, sms_link, tel_link, way_link
from portal.takeaway.message import letter, short_address, short_link, sms
from portal.takeaway.short import short_page
from portal.takeaway.vcard import vcard


@dataclass(frozen=True)
class Report:
    """A way to say that a place has changed."""

    by: Literal["sms", "phone", "mail"]
    link: str


@dataclass(frozen=True)
class Takeaway:
    """What the page of a place offers to carry it away; links to files are from the root of the site."""

    sms: str
    mail: str
    card: str | None
    """None for a place of the past."""
    calendar: str | None
    """None where openings are not known, or there are none."""
    way: str | None
    """The way to the place, where its position is that of its door."""
    message: str
    """What a visitor says when the place has closed: « LYO-01 fermé »."""
    reports: Sequence[Report]


def takeaway(place: Site | Channel, known: Knowledge) -> Takeaway:
    """Return what the page of a place offers."""
    message = f"{place.code} fermé"
    stands = isinstance(place, Site | DonationPoint) and place.precision == "adresse" and place.is_current
    return Takeaway(
        sms=sms_link(sms(place, known)),
        mail=mail_link(place.nom, letter(place, known)),
        card=_file(place, "vcf") if place.is_current else None,
        calendar=_file(place, "ics") if is_to_be_announced(place, known) else None,
        way=way_link(place.latitude, place.longitude) if isinstance(place, Site | DonationPoint) and stands else None,
        message=message,
        reports=list(_reports(message, place, known)),
    )


def _reports(message: str, place: Place, known: Knowledge) -> Iterator[Report]:
    to = known.catalogue.portal.reports
    if to.sms:
        yield Report("sms", sms_link(message, to.sms))
    if to.telephone:
        yield Report("phone", tel_link(to.telephone))
    if to.courriel:
        yield Report("mail", mail_link(message, f"{place.nom}\n{short_link(place, known)}", to.courriel))


def _file(place: Place, suffix: str) -> str:
    return f"{address(place)}{place.slug}.{suffix}"


Remember = Callable[[str, object, Callable[[], str]], str]
"""Returns the file of an address as it was written from equal values, or else as it is written now."""


def carried(known: Knowledge, *, remember: Remember = lambda _address, _given, write: write()) -> dict[str, str]:
    """Return the files of all places by their address: card, calendar, and the page at the short address."""
    found: dict[str, str] = {}
    catalogue = known.catalogue
    places: list[Site | Channel] = [*catalogue.sites.values(), *catalogue.donation_points.values()]
    for place in places:
        found[f"{short_address(place)}index.html"] = short_page(place, catalogue.portal.adresse_du_site)
        given = (place, catalogue.cities.get(place.city_key), catalogue.portal, known.today, contact(place, known))
        if place.is_current:
            card = _file(place, "vcf")
            found[card] = remember(card, given, partial(_text, vcard, place, known))
        if is_to_be_announced(place, known):
            weeks = _file(place, "ics")
            found[weeks] = remember(weeks, given, partial(_text, calendar, place, known))
    return found


def _text(made: Callable[[Site | Channel, Knowledge], bytes | None], place: Site | Channel, known: Knowledge) -> str:
    return (made(place, known) or b"").decode()
