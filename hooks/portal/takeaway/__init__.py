"""What leaves with the visitor: a city in one file, and what stands on a printed sheet."""

from portal.takeaway.choice import by_use
from portal.takeaway.city_file import CityFile
from portal.takeaway.entry import Entry
from portal.takeaway.square import QR, qr

__all__ = ["QR", "CityFile", "Entry", "by_use", "qr"]
