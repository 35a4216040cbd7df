"""Where the page of each record is, and that of each text of docs/: no two at one address."""

from collections.abc import Iterable, Iterator

from portal.records.models import NATIONAL
from portal.records.models.common import Record
from portal.records.models.grid import Grid

ADDRESSES = {
    "portal": "",
    "cities": "lieux/{}/",
    "sites": "lieux/{}/",
    "donation_points": "donner/{}/",
    "lessons": "apprendre/{}/",
    "paths": "apprendre/parcours/{}/",
    "offers": "offres/{}/",
    "devices": "donner/appareils/{}/",
    "systems": "donner/effacer/{}/",
    "dangers": "donner/refuses/{}/",
    "services": "numeros-utiles/{}/",
    "figures": "comprendre/chiffres/{}/",
    "datasets": "donnees/{}/",
    "glossary": "comprendre/mots/",
    "search": "recherche/",
    "questionnaire": "apprendre/mon-parcours/",
    "sorter": "donner/que-faire/",
    "rights": "offres/mes-droits/",
}
"""The address of a record's page, from the root of the site, by kind; a grid names its own."""
GIVING = "donner/{}/"
"""The address of the page that says where to give a device in a city."""
ALL_PLACES = "lieux/{}/tous/"
"""The address of the page of all places of a city."""
SOME_PLACES = "lieux/{}/tous/{}/"
"""The address of the page of those of them that answer a need, or are in a district."""
SHORT = "c/{}/"
"""The address that leads to the page of a place by its code, in small letters."""
CITY_FILE = "lieux/{0}/{0}.html"
"""The address of the one file of a city: its name is that of the city, wherever it is sent."""
NARROWED = "lieux/{}/tous/{}/{}/"
"""The address of the page of those that answer a need and have something more."""
FILTERS = "lieux/filtres/"
"""The address of the page that says what places can be narrowed down by, and where."""
QUIZ = "apprendre/{}/quiz/"
"""The address of the page of the quiz of a lesson."""
MEMO = "apprendre/{}/memo.html"
"""The address of the card of a lesson, to print."""
LABELS = "donner/appareils/{}/etiquette.html"
"""The address of the printed sheet of labels of a device."""
POSTER = "donner/collecte/affiche-a-remplir.html"
"""The address of the poster of a collection, to print."""
CHECKLIST = "donner/collecte/liste.html"
"""The address of the sheet on which it is prepared, to print."""
LETTER = "donner/collecte/lettre.html"
"""The address of the letter that announces it, to print."""
NUMBERS = "numeros-utiles/"
"""The address of the list of useful numbers."""
NUMBERS_CARD = f"{NUMBERS}carte.html"
"""The address of their card, to print."""
SOURCES = {"cities": "lieux/{}/sources/", "lessons": "apprendre/{}/sources/"}
"""The address of the page of sources, for kinds of records that have many: who looks for help does not pay for them."""
GUIDE = "apprendre/parcours/{}/aider/"
"""The address of the guide of a path, for whoever accompanies."""
FOLLOW_UP = "apprendre/parcours/{}/feuille.html"
"""The address of the printed sheet on which a path is followed."""
AIM = "apprendre/mon-parcours/{}/"
"""The address of the second question of the questionnaire, after an answer to the first."""
COURSE = "apprendre/mon-parcours/{}/{}/"
"""The address of the third, with the lessons that follow from all answers."""
SORTED = "donner/que-faire/{}/"
"""The address of the questions of the sorter about a device."""
RIGHTS = "offres/mes-droits/{}/"
"""The address of the questions on what one may ask for, after what one comes for."""
OTHER_HELP = "offres/autres-aides/"
"""The address of the list of help that others than the programme give."""
REFERRAL = "offres/fiche-d-orientation.html"
"""The address of the printed sheet on which a social worker sends someone."""
DEVICE_IN_CITY = "donner/appareils/{}/{}/"
"""The address of the page that says where to give a device in a city."""
HEALTH_IN_CITY = "etat-des-donnees/{}/"
"""The address of the page that says in what shape the data of a city are."""
GRID_THEME = "{}{}/"
"""The address of the page of a theme of a grid, below that of the grid."""
NATIONAL_GIVING = GIVING.format(NATIONAL)
"""The address of the page that says where to give a device in the whole country."""


def address(record: Record) -> str:
    """Return the address of a record's page, from the root of the site."""
    if isinstance(record, Grid):
        return record.page.removeprefix("/")
    return ADDRESSES[record.kind].format(record.key)


def sources_of(record: Record) -> str | None:
    """Return the address of the page of a record's sources, if they have one of their own."""
    return SOURCES[record.kind].format(record.key) if record.kind in SOURCES else None


def of_text(path: str) -> str:
    """Return the address that a builder gives to a Markdown file of docs/: `offres/index.md` is `offres/`."""
    folder, _, name = path.removesuffix(".md").rpartition("/")
    parts = [folder, "" if name in ("index", "README") else name]
    return "".join(f"{part}/" for part in parts if part)


def of_record(kind: str, key: str) -> list[str]:
    """Return the addresses of the pages made from a record that its key tells, its own first."""
    more = {"cities": [GIVING, ALL_PLACES], "lessons": [QUIZ], "paths": [GUIDE], "devices": [SORTED]}
    templates = [ADDRESSES.get(kind, ""), *more.get(kind, []), SOURCES.get(kind, "")]
    return [of_text(f"{template.format(key).rstrip('/')}.md") for template in templates if "{}" in template]


def taken(texts: Iterable[str]) -> Iterator[str]:
    """Yield the addresses that no record may have: those of texts of docs/, and the folders of kinds of record."""
    yield from map(of_text, texts)
    yield from (NATIONAL_GIVING, FILTERS)
    yield from (template.partition("{}")[0] for template in ADDRESSES.values() if "{}" in template)
