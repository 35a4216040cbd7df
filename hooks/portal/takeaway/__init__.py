"""An address that leaves with its visitor: message, letter, card, calendar, QR code, and the short way to its page."""

from portal.takeaway.brief import brief_hours
from portal.takeaway.carrying import Report, Takeaway, carried, takeaway
from portal.takeaway.choice import by_use
from portal.takeaway.city_file import CityFile
from portal.takeaway.entry import Entry, say_hours
from portal.takeaway.gsm import folded, septets, shortened
from portal.takeaway.links import mail_link, sms_link
from portal.takeaway.message import letter, page_link, short_address, sms
from portal.takeaway.square import QR, qr

__all__ = [
    "QR",
    "CityFile",
    "Entry",
    "Report",
    "Takeaway",
    "brief_hours",
    "by_use",
    "carried",
    "folded",
    "letter",
    "mail_link",
    "page_link",
    "qr",
    "say_hours",
    "septets",
    "short_address",
    "shortened",
    "sms",
    "sms_link",
    "takeaway",
]
