"""An offer says first how far it can be relied on, then how it is asked for, and promises nothing."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

from portal.knowing import Knowledge, address
from portal.pages.offering import FACTS, offer_page
from portal.records import Offer
from portal.records.models.values import last_day

FIRST = ("Cette offre est du passé", "Information ancienne", "À confirmer")
"""What stands at the head of an offer that cannot be relied on."""


def _of(offer: Offer, **changed: object) -> Offer:
    return offer.model_copy(update=changed)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page of a small telephone."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, locale="fr-FR")
    yield context.new_page()
    context.close()


def test_each_offer_has_three_steps_and_a_sentence(known: Knowledge, pages: dict[str, str]) -> None:
    for offer in known.catalogue.offers.values():
        tree = LexborHTMLParser(pages[address(offer)])
        assert len(tree.css("ol.steps > li > h3")) == 3, offer.key
        (said,) = (one.text() for one in tree.css("p.say"))
        assert said.startswith(f"Bonjour, je voudrais {offer.demande}. ")
        assert said.endswith("?")


def test_an_offer_that_is_over_or_old_says_so_before_its_prices(known: Knowledge, pages: dict[str, str]) -> None:
    warned = set()
    for offer in known.catalogue.offers.values():
        html, page = pages[address(offer)].partition("<main")[2], offer_page(offer, known)
        if page.has_ended or page.seen.state != "recent":
            (found,) = [one for one in FIRST if one in html]
            assert html.index(found) < html.index('class="lead"') < html.index("<table" if offer.prix else "Prix non")
            assert (found == FIRST[0]) == offer.has_ended(known.today), offer.key
            warned.add(found)
    assert FIRST[0] in warned
    assert FIRST[1] in warned


def test_an_offer_is_over_the_day_after_its_end(known: Knowledge) -> None:
    offer = known.catalogue.offers["recharges-telephone"]
    assert not offer.has_ended(known.today)
    for end, last in (("2026", date(2026, 12, 31)), ("2024-02", date(2024, 2, 29)), ("2024-02-10", date(2024, 2, 10))):
        assert last_day(end) == last
        ending = _of(offer, fin=end)
        assert not ending.has_ended(last)
        assert ending.has_ended(last + timedelta(days=1))
    assert _of(offer, statut="historique").has_ended(known.today)


def test_what_is_over_is_offered_nowhere_else(known: Knowledge, pages: dict[str, str]) -> None:
    over = [offer for offer in known.catalogue.offers.values() if offer.has_ended(known.today)]
    assert over
    assert not {offer.key for offer in over} & {offer.key for offer in known.current_offers}
    for offer in over:
        assert "Demander le prix" not in pages[address(offer)]


def test_prices_and_rules_stand_in_the_order_of_their_dates(known: Knowledge) -> None:
    several = 0
    for offer in known.catalogue.offers.values():
        page = offer_page(offer, known)
        for rules in (page.prices, page.sent_by, page.vouchers, page.ceilings, page.durations):
            dates = [one.date or "" for one in rules]
            assert all(first >= second for first, second in pairwise(dates)), offer.key
            several += len(set(dates)) > 1
    assert several > 2


def test_every_rule_is_shown_with_its_year_or_said_to_have_none(known: Knowledge, pages: dict[str, str]) -> None:
    for offer in known.catalogue.offers.values():
        rules = [*offer.orientation, *offer.bons, *offer.plafonds, *offer.durees]
        shown = [one.text() for one in LexborHTMLParser(pages[address(offer)]).css("dl dd small")]
        assert len(shown) == len(rules)
        for rule in rules:
            assert any((rule.date or "sans date")[:4] in one and (rule.ou or "") in one for one in shown), offer.key


def test_what_no_source_says_is_said_to_be_unknown(known: Knowledge, pages: dict[str, str]) -> None:
    for offer in known.catalogue.offers.values():
        terms = LexborHTMLParser(pages[address(offer)]).css_first(".key dl")
        assert terms is not None
        assert terms.text().count("non communiqué") == (not offer.orientation) + (not offer.bons), offer.key


def test_who_gives_the_voucher_is_named(known: Knowledge, pages: dict[str, str]) -> None:
    vouchers = [(offer, bon) for offer in known.catalogue.offers.values() for bon in offer.bons]
    assert vouchers
    for offer, bon in vouchers:
        said = pages[address(offer)].replace("\N{NO-BREAK SPACE}", " ")
        assert f"« {bon.nom} », donné par {bon.donne_par[0]}" in said
        assert f" ou {bon.donne_par[-1]}" in said or len(bon.donne_par) == 1


def test_the_age_of_an_offer_is_that_of_all_its_facts() -> None:
    assert set(FACTS) >= Offer.sensitive - {"fin"}
    assert set(FACTS) <= Offer.model_fields.keys()


def test_the_sentence_is_large_enough_to_be_shown(known: Knowledge, page: Page, address: str) -> None:
    """Letters of 20 pixels or more, and all of it on the screen at once."""
    for width, least in ((240, 20), (360, 24)):
        page.set_viewport_size({"width": width, "height": 640})
        for key in known.catalogue.offers:
            page.goto(f"{address}offres/{key}/")
            said = page.locator("p.say")
            size = said.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
            box = said.bounding_box()
            assert box is not None
            assert size >= least
            assert box["height"] < 560, (key, width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_no_text_of_an_offer_promises(known: Knowledge, pages: dict[str, str]) -> None:
    promise = re.compile(r"vous (?:y )?avez (?:bien )?droit|vous aurez|garanti", re.IGNORECASE)
    for offer in known.catalogue.offers.values():
        text = LexborHTMLParser(pages[address(offer)]).css_first("main")
        assert text is not None
        assert not promise.search(text.text()), offer.key
