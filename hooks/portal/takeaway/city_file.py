"""« Ma ville en un fichier »: what the one file of a city may hold, to be read without a network and handed on."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.knowing import (
    NEEDS,
    Knowledge,
    Mapped,
    Need,
    PlaceKind,
    Way,
    address_line,
    is_named_for_its_kind,
    kind_of,
    place_date,
    ways,
)
from portal.records import City, Closure, DonationPoint, Service, Site, usual_week
from portal.saying import say_week
from portal.takeaway.choice import by_use, points_by_use


@dataclass(frozen=True)
class Entry:
    """A place of the file: a site, or a donation point."""

    place: Mapped
    kind: PlaceKind
    is_named_for_its_kind: bool
    where: str
    """Its address on one line."""
    way: Way | None
    """The nearest landmark."""
    hours: str
    """Its usual week in one sentence; empty where it is not known."""
    hours_year: str | None
    """The year of what is known of its hours."""
    closures: Sequence[Closure]
    """Its exceptional closures that are not over."""
    year: str | None
    """The year of what is known of where it is."""
    needs: Sequence[Need]
    """What it answers, or may be asked for."""
    is_the_programmes: bool
    """Whether the number of the programme answers for it."""
    devices: Sequence[str]
    """For a donation point: what it takes."""


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
            sites=[_entry(site, city, known, needs=needs_of[site.key]) for site in own]
            or _nearest(city, known, "sites"),
            has_sites=bool(own),
            points=[_entry(point, city, known) for point in points] or _nearest(city, known, "donation_points"),
            has_points=bool(points),
            gone=[site.nom for site in known.places.sites_in(city.key, current=False)],
            services=[one for one in known.catalogue.services.values() if one.telephone or one.sms],
        )


def _nearest(city: City, known: Knowledge, kind: str) -> list[Entry]:
    return [_entry(place, city, known) for place, _ in known.places.nearest(city, kind)]


def _entry(place: Mapped, city: City, known: Knowledge, *, needs: Sequence[Need] = ()) -> Entry:
    date, hours_date = place_date(place), known.trust(place, "horaires").date
    return Entry(
        place=place,
        kind=kind_of(place),
        is_named_for_its_kind=is_named_for_its_kind(place),
        where=address_line(place),
        way=next(iter(ways(place, city)), None),
        hours=say_week(usual_week(place.horaires)) if place.horaires else "",
        hours_year=hours_date[:4] if hours_date else None,
        closures=[closure for closure in place.fermetures if closure.fin >= known.today],
        year=date[:4] if date else None,
        needs=needs,
        is_the_programmes=isinstance(place, Site) and place.is_of_the_programme,
        devices=[known.catalogue.devices[key].nom for key in place.accepte] if isinstance(place, DonationPoint) else [],
    )
