"""Opening hours in the OSM syntax: what is wrong with them, and the timetable that a page may show without a lie."""

from portal.records.hours.asked import by_appointment, open_after, open_on_saturday, usual_week
from portal.records.hours.computed import Pieces, public_holidays
from portal.records.hours.divisions import When
from portal.records.hours.faults import faults
from portal.records.hours.timetable import Season, Timetable, timetable
from portal.records.hours.week import Day, Differing, Span, Week

__all__ = [
    "Day",
    "Differing",
    "Pieces",
    "Season",
    "Span",
    "Timetable",
    "Week",
    "When",
    "by_appointment",
    "faults",
    "open_after",
    "open_on_saturday",
    "public_holidays",
    "timetable",
    "usual_week",
]
