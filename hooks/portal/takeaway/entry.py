"""What is said of a place on a sheet or in a file: all that one needs to go there, in few words."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.knowing import (
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
    year_of,
)
from portal.records import City, Closure, DonationPoint, Site, timetable, usual_week
from portal.saying import say_week

SEASONS = "d’autres horaires à une autre saison"


@dataclass(frozen=True)
class Entry:
    """A place: a site, or a donation point."""

    place: Mapped
    kind: PlaceKind
    is_named_for_its_kind: bool
    where: str
    """Its address on one line."""
    way: Way | None
    """The nearest landmark."""
    hours: Sequence[str]
    """Its usual week in few words, and that it has another at times; none where it is not known."""
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

    @classmethod
    def of(cls, place: Mapped, city: City, known: Knowledge, *, needs: Sequence[Need] = ()) -> "Entry":
        """Return what is said of a place, among those of a city."""
        return cls(
            place=place,
            kind=kind_of(place),
            is_named_for_its_kind=is_named_for_its_kind(place),
            where=address_line(place),
            way=next(iter(ways(place, city)), None),
            hours=say_hours(place.horaires) if place.horaires else (),
            hours_year=year_of(known.trust(place, "horaires").date),
            closures=[closure for closure in place.fermetures if closure.fin >= known.today],
            year=year_of(place_date(place)),
            needs=needs,
            is_the_programmes=isinstance(place, Site) and place.is_of_the_programme,
            devices=[known.catalogue.devices[key].nom for key in place.accepte]
            if isinstance(place, DonationPoint)
            else [],
        )


def say_hours(hours: str) -> list[str]:
    """Return a usual week in few words, and that there is another at times."""
    usual = say_week(usual_week(hours))
    return [*usual, SEASONS] if timetable(hours).varies else [*usual]
