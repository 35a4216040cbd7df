"""What the pages about the site itself are given: who publishes and hosts it, and whom to call about what."""

from dataclasses import dataclass

from portal.knowing import Knowledge
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
    publisher: LegalPublisher


def legal_page(known: Knowledge) -> LegalPage:
    """Return what the page of legal notices is given."""
    portal = known.catalogue.portal
    return LegalPage(portal.mentions_legales, not portal.missing)


def contact_page(known: Knowledge) -> ContactPage:
    """Return what the page that says whom to call is given."""
    portal = known.catalogue.portal
    return ContactPage(portal.reports, portal.mentions_legales.editeur)
