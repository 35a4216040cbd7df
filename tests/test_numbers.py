"""Useful numbers: what their list says of each, and one A5 of them that is kept by the telephone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

from portal.building import Kit, furnish
from portal.building.kept import PAGES
from portal.building.memory import Memory
from portal.knowing import Knowledge
from portal.pages import numbers_card
from portal.pages.numbers import MOST, Number
from portal.records import NUMBERS, NUMBERS_CARD, Service, load
from tests.paper import A5, on_paper

FINGER = 44
"""Pixels that a finger needs."""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page to be printed."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture(scope="module")
def numbers(known: Knowledge) -> list[Number]:
    """The numbers of the card."""
    return list(numbers_card(known).numbers)


def _called(service: Service) -> str:
    return service.telephone or service.sms or ""


def _marks(site: Path) -> dict[str, str]:
    """Return what the card says of how old each number is."""
    rows = LexborHTMLParser((site / NUMBERS_CARD).read_text("utf-8")).css("li")
    return {row.css(".number")[0].text().removeprefix("SMS "): "".join(i.text() for i in row.css("i")) for row in rows}


def test_the_card_has_each_number_that_one_calls_with_its_source(known: Knowledge, numbers: list[Number]) -> None:
    called = {service.key for service in known.catalogue.services.values() if _called(service)}
    assert {one.service.key for one in numbers} == called
    assert len(called) <= MOST
    for one in numbers:
        assert one.as_of is not None
        assert one.as_of.sources, one.service.key


def test_more_numbers_than_fit_are_said_to_be_in_the_list(known: Knowledge) -> None:
    service = known.catalogue.services["3018"]
    many = {f"service-{n}": service for n in range(MOST + 3)}
    card = numbers_card(Knowledge(replace(known.catalogue, services=many), known.today))
    assert (len(card.numbers), card.left) == (MOST, 3)


def test_the_card_is_one_a5_that_says_all_and_whose_code_leads_to_the_list(
    page: Page, known: Knowledge, numbers: list[Number], address: str
) -> None:
    """A decoder that knows nothing of ours reads the code."""
    page.goto(address + NUMBERS_CARD)
    found = on_paper(page)
    assert [(one.size, one.codes) for one in found] == [(A5, [numbers_card(known).web])]
    text = found[0].text
    for one in numbers:
        for said in (_called(one.service), one.name, *one.hours):
            assert said.replace("\N{NO-BREAK SPACE}", " ") in text.replace("\N{NO-BREAK SPACE}", " "), said
    assert text.count("Gratuit.") == sum(one.service.gratuit is True for one in numbers)
    assert "Imprimez" not in text


def test_the_card_has_room_for_as_many_numbers_as_it_may_have(page: Page, numbers: list[Number], address: str) -> None:
    page.goto(address + NUMBERS_CARD)
    page.evaluate(
        """count => { for (; count; count--)
            document.querySelector('ul').append(document.querySelector('li:last-child').cloneNode(true)); }""",
        MOST - len(numbers),
    )
    assert len(on_paper(page)) == 1


def test_an_old_number_is_marked_with_the_year_of_its_source(site: Path, numbers: list[Number]) -> None:
    marks = _marks(site)
    assert set(marks) == {_called(one.service) for one in numbers}
    for one in numbers:
        assert one.as_of is not None
        said = marks[_called(one.service)]
        assert ("peut-être arrêté" in said) == (one.service.statut == "a_confirmer"), said
        assert bool(said) == (one.as_of.state != "recent" or one.service.statut == "a_confirmer"), said
        assert (one.year or "sans date") in said or not said


def test_the_list_says_of_each_number_when_it_answers_what_it_costs_and_of_when_that_is(
    known: Knowledge, pages: dict[str, str]
) -> None:
    cards = {card.css("h3")[0].text(): card for card in LexborHTMLParser(pages[NUMBERS]).css(".card")}
    for service in known.catalogue.services.values():
        said = cards[service.nom].text()
        assert ("Gratuit." in said) == (service.gratuit is True), service.key
        if _called(service):
            assert ("Répond " in said) == bool(service.horaires), service.key
            assert service.horaires or "Horaires" in said
            assert service.gratuit or "rix non communiqué" in said
            assert cards[service.nom].css(".asof"), service.key
    assert f'href="{NUMBERS_CARD.removeprefix(NUMBERS)}"' in pages[NUMBERS]


def test_the_language_of_a_number_is_said_where_its_source_says_it(root: Path) -> None:
    overrides, day = root / "overrides", date(2026, 11, 23)
    example = Knowledge(load(root / "tests/example", today=day), day)
    loader = Environment(loader=FileSystemLoader(overrides))  # noqa: S701 - furnish makes it escape
    env = furnish(loader, overrides, memory=Memory(), kit=Kit({}, {}), portal=example.catalogue.portal, today=day)
    (one,) = numbers_card(example).numbers
    said = env.get_template("macros/numbers.html").module.terms(one)  # type: ignore[attr-defined] # a macro
    words = " ".join(said.split())
    assert words == "Répond tous les jours, jour et nuit. Gratuit. Langues : français et anglais."


def test_a_number_is_large_enough_for_a_finger_and_kept_without_a_line(
    page: Page, numbers: list[Number], address: str
) -> None:
    assert NUMBERS in PAGES
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(address + NUMBERS)
    links = page.locator('main a[href^="tel:"], main a[href^="sms:"]')
    assert links.count() == len(numbers)
    for link in links.all():
        box = link.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= FINGER


def test_nothing_of_the_card_is_cut_on_a_small_screen(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address + NUMBERS_CARD)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_link_of_the_card_leads_back_to_the_list(site: Path) -> None:
    card = site / NUMBERS_CARD
    links = [link.attributes.get("href") or "nowhere" for link in LexborHTMLParser(card.read_text("utf-8")).css("a")]
    assert links
    assert all((card.parent / link / "index.html").is_file() for link in links)
