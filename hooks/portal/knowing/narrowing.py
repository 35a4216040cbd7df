"""What places may be narrowed down by: the day, the door, the price, the language, the help; each a page and a tick."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import time

from portal.knowing.folding import slug
from portal.records import NATIONAL_SERVICES, Site, by_appointment, language_name, open_after, open_on_saturday

EVENING = time(17)


@dataclass(frozen=True)
class Filter:
    """Something that a place has or has not, as far as its record says."""

    key: str
    """The last part of the addresses of its pages."""
    name: str
    """What a visitor would say."""
    holds: Callable[[Site], bool]


def _on_saturday(site: Site) -> bool:
    return bool(site.horaires) and open_on_saturday(site.horaires or "")


def _in_the_evening(site: Site) -> bool:
    return bool(site.horaires) and open_after(site.horaires or "", EVENING)


def _without_appointment(site: Site) -> bool:
    """Say whether one may just come: the record says so, and its hours do not say otherwise."""
    return "Se présenter" in site.modalites_acces and not (site.horaires and by_appointment(site.horaires))


FIXED = (
    Filter("samedi", "Ouvert le samedi", _on_saturday),
    Filter("apres-17-h", "Ouvert après 17 h", _in_the_evening),
    Filter("sans-rendez-vous", "Sans rendez-vous", _without_appointment),
    Filter("gratuit", "Gratuit", lambda site: site.frais_a_charge == ["Gratuit"]),
    Filter("fauteuil", "Accessible en fauteuil", lambda site: bool(site.accessibilite and site.accessibilite.fauteuil)),
)
"""What any place may have; hours are those of its usual week."""


def filters(sites: Iterable[Site], *, services: bool) -> list[Filter]:
    """Return what some of these places have and some have not; `services` adds the help of the national list."""
    sites = list(sites)
    spoken = sorted({code for site in sites for code in site.langues if code != "fr"})
    found = [*FIXED, *map(_speaking, spoken), *(map(_helping, NATIONAL_SERVICES) if services else ())]
    return [one for one in found if 0 < sum(map(one.holds, sites)) < len(sites)]


def _speaking(code: str) -> Filter:
    return Filter(f"langue-{slug(code)}", f"On y parle : {language_name(code)}", lambda site: code in site.langues)


def _helping(service: str) -> Filter:
    return Filter(slug(service), service, lambda site: service in site.services)
