"""An address that leaves with its visitor: message, letter, card, calendar, QR code, and the short way to its page."""

from portal.takeaway.carried import Report, Takeaway, carried, takeaway
from portal.takeaway.gsm import folded, septets, shortened
from portal.takeaway.links import mail_link, sms_link
from portal.takeaway.message import letter, sms
from portal.takeaway.qr import QR, qr

__all__ = [
    "QR",
    "Report",
    "Takeaway",
    "carried",
    "folded",
    "letter",
    "mail_link",
    "qr",
    "septets",
    "shortened",
    "sms",
    "sms_link",
    "takeaway",
]
