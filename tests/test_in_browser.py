"""What only a real browser knows: what it fetches, what it refuses, and that the map opens."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

KINDS = {
    "home": "",
    "places": "lieux/",
    "city": "lieux/paris/",
    "place": "lieux/grenoble/grenoble/",
    "place whose hours are recent": "lieux/lille/mediatheque-de-fives/",
    "places of a city": "lieux/lyon/tous/",
    "places of a city for a need": "lieux/paris/tous/demarche/",
    "places narrowed down": "lieux/marseille/tous/samedi/",
    "what narrows places down": "lieux/filtres/",
    "device in a city": "donner/appareils/telephone/lyon/",
    "historical place": "lieux/antony/antony/",
    "map": "lieux/carte/",
    "donate": "donner/",
    "donate in a city": "donner/lyon/",
    "donate where none is known": "donner/antony/",
    "national channels": "donner/france/",
    "sorter": "donner/que-faire/",
    "what to do with a device": "donner/que-faire/telephone/",
    "systems": "donner/effacer/",
    "system": "donner/effacer/android/",
    "what is refused": "donner/refuses/",
    "danger": "donner/refuses/batterie-gonflee/",
    "what becomes of a gift": "donner/apres/",
    "collection": "donner/collecte/",
    "donation point": "donner/marseille/emmaus-pointe-rouge/",
    "device": "donner/appareils/telephone/",
    "learn": "apprendre/",
    "first question": "apprendre/mon-parcours/",
    "second question": "apprendre/mon-parcours/demarches/",
    "course": "apprendre/mon-parcours/emploi/telephone/",
    "lesson": "apprendre/reconnaitre-une-arnaque/",
    "quiz": "apprendre/reconnaitre-une-arnaque/quiz/",
    "sources": "lieux/paris/sources/",
    "practice": "apprendre/essayer/",
    "practice of gestures": "apprendre/essayer/clavier-et-doigt/",
    "practice form": "apprendre/essayer/formulaire/",
    "practice of judging": "apprendre/essayer/messages/",
    "practice of passwords": "apprendre/essayer/mot-de-passe/",
    "passport": "apprendre/passeport/",
    "path": "apprendre/parcours/debuter-avec-un-telephone/",
    "guide of a path": "apprendre/parcours/debuter-avec-un-telephone/aider/",
    "offers": "offres/",
    "offer": "offres/recharges-telephone/",
    "offer of the past": "offres/dons-urgence-2020/",
    "rights": "offres/mes-droits/",
    "whom to ask": "offres/mes-droits/recharge/",
    "other help": "offres/autres-aides/",
    "understand": "comprendre/",
    "prose": "comprendre/histoire/",
    "press": "comprendre/presse/",
    "figures": "comprendre/chiffres/",
    "figure": "comprendre/chiffres/illectronisme/",
    "glossary": "comprendre/mots/",
    "datasets": "donnees/",
    "dataset": "donnees/france-services/",
    "shape of the data": "etat-des-donnees/",
    "shape of the data of a city": "etat-des-donnees/lyon/",
    "data for programs": "api/v1/",
    "fields of a file": "api/v1/lieux-de-mediation-numerique/",
    "services": "numeros-utiles/",
    "service": "numeros-utiles/17cyber/",
    "search": "recherche/",
    "sitemap": "plan-du-site/",
    "download": "telecharger/",
    "offline": "hors-ligne/",
    "privacy": "confidentialite/",
    "legal": "mentions-legales/",
    "contact": "contact/",
    "guide": "contribuer/",
    "kinds of records": "contribuer/champs/",
    "fields of a record": "contribuer/champs/lieux-d-aide/",
    "declaration": "accessibilite/",
    "grid of criteria": "accessibilite/grille/",
    "ecodesign": "ecoconception/",
    "theme of a grid": "ecoconception/strategie/",
    "missing page": "404.html",
}
"""A page of each kind, by what it is."""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a small phone, in a browser that remembers nothing."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="fr-FR")
    yield context.new_page()
    context.close()


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the page asks of other hosts, fails to find, or has refused by its own policy."""
    found: list[str] = []
    page.on("request", lambda r: found.append(r.url) if urlsplit(r.url).hostname not in ("127.0.0.1", None) else None)
    page.on("response", lambda r: found.append(f"{r.status} {r.url}") if r.status >= 400 else None)
    page.on("console", lambda m: found.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_a_page_asks_nothing_of_others_and_fits_the_smallest_screen(
    path: str, page: Page, complaints: list[str], address: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address + path)
    assert not complaints
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_map_opens_when_asked_and_only_then(page: Page, complaints: list[str], address: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(urlsplit(request.url).path))
    page.goto(f"{address}lieux/carte/")
    assert not [path for path in fetched if "leaflet" in path or ("carte.js" in path and "ouvrir" not in path)]
    page.get_by_role("button", name="Ouvrir la carte interactive").click()
    expect(page.locator("#etat-carte")).to_have_text("La carte est ouverte.")
    page.get_by_role("link", name="Grenoble", exact=True).first.click()
    page.get_by_role("button", name="Bibliothèque Gisèle Halimi").press("Enter")
    expect(page.locator(".leaflet-popup")).to_contain_text("8 place Saint-Bruno")
    assert not complaints


def test_without_scripts_the_map_page_is_a_whole_list(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}lieux/carte/")
    expect(page.locator("#carte")).to_be_hidden()
    expect(page.get_by_role("link", name="Grenoble").last).to_be_visible()
    context.close()
