"""What leaves with the visitor: a city in one file."""

from portal.takeaway.choice import by_use
from portal.takeaway.city_file import CityFile, Entry

__all__ = ["CityFile", "Entry", "by_use"]
