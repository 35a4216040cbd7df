"""Which pages there are, and what each is given."""

from portal.pages.cities import CityPage
from portal.pages.lists import MapPage, Written
from portal.pages.pages import RecordPage, list_view, record_pages
from portal.pages.parts import Link, Summary
from portal.pages.surround import Shell, shell, source_copy

OPENING = (CityPage, MapPage)
"""What pages are given from which the interactive map can be opened."""

__all__ = [
    "OPENING",
    "Link",
    "RecordPage",
    "Shell",
    "Summary",
    "Written",
    "list_view",
    "record_pages",
    "shell",
    "source_copy",
]
