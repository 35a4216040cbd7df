"""The pages to practise with are silent: nothing is asked for nor kept while all of them is used, scripts or not."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect
from selectolax.lexbor import LexborHTMLParser

from tests.axe import LEFT_OFF, RUN, faults
from tests.test_privacy import KEPT

FOLDER = "apprendre/essayer/"
FORM, GESTURES, JUDGING, PASSWORD, SEARCH = (
    f"{FOLDER}{name}/" for name in ("formulaire", "clavier-et-doigt", "messages", "mot-de-passe", "recherche")
)
PAGES = (FORM, GESTURES, JUDGING, PASSWORD, SEARCH)
CAMILLE = {"Nom *": "Exemple", "Prénom *": "Camille", "Date de naissance *": "05/03/1980"}


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A small touch screen that remembers nothing."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="fr-FR", has_touch=True)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page of that screen."""
    return context.new_page()


@pytest.fixture
def bare(browser: Browser) -> Iterator[Page]:
    """The same without scripts."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def fill(page: Page, **other: str) -> None:
    """Fill in the form as the page asks, but for the lines given by their id."""
    for name, text in CAMILLE.items():
        page.get_by_label(name, exact=True).fill(text)
    for key, text in other.items():
        page.locator(f"#{key}").fill(text)
    page.get_by_label("Par SMS").check()
    page.get_by_label("Quartier").select_option("Le Port")
    page.get_by_label("Mes réponses sont justes").check()


def use(page: Page) -> None:
    """Write in every field of a page, tick, choose, and press all that is no link, Enter included."""
    for field in page.locator("main input:not([type])").all():
        field.fill("Bonjour Camille 1980!")
        field.press("Enter")
    for tick in page.locator("main :is([type=radio], [type=checkbox])").all():
        tick.check()
    for choice in page.locator("main select").all():
        choice.select_option(index=2)
    for pressed in page.locator("main summary, main button").all():
        if pressed.is_visible():
            pressed.click()


def leaves_nothing(page: Page) -> bool:
    """Say whether the browser keeps nothing of a visit."""
    state = page.context.storage_state()
    return page.evaluate(KEPT) == [] and state == {"cookies": [], "origins": []}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_used_without_a_network_asks_nothing_and_leaves_nothing(
    path: str, page: Page, context: BrowserContext, address: str
) -> None:
    page.goto(address + path)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    context.set_offline(True)
    use(page)
    if path == FORM:
        fill(page)
        page.get_by_role("button", name="Continuer").click()
        page.get_by_role("button", name="Envoyer").click()
        expect(page.get_by_text("ESSAI-204-518").first).to_be_visible()
    page.wait_for_timeout(400)
    assert asked == []
    assert page.url == address + path
    assert leaves_nothing(page)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_without_scripts_is_as_silent(path: str, bare: Page, address: str) -> None:
    bare.goto(address + path)
    asked: list[str] = []
    bare.on("request", lambda request: asked.append(request.url))
    use(bare)
    assert asked == []
    assert bare.url == address + path


@pytest.mark.parametrize("path", PAGES)
def test_no_field_can_be_submitted_remembered_or_read_over(path: str, pages: dict[str, str]) -> None:
    main = LexborHTMLParser(pages[path]).css_first("main")
    assert main is not None
    assert not main.css("form")
    fields = main.css("input, select")
    assert not [one.html for one in fields if one.attributes.get("autocomplete") != "off"]
    typed = main.css("input:not([type])")
    assert not [one.html for one in typed if one.attributes.get("spellcheck") != "false" or "name" in one.attributes]


@pytest.mark.parametrize("path", [FOLDER, *PAGES])
def test_a_page_says_that_nothing_is_sent_before_all_else(path: str, pages: dict[str, str]) -> None:
    main = pages[path].partition("<main")[2]
    assert re.search(r"<p class=\"lead\">[^<]*</p>\s*<p class=\"tip\"><b>Rien n’est envoyé\.</b>", main)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_and_its_lessons_lead_to_each_other(path: str, pages: dict[str, str], root: Path) -> None:
    sent = {file.stem for file in (root / "data/lessons").glob("*.yml") if f"(/{path})" in file.read_text("utf-8")}
    main = pages[path].partition("<main")[2].partition("<aside")[0]
    named = set(re.findall(r'href="\.\./\.\./([a-z-]+)/"', main))
    assert sent == named
    assert sent


def test_the_list_and_the_first_page_of_lessons_lead_to_all_of_them(pages: dict[str, str]) -> None:
    for path in PAGES:
        name = path.removeprefix(FOLDER)
        assert f'href="{name}"' in pages[FOLDER]
        assert f'href="essayer/{name}"' in pages["apprendre/"]


@pytest.mark.parametrize(("path", "least"), [(JUDGING, 4), (PASSWORD, 3), (SEARCH, 4)])
def test_each_thing_to_judge_has_one_right_answer_and_every_answer_is_kind(
    path: str, least: int, pages: dict[str, str]
) -> None:
    parts = [part for part in re.split(r"<h2", pages[path]) if "<details class=" in part.partition("<aside")[0]]
    assert len(parts) >= least
    for part in parts:
        answers = LexborHTMLParser(f"<h2{part}").css("details.right, details.wrong")
        right = [one for one in answers if "right" in (one.attributes["class"] or "")]
        assert len(right) == 1, part[:80]
        assert len(answers) > 1, part[:80]
        for one in answers:
            (said,) = (text.text().strip() for text in one.css("p"))
            assert said.startswith("Oui." if one in right else "Pas tout à fait."), said


def test_some_messages_are_true_and_some_are_false(pages: dict[str, str]) -> None:
    right = re.findall(r'<details class="right">\s*<summary>([^<]+)', pages[JUDGING])
    assert right.count("Vrai message") >= 2
    assert right.count("Faux message") >= 2


def test_nothing_invented_can_be_opened(pages: dict[str, str]) -> None:
    for path in PAGES:
        main = pages[path].partition("<main")[2].partition("<aside")[0]
        assert set(re.findall(r'href="([a-z]+:[^"]*)"', main)) <= {"https://www.service-public.gouv.fr/"}


def test_the_form_says_what_is_missing_and_what_was_right(page: Page, address: str) -> None:
    page.goto(address + FORM)
    fill(page, prenom="", naissance="5/3/1980")
    page.get_by_role("button", name="Continuer").click()
    status = page.locator("#cases [role=alert]")
    expect(status).to_contain_text("Bien rempli : Nom, ")
    expect(status).to_contain_text("À revoir : Prénom, Date de naissance.")
    expect(page.get_by_label("Prénom")).to_be_focused()
    expect(page.get_by_label("Prénom")).to_have_accessible_description("Écrivez le prénom : Camille.")
    assert page.get_by_label("Prénom").get_attribute("aria-invalid") == "true"
    expect(page.locator("#naissance-faute")).to_contain_text("Presque.")
    expect(page.locator("#nom-faute")).to_be_hidden()


@pytest.mark.parametrize(
    ("day", "is_one"), [("29/02/1980", True), ("31/02/1980", False), ("05/03/2999", False), ("le 5", False)]
)
def test_the_form_takes_a_day_that_has_been(day: str, page: Page, address: str, *, is_one: bool) -> None:
    page.goto(address + FORM)
    fill(page, naissance=day)
    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_role("heading", name="Relisez")).to_be_visible(visible=is_one)


def test_with_a_keyboard_the_form_goes_from_a_summary_to_a_proof_and_back(page: Page, address: str) -> None:
    page.goto(address + FORM)
    fill(page)
    page.get_by_role("button", name="Continuer").press("Enter")
    expect(page.get_by_role("heading", name="Relisez avant d’envoyer")).to_be_focused()
    terms = page.locator("#resume dt").all_inner_texts()
    answers = dict(zip(terms, page.locator("#resume dd").all_inner_texts(), strict=True))
    assert answers["Date de naissance"] == "05/03/1980"
    assert answers["Comment vous prévenir"] == "Par SMS"
    assert answers["Remarque"] == "laissé vide"
    page.get_by_role("button", name="Modifier").press("Enter")
    expect(page.get_by_label("Nom", exact=False).first).to_have_value("Exemple")
    page.get_by_role("button", name="Continuer").press("Enter")
    send = page.get_by_role("button", name="Envoyer")
    send.press("Enter")
    send.press("Enter")
    expect(page.locator("#resume [role=status]")).to_contain_text("Un seul envoi suffit")
    expect(page.get_by_role("heading", name="Demande reçue, pour de faux")).to_be_focused()
    expect(page.locator("#preuve .etat")).to_have_text(re.compile(r"^Le \d\d/\d\d/\d{4} à \d\d:\d\d\.$"))
    page.get_by_role("button", name="Recommencer").press("Enter")
    expect(page.get_by_label("Prénom")).to_have_value("")
    expect(page.get_by_label("Par SMS")).not_to_be_checked()


def test_without_scripts_the_form_says_what_a_real_site_would_do(bare: Page, address: str) -> None:
    bare.goto(address + FORM)
    assert not [one for one in bare.locator("main button").all() if one.is_visible()]
    bare.get_by_label("Date de naissance").fill("05/03/1980")
    expect(bare.get_by_text("La forme est bonne.")).to_be_visible()
    bare.get_by_text("La preuve s’affiche").click()
    expect(bare.get_by_text("Demande reçue, numéro ESSAI-204-518")).to_be_visible()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Écrivez dans la case."),
        ("aB1!", "C’est trop court. Il manque encore 8 signes. Ajoutez un mot."),
        ("aB1!aB1!aB1", "C’est trop court. Il manque encore un signe."),
        ("Camille-1985!", "La longueur y est. Mais « Camille » se devine vite. Changez ce morceau."),
        ("rideau-1999-Velo", "La longueur y est. Mais « 1999 » se devine vite. Changez ce morceau."),
        ("xxx-Rideau-Velo7", "La longueur y est. Mais « xxx » se devine vite. Changez ce morceau."),
        ("rideauvelopomme", "La longueur y est. Ajoutez une majuscule, un chiffre et un signe comme ! ou -."),
        ("Rideau-velo-pomme", "La longueur y est. Ajoutez un chiffre."),
        (
            "lampe-torTue7facteur!orange",
            "C’est l’exemple de cette page : tout le monde l’a lu. Tirez vos propres mots.",
        ),
        (
            "rideau7Vélo-pomme",
            "Il est long et varié, et n’a pas de suite connue. Vérifiez vous-même : ne dit-il rien sur vous ?",
        ),
    ],
)
def test_a_password_is_told_what_it_lacks_length_first(typed: str, said: str, page: Page, address: str) -> None:
    page.goto(address + PASSWORD)
    page.get_by_label("Un mot de passe pour jouer").fill(typed)
    expect(page.get_by_role("status")).to_have_text(said)


def test_without_scripts_a_long_password_is_seen_to_be_long(bare: Page, address: str) -> None:
    bare.goto(address + PASSWORD)
    field, said = bare.get_by_label("Un mot de passe pour jouer"), bare.get_by_text("Douze signes au moins")
    field.fill("court")
    expect(said).to_be_hidden()
    field.fill("rideau-velo-pomme")
    expect(said).to_be_visible()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Bonj", "Jusqu’ici, tout est juste. Continuez."),
        ("b", "Ici, le modèle a la majuscule B. Effacez la fin, puis reprenez."),
        ("BonjourC", "Ici, le modèle a un espace. Effacez la fin, puis reprenez."),
        ("Bonsoir", "Ici, le modèle a « j ». Effacez la fin, puis reprenez."),
        ("Bonjour Camille !", "Vous avez fini : effacez ce qui est en trop."),
    ],
)
def test_what_is_typed_is_compared_with_the_model(typed: str, said: str, page: Page, address: str) -> None:
    page.goto(address + GESTURES)
    field = page.get_by_label("Recopiez")
    field.press_sequentially(typed)
    expect(page.locator("#phrase ~ .etat")).to_have_text(said)
    field.fill("Bonjour Camille")
    expect(page.locator("#phrase ~ .etat")).to_have_text("Bravo, c’est exact.")


def test_without_scripts_a_text_like_its_model_is_seen_to_be(bare: Page, address: str) -> None:
    bare.goto(address + GESTURES)
    bare.get_by_label("Recopiez").fill("Bonjour Camill")
    expect(bare.get_by_text("Bravo, c’est exact.").first).to_be_hidden()
    bare.get_by_label("Recopiez").fill("Bonjour Camille")
    expect(bare.get_by_text("Bravo, c’est exact.").first).to_be_visible()


def test_a_long_press_is_felt_whatever_presses(page: Page, address: str) -> None:
    page.goto(address + GESTURES)
    button, said = page.get_by_role("button", name="Gardez-moi appuyé"), page.locator("[data-hold] .etat")
    button.tap()
    expect(said).to_contain_text("un peu court")
    page.wait_for_timeout(1000)
    button.click(delay=1000)
    expect(said).to_contain_text("Voilà un appui long.")
    button.press("Enter")
    expect(said).to_contain_text("un peu court")
    page.keyboard.down("Enter")
    expect(said).to_contain_text("Voilà un appui long.")
    page.keyboard.up("Enter")
    expect(said).to_contain_text("Voilà un appui long.")


def test_a_double_click_opens_and_enter_does_as_well(page: Page, address: str) -> None:
    page.goto(address + GESTURES)
    button, said = page.get_by_role("button", name="Dossier"), page.locator("[data-double] .etat")
    button.click()
    expect(said).to_contain_text("Un clic : il est choisi.")
    button.dblclick()
    expect(said).to_contain_text("Le dossier est ouvert.")
    button.press("Enter")
    expect(said).to_contain_text("la touche Entrée remplace")


@pytest.mark.parametrize("scripts", [True, False])
def test_the_band_slides_to_its_end_with_the_keyboard(browser: Browser, address: str, *, scripts: bool) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(address + GESTURES)
    band = page.get_by_role("region", name="Une bande à faire glisser")
    band.focus()
    for _ in range(60):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)
    assert band.evaluate("band => band.scrollLeft + band.clientWidth >= band.scrollWidth - 2")
    context.close()


def test_axe_finds_nothing_on_any_of_them_at_any_width(address: str, pages: dict[str, str]) -> None:
    own = {path: pages[path] for path in (FOLDER, *PAGES)}
    assert faults(address, own, of_each_kind=own) == []


def test_axe_finds_nothing_in_what_the_scripts_show(page: Page, address: str) -> None:
    page.goto(address + FORM)
    page.evaluate(Axe().axe_script)
    asked = {"rules": {rule: {"enabled": True} for rule in LEFT_OFF}}
    page.get_by_role("button", name="Continuer").click()
    assert page.evaluate(RUN, asked) == []
    fill(page)
    page.get_by_role("button", name="Continuer").click()
    assert page.evaluate(RUN, asked) == []
    page.get_by_role("button", name="Envoyer").click()
    expect(page.locator("#preuve")).to_be_visible()
    assert page.evaluate(RUN, asked) == []
