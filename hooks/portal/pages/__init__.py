"""Which pages there are, and what each is given."""

from portal.pages.lists import Written
from portal.pages.pages import RecordPage, list_view, record_pages
from portal.pages.parts import Link, Summary
from portal.pages.sheets import SHEET, CitySheet, PlaceSheet, printed
from portal.pages.surround import Shell, shell, source_copy

__all__ = [
    "SHEET",
    "CitySheet",
    "Link",
    "PlaceSheet",
    "RecordPage",
    "Shell",
    "Summary",
    "Written",
    "list_view",
    "printed",
    "record_pages",
    "shell",
    "source_copy",
]
