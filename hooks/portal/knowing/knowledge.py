"""What is known on one day: the records, where they are, how they relate, how far their facts can be relied on."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Any, TypeVar

from portal.knowing.health import Health, data_health
from portal.knowing.needs import Needs
from portal.knowing.places import Places
from portal.knowing.relations import Relations
from portal.knowing.trust import Trust, good_until, last_date, trust
from portal.records import Catalogue, Lesson, Offer, Record

Made = TypeVar("Made")


@dataclass(frozen=True)
class Knowledge:
    """All records on a day, with what pages look up in them indexed once."""

    catalogue: Catalogue
    today: date
    _made: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, make: "Callable[[Knowledge], Made]") -> Made:
        """Return what a function makes of it all, made when it is first asked for."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    @cached_property
    def places(self) -> Places:
        """Where the places are."""
        return Places(self.catalogue)

    @cached_property
    def relations(self) -> Relations:
        """Which records belong together."""
        return Relations(self.catalogue)

    @cached_property
    def needs(self) -> Needs:
        """Which places answer which need."""
        return Needs(self.catalogue, self.relations, today=self.today)

    @cached_property
    def health(self) -> Health:
        """In what shape the data are."""
        return data_health(self)

    @cached_property
    def _followers(self) -> Mapping[str, set[str]]:
        """The lessons that come after each lesson: those that ask for it, and those that follow it on a path."""
        found: dict[str, set[str]] = {key: set() for key in self.catalogue.lessons}
        for key, lesson in self.catalogue.lessons.items():
            for before in lesson.prerequis:
                found[before].add(key)
        for path in self.catalogue.paths.values():
            for before, after in pairwise(path.lecons):
                found[before].add(after)
        return found

    @cached_property
    def shared_numbers(self) -> frozenset[str]:
        """The telephone numbers that places at several addresses have: no one place answers there."""
        spots: dict[str, set[object]] = {}
        for place in (*self.catalogue.sites.values(), *self.catalogue.donation_points.values()):
            if place.telephone and place.is_current:
                spots.setdefault(place.telephone, set()).add((place.adresse or place.key, place.commune))
        return frozenset(number for number, found in spots.items() if len(found) > 1)

    def trust(self, record: Record, *fields: str) -> Trust:
        """Return how far these facts of a record can be relied on."""
        return trust(record, *fields, today=self.today, freshness=self.catalogue.portal.fraicheur)

    def good_until(self, record: Record, *fields: str) -> date:
        """Return the last day on which a copy of these facts, made today, may be shown."""
        return good_until(record, *fields, today=self.today, freshness=self.catalogue.portal.fraicheur)

    def lessons_after(self, lesson: Lesson) -> list[Lesson]:
        """Return the lessons that its record names, then those that ask for it first or follow it on a path."""
        others = sorted(self._followers[lesson.key] - set(lesson.ensuite))
        return [self.catalogue.lessons[key] for key in (*lesson.ensuite, *others)]

    def offers_for(self, lesson: Lesson) -> list[Offer]:
        """Return the offers, not of the past, on a device that the lesson is done with."""
        return [o for o in self.current_offers if not set(lesson.materiel).isdisjoint(o.appareils)]

    @cached_property
    def current_offers(self) -> list[Offer]:
        """The offers that are not of the past."""
        return [offer for offer in self.catalogue.offers.values() if not offer.has_ended(self.today)]

    @cached_property
    def period(self) -> tuple[str, str] | None:
        """The years of the oldest and the newest information of places, offers and services."""
        catalogue = self.catalogue
        return _period(
            record
            for kind in (catalogue.sites, catalogue.donation_points, catalogue.offers, catalogue.services)
            for record in kind.values()
        )


def _period(records: Iterable[Record]) -> tuple[str, str] | None:
    years = sorted(day[:4] for record in records if (day := last_date(record)))
    return (years[0], years[-1]) if years else None
