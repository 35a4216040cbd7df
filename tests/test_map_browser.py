"""The interactive map in a real browser: what it asks of others, by keyboard, to axe, and with awkward records."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Geolocation, Page, Route, expect

from tests import synthetic
from tests.axe import LEFT_OFF, RUN
from tests.command import built
from tests.serve import serving

TILES = "https://data.geopf.fr/**"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000a49444154789c63000100000500010d0a2db40000000049454e44ae426082"
)
"""A PNG of one transparent pixel, in place of each tile."""
GRENOBLE: Geolocation = {"latitude": 45.19, "longitude": 5.72, "accuracy": 30}
ODD = 'L’« Été » d\'"Ali" `${alert(1)}` </script><img src=x onerror=alert(1)> مكان المساعدة & \\'
"""A name with all that could break out of a page, of a script or of a template."""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A small phone that remembers nothing."""
    made = browser.new_context(viewport={"width": 360, "height": 740}, locale="fr-FR", reduced_motion="reduce")
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page on which an error is a failure, said where it happens."""
    made = context.new_page()
    made.on("pageerror", lambda error: pytest.fail(str(error)))
    return made


@pytest.fixture
def strangers(page: Page) -> list[str]:
    """What the page asks of other hosts than ours."""
    found: list[str] = []
    page.on("request", lambda r: found.append(r.url) if urlsplit(r.url).hostname not in ("127.0.0.1", None) else None)
    return found


def _open(page: Page, url: str) -> None:
    page.goto(url)
    page.get_by_role("button", name="Ouvrir la carte interactive").click()
    expect(page.locator("#etat-carte")).to_have_text("La carte est ouverte.")
    expect(page.locator(".pin").first).to_be_visible()


def _focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.getAttribute('aria-label') || document.activeElement.textContent"))


def _cut_off(route: Route) -> None:
    route.abort()


def _refused(route: Route) -> None:
    route.fulfill(status=503)


def _scratch(root: Path, folder: Path) -> Path:
    """Return a copy of the repository's site, its records free to change."""
    for part in ("data", "docs", "hooks", "overrides"):
        shutil.copytree(root / part, folder / part)
    shutil.copy(root / "mkdocs.yml", folder)
    return folder


def _page_of(browser: Browser, found: list[str]) -> Page:
    page = browser.new_page(locale="fr-FR", reduced_motion="reduce")
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("dialog", lambda dialog: found.append(dialog.message))
    return page


@pytest.mark.parametrize("path", ["lieux/carte/", "lieux/paris/"])
def test_nothing_is_asked_of_others_until_streets_are_and_then_of_ign_only(
    path: str, page: Page, strangers: list[str], address: str
) -> None:
    page.route(TILES, lambda route: route.fulfill(body=PIXEL, content_type="image/png"))
    _open(page, address + path)
    page.get_by_role("button", name="Agrandir").click()
    page.get_by_role("button", name="Aller vers la droite").click()
    page.wait_for_timeout(300)
    assert strangers == []
    streets = page.get_by_label("Afficher le plan des rues (IGN)")
    expect(streets).to_have_accessible_description(re.compile("data.geopf.fr.* 200 Ko"))
    streets.check()
    expect(page.locator(".leaflet-tile-loaded").first).to_be_attached()
    expect(page.locator(".leaflet-control-attribution")).to_contain_text("IGN")
    assert strangers
    assert all(url.startswith("https://data.geopf.fr/wmts?") and "PLANIGNV2" in url for url in strangers)
    assert len(strangers) <= 20
    streets.uncheck()
    asked = len(strangers)
    page.get_by_role("button", name="Réduire").click()
    page.wait_for_timeout(300)
    assert len(strangers) == asked


@pytest.mark.parametrize("answer", [_cut_off, _refused])
def test_where_streets_fail_the_map_says_so_and_goes_on(
    answer: Callable[[Route], None], page: Page, address: str
) -> None:
    page.route(TILES, answer)
    _open(page, f"{address}lieux/grenoble/")
    page.get_by_label("Afficher le plan des rues (IGN)").check()
    expect(page.locator("#etat-carte")).to_have_text("Le plan des rues ne répond pas. La carte continue sans lui.")
    page.get_by_role("button", name="Bibliothèque Gisèle Halimi").press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("8 place Saint-Bruno")


