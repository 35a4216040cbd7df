"""What the pages about the site itself are given: who publishes and hosts it, and whom to call about what."""

from dataclasses import dataclass

from portal.knowing import Knowledge, forge_at
from portal.pages.erring import form_link
from portal.records import LegalNotice, LegalPublisher, Reports


@dataclass(frozen=True)
class LegalPage:
    """The page of legal notices."""

    notice: LegalNotice
    is_whole: bool
    """Whether it says all that the law asks for, so that the site may be published."""


@dataclass(frozen=True)
class ContactPage:
    """The page that says whom to call."""

    reports: Reports
    """Where it is said that something has changed."""
    form: str | None
    """Where the forge has a form for errors, if a forge is known."""
    publisher: LegalPublisher


def legal_page(known: Knowledge) -> LegalPage:
    """Return what the page of legal notices is given."""
    portal = known.catalogue.portal
    return LegalPage(portal.mentions_legales, not portal.missing)


def contact_page(known: Knowledge) -> ContactPage:
    """Return what the page that says whom to call is given."""
    portal = known.catalogue.portal
    forge = forge_at(portal.depot)
    return ContactPage(portal.reports, form_link(forge) if forge else None, portal.mentions_legales.editeur)
