"""Places that may be one: near one another, or at one address, unless they are known to be of different kinds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from portal.imports.writing import plain
from portal.records import Site, distance_km

NEAR_KM = 0.060
"""Two points of one building are rarely farther apart, whoever measured them."""
ALIKE = 90
"""Names that are alike by so many hundredths are one name."""
EXACT = ("adresse", "rue")
"""How a position must be known for a distance from it to mean anything."""


@dataclass(frozen=True)
class Double:
    """A place that may be the one that is proposed."""

    other: Site
    metres: int | None
    """How far it is, where both positions are known."""

    def __str__(self) -> str:
        """Return « à 12 m de « Bibliothèque de l’Exemple » (data/…) »."""
        where = "à la même adresse que" if self.metres is None else f"à {self.metres} m de"
        return f"{where} « {self.other.nom} » ({self.other.path})"


def doubles(site: Site, others: Iterable[Site]) -> list[Double]:
    """Return the places that exist and may be `site`, the nearest first."""
    return sorted(_found(site, others), key=lambda double: double.metres or 0)


def _found(site: Site, others: Iterable[Site]) -> Iterator[Double]:
    for other in others:
        if not other.is_current:
            continue
        exact = site.precision in EXACT and other.precision in EXACT
        kilometres = distance_km(site, other) if exact else None
        is_near = kilometres is not None and kilometres <= NEAR_KM
        if (is_near or _same_address(site, other)) and (_same_name(site, other) or not _differ(site, other)):
            yield Double(other, round(kilometres * 1000) if kilometres is not None else None)


def _same_address(site: Site, other: Site) -> bool:
    return bool(site.adresse and other.adresse) and _spot(site) == _spot(other)


def _spot(site: Site) -> str:
    return plain(f"{site.adresse} {site.commune}").replace(",", "").replace("-", " ")


def _same_name(site: Site, other: Site) -> bool:
    return fuzz.ratio(plain(site.nom), plain(other.nom)) >= ALIKE


def _differ(site: Site, other: Site) -> bool:
    """Say whether both are of a known kind, and of none in common: a library and the town hall that houses it."""
    return bool(site.typologie and other.typologie) and set(site.typologie).isdisjoint(other.typologie)
