"""Which pages there are, and what each is given."""

from portal.pages.cities import CityPage
from portal.pages.labels import LabelSheet, label_sheets
from portal.pages.learning import PRACTICE
from portal.pages.lists import TEXTS, MapPage, Written
from portal.pages.memos import cards
from portal.pages.numbers import numbers_card
from portal.pages.pages import record_pages
from portal.pages.parts import Link, RecordPage, Summary
from portal.pages.paths import PathSheet, path_sheets
from portal.pages.search_files import FIRST as SEARCH_FILE
from portal.pages.search_files import MOST_PARTS as SEARCH_PARTS
from portal.pages.search_files import SCRIPT as SEARCH_SCRIPT
from portal.pages.search_files import search_files
from portal.pages.sheets import SHEET, CitySheet, PlaceSheet, printed
from portal.pages.surround import Shell, Shown, shell, source_copy
from portal.pages.texts import list_view

OPENING = (CityPage, MapPage)
"""What pages are given from which the interactive map can be opened."""

__all__ = [
    "OPENING",
    "PRACTICE",
    "SEARCH_FILE",
    "SEARCH_PARTS",
    "SEARCH_SCRIPT",
    "SHEET",
    "TEXTS",
    "CitySheet",
    "LabelSheet",
    "Link",
    "PathSheet",
    "PlaceSheet",
    "RecordPage",
    "Shell",
    "Shown",
    "Summary",
    "Written",
    "cards",
    "label_sheets",
    "list_view",
    "numbers_card",
    "path_sheets",
    "printed",
    "record_pages",
    "search_files",
    "shell",
    "source_copy",
]