def test_where_the_map_itself_fails_the_list_is_named_and_one_may_try_again(page: Page, address: str) -> None:
    page.route("**/leaflet.js", _cut_off)
    page.goto(f"{address}lieux/carte/")
    button = page.get_by_role("button", name="Ouvrir la carte interactive")
    button.click()
    expect(page.locator("#etat-carte")).to_have_text("La carte n’a pas pu se charger. La liste dit la même chose.")
    page.unroute("**/leaflet.js")
    button.click()
    expect(page.locator("#etat-carte")).to_have_text("La carte est ouverte.")


@pytest.mark.parametrize(
    ("file", "instead"),
    [
        ("carte.js", "var map_carte = {...{}"),
        ("carte.js", "throw new Error()"),
        ("carte.js", "var carte = {};"),
        ("carte-lieux.js", "throw new Error()"),
        ("carte.css", ".folium-map { height: 0 !important; border: 0 }"),
    ],
    ids=["not parsed", "stopped", "no map", "no places", "no height"],
)
def test_a_map_that_is_not_there_is_never_said_to_be_open_and_one_may_try_again(
    file: str, instead: str, browser: Browser, address: str
) -> None:
    page = browser.new_page(locale="fr-FR", reduced_motion="reduce")
    kind = "text/css" if file.endswith(".css") else "text/javascript"
    page.route(f"**/assets/{file}", lambda route: route.fulfill(body=instead, content_type=kind))
    page.goto(f"{address}lieux/carte/")
    button = page.get_by_role("button", name="Ouvrir la carte interactive")
    button.click()
    expect(page.locator("#etat-carte")).to_have_text("La carte n’a pas pu se charger. La liste dit la même chose.")
    expect(page.locator("#outils-carte")).to_be_hidden()
    page.unroute(f"**/assets/{file}")
    if not file.endswith(".css"):
        button.click()
        expect(page.locator("#etat-carte")).to_have_text("La carte est ouverte.")
        expect(page.locator(".pin").first).to_be_visible()
    page.close()


def test_the_ground_of_a_city_is_read_when_it_is_looked_at_and_thanked_and_the_country_beyond(
    page: Page, address: str
) -> None:
    read: list[str] = []
    page.on("request", lambda request: read.append(request.url.removeprefix(address)))
    _open(page, f"{address}lieux/grenoble/")
    expect(page.locator(".fond-ville")).to_be_attached()
    expect(page.locator(".leaflet-control-attribution")).to_contain_text("IGN, INSEE (Licence Ouverte)")
    grounds = [name for name in read if name.startswith(("assets/villes/", "assets/carte-contour"))]
    assert grounds == ["assets/villes/grenoble.geojson"]
    for _ in range(5):
        page.get_by_role("button", name="Réduire").click()
    expect(page.locator(".country")).to_be_attached()
    expect(page.locator(".fond-ville")).to_have_count(0)
    expect(page.locator(".leaflet-control-attribution")).not_to_contain_text("INSEE")


@pytest.mark.parametrize("key", ["Enter", " "], ids=["Enter", "Space"])
def test_the_keyboard_alone_leads_from_the_top_of_the_page_to_a_popup_and_back(
    key: str, page: Page, address: str
) -> None:
    page.goto(f"{address}lieux/grenoble/")
    path = []
    for _ in range(80):
        page.keyboard.press("Tab")
        path.append(_focused(page))
        if path[-1].startswith("Ouvrir la carte"):
            page.keyboard.press(key)
            expect(page.locator(".pin").first).to_be_visible()
            expect(page.locator("#map_carte")).to_be_focused()
        if path[-1] == "Bibliothèque Gisèle Halimi (lieu d’aide)":
            break
    assert path[0] == "Aller au contenu"
    assert path.index("Agrandir") < path.index("Réduire") < path.index("Bibliothèque Gisèle Halimi (lieu d’aide)")
    page.keyboard.press(key)
    popup = page.get_by_role("dialog", name="Bibliothèque Gisèle Halimi (lieu d’aide)")
    expect(popup).to_be_visible()
    assert popup.evaluate("popup => popup.contains(document.activeElement)")
    for name in ("04 76 96 82 95", "Voir la fiche\N{NO-BREAK SPACE}: Bibliothèque Gisèle Halimi", "Fermer"):
        page.keyboard.press("Tab")
        assert name in _focused(page)
    page.keyboard.press("Escape")
    expect(popup).to_have_count(0)
    assert _focused(page) == "Bibliothèque Gisèle Halimi (lieu d’aide)"


