"""Lessons and paths go together: what comes before and next, where it is taught, and how a group is followed."""

import re
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from portal.building.weigh import weights
from portal.knowing import Knowledge
from portal.pages.learning import LEVELS, MOST_AFTER, MOST_CITIES, lesson_page
from portal.pages.paths import LEARNERS, VISITS, PathSheet, path_page, path_sheets
from portal.records import KINDS, Catalogue, Lesson
from portal.records.coherence import contradictions
from portal.saying.french import say_duration

ECOINDEX = 88
"""Least EcoIndex of the pages that teach."""
NEEDED = {
    "chercher-un-emploi",
    "debuter-avec-un-telephone",
    "etre-tranquille-sur-internet",
    "faire-ses-demarches",
    "garder-le-contact",
    "suivre-la-scolarite",
}


def _asked(key: str, catalogue: Catalogue) -> set[str]:
    """Return all that a lesson asks for, and what that asks for in turn."""
    own = set(catalogue.lessons[key].prerequis)
    return own.union(*(_asked(one, catalogue) for one in own))


def _rank(lesson: Lesson) -> int:
    return LEVELS.index(lesson.niveau)


@pytest.fixture(scope="module")
def sheets(known: Knowledge) -> list[PathSheet]:
    """The sheet of each path."""
    return list(path_sheets(known))


def test_there_is_a_path_for_each_need_and_each_lesson_is_on_one(catalogue: Catalogue) -> None:
    assert set(catalogue.paths) == NEEDED
    assert {key for path in catalogue.paths.values() for key in path.lecons} == set(catalogue.lessons)


def test_a_lesson_asks_for_none_that_is_harder(catalogue: Catalogue) -> None:
    for lesson in catalogue.lessons.values():
        assert all(_rank(catalogue.lessons[key]) <= _rank(lesson) for key in lesson.prerequis), lesson.key


def test_what_comes_next_does_not_come_before(catalogue: Catalogue) -> None:
    for lesson in catalogue.lessons.values():
        for key in lesson.ensuite:
            assert key not in _asked(lesson.key, catalogue), (lesson.key, key)
            assert lesson.key not in catalogue.lessons[key].ensuite, (lesson.key, key)


def test_who_has_done_a_lesson_is_ready_for_the_next(catalogue: Catalogue) -> None:
    """Whoever stands at a level knows what is below it; the rest was asked for by the lesson, or is the lesson."""
    for lesson in catalogue.lessons.values():
        known = {lesson.key, *_asked(lesson.key, catalogue)}
        for key in lesson.ensuite:
            after = catalogue.lessons[key]
            lacking = [one for one in after.prerequis if one not in known]
            assert all(_rank(catalogue.lessons[one]) < _rank(after) for one in lacking), (lesson.key, key)


def test_a_lesson_that_asks_for_a_later_one_of_its_path_is_told_even_through_others(catalogue: Catalogue) -> None:
    path = catalogue.paths["debuter-avec-un-telephone"]
    turned = path.model_copy(update={"lecons": ["economiser-ses-donnees", "ecran-tactile"]})
    records = {kind: dict(catalogue.of_kind(kind)) for kind in KINDS}
    ((_, where, sentence),) = contradictions({**records, "paths": {path.key: turned}})
    assert where == ("lecons", 0)
    assert "« ecran-tactile »" in sentence


def test_a_lesson_names_few_lessons_and_few_cities_where_it_is_taught(known: Knowledge) -> None:
    for lesson in known.catalogue.lessons.values():
        page = lesson_page(lesson, known)
        assert 1 <= len(page.after) <= MOST_AFTER
        cities = [link for link in page.near if link.address.count("/") != len(("lieux", "ville", "lieu"))]
        named = {site.city_key for site in known.relations.of(lesson, "sites")}
        assert page.near, lesson.key
        assert len(page.near) <= MOST_CITIES + len(named) + 1, (lesson.key, cities)


def test_a_lesson_leads_to_the_need_that_its_services_meet(known: Knowledge) -> None:
    papers = lesson_page(known.catalogue.lessons["remplir-un-formulaire"], known)
    assert "lieux/paris/tous/demarche/" in [link.address for link in papers.near]
    skills = lesson_page(known.catalogue.lessons["ecran-tactile"], known)
    assert "lieux/paris/tous/apprendre/" in [link.address for link in skills.near]


