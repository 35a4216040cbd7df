"""What the pages of « Ai-je droit à… ? » are given: what one comes for, whom to ask, and other help that exists."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.knowing import NEEDS, Knowledge, address
from portal.pages.asking import AskedPage, asked
from portal.pages.lists import Town, cities_or_regions
from portal.pages.numbers import Number, number
from portal.pages.parts import Link, Summary, links, summaries
from portal.pages.questionnaire import Choice
from portal.records import RIGHTS, City, Rights, RightsEnding, Want


@dataclass(frozen=True)
class RightsPage:
    """The page of the first question: what one comes for."""

    question: str
    answers: Sequence[Choice]
    a_savoir: str
    """What must be known before one answers, in Markdown."""


@dataclass(frozen=True)
class Hall:
    """A city, and its town hall."""

    town: Town
    number: str | None


@dataclass(frozen=True)
class End:
    """Whom to ask, with what other records say of them."""

    titre: str
    texte: str
    offers: Sequence[Link]
    """The offers of what is wanted, those of the past left out, then others that are worth a look."""
    services: Sequence[Summary]
    names_cities: bool
    """Whether it leads to the list of cities."""
    calls_programme: bool
    """Whether the number of the programme is given."""
    has_sheet: bool
    """Whether the sheet that a social worker fills is given."""


@dataclass(frozen=True)
class RightsAskedPage(AskedPage[End]):
    """The page of the questions after what one comes for, with the list of cities that its ends lead to."""

    halls: Sequence[Hall]
    """The cities, each with its town hall, and linked at what its places do for it; empty where cities are many."""
    regions: Sequence[Link]
    """Where cities are listed, if they are many."""


@dataclass(frozen=True)
class OtherHelpPage:
    """The list of help that others than the programme give."""

    services: Sequence[Number]
    past: Sequence[Summary]
    """The offers of others, which have their own page among the offers."""


def rights_page(known: Knowledge) -> RightsPage:
    """Return what the page of the first question is given."""
    rights = known.catalogue.rights
    pictograms = {need.key: need.pictogram for need in NEEDS}
    answers = [Choice(Link(one.texte, RIGHTS.format(one.nom)), pictograms[one.besoin]) for one in rights.besoins]
    return RightsPage(rights.question, answers, rights.a_savoir)


def asked_page(rights: Rights, known: Knowledge, *, want: Want) -> RightsAskedPage:
    """Return what the page of the questions after it is given."""
    many = known.places.have_many_cities
    return RightsAskedPage(
        first=asked(rights, want.nom, {one.nom: _end(one, want, known) for one in rights.fins}),
        has_towns=not many,
        halls=[] if many else [_hall(city, want, known) for city in known.catalogue.cities.values()],
        regions=cities_or_regions(known, "lieux/") if many else [],
    )


def other_help_page(known: Knowledge) -> OtherHelpPage:
    """Return what the list of other help is given."""
    catalogue = known.catalogue
    return OtherHelpPage(
        services=[number(catalogue.services[key], known) for key in catalogue.rights.autres_aides],
        past=summaries(offer for offer in catalogue.offers.values() if offer.a_qui == "operateur"),
    )


def _end(ending: RightsEnding, want: Want, known: Knowledge) -> End:
    catalogue, shown = known.catalogue, set(ending.montre)
    own = [catalogue.offers[key] for key in want.offres] if "offres" in shown else []
    offers = [offer for offer in own if offer in known.current_offers]
    return End(
        titre=ending.titre,
        texte=ending.texte,
        offers=links([*offers, *(catalogue.offers[key] for key in ending.offres)]),
        services=summaries(catalogue.services[key] for key in ending.services),
        names_cities="villes" in shown,
        calls_programme="numero" in shown,
        has_sheet="fiche" in shown,
    )


def _hall(city: City, want: Want, known: Knowledge) -> Hall:
    link = Link(city.nom, f"{address(city)}#{want.besoin}")
    return Hall(Town.of(city, link, known.places.sites_in(city.key), most=0), city.telephone)
