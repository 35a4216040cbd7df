"""« Ai-je droit à… ? »: whatever one answers, one learns whom to ask, and is promised nothing."""

import re

import pytest
from playwright.sync_api import Browser, expect
from selectolax.lexbor import LexborHTMLParser

from portal.knowing import Knowledge, address
from portal.pages.asking import AskedPage
from portal.pages.rights import End, asked_page, other_help_page
from portal.records import OTHER_HELP, REFERRAL, RIGHTS, Want
from portal.records.models.questions import MOST_QUESTIONS
from tests.asking import inside, leaves

FIRST = "offres/mes-droits/"
PROMISE = re.compile(
    r"vous (?:y )?avez (?:bien |donc )?droit|vous aurez|vous recevrez|vous obtiendrez|garanti|c’est sûr", re.IGNORECASE
)
"""What no page of these questions may say."""


def _page(known: Knowledge, want: Want) -> AskedPage[End]:
    return asked_page(known.catalogue.rights, known, want=want)


def test_every_way_to_answer_ends_in_whom_to_ask(known: Knowledge) -> None:
    rights, reached, ways = known.catalogue.rights, set(), 0
    for want in rights.besoins:
        for answers, end in leaves(_page(known, want).first):
            assert end, (want.nom, answers)
            assert 1 <= len(answers) <= MOST_QUESTIONS
            assert end.calls_programme or end.names_cities or end.services, answers
            reached.add(end.titre)
            ways += 1
    assert reached == {end.titre for end in rights.fins}
    assert ways > 2 * len(rights.besoins)


def test_no_question_is_asked_after_a_want_that_it_makes_no_sense_for(known: Knowledge) -> None:
    rights = known.catalogue.rights
    for want in rights.besoins:
        asked = [one.question for one in rights.asked_after(want.nom)]
        assert asked
        assert not set(asked) & {one.question for one in rights.questions if want.nom in one.sauf}
    assert any(one.sauf for one in rights.questions)


def test_each_end_of_a_page_has_a_number_or_a_link(known: Knowledge, pages: dict[str, str]) -> None:
    for want in known.catalogue.rights.besoins:
        quiz = LexborHTMLParser(pages[RIGHTS.format(want.nom)]).css_first(".quiz")
        assert quiz is not None
        ends = [box for box in quiz.css("details") if not inside(box)]
        assert len(ends) >= 2
        assert [box.text()[:80] for box in ends if not box.css("a[href]")] == []


def test_every_end_says_who_decides_or_what_to_ask(known: Knowledge) -> None:
    """An answer names people, and what to say to them."""
    for end in known.catalogue.rights.fins:
        assert re.search(r"décide|« .*\? »", end.texte), end.nom


def test_no_page_of_rights_promises(pages: dict[str, str]) -> None:
    found = {page: html for page, html in pages.items() if page.startswith((FIRST, OTHER_HELP))}
    assert len(found) > 4
    for page, html in found.items():
        main = LexborHTMLParser(html).css_first("main")
        assert main is not None
        assert not PROMISE.search(main.text()), page
    for promise in ("Vous avez droit à une recharge.", "vous y avez droit", "C’est garanti."):
        assert PROMISE.search(promise)


def test_offers_of_the_past_are_no_answer_to_a_want(known: Knowledge) -> None:
    over = {offer.nom for offer in known.catalogue.offers.values() if offer.has_ended(known.today)}
    for want in known.catalogue.rights.besoins:
        assert not over & {known.catalogue.offers[key].nom for key in want.offres}


def test_a_town_hall_is_called_by_the_number_of_its_city(known: Knowledge, pages: dict[str, str]) -> None:
    for want in known.catalogue.rights.besoins:
        cities = LexborHTMLParser(pages[RIGHTS.format(want.nom)]).css_first("#villes ul")
        assert cities is not None
        lines = {line.css("a")[0].text(): line for line in cities.css("li")}
        assert set(lines) == {city.nom for city in known.catalogue.cities.values()}
        for city in known.catalogue.cities.values():
            line = lines[city.nom]
            assert (city.telephone or "non communiqué") in line.text()
            assert line.css("a")[0].attributes["href"] == f"../../../lieux/{city.key}/#{want.besoin}"


def test_pages_lead_to_one_another(known: Knowledge, pages: dict[str, str]) -> None:
    """Offers, questions, other help, services and the places of the programme: each leads to those beside it."""
    assert 'href="mes-droits/"' in pages["offres/"]
    assert 'href="autres-aides/"' in pages["offres/"]
    assert 'href="../autres-aides/"' in pages[FIRST]
    assert f'href="../{REFERRAL.removeprefix("offres/")}"' in pages[FIRST]
    assert 'href="../mes-droits/"' in pages[OTHER_HELP]
    for offer in known.catalogue.offers.values():
        assert 'href="../mes-droits/"' in pages[address(offer)], offer.key
    for key in known.catalogue.rights.autres_aides:
        assert f'href="../../numeros-utiles/{key}/"' in pages[OTHER_HELP]
        assert 'href="../../offres/autres-aides/"' in pages[f"numeros-utiles/{key}/"]
    assert 'href="../../../offres/mes-droits/"' in pages["lieux/grenoble/grenoble/"]


def test_other_help_is_shown_with_the_date_of_what_is_known(known: Knowledge, pages: dict[str, str]) -> None:
    cards = {card.css("h2, h3")[0].text(): card for card in LexborHTMLParser(pages[OTHER_HELP]).css(".card")}
    view = other_help_page(known)
    assert {one.service.nom for one in view.services} <= set(cards)
    for one in view.services:
        assert one.as_of.sources, one.service.key
        assert cards[one.service.nom].css(".asof")
        assert bool(cards[one.service.nom].css(".check")) == (one.service.statut == "a_confirmer")
    assert [one.link.title for one in view.past]


@pytest.mark.parametrize("scripts", [True, False])
def test_answers_open_the_next_question_with_a_keyboard(browser: Browser, address: str, *, scripts: bool) -> None:
    context = browser.new_context(viewport={"width": 240, "height": 320}, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(address + FIRST)
    page.get_by_role("link", name="Un téléphone ou un ordinateur pas cher").press("Enter")
    page.locator("summary", has_text="Non, ou je ne sais pas").press("Enter")
    expect(page.get_by_role("heading", name="Pouvez-vous vous déplacer ?")).to_be_visible()
    page.locator("summary", has_text=re.compile("^Oui$")).press("Enter")
    expect(page.get_by_role("heading", name="Trouvez qui peut vous envoyer")).to_be_visible()
    expect(page.get_by_role("heading", name="Commencez par téléphoner")).to_be_hidden()
    page.locator(".quiz a[href='#villes']").locator("visible=true").first.click()
    page.locator("#villes").get_by_role("link", name="Lyon").click()
    expect(page).to_have_url(address + "lieux/lyon/#appareil")
    context.close()
