"""A site built from records that would harm it: each text is shown as it was typed, and nothing runs, nor leaves.

Every text of every record attacks. The policy of the pages is set aside where it says so: they must be harmless alone,
for an old browser knows no policy. With it, nothing is even refused.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Request, expect

from portal.records import addresses
from portal.records.catalogue import Catalogue
from portal.records.day import PARIS
from portal.records.loading import load
from tests.attacks import attacked
from tests.command import built
from tests.serve import serving
from tests.test_in_browser import KINDS

NAME = "%style% '%style-hash%' %page-weight% {{ 7 * 7 }} {% raw %} </script><b onclick=x> & </title> --> ]]>"
SHOWN = NAME.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
PLACE = "lyon/lyon-8e"


WATCH = """window.refused = [];
document.addEventListener("securitypolicyviolation", event => refused.push(event.violatedDirective));"""
HARM = """() => {
const meant = script => {
  if (script.type !== "application/ld+json") return /pwned/.test(script.textContent) ? ["script"] : [];
  try { JSON.parse(script.textContent); return []; } catch (error) { return [String(error)]; }
};
return [
  ...("pwned" in window ? ["a script ran"] : []),
  ...[...document.querySelectorAll("*")].flatMap(element => [
    ...[...element.attributes]
      .filter(one => /^on/i.test(one.name)
        || /^[\\s\\x00-\\x1f]*(javascript|vbscript|data:text)/i.test(one.value)
        && ["href", "src", "action", "formaction", "xlink:href", "srcdoc"].includes(one.name))
      .map(one => `${element.localName} ${one.name}=${one.value}`),
    ...(["iframe", "object", "embed", "base", "x"].includes(element.localName) ? [element.localName] : []),
    ...(element.localName === "script" ? meant(element) : []),
  ]),
  ...[...document.querySelectorAll("[src], link[href]:not([rel=canonical], [rel=license])")]
    .map(element => element.src || element.href)
    .filter(address => address && !/^(data|blob|file):/.test(address) && new URL(address).host !== location.host),
]; }"""
"""What attacks leave in a page where they succeed, even those that wait for a finger."""
RULED = ("home", "city", "place", "lesson", "offer", "glossary", "search", "device", "figure", "practice of judging")


@dataclass
class Visit:
    """A page, and the signs of an attack while it was open."""

    page: Page
    signs: list[str] = field(default_factory=list)

    def harm(self) -> list[str]:
        """Return every sign of an attack, in the page as it is now and before."""
        return [*self.signs, *self.page.evaluate(HARM)]


def _visit(context: BrowserContext) -> Visit:
    visit = Visit(context.new_page())

    def asked(request: Request) -> None:
        if urlsplit(request.url).hostname not in ("127.0.0.1", None):
            visit.signs.append(request.url)

    def spoken(dialog: Dialog) -> None:
        visit.signs.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    visit.page.on("request", asked)
    visit.page.on("dialog", spoken)
    return visit


@pytest.fixture(scope="module")
def hostile(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the portal whose records attack, with locks of an editor, built strictly into `site`."""
    scratch = tmp_path_factory.mktemp("hostile")
    counts = attacked(root, scratch)
    assert [kind for kind, texts in counts.items() if not texts] == []
    for path in (f"sites/{PLACE}", "cities/lyon", "offers/accompagnement-gratuit"):
        file = scratch / "data" / f"{path}.yml"
        lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("nom: ")]
        file.write_text("\n".join([f"nom: {json.dumps(NAME)}", *lines]), "utf-8")
    (scratch / "data/sites/lyon/.#lyon-8e.yml").symlink_to("nom@machine.123:1")
    (scratch / "docs/.#index.md").symlink_to("nom@machine.123:1")
    built(scratch, scratch / "site")
    return scratch


def test_a_hostile_name_is_shown_as_it_was_typed(hostile: Path) -> None:
    for page in (f"lieux/{PLACE}", "lieux/lyon", "offres/accompagnement-gratuit"):
        html = (hostile / "site" / page / "index.html").read_text("utf-8")
        plain = html.replace("&#39;", "'").replace("&#34;", '"').replace("\N{NO-BREAK SPACE}", " ")
        assert SHOWN in plain
        assert "<b onclick" not in html
        assert html.count("</title>") == 1 + html.count("<title>", html.index("<body"))


def test_a_hostile_name_leaves_files_for_programs_whole(hostile: Path) -> None:
    places = json.loads((hostile / "site/donnees/lieux-d-aide.geojson").read_text("utf-8"))
    assert NAME in [place["properties"]["nom"] for place in places["features"]]
    script = (hostile / "site/assets/carte.js").read_text("utf-8")
    assert "</script" not in script
    assert not {"\u2028", "\u2029"} & set(script)


def test_the_texts_that_were_checked_are_those_that_are_published(hostile: Path) -> None:
    texts = load(hostile, today=datetime.now(PARIS).date()).texts
    source = hostile / "site/source"
    published = {
        path.relative_to(source).as_posix().removesuffix(".txt"): path.read_bytes()
        for path in source.rglob("*")
        if path.is_file()
    }
    assert published == texts


