"""A lesson is ticked after a clear yes alone, goes to another telephone by its code, and a quiz may be tried again."""

import random
from collections.abc import Iterator

import numpy as np
import pypdfium2
import pytest
import segno
import zxingcpp
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from portal.records.catalogue import Catalogue
from tests.axe import LEFT_OFF, RUN
from tests.passport_code import written

LESSON = "apprendre/ecran-tactile/"
OTHER = "apprendre/se-connecter-au-wifi/"
PASSPORT = "apprendre/passeport/"
TICK = "J’ai fini cette leçon"
KEPT = "Object.keys(localStorage)"
REFUSING = "Storage.prototype.setItem = () => { throw new Error('full'); };"
TODAY = "Faite le "


@pytest.fixture
def telephone(browser: Browser) -> Iterator[BrowserContext]:
    """A telephone that remembers nothing yet."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, locale="fr-FR")
    yield context
    context.close()


@pytest.fixture
def page(telephone: BrowserContext) -> Page:
    """A page of it."""
    return telephone.new_page()


@pytest.fixture
def another(browser: Browser) -> Iterator[Page]:
    """A page of another telephone."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, locale="fr-FR")
    yield context.new_page()
    context.close()


def _tick(page: Page, url: str) -> None:
    """Tick a first lesson."""
    page.goto(url)
    page.get_by_role("button", name=TICK).click()
    page.get_by_role("button", name="Oui, garder").click()


def _code(page: Page, address: str) -> str:
    page.goto(address + PASSPORT)
    return page.locator(".own .number").inner_text()


def test_nothing_is_kept_before_a_yes(page: Page, address: str) -> None:
    page.goto(address + LESSON)
    page.get_by_role("button", name=TICK).click()
    expect(page.locator(".did")).to_contain_text("Rien n’est envoyé.")
    assert page.evaluate(KEPT) == []
    page.get_by_role("button", name="Non").click()
    expect(page.locator(".did")).to_contain_text("Rien n’est gardé.")
    assert page.evaluate(KEPT) == []
    expect(page.get_by_role("button", name=TICK)).to_be_focused()


def test_a_yes_is_asked_for_once_and_a_tick_can_be_taken_back(page: Page, address: str) -> None:
    _tick(page, address + LESSON)
    expect(page.locator(".did")).to_contain_text(TODAY)
    page.goto(f"{address}{OTHER}quiz/")
    page.get_by_role("button", name=TICK).click()
    expect(page.locator(".did")).to_contain_text(TODAY)
    for path in (LESSON, OTHER):
        page.goto(address + path)
        expect(page.locator(".did")).to_contain_text(TODAY)
        page.get_by_role("button", name="Ce n’est pas fini").click()
        expect(page.get_by_role("button", name=TICK)).to_be_visible()
    assert page.evaluate(KEPT) == []


def test_a_browser_that_keeps_nothing_says_so(page: Page, address: str) -> None:
    page.add_init_script(REFUSING)
    _tick(page, address + LESSON)
    expect(page.locator(".did")).to_contain_text("Votre navigateur ne veut rien garder.")


def test_the_keyboard_reaches_the_answers_after_the_question(page: Page, address: str) -> None:
    page.goto(address + LESSON)
    page.get_by_role("button", name=TICK).press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Oui, garder")).to_be_focused()


def test_a_passport_says_what_was_done_and_what_comes_next(page: Page, address: str) -> None:
    _tick(page, address + LESSON)
    code = _code(page, address)
    line = page.locator("[data-number]", has_text="Les gestes de l’écran tactile")
    expect(line).to_contain_text(TODAY)
    assert len(code.replace("-", "")) <= 24
    following = page.locator(".next").get_by_role("link").all_inner_texts()
    assert len(following) == 3
    assert "Les gestes de l’écran tactile" not in following
    assert "Se connecter au Wi-Fi" in following
    assert "Surveiller ses données" not in following, "the Wi-Fi comes before it"


