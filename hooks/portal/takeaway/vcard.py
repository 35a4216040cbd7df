"""A place as a card for the contacts of a phone: vCard 4.0 (RFC 6350), written by the library that writes calendars."""

from icalendar import Component, vAdr, vText, vUri

from portal.knowing import Knowledge
from portal.records import Channel, DonationPoint, Site
from portal.takeaway.message import letter, page_link


class _Card(Component):
    name = "VCARD"


def vcard(place: Site | Channel, known: Knowledge) -> bytes:
    """Return the card of a place that exists. Its number stands in it only if the place answers there.

    `icalendar` writes it, folded lines and escapes included: no maintained library is for vCard 4 alone, a card is made
    of the same content lines as a calendar, and it has their types.
    """
    card = _Card()
    link = page_link(place, known)
    card.add("version", vText("4.0"))
    card.add("prodid", vText("-//Connexions solidaires//FR"))
    card.add("uid", vUri(link))
    card.add("rev", vText(f"{known.today:%Y%m%d}T000000Z"))
    card.add("kind", vText("org"))
    card.add("fn", vText(place.nom))
    card.add("org", vText(getattr(place, "structure_parente", None) or place.nom))
    if place.commune:
        street = (place.complement_adresse or "", place.adresse or "", place.commune, "", place.code_postal or "")
        card.add("adr", vAdr(("", *street, "France")))
    if place.telephone:
        card.add("tel", vText(place.telephone), parameters={"TYPE": "work"})
    for mail in place.courriels:
        card.add("email", vText(mail))
    for site in [*place.site_web, link]:
        card.add("url", vUri(site))
    if isinstance(place, Site | DonationPoint) and place.precision == "adresse":
        card.add("geo", vUri(f"geo:{place.latitude},{place.longitude}"))
    card.add("note", vText(letter(place, known)))
    return bytes(card.to_ical(sorted=False))