def test_a_lesson_names_one_offer_of_a_category(known: Knowledge) -> None:
    for lesson in known.catalogue.lessons.values():
        keys = [link.address.split("/")[1] for link in lesson_page(lesson, known).offers]
        categories = [known.catalogue.offers[key].categorie for key in keys]
        assert len(categories) == len(set(categories))


@pytest.mark.parametrize(
    ("minutes", "said"), [(25, "25 minutes"), (60, "1 heure"), (120, "2 heures"), (125, "2 h 05"), (210, "3 h 30")]
)
def test_a_duration_is_said_as_people_say_it(minutes: int, said: str) -> None:
    assert say_duration(minutes).replace("\N{NO-BREAK SPACE}", " ") == said


def test_a_path_says_how_long_each_lesson_and_all_of_them_take(known: Knowledge, pages: dict[str, str]) -> None:
    for path in known.catalogue.paths.values():
        view = path_page(path, known)
        assert view.minutes == sum(known.catalogue.lessons[key].duree_minutes for key in path.lecons)
        html = pages[view.path.address]
        assert say_duration(view.minutes) in html
        assert all(say_duration(leg.minutes) in html for leg in view.legs)


def test_a_path_its_guide_and_its_sheet_lead_to_each_other(known: Knowledge, site: Path) -> None:
    for path in known.catalogue.paths.values():
        view = path_page(path, known)
        for page, others in (
            (view.path, (view.guide, view.sheet)),
            (view.guide, (view.path, view.sheet)),
            (view.sheet, (view.path,)),
        ):
            file = site / page.address / "index.html" if page.address.endswith("/") else site / page.address
            links = [one.attributes.get("href") or "" for one in LexborHTMLParser(file.read_text("utf-8")).css("a")]
            reached = {(file.parent / link.partition("#")[0]).resolve() for link in links if "://" not in link}
            assert all((site / other.address).resolve() in reached for other in others), page.address
            if page is not view.sheet:
                assert (site / "apprendre/aider").resolve() in reached, page.address


def test_a_guide_shows_all_that_its_record_says(known: Knowledge, pages: dict[str, str]) -> None:
    for path in known.catalogue.paths.values():
        text = LexborHTMLParser(pages[path_page(path, known).guide.address]).text().replace("\N{NO-BREAK SPACE}", " ")
        text = text.replace("\N{NARROW NO-BREAK SPACE}", " ")
        guide = path.guide
        mistakes = [line for one in guide.erreurs for line in (one.erreur, one.reponse)]
        for line in (*guide.objectifs, guide.temps, *guide.materiel, *guide.questions, *mistakes, *guide.a_la_fin):
            assert line in text, (path.key, line)


def test_pages_that_teach_stay_light(site: Path) -> None:
    heavy = [
        (weight.page, round(weight.mark, 1))
        for weight in weights(site)
        if weight.page.startswith("apprendre/") and weight.mark < ECOINDEX
    ]
    assert heavy == []


def test_a_sheet_of_a_path_is_one_a4_with_room_for_all(
    browser: Browser, sheets: list[PathSheet], address: str, known: Knowledge
) -> None:
    assert len(sheets) == len(known.catalogue.paths)
    page = browser.new_page()
    for sheet in sheets:
        page.goto(address + sheet.address)
        document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
        assert len(document) == 1, sheet.address
        text = document[0].get_textpage().get_text_bounded()
        assert "Imprimez cette page" not in text
        assert page.locator("td").count() == LEARNERS * (VISITS + len(sheet.legs))
        assert page.locator("input, form, script").count() == 0
    page.close()


def test_the_first_page_and_the_passport_list_lessons_in_the_order_of_their_numbers(
    known: Knowledge, pages: dict[str, str]
) -> None:
    numbers = known.catalogue.lesson_numbers
    in_order = sorted(known.catalogue.lessons.values(), key=lambda lesson: (_rank(lesson), numbers[lesson.key]))
    for page in ("apprendre/", "apprendre/passeport/"):
        main = pages[page].partition("<main")[2]
        linked = [key for key in re.findall(r'href="(?:\.\./)?([a-z-]+)/"', main) if key in numbers]
        assert linked == [lesson.key for lesson in in_order], page
