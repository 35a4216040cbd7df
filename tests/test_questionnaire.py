"""The questionnaire: every answer leads to lessons in a good order, scripts or not, and nothing is kept unasked."""

from collections.abc import Iterator, Mapping
from itertools import chain, combinations, product
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, expect

from portal.building.weigh import weights
from portal.knowing import NEEDS, Knowledge
from portal.pages.pages import record_pages
from portal.records import AIM, COURSE, MOST_SKILLS, Catalogue, course, left, skills_of
from portal.records.courses import MOST_LESSONS, Advised, faults
from portal.records.models.lesson import Lesson
from portal.records.models.questionnaire import NeedOfPlace, Pictogram, Questionnaire
from portal.saying import PICTOGRAMS

FIRST = "apprendre/mon-parcours/"
WORK = COURSE.format("emploi", "telephone")
KEEP, FORGET = "Garder mes réponses dans ce téléphone", "Oublier mes réponses"
STORED = "Object.keys(localStorage).length"
TICKED = """choices => choices.map(names => {
  document.querySelectorAll(".course input").forEach(tick => { tick.checked = names.includes(tick.value); });
  const lines = [...document.querySelectorAll(".steps > li")].filter(line => line.offsetHeight);
  return lines.map(line => line.querySelector("a").pathname);
})"""
"""What lessons are seen for each choice of ticks."""


@pytest.fixture(scope="module")
def courses(catalogue: Catalogue) -> Mapping[tuple[str, str], list[Advised]]:
    """The lessons of every aim and tool."""
    asked = catalogue.questionnaire
    return {
        (aim.nom, tool.nom): course(asked, aim, tool, catalogue.lessons)
        for aim, tool in product(asked.but.reponses, asked.appareil.reponses)
    }


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A small telephone that remembers nothing yet."""
    context = browser.new_context(viewport={"width": 240, "height": 320}, locale="fr-FR")
    yield context
    context.close()


def some(names: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield every choice among names, none and all of them too."""
    return chain.from_iterable(combinations(names, size) for size in range(len(names) + 1))


def test_every_combination_of_answers_leads_to_some_lessons_and_not_to_many(
    courses: Mapping[tuple[str, str], list[Advised]], catalogue: Catalogue
) -> None:
    combined = 0
    for found in courses.values():
        for skills in some([skill.nom for skill in catalogue.questionnaire.savoir.reponses]):
            assert 1 <= len(left(found, skills)) <= MOST_LESSONS
            combined += 1
    assert combined == len(courses) * 2 ** len(catalogue.questionnaire.savoir.reponses) > 1000


def test_in_every_combination_a_lesson_comes_after_those_that_it_asks_for(
    courses: Mapping[tuple[str, str], list[Advised]], catalogue: Catalogue
) -> None:
    asked = catalogue.questionnaire
    for tool in asked.appareil.reponses:
        able = {key for key, one in catalogue.lessons.items() if not set(one.materiel).isdisjoint(tool.appareils)}
        for aim in asked.but.reponses:
            found = courses[aim.nom, tool.nom]
            for skills in some([skill.nom for skill in skills_of(asked, found)]):
                done = {one.lesson.key for one in found if not one.known.isdisjoint(skills)}
                for one in left(found, skills):
                    assert set(one.lesson.prerequis) & able <= done
                    done.add(one.lesson.key)


def test_every_lesson_of_a_course_can_be_done_with_the_device_and_says_why(
    courses: Mapping[tuple[str, str], list[Advised]], catalogue: Catalogue
) -> None:
    devices = {tool.nom: set(tool.appareils) for tool in catalogue.questionnaire.appareil.reponses}
    for (_, tool), found in courses.items():
        keys = [one.lesson.key for one in found]
        assert len(keys) == len(set(keys))
        assert all(devices[tool] & set(one.lesson.materiel) and one.reason for one in found)


def test_what_a_place_is_asked_for_is_a_need_and_pictograms_are_drawn() -> None:
    (needs, _), (pictograms, _) = get_args(NeedOfPlace), get_args(Pictogram)
    assert {*get_args(needs)} == {need.key for need in NEEDS}
    assert {*get_args(pictograms)} <= PICTOGRAMS.keys()


