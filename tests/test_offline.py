"""Pages kept in the telephone: only when asked, there without a network, under any path, and gone when asked."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from portal.building.kept import ICONS, PAGES, WORKER, manifest, worker
from portal.records.catalogue import Catalogue
from tests.command import run, small
from tests.serve import serving

KEEP = "Garder cette ville dans mon téléphone"
ERASE = "Effacer tout ce que le portail a gardé ici"
CACHED = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys()) found.push(request.url);
  return found.sort();
}"""
WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).length"


@pytest.fixture(scope="module")
def hosted(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A host that has the portal below its root, as forges do."""
    host = tmp_path_factory.mktemp("host")
    (host / "portail").symlink_to(site)
    return host


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A telephone that remembers nothing yet."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, locale="fr-FR")
    yield context
    context.close()


@pytest.fixture
def copy(site: Path, tmp_path: Path) -> Path:
    """A site of one's own, to be changed."""
    return shutil.copytree(site, tmp_path / "site")


def _publish(site: Path, *, on: bool) -> None:
    """Write the service worker of a site that has changed."""
    script = (site / WORKER).read_text("utf-8").partition("\n")[2]
    (site / WORKER).write_text(worker(site, script, on=on), "utf-8")


def _keep(page: Page, city: str) -> None:
    page.goto(city)
    page.get_by_role("button", name=KEEP).click()
    expect(page.get_by_text("C’est gardé")).to_be_visible()


def test_a_city_that_was_kept_is_walked_without_a_network_below_a_path(context: BrowserContext, hosted: Path) -> None:
    page = context.new_page()
    with serving(hosted) as host:
        root = f"{host}portail/"
        _keep(page, f"{root}lieux/grenoble/")
        page.goto(f"{root}apprendre/reconnaitre-une-arnaque/")
        page.get_by_role("link", name="Faire le quiz").click()
        page.goto(f"{root}lieux/lyon/")
        page.goto(f"{root}offres/")
    page.goto(f"{root}lieux/grenoble/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Trouver de l’aide à Grenoble")
    page.get_by_role("link", name="Ma ville en un fichier").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Grenoble")
    page.goto(f"{root}apprendre/reconnaitre-une-arnaque/?depuis=un-lien#contenu")
    page.get_by_role("link", name="Faire le quiz").click()
    expect(page.locator(".quiz")).to_be_visible()
    page.goto(f"{root}numeros-utiles/")
    expect(page.get_by_role("link", name="115", exact=False).first).to_be_visible()
    page.goto(root)
    expect(page.get_by_role("navigation", name="Rubriques")).to_be_visible()
    page.goto(f"{root}offres/")
    assert page.url == f"{root}hors-ligne/"
    kept = page.locator("#gardees").get_by_role("link")
    expect(kept).to_have_count(5)
    page.get_by_role("link", name="Trouver de l’aide à Lyon").click()
    assert page.url == f"{root}lieux/lyon/"


def test_nothing_is_kept_before_it_is_asked_for(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}lieux/grenoble/", wait_until="networkidle")
    assert asked == [f"{address}lieux/grenoble/"]
    assert page.evaluate(CACHED) == []
    assert page.evaluate(WORKERS) == 0


def test_what_is_kept_is_what_the_page_on_privacy_says(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    _keep(page, f"{address}lieux/grenoble/")
    for path in (
        "lieux/lyon/",
        "apprendre/reconnaitre-une-arnaque/",
        "apprendre/reconnaitre-une-arnaque/quiz/",
        "lieux/carte/",
        "lieux/grenoble/grenoble/",
        "donner/",
    ):
        page.goto(address + path, wait_until="networkidle")
    page.goto(f"{address}lieux/carte/")
    page.get_by_role("button", name="Ouvrir la carte interactive").click()
    expect(page.get_by_role("status").filter(has_text="La carte est ouverte.")).to_be_visible()
    expected = [
        *PAGES,
        "apprendre/reconnaitre-une-arnaque/",
        "apprendre/reconnaitre-une-arnaque/quiz/",
        "lieux/grenoble/",
        "lieux/grenoble/grenoble.html",
        "lieux/lyon/",
    ]
    assert page.evaluate(CACHED) == sorted(address + path for path in expected)


def test_the_button_erases_all_and_nothing_comes_back(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    _keep(page, f"{address}lieux/grenoble/")
    page.evaluate("caches.open('of someone else on this host')")
    page.goto(f"{address}confidentialite/")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name=ERASE).click()
    expect(page.get_by_text("C’est effacé")).to_be_visible()
    page.goto(f"{address}lieux/lyon/")
    assert page.evaluate(CACHED) == []
    assert page.evaluate(WORKERS) == 0
    assert page.evaluate("caches.keys()") == ["of someone else on this host"]


def test_a_new_version_takes_the_place_of_the_old_one_and_what_was_kept_stays(
    context: BrowserContext, copy: Path
) -> None:
    page = context.new_page()
    with serving(copy) as root:
        _keep(page, f"{root}lieux/grenoble/")
        before = page.evaluate("caches.keys()")
        home = copy / "index.html"
        home.write_text(home.read_text("utf-8").replace("<h1>", "<h1>Du nouveau. "), "utf-8")
        _publish(copy, on=True)
        page.goto(f"{root}offres/")
        page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update()")
        page.wait_for_function("async before => !(await caches.keys()).includes(before)", arg=before[0])
        assert f"{root}lieux/grenoble/" in page.evaluate(CACHED)
    page.goto(root)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Du nouveau.")


def test_a_portal_that_keeps_nothing_any_more_takes_all_back(context: BrowserContext, copy: Path) -> None:
    page = context.new_page()
    with serving(copy) as root:
        _keep(page, f"{root}lieux/grenoble/")
        _publish(copy, on=False)
        page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update()")
        page.wait_for_function("async () => !(await navigator.serviceWorker.getRegistrations()).length")
        page.wait_for_function("async () => !(await caches.keys()).length")


def test_the_switch_stands_in_the_record_of_the_portal(tmp_path: Path) -> None:
    small(tmp_path)
    record = tmp_path / "data/portal.yml"
    record.write_text(record.read_text("utf-8") + "hors_ligne: non\n", "utf-8")
    done = run(tmp_path, "build")
    assert done.returncode == 0, done.stderr
    assert re.match(r"var VERSION = .*, ON = false;\n", (tmp_path / "site/sw.js").read_text("utf-8"))
    assert KEEP not in (tmp_path / "site/lieux/exempleville/index.html").read_text("utf-8")


def test_a_page_that_cannot_be_kept_is_told(context: BrowserContext, copy: Path) -> None:
    shutil.rmtree(copy / "numeros-utiles")
    page = context.new_page()
    with serving(copy) as root:
        page.goto(f"{root}lieux/grenoble/")
        page.get_by_role("button", name=KEEP).click()
        expect(page.get_by_text("Rien n’a été gardé : réessayez.")).to_be_visible()
        expect(page.get_by_role("button", name=KEEP)).to_be_enabled()


def test_the_version_of_the_worker_is_its_content(site: Path) -> None:
    one = worker(site, "a();", on=True)
    assert one == worker(site, "a();", on=True)
    assert one != worker(site, "b();", on=True)


def test_the_home_screen_is_offered_where_the_portal_is_taken_away_and_there_alone(
    pages: dict[str, str], site: Path, catalogue: Catalogue, context: BrowserContext, address: str
) -> None:
    assert [page for page, html in pages.items() if 'rel="manifest"' in html] == ["telecharger/"]
    assert (site / "manifest.webmanifest").read_text("utf-8") == manifest(catalogue.portal)
    for side in ICONS:
        picture = (site / f"assets/icone-{side}.png").read_bytes()
        assert picture[16:24] == side.to_bytes(4, "big") * 2
    page = context.new_page()
    page.goto(f"{address}telecharger/")
    said = context.new_cdp_session(page).send("Page.getAppManifest")
    assert said["errors"] == []
    assert said["url"] == f"{address}manifest.webmanifest"
