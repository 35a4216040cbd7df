"""« Ma ville en un fichier »: what the one file of a city may hold, to be read without a network and handed on."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.knowing import NEEDS, Knowledge, Need
from portal.records import City, DonationPoint, Service
from portal.takeaway.choice import by_use, points_by_use
from portal.takeaway.entry import Entry


@dataclass(frozen=True)
class CityFile:
    """All that the file of a city could hold, the most useful first."""

    city: City
    needs: Sequence[Need]
    sites: Sequence[Entry]
    """Its own or, if it has none, the nearest."""
    has_sites: bool
    points: Sequence[Entry]
    """The same of donation points."""
    has_points: bool
    gone: Sequence[str]
    """The names of its sites of the past."""
    services: Sequence[Service]
    """Those that a telephone alone can reach."""

    @classmethod
    def of(cls, city: City, known: Knowledge) -> "CityFile":
        """Return what the file of a city may hold."""
        own = by_use(city, known)
        points = [point for point in points_by_use(city, known) if isinstance(point, DonationPoint)]
        answers = {need: {answer.site.key for answer in known.needs.answers(city, need)} for need in NEEDS}
        needs_of = {site.key: [need for need in NEEDS if site.key in answers[need]] for site in own}
        return cls(
            city=city,
            needs=NEEDS,
            sites=[Entry.of(site, city, known, needs=needs_of[site.key]) for site in own]
            or _nearest(city, known, "sites"),
            has_sites=bool(own),
            points=[Entry.of(point, city, known) for point in points] or _nearest(city, known, "donation_points"),
            has_points=bool(points),
            gone=[site.nom for site in known.places.sites_in(city.key, current=False)],
            services=[one for one in known.catalogue.services.values() if one.telephone or one.sms],
        )


def _nearest(city: City, known: Knowledge, kind: str) -> list[Entry]:
    return [Entry.of(place, city, known) for place, _ in known.places.nearest(city, kind)]