@pytest.mark.parametrize("by", ["hand", "address"])
def test_a_code_gives_everything_back_on_another_telephone(page: Page, another: Page, by: str, address: str) -> None:
    _tick(page, address + LESSON)
    page.goto(address + OTHER)
    page.get_by_role("button", name=TICK).click()
    code = _code(page, address)
    if by == "hand":
        another.goto(address + PASSPORT)
        another.get_by_label("J’ai déjà un code :").fill(code.lower().replace("-", " "))
        another.get_by_role("button", name="Lire ce code").click()
    else:
        another.goto(f"{address}{PASSPORT}#{code}")
    expect(another.get_by_role("group")).to_contain_text("2 leçons finies")
    assert another.evaluate(KEPT) == []
    another.get_by_role("button", name="Oui").click()
    expect(another.locator(".own .number")).to_have_text(code)
    expect(another.get_by_text("Faite au plus tard le ")).to_have_count(2)
    assert another.url == address + PASSPORT
    another.goto(address + LESSON)
    expect(another.locator(".did")).to_contain_text("Faite au plus tard le ")


def test_a_code_is_added_to_what_is_there_and_a_no_changes_nothing(page: Page, address: str) -> None:
    _tick(page, address + LESSON)
    before = _code(page, address)
    page.goto(f"{address}{PASSPORT}#{written({1, 2, 76}, 3)}")
    page.get_by_role("button", name="Non").click()
    expect(page.locator(".own .number")).to_have_text(before)
    page.goto(f"{address}{PASSPORT}#{written({1, 2, 76}, 3)}")
    page.get_by_role("button", name="Oui").click()
    expect(page.locator("[data-number='2']")).to_contain_text(TODAY)
    expect(page.locator("[data-number='1']")).to_contain_text("Faite au plus tard le 4 janvier 2026.")
    assert len(page.locator(".own .number").inner_text()) == 29, "a lesson that this page does not know is kept too"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("22KE-522P", "Un signe de ce code n’est pas le bon."),
        ("22KE-522S", "Un code n’a jamais le signe « S »."),
        ("22KE", "Ce code n’est pas entier."),
        ("72KE-522Y", "Ce code vient d’un portail plus récent."),
    ],
)
def test_a_wrong_code_is_told_and_keeps_nothing(page: Page, typed: str, said: str, address: str) -> None:
    page.goto(f"{address}{PASSPORT}#{typed}")
    text = page.locator(".own .etat").first.inner_text().replace("\N{NO-BREAK SPACE}", " ")
    assert text.replace("\N{NARROW NO-BREAK SPACE}", " ").startswith(said)
    assert page.evaluate(KEPT) == []


@pytest.mark.parametrize("where", [PASSPORT, "confidentialite/"])
def test_all_is_erased_by_a_button_and_what_is_of_others_stays(page: Page, where: str, address: str) -> None:
    _tick(page, address + LESSON)
    page.evaluate("localStorage.setItem('of someone else on this host', '1')")
    page.goto(address + where)
    if where == PASSPORT:
        page.get_by_role("button", name="Effacer mes leçons").click()
        page.get_by_role("button", name="Oui").click()
    else:
        with page.expect_event("dialog") as asked:
            page.once("dialog", lambda dialog: dialog.dismiss())
            page.get_by_role("button", name="Effacer tout ce que le portail a gardé ici").click()
        assert asked.value.type == "confirm"
        assert len(page.evaluate(KEPT)) > 1
        page.on("dialog", lambda dialog: dialog.accept())
        page.get_by_role("button", name="Effacer tout ce que le portail a gardé ici").click()
    expect(page.get_by_text("C’est effacé")).to_be_visible()
    assert page.evaluate(KEPT) == ["of someone else on this host"]


def test_the_passport_is_one_a4_whose_square_gives_everything_back(
    page: Page, another: Page, catalogue: Catalogue, address: str
) -> None:
    page.goto(f"{address}{PASSPORT}#{written({*range(1, len(catalogue.lessons) + 1)}, 332)}")
    page.get_by_role("button", name="Oui").click()
    page.get_by_role("button", name="Montrer le code QR").click()
    expect(page.locator(".qr svg")).to_be_visible()
    document = pypdfium2.PdfDocument(page.pdf(format="A4"))
    assert len(document) == 1
    (read,) = zxingcpp.read_barcodes(document[0].render(scale=2, grayscale=True).to_numpy())
    web, _, code = read.text.partition("#")
    assert web == catalogue.portal.adresse_du_site + PASSPORT
    text = " ".join(document[0].get_textpage().get_text_bounded().split())
    assert code in text
    assert text.count("29 novembre 2026") >= len(catalogue.lessons)
    another.goto(f"{address}{PASSPORT}#{code}")
    expect(another.get_by_role("group")).to_contain_text(f"{len(catalogue.lessons)} leçons finies")