def test_a_mark_near_the_edge_comes_into_view_with_the_focus_and_is_drawn_once(page: Page, address: str) -> None:
    """Drawn anew, it once asked for its own place in view again, without end: the phone stood still."""
    _open(page, f"{address}lieux/carte/#grenoble")
    expect(page.locator('.pin[data-key^="lieux/"]').first).to_be_visible()
    frame = page.locator("#map_carte")
    inside = frame.evaluate(
        "frame => { const b = frame.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]; }"
    )
    page.locator(".pin").first.focus()
    seen = []
    while (mark := page.locator(".pin:focus")).count():
        box = mark.bounding_box()
        assert box is not None
        assert inside[0] <= box["x"] <= inside[2] - box["width"]
        seen.append(mark.get_attribute("data-key"))
        page.keyboard.press("Tab")
    assert len(seen) > 10
    assert len(set(seen)) == len(seen)


@pytest.mark.parametrize("late", ["lieux-d-aide", "points-de-don"])
def test_marks_are_in_one_order_whichever_file_comes_first(late: str, page: Page, address: str) -> None:
    names = "marks => marks.map(mark => mark.getAttribute('aria-label'))"
    _open(page, f"{address}lieux/grenoble/")
    before = page.locator(".pin").evaluate_all(names)
    held: list[Route] = []
    page.route(f"**/donnees/{late}/**", lambda route: held.append(route))  # noqa: PLW0108 - it marks what it is given
    page.reload()
    page.get_by_role("button", name="Ouvrir la carte interactive").click()
    expect(page.locator("#etat-carte")).to_have_text("La carte est ouverte.")
    page.wait_for_timeout(300)
    assert held
    for route in held:
        route.continue_()
    expect(page.locator(".pin")).to_have_count(len(before))
    assert page.locator(".pin").evaluate_all(names) == before


def test_a_group_opens_by_keyboard_and_the_focus_stays_on_its_first_place(page: Page, address: str) -> None:
    _open(page, f"{address}lieux/carte/")
    group = page.locator(".pin", has_text=re.compile(r"^\d+$")).first
    part = page.request.get(f"{address}{group.get_attribute('data-key')}").json()
    group.press("Enter")
    expect(page.locator('.pin[data-key^="lieux/"]:focus')).to_have_count(1)
    keys = [place["properties"]["page"] for place in part["features"]]
    assert page.evaluate("document.activeElement.dataset.key") in keys


def _ask(page: Page, name: str = "") -> None:
    """Press a mark, and of a group the first again, until a place tells of itself."""
    for _ in range(6):
        if page.get_by_role("dialog").count():
            return
        page.locator(".pin").and_(page.get_by_role("button", name=name)).first.press("Enter")
        page.wait_for_timeout(200)


def test_places_on_one_spot_share_a_popup_that_names_them_all(page: Page, address: str) -> None:
    """Two libraries of which only the town is known, say: no closer look sets them apart."""
    _open(page, f"{address}lieux/antony/")
    _ask(page, "Médiathèque")
    popup = page.get_by_role("dialog")
    expect(popup.get_by_role("heading")).to_have_count(2)
    expect(popup.get_by_role("link", name=re.compile("Voir la fiche"))).to_have_count(2)


def test_each_mark_has_a_name_of_its_own_and_is_large_enough(page: Page, address: str) -> None:
    for path in ("lieux/carte/", "lieux/lyon/"):
        _open(page, address + path)
        names = page.locator(".pin").evaluate_all("all => all.map(pin => pin.getAttribute('aria-label'))")
        assert len(names) == len(set(names)) > 1
        small = page.locator("#carte :is(a, button, input, .pin)").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect()).filter(b => b.width && (b.width < 22 || b.height < 22))"
        )
        assert small == []


