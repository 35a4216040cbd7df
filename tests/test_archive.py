"""The whole portal on a key: opened from a folder, without a host and without a network, it is walked."""

import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.building.archive import archive
from portal.records.catalogue import Catalogue
from portal.saying import say_size
from tests.command import run


@pytest.fixture(scope="module")
def packed(site: Path) -> Path:
    """The archive that the site offers."""
    (found,) = (site / "telecharger").glob("*.zip")
    return found


@pytest.fixture(scope="module")
def folder(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive, opened by whoever has been given it."""
    key = tmp_path_factory.mktemp("cle usb")
    with zipfile.ZipFile(packed) as found:
        assert found.testzip() is None
        found.extractall(key)
    (folder,) = key.iterdir()
    assert folder.name == packed.stem
    return folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a computer that has no network."""
    context = browser.new_context(locale="fr-FR", offline=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What pages ask of others than their folder, and what fails in them."""
    found: list[str] = []
    page.on("request", lambda r: found.append(r.url) if urlsplit(r.url).scheme not in ("file", "data") else None)
    page.on("requestfailed", lambda r: found.append(f"failed: {r.url}"))
    page.on("console", lambda m: found.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def test_the_portal_is_walked_from_a_folder(page: Page, complaints: list[str], folder: Path) -> None:
    page.goto((folder / "index.html").as_uri())
    page.get_by_role("link", name="Grenoble", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Trouver de l’aide à Grenoble")
    page.get_by_role("link", name="Emmaüs Connect Grenoble").first.click()
    expect(page.get_by_text("7 allée du Jardin Hoche")).to_be_visible()
    page.get_by_role("link", name="Affiche à imprimer").click()
    page.get_by_role("link", name="Revenir à la page").click()
    page.get_by_role("link", name="Apprendre", exact=True).click()
    page.get_by_role("link", name="Reconnaître une arnaque").first.click()
    page.get_by_role("link", name="Faire le quiz").click()
    expect(page.locator(".quiz")).to_be_visible()
    page.locator(".quiz summary").first.click()
    page.get_by_role("link", name="Lieux", exact=True).click()
    page.locator("main a[href*=carte]").first.click()
    assert page.url.startswith((folder / "lieux/carte/index.html").as_uri())
    page.get_by_role("button", name="Ouvrir la carte interactive").click()
    expect(page.get_by_role("status").filter(has_text="La carte est ouverte.")).to_be_visible()
    page.locator("#vues-carte").get_by_role("link", name="Grenoble", exact=True).click()
    page.get_by_role("button", name="Bibliothèque Gisèle Halimi").press("Enter")
    page.locator(".leaflet-popup").get_by_role("link", name="Voir la fiche : Bibliothèque Gisèle Halimi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bibliothèque Gisèle Halimi")
    assert not complaints


@pytest.mark.parametrize("path", ["telecharger", "hors-ligne", "confidentialite", "lieux/paris", "recherche"])
def test_no_page_of_the_archive_offers_what_needs_a_host(
    path: str, page: Page, complaints: list[str], folder: Path
) -> None:
    if not (folder / path).is_dir():
        pytest.skip("this portal has no such page")
    page.goto((folder / path / "index.html").as_uri())
    for name in ("Garder cette ville", "Effacer tout"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    assert not complaints


def test_every_link_of_the_archive_leads_to_a_file_of_it(folder: Path) -> None:
    broken = []
    for path in folder.rglob("*.html"):
        html = path.read_text("utf-8")
        for target in re.findall(r'\s(?:href|src|action)="([^"]*)"', html):
            url = urlsplit(urljoin(path.as_uri(), target.replace("&amp;", "&")))
            if url.scheme == "file" and not Path(unquote(url.path)).is_file():
                broken.append((path.relative_to(folder).as_posix(), target))
    assert not broken


def test_all_pages_but_that_of_errors_are_in_the_archive(folder: Path, pages: dict[str, str]) -> None:
    held = {path.relative_to(folder).as_posix().removesuffix("index.html") for path in folder.rglob("index.html")}
    assert {page for page in held if not page.startswith("c/")} == set(pages) - {"404.html"}


def test_the_page_says_what_the_archive_weighs_and_its_copy_says_that_it_is_one(
    packed: Path, pages: dict[str, str], folder: Path
) -> None:
    weight = say_size(packed.stat().st_size)
    assert f'<a class="button" href="{packed.name}">Tout le portail ({weight})</a>' in pages["telecharger/"]
    copy = (folder / "telecharger/index.html").read_text("utf-8")
    assert ".zip" not in copy
    assert "Vous lisez une copie du portail" in copy


def test_equal_sites_of_a_day_give_equal_archives_whatever_the_clock(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "lieux").mkdir()
    (tmp_path / "lieux/index.html").write_text('<html lang="fr"><a href="../">a</a><a href="#b">b</a>', "utf-8")
    found = []
    for _ in range(2):
        (tmp_path / "lieux/index.html").touch()
        made = archive(tmp_path, "", portal=catalogue.portal, day=date(2026, 11, 25))
        assert made.path == "telecharger/connexions-solidaires-2026-11-25.zip"
        found.append((tmp_path / made.path).read_bytes())
        assert len(found[-1]) == made.size
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("written", "local"),
    [
        ("./", "./index.html"),
        ("../", "../index.html"),
        (".", "./index.html"),
        ("../..", "../../index.html"),
        ("..#liste", "../index.html#liste"),
        ("../../lieux/lyon/#liste", "../../lieux/lyon/index.html#liste"),
        ("../recherche/?q=wifi", "../recherche/index.html?q=wifi"),
        ("#contenu", "#contenu"),
        ("lyon.html", "lyon.html"),
        ("../lyon.html#l1", "../lyon.html#l1"),
        ("https://exemple.fr/", "https://exemple.fr/"),
        ("tel:0199000000", "tel:0199000000"),
        ("geo:45.1,5.7", "geo:45.1,5.7"),
        ("mailto:a@exemple.fr", "mailto:a@exemple.fr"),
    ],
)
def test_an_address_of_a_folder_becomes_that_of_its_page(
    written: str, local: str, tmp_path: Path, catalogue: Catalogue
) -> None:
    (tmp_path / "index.html").write_text(f'<a href="{written}">a</a>', "utf-8")
    made = archive(tmp_path, "", portal=catalogue.portal, day=date(2026, 11, 25))
    with zipfile.ZipFile(tmp_path / made.path) as found:
        assert found.read(f"{Path(made.name).stem}/index.html").decode() == f'<a href="{local}">a</a>'


def test_the_command_puts_the_archive_of_the_site_at_hand(tmp_path: Path) -> None:
    done = run(tmp_path, "offline")
    assert (done.returncode, done.stdout) == (1, "")
    assert "lancez d’abord « make site »" in done.stderr
    (tmp_path / "site/telecharger").mkdir(parents=True)
    (tmp_path / "site/telecharger/portail-2026-11-25.zip").write_bytes(b"x" * 5000)
    done = run(tmp_path, "offline")
    assert (done.returncode, done.stderr) == (0, "")
    assert "portail-2026-11-25.zip : 5\N{NO-BREAK SPACE}Ko" in done.stdout
    assert (tmp_path / "portail-2026-11-25.zip").stat().st_size == 5000


def test_an_address_that_only_leads_on_leads_to_a_file(folder: Path) -> None:
    ways = {file: re.findall('0;url=([^"]*)"', file.read_text("utf-8")) for file in folder.glob("c/*/index.html")}
    assert len(ways) > 100
    assert all(len(way) == 1 and (file.parent / way[0]).is_file() for file, way in ways.items())
