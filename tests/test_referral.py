"""The orientation sheet: one A4 that a social worker fills by hand, and that says that it is no official voucher."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

from portal.knowing import Knowledge
from portal.pages import referral_sheet
from portal.records import REFERRAL
from tests.paper import A4, on_paper


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page to be printed."""
    page = browser.new_page()
    yield page
    page.close()


def _plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_the_sheet_is_one_a4_that_says_all_and_whose_code_leads_to_who_decides(
    page: Page, known: Knowledge, address: str
) -> None:
    """A decoder that knows nothing of ours reads the code."""
    sheet = referral_sheet(known)
    page.goto(address + REFERRAL)
    found = on_paper(page)
    assert [(one.size, one.codes) for one in found] == [(A4, [sheet.web])]
    text = _plain(found[0].text)
    for said in (
        *(offer.nom for offer in sheet.offers),
        *(place.name for place in sheet.places),
        "Ceci est un modèle, pas un bon officiel",
        "Nom, prénom ou initiales",
        "Structure",
        "Cachet et signature",
        known.catalogue.portal.telephone,
    ):
        assert _plain(said) in text, said
    assert "Imprimez" not in text
    assert sheet.web == f"{known.catalogue.portal.adresse_du_site}offres/mes-droits/"


def test_the_sheet_offers_what_may_still_be_asked_for_where_it_was_seen(known: Knowledge) -> None:
    sheet = referral_sheet(known)
    current = {offer.nom for offer in known.current_offers}
    assert {offer.nom for offer in sheet.offers} == current
    assert len(current) < len(known.catalogue.offers)
    seen = {key for offer in sheet.offers for key in offer.lieux}
    names = {place.name for place in sheet.places}
    assert {known.catalogue.sites[key].nom for key in seen if known.catalogue.sites[key].is_current} <= names


def test_a_hand_has_room_to_write_and_to_stamp(page: Page, address: str) -> None:
    """8 mm for a line, which are 30 pixels, and 30 mm for a stamp."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 703, "height": 1032})
    page.goto(address + REFERRAL)
    heights = page.locator(".blank").evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert len(heights) == 7
    assert min(heights) >= 30
    stamp = page.locator(".stamp").bounding_box()
    assert stamp is not None
    assert stamp["height"] >= 113
    assert stamp["width"] >= 227
    page.emulate_media(media="screen")


def test_nothing_can_be_typed_in_nor_kept(site: Path) -> None:
    html = (site / REFERRAL).read_text("utf-8")
    assert not re.search(r"<(?:form|input|textarea|script|button)\b", html)
    assert "default-src 'none'" in html


def test_nothing_of_the_sheet_is_cut_on_a_small_screen(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address + REFERRAL)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_link_of_the_sheet_leads_back_to_the_offers_and_they_lead_to_it(site: Path, pages: dict[str, str]) -> None:
    sheet = site / REFERRAL
    links = [link.attributes.get("href") or "nowhere" for link in LexborHTMLParser(sheet.read_text("utf-8")).css("a")]
    assert links
    assert all((sheet.parent / link / "index.html").is_file() for link in links)
    name = sheet.name
    assert f'href="{name}"' in pages["offres/"]
    assert f'href="../{name}"' in pages["offres/mes-droits/"]