def test_the_check_knows_the_address_of_every_page(catalogue: Catalogue, pages: dict[str, str]) -> None:
    """What a link may lead to is what the builder made, its page of errors aside."""
    known = {addresses.NATIONAL_GIVING}
    for path in catalogue.texts:
        folder, _, rest = path.partition("/")
        kind, _, key = rest.removesuffix(".yml").partition("/")
        known |= {addresses.of_text(rest)} if folder == "docs" else set(addresses.of_record(kind, key))
    more = (
        r"lieux/[a-z-]+/tous/.+|lieux/filtres/|donner/appareils/[a-z-]+/[a-z-]+/|apprendre/mon-parcours/.+"
        r"|accessibilite/grille/.+|ecoconception/.+|api/v1/.*|offres/mes-droits/.+|etat-des-donnees/.+|contribuer/champs/.+"
    )
    assert known == {page for page in pages if page != "404.html" and not re.fullmatch(more, page)}


@pytest.fixture(scope="module")
def at(hostile: Path) -> Iterator[str]:
    """The address at which it is served."""
    with serving(hostile / "site") as address:
        yield address


@pytest.fixture
def unruled(browser: Browser) -> Iterator[Visit]:
    """A visit in a browser that knows no policy."""
    context = browser.new_context(locale="fr-FR", bypass_csp=True)
    yield _visit(context)
    context.close()


@pytest.mark.parametrize(
    ("intrusion", "sign"),
    [
        ("<script>pwned=1</script>", "a script ran"),
        ("<img src=x: onerror=pwned=1>", "img onerror=pwned=1"),
        ("<a href=' javascript:pwned=1'>x</a>", "a href= javascript:pwned=1"),
        ("<p onclick=pwned=1>x", "p onclick=pwned=1"),
        ("<script>alert(1)</script>", "dialog: 1"),
        ("<img src=https://other.example/a.png>", "https://other.example/a.png"),
        ("<iframe srcdoc='x'></iframe>", "iframe"),
    ],
)
def test_an_attack_that_succeeds_is_seen(intrusion: str, sign: str, unruled: Visit, at: str) -> None:
    """Each is put by hand into a page of the very site that must withstand it."""

    def injected(html: str) -> str:
        return html.replace("<h1", f"{intrusion}<h1", 1)

    unruled.page.route(at, lambda route: route.fulfill(body=injected(route.fetch().text()), content_type="text/html"))
    unruled.page.goto(at)
    assert sign in unruled.harm()


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_no_attack_of_a_record_runs_in_a_page_without_its_policy(path: str, unruled: Visit, at: str) -> None:
    answer = unruled.page.goto(at + path, wait_until="load")
    assert answer is not None
    assert unruled.harm() == []


def test_pages_of_most_kinds_show_attacks(hostile: Path) -> None:
    files = [hostile / "site" / path / ("" if path.endswith(".html") else "index.html") for path in KINDS.values()]
    attacking = [file for file in files if "pwned=1" in file.read_text("utf-8")]
    assert len(attacking) > len(files) * 2 / 3


def test_no_attack_runs_where_a_script_writes_the_page(unruled: Visit, at: str) -> None:
    page = unruled.page
    page.goto(f"{at}recherche/?q=%3Cimg+src%3Dx+onerror%3Dpwned%3D1%3E+mdp")
    expect(page.locator("#resultats").get_by_role("status")).to_contain_text("mdp")
    assert unruled.harm() == []
    page.get_by_label("Que cherchez-vous ?").fill("<script>pwned=1</script> lyon")
    page.keyboard.press("Enter")
    expect(page.locator("#resultats").get_by_role("status")).to_contain_text("lyon")
    assert unruled.harm() == []
    page.goto(f"{at}lieux/carte/")
    page.get_by_role("button", name="Ouvrir la carte interactive").click()
    expect(page.locator("#etat-carte")).to_have_text("La carte est ouverte.")
    page.locator(".leaflet-marker-icon").first.dispatch_event("click")
    page.wait_for_load_state("networkidle")
    assert unruled.harm() == []


def test_no_attack_runs_in_what_is_carried_away(unruled: Visit, hostile: Path, tmp_path: Path) -> None:
    """A city in one file and the whole portal are opened from a folder, where no host can help."""
    city = hostile / "site/lieux/lyon/lyon.html"
    (packed,) = (hostile / "site/telecharger").glob("*.zip")
    with ZipFile(packed) as archive:
        archive.extractall(tmp_path)
    (folder,) = tmp_path.iterdir()
    pages = [city, folder / "lieux/lyon/lyon-8e/index.html", folder / "recherche/index.html"]
    for page in pages:
        unruled.page.goto(page.as_uri(), wait_until="load")
        assert "pwned=1" in unruled.page.content()
        assert unruled.harm() == []


@pytest.mark.parametrize("kind", RULED)
def test_the_policy_has_nothing_to_refuse(kind: str, browser: Browser, at: str) -> None:
    context = browser.new_context(locale="fr-FR")
    context.add_init_script(WATCH)
    visit = _visit(context)
    visit.page.goto(at + KINDS[kind], wait_until="load")
    assert visit.page.evaluate("refused") == []
    assert visit.harm() == []
    context.close()


def test_files_for_other_programs_stay_whole(hostile: Path) -> None:
    """No attack ends a line, a field or an element of what other programs read."""
    for path in [*(hostile / "site").rglob("*.ics"), *(hostile / "site").rglob("*.vcf")]:
        lines = re.sub(r"\r\n[ \t]", "", path.read_bytes().decode()).split("\r\n")
        assert [line for line in lines if line and not re.match(r"[A-Z-]+[:;]", line)] == [], path
