"""The sorter of gifts: whatever one answers, about any device, one learns what to do and where to look."""

import re

import pytest
from playwright.sync_api import Browser, expect
from selectolax.lexbor import LexborHTMLParser

from portal.knowing import Knowledge
from portal.pages.sorting import sorted_page
from portal.records import DEVICE_IN_CITY, SORTED, Catalogue
from portal.records.models.questions import MOST_QUESTIONS
from tests.asking import inside, leaves

FIRST = "donner/que-faire/"


def test_every_way_to_answer_ends_in_something_to_do(known: Knowledge) -> None:
    sorter, reached = known.catalogue.sorter, set()
    for device in known.catalogue.devices.values():
        found = list(leaves(sorted_page(sorter, known, device=device).first))
        assert len(found) >= 2, device.key
        for answers, end in found:
            assert end, (device.key, answers)
            assert len(answers) <= MOST_QUESTIONS
            assert end.wiping or end.si_casse or end.give or end.recycle or end.channels or end.collections, answers
            reached.add(end.titre)
    assert reached == {end.titre for end in sorter.fins}


def test_no_question_is_asked_of_a_device_that_it_makes_no_sense_for(catalogue: Catalogue) -> None:
    for device in catalogue.devices:
        asked = [one.question for one in catalogue.sorter.asked_after(device)]
        spared = [one.question for one in catalogue.sorter.questions if device in one.sauf]
        assert asked
        assert not set(asked) & set(spared)
    assert any(one.sauf for one in catalogue.sorter.questions)


def test_a_point_that_only_recycles_is_no_place_to_give_what_works(known: Knowledge) -> None:
    sorter = known.catalogue.sorter
    for device in known.catalogue.devices.values():
        for _, end in leaves(sorted_page(sorter, known, device=device).first):
            for town in end.give if end else ():
                key = town.anchor
                points = [p for p in known.places.points_in(key) if device.key in p.accepte]
                assert town.link.address == DEVICE_IN_CITY.format(device.key, key)
                assert town.count == len([p for p in points if p.reemploi is not False])
                assert town.count


def test_each_end_of_a_page_leads_on(catalogue: Catalogue, pages: dict[str, str]) -> None:
    for device in catalogue.devices:
        quiz = LexborHTMLParser(pages[SORTED.format(device)]).css_first(".quiz")
        assert quiz is not None
        ends = [box for box in quiz.css("details") if not inside(box)]
        assert len(ends) > 2
        assert [box.text()[:80] for box in ends if not box.css("a[href]")] == []


def test_the_first_page_leads_to_each_device_and_is_found_from_the_page_of_giving(
    catalogue: Catalogue, pages: dict[str, str]
) -> None:
    main = pages[FIRST].partition("<main")[2]
    assert set(re.findall(r'href="([a-z-]+)/"', main)) >= set(catalogue.devices)
    assert 'href="que-faire/"' in pages["donner/"]


@pytest.mark.parametrize("scripts", [True, False])
def test_answers_open_the_next_question_with_a_keyboard(browser: Browser, address: str, *, scripts: bool) -> None:
    context = browser.new_context(viewport={"width": 240, "height": 320}, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(address + SORTED.format("telephone"))
    for answer in ("Moi, un ou quelques appareils", "Non, ou il n’a pas de batterie", "Oui, il s’allume et il sert"):
        page.locator("summary", has_text=answer).press("Enter")
    expect(page.get_by_role("heading", name="Est-il bloqué par un code ou un compte ?")).to_be_visible()
    expect(page.get_by_role("heading", name="Vous pouvez le donner")).to_be_hidden()
    page.locator("summary", has_text="Non, j’entre dans l’appareil").press("Enter")
    expect(page.get_by_role("heading", name="Vous pouvez le donner")).to_be_visible()
    page.get_by_role("link", name="Lyon").click()
    expect(page).to_have_url(address + DEVICE_IN_CITY.format("telephone", "lyon"))
    context.close()
