"""Addresses that open a program of the phone: a message, a letter, a map; each part encoded for its grammar."""

from urllib.parse import quote

SAFE = "(),:"
"""Signs of our texts that stand for themselves in the fields of RFC 6068, and so in those of RFC 5724."""


def sms_link(text: str, to: str = "") -> str:
    """Return the address of a message.

    RFC 5724 wants `?body=`; iOS reads the fields behind `&` alone. `?&` is read by both: an empty field says nothing.
    """
    return f"sms:{_number(to)}?&body={quote(text, safe=SAFE)}"


def mail_link(subject: str, text: str, to: str = "") -> str:
    """Return the address of a letter (RFC 6068): lines end with CRLF, a space is %20, never a plus."""
    body = "\r\n".join(text.split("\n"))
    return f"mailto:{quote(to, safe='@')}?subject={quote(subject, safe=SAFE)}&body={quote(body, safe=SAFE)}"


def way_link(latitude: float, longitude: float) -> str:
    """Return the address of the way to a place, for phones that do not know `geo:` (iOS among them)."""
    return f"https://www.openstreetmap.org/directions?to={latitude}%2C{longitude}"


def _number(telephone: str) -> str:
    return "".join(sign for sign in telephone if sign.isascii() and (sign.isdigit() or sign == "+"))


def tel_link(telephone: str) -> str:
    """Return the address of a call."""
    return f"tel:{_number(telephone)}"
