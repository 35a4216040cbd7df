"""What the templates of the pages of docs/ are given."""

from collections.abc import Callable, Mapping

from portal.knowing import Knowledge
from portal.pages import (
    collecting,
    figures,
    giving,
    grids,
    health,
    learning,
    legal,
    lists,
    numbers,
    offering,
    questionnaire,
    record_fields,
    reusing,
    rights,
    sorting,
)
from portal.pages.lists import Written
from portal.pages.passport import passport_page
from portal.pages.plan import plan
from portal.pages.search_page import search_page

PRACTICES = ("practice", "practice_form", "practice_gestures", "practice_password")
"""The templates of the pages to practise with."""
LISTS: Mapping[str, Callable[[Knowledge, Written], object]] = {
    "home": lambda known, _: lists.home_page(known),
    "places": lambda known, _: lists.places_page(known),
    "map": lambda known, _: lists.map_page(known),
    "donate": lambda known, _: lists.donate_page(known),
    "sorter": lambda known, _: sorting.sorter_page(known),
    "rights": lambda known, _: rights.rights_page(known),
    "other_help": lambda known, _: rights.other_help_page(known),
    "wiping": lambda known, _: giving.wiping_page(known),
    "after": lambda known, _: giving.after_page(known),
    "refused": lambda known, _: giving.refused_page(known),
    "collection": lambda known, _: collecting.collection_page(known),
    "learn": learning.learn_page,
    **dict.fromkeys(PRACTICES, learning.practice_page),
    "practices": lambda _, written: learning.practices_page(written),
    "questionnaire": lambda known, _: questionnaire.first_page(known),
    "glossary": lambda known, _: learning.glossary_page(known),
    "passport": lambda known, _: passport_page(known),
    "offers": lambda known, _: offering.offers_page(known),
    "services": lambda known, _: numbers.services_page(known),
    "figures": lambda known, _: figures.figures_page(known),
    "press": lambda known, _: figures.press_page(known),
    "datasets": lambda known, _: reusing.datasets_page(known),
    "health": lambda known, _: health.health_page(known),
    "understand": lambda _, written: lists.understand_page(written),
    "download": lambda known, _: lists.download_page(known),
    "sitemap": lists.sitemap_page,
    "search": search_page,
    **dict.fromkeys(("accessibility", "grid"), lambda known, _: grids.rgaa_page(known)),
    "legal": lambda known, _: legal.legal_page(known),
    "ecodesign": lambda known, _: grids.rgesn_page(known),
    "contact": lambda known, _: legal.contact_page(known),
    "architecture": lambda *_: plan(),
    "record_fields_index": lambda known, _: record_fields.fields_index(known),
}
"""The function that computes it, by the name of the template."""


def list_view(template: str, known: Knowledge, written: Written) -> object:
    """Return what a template of a page in docs/ is given: nothing for one that only shows its text."""
    view = LISTS.get(template.removeprefix("portal/").removesuffix(".html"))
    return view(known, written) if view else None