def test_the_style_hides_for_as_many_skills_as_there_may_be(root: Path) -> None:
    css = (root / "overrides/assets/portal.css").read_text("utf-8")
    assert [n for n in range(1, 20) if f"#sait-{n}:checked ~ .steps .sait-{n}" in css] == [*range(1, MOST_SKILLS + 1)]


class Draft:
    """The real questionnaire, to be spoilt."""

    def __init__(self, root: Path, lessons: Mapping[str, Lesson]) -> None:
        text = (root / "data/questionnaire.yml").read_text("utf-8")
        self.values: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes only texts
        self.lessons = lessons

    def told(self) -> dict[tuple[str | int, ...], str]:
        """Return what is wrong with it, by field."""
        return dict(faults(Questionnaire.model_validate(self.values), self.lessons))


@pytest.fixture
def draft(root: Path, catalogue: Catalogue) -> Draft:
    """A copy of the questionnaire that a test may spoil."""
    return Draft(root, catalogue.lessons)


def advice(*keys: str) -> list[dict[str, str]]:
    return [{"lecon": key, "raison": "Pour essayer."} for key in keys]


def test_the_questionnaire_has_no_fault(draft: Draft) -> None:
    assert not draft.told()


def test_a_course_of_too_many_lessons_is_told(draft: Draft) -> None:
    draft.values["but"]["reponses"][0]["lecons"] += advice("photographier-un-document", "rendez-vous-medical")
    said = draft.told()["but", "reponses", 0, "lecons"]
    assert said == "avec un smartphone ou une tablette, cette réponse mène à 10 leçons : 8 au plus"


def test_an_aim_that_leads_nowhere_with_a_device_is_told(draft: Draft) -> None:
    draft.values["appareil"]["reponses"][1]["lecons"] = []
    draft.values["but"]["reponses"][0]["lecons"] = advice("photographier-un-document")
    said = draft.told()["but", "reponses", 0, "lecons"]
    assert said == "avec un ordinateur, cette réponse ne mène à aucune leçon : ajoutez-en une qui se fait ainsi"


def test_a_lesson_that_no_device_of_the_answers_can_do_is_told(draft: Draft) -> None:
    draft.values["appareil"]["reponses"][1]["lecons"] += advice("ecran-tactile")
    said = draft.told()["appareil", "reponses", 1, "lecons", 1, "lecon"]
    assert said == "cette leçon ne se fait avec aucun des appareils de la réponse : retirez-la"


def test_a_lesson_before_what_it_asks_for_is_told_once(draft: Draft) -> None:
    draft.values["but"]["reponses"][2]["lecons"].insert(0, *advice("franceconnect"))
    assert draft.told() == {
        ("but", "reponses", 2, "lecons", 0, "lecon"): (
            "cette leçon demande d’abord « choisir-un-bon-mot-de-passe » : mettez-la plus haut, ou retirez celle-ci"
        )
    }


def test_there_are_few_pages_and_each_is_light(known: Knowledge, site: Path) -> None:
    pages = [page.address for page in record_pages(known) if page.address.startswith(FIRST)]
    asked = known.catalogue.questionnaire
    assert set(pages) == {
        address
        for aim in asked.but.reponses
        for address in (
            AIM.format(aim.nom),
            *(COURSE.format(aim.nom, tool.nom) for tool in asked.appareil.reponses),
        )
    }
    assert len(pages) < 60
    weighed = [one for one in weights(site) if one.page.strip("/").startswith(FIRST.strip("/"))]
    assert len(weighed) == len(pages) + 1
    assert all(one.mark >= 88 for one in weighed)
    assert all(one.first_visit <= 14_000 for one in weighed)


def answer(page: Page, address: str) -> None:
    """Go from the list of lessons to those for work, on a telephone."""
    page.goto(f"{address}apprendre/")
    page.get_by_role("link", name="Trouver mon parcours").click()
    page.get_by_role("link", name="Chercher un emploi").first.click()
    page.get_by_role("link", name="Un smartphone ou une tablette").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Chercher un emploi, avec un smartphone ou une tablette")


