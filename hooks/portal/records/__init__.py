"""YAML text to a Catalogue: what a record may say, what is wrong with one, and all records once they are right."""

from portal.records.addresses import (
    ALL_PLACES,
    DEVICE_IN_CITY,
    FILTERS,
    GIVING,
    NARROWED,
    NATIONAL_GIVING,
    SOME_PLACES,
    address,
)
from portal.records.catalogue import Catalogue, load
from portal.records.communes import read_communes
from portal.records.day import DayError, fixed_day, today
from portal.records.ground import HasPosition, distance_km
from portal.records.hours import PARIS, Day, Span, usual_week
from portal.records.messages import DataError
from portal.records.models import KINDS, NATIONAL
from portal.records.models.city import City, Landmark
from portal.records.models.common import Record, Source, by_date
from portal.records.models.device import Device
from portal.records.models.donation_point import Channel, DonationPoint
from portal.records.models.figure import Figure
from portal.records.models.glossary import Word
from portal.records.models.languages import language_name
from portal.records.models.lesson import Lesson
from portal.records.models.lesson import Path as LearningPath
from portal.records.models.offer import Offer, Price
from portal.records.models.place import Closure, Place, Transport
from portal.records.models.portal import Freshness, Portal
from portal.records.models.service import Service
from portal.records.models.site import NATIONAL_SERVICES, Site
from portal.records.models.values import Reference, first_day
from portal.records.prose import html as prose_html
from portal.records.prose import is_sound as is_sound_link

__all__ = [
    "ALL_PLACES",
    "DEVICE_IN_CITY",
    "FILTERS",
    "GIVING",
    "KINDS",
    "NARROWED",
    "NATIONAL",
    "NATIONAL_GIVING",
    "NATIONAL_SERVICES",
    "PARIS",
    "SOME_PLACES",
    "Catalogue",
    "Channel",
    "City",
    "Closure",
    "DataError",
    "Day",
    "DayError",
    "Device",
    "DonationPoint",
    "Figure",
    "Freshness",
    "HasPosition",
    "Landmark",
    "LearningPath",
    "Lesson",
    "Offer",
    "Place",
    "Portal",
    "Price",
    "Record",
    "Reference",
    "Service",
    "Site",
    "Source",
    "Span",
    "Transport",
    "Word",
    "address",
    "by_date",
    "distance_km",
    "first_day",
    "fixed_day",
    "is_sound_link",
    "language_name",
    "load",
    "prose_html",
    "read_communes",
    "today",
    "usual_week",
]
