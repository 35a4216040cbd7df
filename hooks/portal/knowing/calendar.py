"""Public holidays with their names, and the holidays of schools, as a département has them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from holidays import HolidayBase, country_holidays

from portal.records import Place

ZONES = {
    "Zone A": "01 03 07 15 16 17 19 21 23 24 25 26 33 38 39 40 42 43 47 58 63 64 69 70 71 73 74 79 86 87 89 90",
    "Zone B": "02 04 05 06 08 10 13 14 18 22 27 28 29 35 36 37 41 44 45 49 50 51 52 53 54 55 56 57 59 60 61 62 67 68 "
    "72 76 80 83 84 85 88",
    "Zone C": "09 11 12 30 31 32 34 46 48 65 66 75 77 78 81 82 91 92 93 94 95",
}
"""The départements of each zone of schools, by their academies (arrêté du 7 décembre 2022). Corsica and the overseas
départements have calendars of their own."""
DECREED = date(2028, 7, 4)
"""The last day of the last school year that a decree names (arrêté du 21 juillet 2026): `holidays` guesses beyond."""
APART = {
    "57": "57", "67": "6AE", "68": "6AE", "971": "971", "972": "972", "973": "973", "974": "974", "975": "PM",
    "976": "976", "977": "BL", "978": "MF", "986": "WF", "987": "PF", "988": "NC",
}  # fmt: skip
"""The départements and territories with public holidays more, and what `holidays` calls them."""
OVERSEAS = ("97", "98")


@dataclass(frozen=True)
class Calendar:
    """The holidays of a place."""

    department: str
    """As INSEE writes it; empty where it is not known."""

    @classmethod
    def of(cls, place: Place) -> "Calendar":
        """Return the calendar of where a place is, by its INSEE code or else its postcode."""
        code = place.code_insee or place.code_postal or ""
        return cls(code[:3] if code.startswith(OVERSEAS) else code[:2])

    @property
    def is_of_paris_time(self) -> bool:
        """Whether clocks show the time of Paris there, as far as we know."""
        return bool(self.department) and not self.department.startswith(OVERSEAS)

    def holiday(self, day: date) -> str:
        """Return the name of a public holiday, of all France or of that place; empty on other days."""
        return _public(APART.get(self.department)).get(day, "").replace("'", "’")

    def school_days(self, first: date, last: date) -> frozenset[date] | None:
        """Return the days of school holidays among some days, or nothing where they are not known."""
        zone = next((zone for zone, members in ZONES.items() if self.department in members.split()), None)
        if zone is None or last > DECREED:
            return None
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return frozenset(day for day in days if day in _of_schools(zone))


@cache
def _public(territory: str | None) -> HolidayBase:
    return country_holidays("FR", subdiv=territory, language="fr")


@cache
def _of_schools(zone: str) -> Mapping[date, str]:
    return country_holidays("FR", subdiv=zone, categories="school", language="fr")