def shown(page: Page) -> list[str]:
    return page.locator(".steps > li:visible a").all_text_contents()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_three_answers_lead_to_lessons_and_a_tick_takes_its_own_away(
    *, scripts: bool, browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 240, "height": 320})
    page = context.new_page()
    answer(page, address)
    whole = shown(page)
    assert len(whole) == 8
    page.get_by_text("Envoyer un courriel depuis mon adresse").click()
    assert shown(page) == [
        one for one in whole if one not in ("Créer une adresse électronique", "Lire et envoyer un courriel")
    ]
    page.get_by_text("Envoyer un courriel depuis mon adresse").click()
    assert shown(page) == whole
    expect(page.get_by_text("Bonjour. Je cherche un emploi")).to_be_visible()
    expect(page.get_by_role("button", name=KEEP)).to_be_visible(visible=scripts)
    page.get_by_role("link", name="Lyon").click()
    expect(page).to_have_url(f"{address}lieux/lyon/#apprendre")
    expect(page.locator("#apprendre")).to_have_count(1)
    context.close()


def test_every_course_hides_in_the_browser_what_its_record_says(
    context: BrowserContext, courses: Mapping[tuple[str, str], list[Advised]], catalogue: Catalogue, address: str
) -> None:
    page = context.new_page()
    for (aim, tool), found in courses.items():
        page.goto(address + COURSE.format(aim, tool))
        skills = [skill.nom for skill in skills_of(catalogue.questionnaire, found)]
        ticks = page.locator(".course input")
        assert ticks.evaluate_all("all => all.map(one => one.value)") == skills
        choices = list(some(skills))
        assert page.evaluate(TICKED, choices) == [
            [f"/apprendre/{one.lesson.key}/" for one in left(found, choice)] for choice in choices
        ]


def test_what_is_left_is_counted_and_said(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + COURSE.format("budget", "sans-appareil"))
    status = page.locator(".left")
    expect(status).to_have_text("Il vous reste 2 leçons : 50 min en tout.")
    page.get_by_label("Utiliser une souris et un clavier").check()
    expect(status).to_have_text("Il vous reste 1 leçon : 20 min.")


def test_answers_are_kept_after_a_yes_only_and_forgotten_when_asked(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    answer(page, address)
    page.get_by_label("Fabriquer un mot de passe solide").check()
    assert page.evaluate(STORED) == 0
    page.reload()
    assert page.evaluate(STORED) == 0
    page.get_by_label("Fabriquer un mot de passe solide").check()
    page.get_by_role("button", name=KEEP).click()
    expect(page.locator(".memory").get_by_role("status")).to_have_text("C’est gardé, dans cet appareil seulement.")
    expect(page.get_by_role("button", name=FORGET)).to_be_focused()
    page.get_by_label("Remplir un formulaire en ligne").check()
    page.goto(address + FIRST)
    page.get_by_role("link", name="Reprendre : Chercher un emploi").click()
    assert page.url == address + WORK
    expect(page.get_by_label("Fabriquer un mot de passe solide")).to_be_checked()
    expect(page.get_by_label("Remplir un formulaire en ligne")).to_be_checked()
    expect(page.get_by_label("Toucher l’écran et faire glisser")).not_to_be_checked()
    expect(page.get_by_role("button", name=KEEP)).to_be_hidden()
    page.goto(address + FIRST)
    page.get_by_role("button", name=FORGET).click()
    expect(page.get_by_role("status")).to_have_text("C’est oublié. Rien n’est gardé ici.")
    assert page.evaluate(STORED) == 0
    expect(page.get_by_role("link", name="Reprendre")).to_have_count(0)


def test_a_browser_that_keeps_nothing_is_no_obstacle(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } })")
    answer(page, address)
    page.get_by_role("button", name=KEEP).click()
    expect(page.locator(".memory").get_by_role("alert")).to_have_text("Votre navigateur ne veut rien garder.")
    assert len(shown(page)) == 8
    assert not complaints


def test_what_is_kept_goes_with_all_that_the_portal_keeps(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + WORK)
    page.get_by_role("button", name=KEEP).click()
    page.goto(f"{address}confidentialite/")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Effacer tout ce que le portail a gardé ici").click()
    expect(page.get_by_text("C’est effacé")).to_be_visible()
    assert page.evaluate(STORED) == 0


def test_no_answer_is_sent(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + WORK)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for tick in page.locator(".course input").all():
        tick.check()
    page.get_by_role("button", name=KEEP).click()
    page.get_by_role("button", name=FORGET).click()
    assert not asked
