"""Opening hours in the OSM syntax: what is wrong with them, and the week that a page may show without a lie."""

from portal.records.hours.computed import public_holidays
from portal.records.hours.faults import faults
from portal.records.hours.week import PARIS, Day, Differing, Span, Week, openings, usual_week

__all__ = ["PARIS", "Day", "Differing", "Span", "Week", "faults", "openings", "public_holidays", "usual_week"]