def test_without_a_script_a_passport_is_filled_by_hand(browser: Browser, catalogue: Catalogue, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PASSPORT)
    assert page.get_by_role("main").get_by_role("button").count() == 0
    document = pypdfium2.PdfDocument(page.pdf(format="A4"))
    text = " ".join(document[0].get_textpage().get_text_bounded().split())
    assert len(document) == 1
    assert [lesson.titre for lesson in catalogue.lessons.values() if lesson.titre not in text] == []
    for blank in ("Prénom", "Mon code", "Ma prochaine leçon", "pas un certificat", "pix.fr"):
        assert blank in text
    page.goto(f"{address}{LESSON}quiz/")
    assert page.get_by_role("main").get_by_role("button").count() == 0
    context.close()


def test_a_square_of_any_length_is_read_back_and_a_full_one_is_that_of_another_encoder(
    page: Page, address: str
) -> None:
    """A shorter one is filled up, which encoders do each in their way."""
    _tick(page, address + LESSON)
    page.goto(address + PASSPORT)
    page.get_by_role("button", name="Montrer le code QR").click()
    expect(page.locator(".qr svg")).to_be_visible()
    chance = random.Random(6)  # noqa: S311 - the same ones each time
    texts = ["".join(chance.choices("abcXYZ0189-/:.#", k=k)) for k in (*range(1, 107), *[106] * 20)]
    drawn = page.evaluate("texts => texts.map(text => qr(text).map(row => row.map(Number)))", texts)
    for text, rows in zip(texts, drawn, strict=True):
        picture = np.pad(255 * (1 - np.array(rows, dtype=np.uint8)), 4, constant_values=255)
        (read,) = zxingcpp.read_barcodes(np.kron(picture, np.ones((4, 4), dtype=np.uint8)))
        assert read.text == text
        if len(text) == 106:
            other = segno.make(text, version=6, error="m", mode="byte", mask=0, boost_error=False)
            assert [list(row) for row in other.matrix] == rows
    assert page.evaluate("qr('x'.repeat(107))") is None


def test_a_page_that_teaches_asks_for_nothing_more_until_its_square_is_asked_for(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    _tick(page, address + LESSON)
    page.goto(address + PASSPORT)
    assert asked == [address + LESSON, address + PASSPORT]
    page.get_by_role("button", name="Montrer le code QR").click()
    expect(page.locator(".qr svg")).to_be_visible()
    assert asked[2:] == [f"{address}assets/qr.js"]


def test_a_quiz_has_a_kind_word_another_try_and_no_score(page: Page, address: str) -> None:
    page.goto(f"{address}{LESSON}quiz/")
    first = page.locator(".quiz section").first
    again = page.get_by_role("button", name="Recommencer le quiz")
    expect(again).to_be_hidden()
    first.locator(".wrong summary").first.click()
    expect(first.get_by_role("status")).to_contain_text("essayez une autre réponse")
    first.locator(".right summary").first.click()
    expect(first.get_by_role("status")).to_contain_text("Bravo")
    expect(first.locator("[open]")).to_have_count(1)
    for question in page.locator(".quiz section").all()[1:]:
        question.locator(".right summary").first.click()
    expect(page.get_by_text("Vous avez trouvé toutes les bonnes réponses.")).to_be_visible()
    again.click()
    expect(page.locator(".quiz [open]")).to_have_count(0)
    expect(again).to_be_hidden()
    expect(first.locator("summary").first).to_be_focused()
    assert page.evaluate(KEPT) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [240, 320, 1280])
def test_what_a_script_shows_can_be_used_by_everyone(page: Page, width: int, scheme: str, address: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})

    axe = Axe().axe_script

    def faults() -> list[object]:
        page.evaluate(axe)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        return [wide, *page.evaluate(RUN, {"rules": {rule: {"enabled": True} for rule in LEFT_OFF}})]

    page.goto(address + LESSON)
    page.get_by_role("button", name=TICK).click()
    assert faults() == [0]
    page.get_by_role("button", name="Oui, garder").click()
    assert faults() == [0]
    page.goto(f"{address}{PASSPORT}#{written({*range(1, 77)}, 3)}")
    assert faults() == [0]
    page.get_by_role("button", name="Oui").click()
    page.get_by_role("button", name="Montrer le code QR").click()
    expect(page.locator(".qr svg")).to_be_visible()
    assert faults() == [0]
    page.goto(f"{address}{LESSON}quiz/")
    for answer in page.locator(".quiz summary").all():
        answer.click()
    assert faults() == [0]
