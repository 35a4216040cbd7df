"""A place in words that leave with a visitor: all of it for a letter, and what fits into one SMS."""

from collections.abc import Iterable, Sequence

from portal.knowing import Contact, Knowledge, address, address_line, contact, year_of
from portal.records import SHORT, Channel, Place, Site
from portal.takeaway.brief import brief_days, brief_hours
from portal.takeaway.gsm import MOST, folded, septets, shortened

Forms = Sequence[str]
"""Ways to say one thing, the fullest first; an empty one leaves it out."""

STATE, NAME, WHERE, WHEN, CAUTION, NUMBER, CODE = range(7)
"""The lines of a message."""
CUTS = (CODE, WHERE, WHEN, NAME, WHERE, WHEN, CAUTION, NAME, WHERE)
"""Which line is said shorter, time after time, until all fits: what a visitor misses least comes first.

The link goes, then the postcode, the times of day, the end of a long name. The number is never cut, nor is the code:
after the last cut, the other lines are short enough for both (the test adds them up).
"""
WHO = {"place": "Tél.", "organisation": "Tél. commun", "programme": "Emmaüs Connect", "town_hall": "Mairie"}
"""Who answers at a number."""


def sms(place: Site | Channel, known: Knowledge) -> str:
    """Return a place in at most 160 septets of GSM-7."""
    forms = lines(place, known)
    chosen = [0] * len(forms)
    for cut in (None, *CUTS):
        if cut is not None and chosen[cut] < len(forms[cut]) - 1:
            chosen[cut] += 1
        text = _joined(folded(line[n]) for line, n in zip(forms, chosen, strict=True))
        if septets(text) <= MOST:
            break
    return text


def letter(place: Site | Channel, known: Knowledge) -> str:
    """Return a place with all that its message may say."""
    return _joined(line[0] for line in lines(place, known))


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(filter(None, lines))


def lines(place: Site | Channel, known: Knowledge) -> list[Forms]:
    """Return what is said of a place, line by line, and how each may be said shorter."""
    code = [f"{place.code} {short_link(place, known)}", str(place.code)]
    if not place.is_current:
        return _of_the_past(place, known, code)
    asked = contact(place, known)
    number = f"{WHO[asked.whose]} {asked.number}" if asked.number else ""
    closed = place.statut == "ferme_temporairement"
    return [
        ["Fermé pour le moment"] if closed else [""],
        _name(place.nom),
        _where(place),
        [""] if closed else _when(place, asked, known),
        ["À confirmer avant d’y aller", "À confirmer"] if place.statut == "a_confirmer" else [""],
        [number],
        code,
    ]


def _of_the_past(place: Site | Channel, known: Knowledge, code: Forms) -> list[Forms]:
    """Return what is said of a place of the past, so that nobody goes there: no hours, no number, where to go."""
    others = known.catalogue.sites if isinstance(place, Site) else known.catalogue.donation_points
    other = others.get(place.remplace_par or "")
    instead: Forms = [""]
    if other:
        where = address_line(other)
        instead = [f"Allez plutôt : {other.nom}, {where}" if where else f"Voyez plutôt : {other.nom}"]
        instead = [*instead, f"Voyez plutôt : {shortened(other.nom, 40)}"]
    return [["N’existe plus"], _name(place.nom), _where(place), instead, [""], [""], code]


def _name(name: str) -> Forms:
    return [name, shortened(name, 40), shortened(name, 28)]


def _where(place: Place) -> Forms:
    """Return the street and the town; the whole of both while there is room."""
    town = place.commune or ""
    if not place.adresse:
        return [address_line(place), town, shortened(town, 36)]
    return [
        address_line(place),
        f"{place.adresse}, {town}" if town else place.adresse,
        f"{shortened(place.adresse, 30)}, {shortened(town, 16)}" if town else shortened(place.adresse, 48),
        f"{shortened(place.adresse, 22)}, {shortened(town, 12)}" if town else shortened(place.adresse, 36),
    ]


def _when(place: Site | Channel, asked: Contact, known: Knowledge) -> Forms:
    """Return the hours with their year unless they are recent; where they are not known, that, and not « fermé »."""
    if place.horaires is None:
        if not place.adresse and not place.commune:  # a way to give that has no door
            return [""]
        return ["Horaires inconnus : appelez avant", "Horaires inconnus"] if asked.number else ["Horaires inconnus"]
    as_of = known.trust(place, "horaires")
    year = "" if as_of.state == "recent" else f" ({year_of(as_of.date) or 'sans date'})"
    return [
        f"Horaires{year} : {brief_hours(place.horaires)}",
        f"Ouvert{year} {brief_days(place.horaires)}",
        "Horaires : appelez" if asked.number else "Ouvert certains jours",
    ]


def page_link(place: Place, known: Knowledge) -> str:
    """Return the whole address of the page of a place."""
    return f"{_root(known)}{address(place)}"


def short_link(place: Place, known: Knowledge) -> str:
    """Return the whole short address of a place."""
    return f"{_root(known)}{short_address(place)}"


def short_address(place: Place) -> str:
    """Return the short address of a place, from the root of the site."""
    return SHORT.format(str(place.code).lower())


def _root(known: Knowledge) -> str:
    return f"{known.catalogue.portal.adresse_du_site.rstrip('/')}/"
