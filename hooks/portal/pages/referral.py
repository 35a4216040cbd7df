"""What the orientation sheet is given: one A4 that a social worker fills by hand to send someone to an offer."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.knowing import Knowledge, address_line
from portal.pages.parts import in_full_at
from portal.records import REFERRAL, Offer, address
from portal.takeaway import QR


@dataclass(frozen=True)
class Destination:
    """A place to go to, with a box to tick."""

    name: str
    where: str
    """Its address on one line."""


@dataclass(frozen=True)
class ReferralSheet:
    """The sheet, the same for all offers."""

    address: str
    """Where the sheet is, from the root of the site."""
    web: str
    """The address of the page that says who decides, in full."""
    code: QR
    """That address again."""
    offers: Sequence[Offer]
    """Those of the programme that may still be asked for."""
    places: Sequence[Destination]
    """Those where a source saw one of these offers."""


def referral_sheet(known: Knowledge) -> ReferralSheet:
    """Return the sheet as it is known today."""
    offers = [offer for offer in known.current_offers if offer.a_qui == "programme"]
    named = {site.key: site for offer in offers for site in known.relations.of(offer, "sites")}
    places = [Destination(site.nom, address_line(site)) for _, site in sorted(named.items()) if site.is_current]
    return ReferralSheet(REFERRAL, *in_full_at(address(known.catalogue.rights), known), offers, places)
