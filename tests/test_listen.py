"""A step can be heard, by the voice of the device alone; who has no French voice there sees no button."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

LESSON = "apprendre/reconnaitre-une-arnaque/"
TALK = """([voices, late]) => {
  window.said = [];
  window.current = null;
  const talk = {
    getVoices: () => late && !window.ready ? [] : voices,
    speak: (part) => { window.said.push([part.text, part.lang]); window.current = part; },
    cancel: () => {
      const last = window.current;
      window.current = null;
      if (last) setTimeout(() => last.onerror(), 0);
    },
    onvoiceschanged: null,
  };
  Object.defineProperty(window, "speechSynthesis", { value: talk, configurable: true });
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  window.goOn = () => { const last = window.current; window.current = null; last.onend(); };
}"""
"""A browser that speaks: it keeps what it is asked to say, and `goOn()` ends what it says."""
FRENCH = {"lang": "fr_FR", "localService": True, "name": "Voix de l’Exemple"}
ELSEWHERE = {"lang": "fr-FR", "localService": False, "name": "Voix lointaine"}
ENGLISH = {"lang": "en-GB", "localService": True, "name": "Example voice"}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a small phone."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="fr-FR")
    yield context.new_page()
    context.close()


def _open(page: Page, address: str, voices: list[dict[str, object]], *, late: bool = False) -> Locator:
    """Open a lesson where these voices are, and return the buttons that read a step."""
    page.add_init_script(f"({TALK})({[voices, late]!r})".replace("True", "true").replace("False", "false"))
    page.goto(address + LESSON)
    return page.get_by_role("button", name="Écouter cette étape")


def _said(page: Page) -> list[str]:
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text, _ in page.evaluate("window.said")]


@pytest.mark.parametrize("voices", [[], [ENGLISH], [ELSEWHERE]], ids=["none", "english", "elsewhere"])
def test_without_a_french_voice_of_the_device_there_is_no_button(
    voices: list[dict[str, object]], page: Page, address: str
) -> None:
    expect(_open(page, address, voices)).to_have_count(0)


def test_a_browser_that_does_not_speak_shows_no_button(page: Page, address: str) -> None:
    page.add_init_script("delete window.speechSynthesis; delete Window.prototype.speechSynthesis")
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto(address + LESSON)
    expect(page.get_by_role("button", name="Écouter cette étape")).to_have_count(0)
    assert failed == []


def test_each_step_has_its_button_and_says_its_own_text(page: Page, address: str) -> None:
    buttons = _open(page, address, [ENGLISH, ELSEWHERE, FRENCH])
    steps = page.locator("h3")
    expect(buttons).to_have_count(steps.count())
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    buttons.nth(8).click()
    assert page.evaluate("window.said") == [["9. Supprimez le message", "fr_FR"]]
    while page.evaluate("window.current !== null"):
        page.evaluate("goOn()")
    said = _said(page)
    assert said[0] == "9. Supprimez le message"
    assert said[1].startswith("Le message est signalé")
    assert "Vous voyez : Le message n’est plus dans votre liste." in said
    assert not [text for text in said if "c’est quoi" in text or "Écouter" in text or "piège" in text]
    expect(buttons).to_have_count(steps.count())
    assert asked == []


def test_lists_are_said_line_by_line(page: Page, address: str) -> None:
    _open(page, address, [FRENCH]).nth(1).click()
    while page.evaluate("window.current !== null"):
        page.evaluate("goOn()")
    assert [text for text in _said(page) if text.startswith("Le lien")] != []


def test_it_stops_when_asked_and_another_step_takes_its_place(page: Page, address: str) -> None:
    buttons = _open(page, address, [FRENCH])
    first, second = buttons.nth(0).element_handle(), buttons.nth(1).element_handle()
    assert first
    assert second
    first.click()
    stop = page.get_by_role("button", name="Arrêter la lecture")
    expect(stop).to_have_count(1)
    second.click()
    expect(stop).to_have_count(1)
    assert first.inner_text() == "Écouter cette étape"
    stop.click()
    expect(stop).to_have_count(0)
    page.wait_for_timeout(50)
    assert page.evaluate("window.current") is None
    assert [text[:2] for text in _said(page)] == ["1.", "2."]


def test_voices_that_come_late_are_found(page: Page, address: str) -> None:
    buttons = _open(page, address, [FRENCH], late=True)
    expect(buttons).to_have_count(0)
    page.evaluate("window.ready = true; speechSynthesis.onvoiceschanged(); speechSynthesis.onvoiceschanged()")
    expect(buttons).to_have_count(page.locator("h3").count())


def test_buttons_are_large_and_fit_the_screen(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 240, "height": 400})
    for button in _open(page, address, [FRENCH]).all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= 43.5
        assert box["x"] + box["width"] <= 240


def test_leaving_the_page_ends_the_reading(page: Page, address: str) -> None:
    _open(page, address, [FRENCH]).nth(0).click()
    page.evaluate("window.dispatchEvent(new Event('pagehide'))")
    assert page.evaluate("window.current") is None
