"""The search, in a real browser: what people type finds its page, and nothing found is never a dead end."""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import get_args
from urllib.parse import quote_plus, urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from portal.building.budgets import SEARCH, SEARCH_OF_MANY
from portal.building.weigh import search_weight
from portal.building.weight import gzipped
from portal.knowing import NEEDS, Knowledge
from portal.pages.search import SMALL, folded
from portal.pages.search_files import FIRST, search_files
from portal.pages.search_page import MOST_LINES, search_page
from portal.records.catalogue import Catalogue
from portal.records.models.search import NeedKey
from tests import synthetic
from tests.serve import serving

QUERIES: dict[str, str] = yaml.safe_load((Path(__file__).parent / "search" / "queries.yml").read_text("utf-8"))
DONE = re.compile("résultat|Rien|n’a pas pu")


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page of a small screen."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, locale="fr-FR")
    yield context.new_page()
    context.close()


def results(page: Page, address: str, query: str) -> list[str]:
    """Return what the results of a query lead to, from the root of the site at `address`, best first."""
    page.goto(f"{address}recherche/?q={quote_plus(query)}")
    expect(page.locator("#resultats").get_by_role("status")).to_have_text(DONE)
    found = page.locator("#resultats li a").evaluate_all("links => links.map(link => link.href)")
    return [str(one).removeprefix(address) for one in found]


def test_there_are_forty_queries() -> None:
    assert len(QUERIES) == 40


@pytest.mark.parametrize("query", QUERIES)
def test_what_people_type_finds_its_page_among_the_first_three(query: str, page: Page, address: str) -> None:
    assert QUERIES[query] in results(page, address, query)[:3]


def test_every_result_leads_to_a_page_of_the_site(page: Page, address: str, pages: dict[str, str]) -> None:
    for query in ("lyon", "imprimer paris", "telephone", "emmaus", "donner"):
        found = results(page, address, query)
        assert found
        assert {one.partition("#")[0] for one in found} <= set(pages)


@pytest.mark.parametrize("query", ["xyzxyz", "99999", "?!"])
def test_nothing_found_gives_the_number_and_the_cities(query: str, page: Page, address: str) -> None:
    assert not results(page, address, query)
    shown = page.locator("#resultats")
    expect(shown.get_by_role("status")).to_have_text(f"Rien pour « {query} ».")
    expect(shown.locator("a[href^='tel:']")).to_be_visible()
    expect(shown.get_by_role("link", name="Ou choisissez votre ville")).to_be_visible()


def test_nothing_is_read_before_the_field_is_used(page: Page, address: str) -> None:
    read: list[str] = []
    page.on("request", lambda request: read.append(urlsplit(request.url).path.rpartition("/")[2]))
    page.goto(f"{address}recherche/")
    assert read == [""]
    page.get_by_label("Que cherchez-vous ?").focus()
    page.wait_for_load_state("networkidle")
    assert sorted(read) == ["", "index.js", "recherche.js"]


def test_a_second_search_keeps_the_page_and_goes_back_by_the_button(page: Page, address: str) -> None:
    results(page, address, "mdp")
    page.evaluate("window.same = true")
    page.get_by_label("Que cherchez-vous ?").fill("emaus & c°")
    page.get_by_role("button", name="Lancer la recherche").click()
    expect(page).to_have_url(f"{address}recherche/?q=emaus%20%26%20c%C2%B0")
    expect(page.get_by_role("status")).to_contain_text("emaus & c°")
    page.go_back()
    expect(page.get_by_role("status")).to_contain_text("« mdp »")
    assert page.evaluate("window.same")


