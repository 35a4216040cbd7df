"""YAML text to a Catalogue: what a record may say, what is wrong with one, and all records once they are right."""

from portal.records.addresses import address
from portal.records.hours import PARIS, Span
from portal.records.load import Catalogue, load
from portal.records.messages import DataError
from portal.records.models import KINDS, NATIONAL
from portal.records.models.city import City, Landmark
from portal.records.models.common import Record, Source, by_date
from portal.records.models.donation_point import Channel, DonationPoint
from portal.records.models.figure import Figure
from portal.records.models.lesson import Lesson
from portal.records.models.lesson import Path as LearningPath
from portal.records.models.offer import Offer, Price
from portal.records.models.place import Place
from portal.records.models.portal import Freshness
from portal.records.models.site import Site
from portal.records.models.values import Reference, first_day

__all__ = [
    "KINDS",
    "NATIONAL",
    "PARIS",
    "Catalogue",
    "Channel",
    "City",
    "DataError",
    "DonationPoint",
    "Figure",
    "Freshness",
    "Landmark",
    "LearningPath",
    "Lesson",
    "Offer",
    "Place",
    "Price",
    "Record",
    "Reference",
    "Site",
    "Source",
    "Span",
    "address",
    "by_date",
    "first_day",
    "load",
]