@pytest.mark.parametrize(("path", "least"), [("lieux/carte/", 4), ("lieux/paris/", 12)])
def test_the_number_of_a_group_is_seen_on_its_mark_and_fits(path: str, least: int, page: Page, address: str) -> None:
    """Leaflet lifts drawings above all that is written, those of marks too."""
    _open(page, address + path)
    page.locator("#map_carte").scroll_into_view_if_needed()
    seen = """numbers => numbers.map(number => {
      const box = number.getBoundingClientRect(), mark = number.parentNode;
      const there = document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      const first = there.find(one => one !== mark && mark.contains(one));
      return first && [first.tagName, box.width < mark.querySelector("path").getBoundingClientRect().width];
    }).filter(Boolean)"""
    found = page.locator(".pin b").evaluate_all(seen)
    assert found == [["B", True]] * len(found)
    assert len(found) >= least


def test_axe_finds_nothing_with_the_map_a_popup_and_all_layers_open(browser: Browser, address: str) -> None:
    for scheme in ("light", "dark"):
        for width in (360, 1280):
            page = browser.new_page(
                viewport={"width": width, "height": 900},
                color_scheme="dark" if scheme == "dark" else "light",
                reduced_motion="reduce",
            )
            page.route(TILES, lambda route: route.fulfill(body=PIXEL, content_type="image/png"))
            rules = {rule: {"enabled": True} for rule in LEFT_OFF}
            for path in ("lieux/carte/#paris", "lieux/grenoble/"):
                _open(page, address + path)
                page.evaluate(Axe().axe_script)
                assert page.evaluate(RUN, rules) == []
                _ask(page)
                assert page.evaluate(RUN, rules) == []
                page.get_by_label("Afficher le plan des rues (IGN)").check()
                expect(page.locator(".leaflet-tile-loaded").first).to_be_attached()
                assert page.evaluate(RUN, rules) == []
            page.close()


def test_an_address_opens_on_a_city_and_the_back_button_goes_back(page: Page, address: str) -> None:
    def middle() -> list[float]:
        found = page.evaluate("[map_carte.getCenter().lat, map_carte.getCenter().lng]")
        return [round(float(degrees), 1) for degrees in found]

    _open(page, f"{address}lieux/carte/#marseille")
    assert middle() == [43.3, 5.4]
    for name, where in (("Antony", [48.8, 2.3]), ("Saint-Denis", [48.9, 2.4]), ("Lyon", [45.7, 4.8])):
        page.get_by_role("link", name=name, exact=True).first.click()
        page.wait_for_timeout(100)
        assert middle() == where
    page.go_back()
    page.wait_for_timeout(100)
    assert middle() == [48.9, 2.4]


def test_a_view_that_is_asked_for_as_soon_as_the_map_is_open_is_not_forgotten(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 720}, reduced_motion="no-preference")
    page = context.new_page()
    page.goto(f"{address}lieux/carte/")
    page.locator("#etat-carte").evaluate(
        "status => new MutationObserver((_, watch) => {"
        "  if (status.textContent !== 'La carte est ouverte.') return;"
        "  watch.disconnect(); document.querySelector('#vues-carte a[href$=grenoble]').click();"
        "}).observe(status, {childList: true, characterData: true, subtree: true})"
    )
    page.get_by_role("button", name="Ouvrir la carte interactive").click()
    expect(page.locator('.pin[data-key^="lieux/grenoble/"]').first).to_be_visible()
    context.close()


def test_layers_are_switched_off_and_on(page: Page, address: str) -> None:
    _open(page, f"{address}lieux/carte/#grenoble")
    help_mark = page.get_by_role("button", name="Bibliothèque Gisèle Halimi")
    expect(help_mark).to_be_visible()
    page.get_by_role("checkbox", name="Lieux d’aide").uncheck()
    expect(help_mark).to_have_count(0)
    page.get_by_role("checkbox", name="Points de don").uncheck()
    expect(page.locator(".pin")).to_have_count(0)
    page.get_by_role("checkbox", name="Lieux d’aide").check()
    expect(help_mark).to_be_visible()