def test_the_field_of_the_header_is_reached_by_keyboard_and_leads_to_results(page: Page, address: str) -> None:
    page.goto(f"{address}lieux/lyon/")
    field = page.get_by_role("banner").get_by_role("textbox", name="Rechercher")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(field).to_be_focused()
    page.keyboard.type("plus de crédit")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("« plus de crédit »")
    page.locator("#resultats li a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_visible()


def test_the_header_has_two_rows_of_a_small_screen(page: Page, address: str) -> None:
    for width in (320, 360):
        page.set_viewport_size({"width": width, "height": 640})
        page.goto(address)
        tops = page.eval_on_selector_all(".brand, .seek, .tabs", "all => all.map(one => one.getBoundingClientRect().y)")
        assert abs(tops[0] - tops[1]) < 12 < tops[2] - tops[0]
        assert page.locator(".top").bounding_box()["height"] <= 120  # type: ignore[index] # it is shown


def test_without_scripts_everything_stands_from_a_to_z(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.get_by_role("textbox", name="Rechercher").fill("mdp")
    page.get_by_role("button", name="Rechercher").click()
    expect(page).to_have_url(f"{address}recherche/?q=mdp")
    line = page.locator("li", has=page.get_by_role("link", name="Choisir un bon mot de passe"))
    expect(line).to_contain_text("mdp")
    expect(page.locator("#resultats")).to_be_hidden()
    context.close()


def test_it_works_below_another_address(page: Page, site: Path) -> None:
    with serving(site.parent) as address:
        below = f"{address}{site.name}/"
        page.goto(f"{below}offres/")
        page.get_by_role("textbox", name="Rechercher").fill("caf")
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_have_text(DONE)
        assert "numeros-utiles/france-services/" in results(page, below, "caf")[:3]


def test_it_works_from_a_folder(page: Page, site: Path) -> None:
    folder = f"{site.as_uri()}/"
    page.goto(f"{folder}recherche/index.html?q=mdp")
    expect(page.get_by_role("status")).to_have_text(DONE)
    first = page.locator("#resultats li a").first
    assert first.evaluate("link => link.href") == f"{folder}apprendre/choisir-un-bon-mot-de-passe/index.html"
    page.get_by_label("Que cherchez-vous ?").fill("forfait")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("« forfait »")


def test_an_index_that_does_not_come_is_said(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/donnees/recherche/*", lambda route: route.abort())
    page.goto(f"{address}recherche/?q=mdp")
    expect(page.get_by_role("alert")).to_contain_text("Regardez la liste de A à Z")
    context.close()


def test_a_first_search_keeps_to_its_budget(site: Path) -> None:
    assert 5_000 < search_weight(site) <= SEARCH.limit


def test_with_twenty_thousand_places_a_search_reads_a_little_of_them(
    page: Page, site: Path, catalogue: Catalogue, tmp_path: Path
) -> None:
    many = Knowledge(synthetic.catalogue(catalogue, 20_000), date(2026, 11, 25))
    copy = tmp_path / "site"
    shutil.copytree(site / "recherche", copy / "recherche")
    shutil.copytree(site / "assets", copy / "assets")
    for name, content in search_files(many, []).items():
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_text(content, "utf-8")
    read: list[str] = []
    page.on("request", lambda request: read.append(urlsplit(request.url).path.lstrip("/")))
    with serving(copy) as address:
        for query in ("lieu 12345", "ville 123 lieu 06157", "rue inventée 19999 00001 00501 01001 01501"):
            read.clear()
            number = (re.findall(r"\d{5}", query) or [""])[0]
            found = results(page, address, query)
            assert any(one.endswith(f"lieu-{number}/") for one in found[:3])
            scripts = [name for name in read if name.endswith(".js")]
            assert FIRST in scripts
            assert len(scripts) > 2
            assert sum(gzipped((copy / name).read_bytes()) for name in scripts) <= SEARCH_OF_MANY.limit


def test_the_page_stays_small_with_many_records(catalogue: Catalogue, known: Knowledge) -> None:
    many = Knowledge(synthetic.catalogue(catalogue, 20_000), known.today)
    for one in (known, many):
        assert sum(len(part.lines) for part in search_page(one, {"": []}).parts) <= MOST_LINES


def test_equal_records_give_equal_files(known: Knowledge) -> None:
    assert search_files(known, []) == search_files(known, [])


@pytest.mark.parametrize(
    ("text", "words"),
    [("Œuvre d’Été", ["oeuvre", "d", "ete"]), ("St-Denis, 8e", ["saint", "denis", "8"]), ("1er ; 2nde", ["1", "2"])],
)
def test_words_are_compared_without_what_people_leave_out(text: str, words: list[str]) -> None:
    assert folded(text) == words


def test_the_needs_of_everyday_words_are_those_of_pages() -> None:
    (literal, _) = get_args(NeedKey)
    assert {*get_args(literal)} == {need.key for need in NEEDS} | {"donner"}


def test_small_words_are_folded() -> None:
    assert all(folded(word) == [word] for word in SMALL)