@pytest.mark.parametrize("path", ["lieux/", "donner/", "lieux/carte/"])
def test_near_me_sorts_by_distance_says_it_and_sends_nothing(path: str, browser: Browser, address: str) -> None:
    context = browser.new_context(locale="fr-FR", geolocation=GRENOBLE, permissions=["geolocation"])
    page = context.new_page()
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    assert page.locator(".away").count() == 0
    page.get_by_role("button", name="Trier du plus proche au plus loin").click()
    first = page.locator("[data-near] > li").first
    expect(first).to_contain_text("Grenoble")
    expect(first.locator(".away").last).to_have_text(re.compile("à [0-9,]+\u00a0k?m"))
    assert asked == [f"{address}assets/pres-de-moi.js"]
    assert "Grenoble" not in page.url
    context.close()


def test_near_me_marks_the_visitor_on_the_open_map(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="fr-FR", geolocation=GRENOBLE, permissions=["geolocation"])
    page = context.new_page()
    _open(page, f"{address}lieux/carte/")
    page.get_by_role("button", name="Trier du plus proche au plus loin").click()
    expect(page.get_by_title("Vous êtes ici, à peu près")).to_be_visible()
    context.close()


@pytest.mark.parametrize("path", ["lieux/", "donner/", "lieux/grenoble/"])
def test_near_me_refused_says_what_to_do(path: str, page: Page, address: str) -> None:
    page.goto(address + path)
    before = page.locator("[data-near] > li").all_text_contents()
    page.get_by_role("button", name="Trier du plus proche au plus loin").click()
    expect(page.locator(".pres p")).to_contain_text("choisissez votre ville dans la liste")
    assert page.locator("[data-near] > li").all_text_contents() == before


@pytest.mark.parametrize("path", ["lieux/", "donner/", "lieux/grenoble/", "lieux/antony/"])
def test_without_scripts_the_drawn_map_and_the_list_serve_alone(path: str, browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address + path)
    expect(page.locator(".carte, .pres").locator("visible=true")).to_have_count(0)
    marks = page.locator(".plan a")
    assert marks.count() > 0
    for mark in marks.all():
        box = mark.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24
    marks.first.click()
    assert page.url != address + path
    page.go_back()
    expect(page.locator("#liste li, .rows li").first).to_be_visible()
    context.close()


def test_awkward_names_are_text_on_drawn_and_on_interactive_maps(root: Path, browser: Browser, tmp_path: Path) -> None:
    scratch = _scratch(root, tmp_path / "root")
    file = scratch / "data/sites/grenoble/bibliotheque-gisele-halimi.yml"
    facts = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - BaseLoader makes text only
    file.write_text(yaml.safe_dump(facts | {"nom": ODD, "adresse": ODD}, allow_unicode=True), "utf-8")
    built(scratch, tmp_path / "site")
    with serving(tmp_path / "site") as home:
        wrong: list[str] = []
        page = _page_of(browser, wrong)
        _open(page, f"{home}lieux/grenoble/")
        expect(page.locator(".plan title", has_text="Été")).to_have_text(ODD)
        page.get_by_role("button", name=f"{ODD} (lieu d’aide)", exact=True).press("Enter")
        expect(page.get_by_role("dialog").get_by_role("heading")).to_have_text(ODD)
        expect(page.get_by_role("dialog")).to_contain_text(f"{ODD}, 38000 Grenoble")
        assert wrong == []
        page.close()


def test_many_places_are_read_by_departement_when_looked_at(root: Path, browser: Browser, tmp_path: Path) -> None:
    scratch = _scratch(root, tmp_path / "root")
    synthetic.write(scratch, 700)
    built(scratch, tmp_path / "site")
    with serving(tmp_path / "site") as home:
        wrong: list[str] = []
        page = _page_of(browser, wrong)
        read: list[str] = []
        page.on("request", lambda request: read.append(request.url) if "/donnees/" in request.url else None)
        _open(page, f"{home}lieux/carte/")
        assert read == []
        mark = page.locator(".pin", has_text=re.compile(r"^\d{2,}$")).first
        mark.press("Enter")
        page.wait_for_timeout(500)
        assert read
        assert len(read) < 30
        for path in ("lieux/", "donner/"):
            page.goto(home + path)
            for region in page.locator(".plan a").evaluate_all("all => all.map(one => one.hash || one.href.baseVal)"):
                assert page.locator(f"#{region.partition('#')[2]}").count() == 1
        assert wrong == []
        page.close()
