"""The samples of the guide serve a published site as it says: at a root and below a path, and no address is lost."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, expect
from selectolax.lexbor import LexborHTMLParser

from tests.command import publishable, run, small
from tests.servers import Answer, Server, complaints, running

GUIDE = Path(__file__).parent.parent / "docs/contribuer/heberger-serveur.md"
MOVES = """/lieux/exempleville/ancien-nom/ /lieux/exempleville/lieu-exemple/
/apprendre/vieille-lecon/* /apprendre/lecon-exemple/*
/aides/guide.html /donner/
"""
TYPES = {
    "": "text/html; charset=utf-8",
    "source/data/codes.txt": "",
    "lieux/exempleville/lieu-exemple/lieu-exemple.ics": "text/calendar; charset=utf-8",
    "lieux/exempleville/lieu-exemple/lieu-exemple.vcf": "text/vcard; charset=utf-8",
    "manifest.webmanifest": "application/manifest+json",
    "source/data/portal.yml": "text/plain; charset=utf-8",
}


@dataclass(frozen=True)
class Hosted:
    """A portal that is served."""

    server: Server
    path: str
    """The folder that it is in, from the root of its host: empty, or with its final slash."""
    site: Path
    brotli: bool
    work: Path

    def get(self, address: str, **headers: str) -> Answer:
        """Ask for an address of the portal."""
        return self.server.get(f"/{self.path}{address}", **headers)


@pytest.fixture(scope="module")
def tops(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What a host serves, by the folder in which the portal is: the example, published, in which pages have moved."""
    found = {}
    for path in ("", "ville/numerique/"):
        root = publishable(small(tmp_path_factory.mktemp("root")), address=f"https://portail.exemple.fr/{path}")
        (root / "data/moved.txt").write_text(MOVES, "utf-8")
        done = run(root, "publish")
        assert done.returncode == 0, done.stderr
        top = tmp_path_factory.mktemp("top")
        place = top / path if path else top
        place.parent.mkdir(parents=True, exist_ok=True)
        if not path:
            top.rmdir()
        (root / "site").rename(place)
        found[path] = top
    return found


@pytest.fixture(
    scope="module",
    params=[(name, path) for name in ("nginx", "nginx-brotli", "caddy") for path in ("", "ville/numerique/")],
    ids=lambda p: f"{p[0]}-/{p[1]}",
)
def hosted(
    request: pytest.FixtureRequest, tops: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Hosted]:
    """The portal, served by each server, at a root and below a path."""
    name, path = request.param
    work = tmp_path_factory.mktemp("server")
    with running(name, tops[path], path, work) as server:
        yield Hosted(server, path, tops[path] / path, name != "nginx", work)


def _headers() -> dict[str, str]:
    """Return the headers that the guide asks for."""
    text = GUIDE.read_text("utf-8").partition("## Les en-têtes à ajouter")[2]
    block = re.search(r"```text\n(.*?)```", text, re.DOTALL)
    assert block
    return {name.lower(): value for name, value in (line.split(": ", 1) for line in block[1].splitlines())}


def test_hosts_that_read_a_file_of_headers_are_told_the_same() -> None:
    block = re.search(r"```text\n/\*\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    assert block
    told = dict(line.strip().split(": ", 1) for line in block[1].splitlines() if ": " in line)
    assert {name.lower(): value for name, value in told.items() if name != "Cache-Control"} == _headers()


def test_every_answer_has_the_headers_of_the_guide(hosted: Hosted) -> None:
    asked = _headers()
    assert len(asked) == 6
    for address in ("", "lieux/exempleville/", "sw.js", "il-n-y-a-rien-ici/"):
        given = hosted.get(address).headers
        assert {name: given.get(name) for name in asked} == asked, address


@pytest.mark.parametrize("address", TYPES)
def test_a_file_has_its_type(address: str, hosted: Hosted) -> None:
    answer = hosted.get(address)
    assert answer.status == (200 if TYPES[address] else 404)
    if TYPES[address]:
        assert answer.headers["content-type"].lower() == TYPES[address]


def test_what_is_compressed_already_is_sent_as_it_is(hosted: Hosted) -> None:
    for address, file in (("", "index.html"), ("lieux/exempleville/", "lieux/exempleville/index.html")):
        whole = hosted.get(address)
        assert whole.body == (hosted.site / file).read_bytes()
        assert "content-encoding" not in whole.headers
        for asked, ending in (("gzip", "gz"), *([("br, gzip", "br")] if hosted.brotli else [])):
            answer = hosted.get(address, Accept_Encoding=asked)
            assert answer.headers["content-encoding"] == asked.partition(",")[0]
            assert answer.body == (hosted.site / f"{file}.{ending}").read_bytes()
            assert "accept-encoding" in answer.headers["vary"].lower()
            assert len(answer.body) < len(whole.body) / 2


def test_what_is_not_compressed_yet_is_compressed_when_it_is_asked_for(hosted: Hosted) -> None:
    file = hosted.site / "copie.html"
    file.write_bytes((hosted.site / "index.html").read_bytes())
    answer = hosted.get("copie.html", Accept_Encoding="gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(answer.body) == file.read_bytes()


def test_every_text_of_a_published_site_has_its_compressed_copies(hosted: Hosted) -> None:
    lacking = [
        file
        for file in hosted.site.rglob("*.html")
        if file.stat().st_size >= 500 and file.name != "copie.html"
        for ending in ("gz", "br")
        if not file.with_name(f"{file.name}.{ending}").exists()
    ]
    assert not lacking
    packed = hosted.site / "index.html.gz"
    assert gzip.decompress(packed.read_bytes()) == (hosted.site / "index.html").read_bytes()


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("lieux/exempleville/", "max-age=600"),
        ("assets/recherche.js", "max-age=86400"),
        ("sw.js", "no-cache"),
    ],
)
def test_a_browser_is_told_how_long_to_keep_a_file(address: str, kept: str, hosted: Hosted) -> None:
    answer = hosted.get(address)
    assert (answer.status, answer.headers["cache-control"]) == (200, kept)
    again = hosted.get(address, If_None_Match=answer.headers["etag"])
    assert (again.status, again.body) == (304, b"")


def test_a_page_that_does_not_exist_is_answered_by_the_page_of_errors(hosted: Hosted) -> None:
    for address in ("il-n-y-a-rien-ici/", "lieux/rien.html", "lieux/exempleville/rien/rien/"):
        answer = hosted.get(address)
        assert (answer.status, answer.body) == (404, (hosted.site / "404.html").read_bytes()), address
        packed = hosted.get(address, Accept_Encoding="gzip")
        assert packed.status == 404
        assert gzip.decompress(packed.body) == answer.body


def test_a_folder_is_asked_for_again_with_its_slash(hosted: Hosted) -> None:
    answer = hosted.get("lieux/exempleville")
    assert answer.status in (301, 308)
    assert answer.headers["location"] == f"/{hosted.path}lieux/exempleville/"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("lieux/exempleville/ancien-nom/", "lieux/exempleville/lieu-exemple/"),
        ("apprendre/vieille-lecon/", "apprendre/lecon-exemple/"),
        ("apprendre/vieille-lecon/quiz/", "apprendre/lecon-exemple/quiz/"),
        ("apprendre/vieille-lecon/memo.html", "apprendre/lecon-exemple/memo.html"),
        ("aides/guide.html", "donner/"),
    ],
)
def test_an_address_that_has_changed_leads_on(old: str, new: str, hosted: Hosted) -> None:
    answer = hosted.get(old)
    assert (answer.status, answer.headers["location"]) == (301, f"/{hosted.path}{new}")
    assert hosted.get(new).status == 200
    file = hosted.site / (f"{old}index.html" if old.endswith("/") else old)
    way = re.findall(r'content="0;url=([^"]*)"', file.read_text("utf-8"))
    assert [urljoin(f"/{hosted.path}{old}", one) for one in way] == [f"/{hosted.path}{new}"], "without a redirect"


def test_whoever_comes_without_encryption_is_sent_on(hosted: Hosted) -> None:
    answer = hosted.server.get_plain(f"/{hosted.path}lieux/")
    assert answer.status in (301, 308)
    assert re.fullmatch(rf"https://portail\.example(:\d+)?/{hosted.path}lieux/", answer.headers["location"])
    with hosted.server.connected("h2", "http/1.1") as connection:
        assert connection.selected_alpn_protocol() == "h2"


def _targets(html: str) -> Iterator[str]:
    """Yield all that a page leads to, or that is fetched with it or by its scripts."""
    for node in LexborHTMLParser(html).css("*"):
        for name, value in node.attributes.items():
            if name in ("href", "src", "action", "data-script", "data-file", "data-index", "data-worker") and value:
                yield value
            if name == "content" and value and ";url=" in value:
                yield value.partition(";url=")[2]


def test_every_link_and_every_file_of_every_page_is_there(hosted: Hosted) -> None:
    """A crawl, from the first page and the page of errors, as it is answered at an address far below."""
    host = "https://portail.exemple.fr/"
    far = f"{host}{hosted.path}lieux/rien/rien/rien/"
    waiting, seen, outside, broken = [f"{host}{hosted.path}", far], set[str](), set[str](), []
    while waiting:
        url = waiting.pop()
        answer = hosted.server.get(urlsplit(url).path)
        if answer.status != (404 if url == far else 200):
            broken.append((url, answer.status))
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        for target in _targets(answer.body.decode()):
            found = urljoin(url, target).partition("#")[0].partition("?")[0]
            if not found.startswith(host) or found in seen:
                continue
            seen.add(found)
            if not found.startswith(f"{host}{hosted.path}"):
                outside.add(found)
            waiting.append(found)
    # The example does not have these records, which templates name.
    named = ("/numeros-utiles/pix/", "/apprendre/effacer-avant-de-donner/")
    assert [page for page, _ in broken if not page.endswith(named)] == []
    assert not outside
    pages = {file.relative_to(hosted.site).as_posix() for file in hosted.site.rglob("index.html")}
    reached = {unquote(urlsplit(url).path.removeprefix(f"/{hosted.path}")) for url in seen}
    unseen = {page for page in pages if page.removesuffix("index.html") not in reached}
    assert {
        page for page in unseen if not re.match(r"c/|apprendre/vieille-lecon/|lieux/exempleville/ancien-nom/", page)
    } == set()


def test_scripts_work_below_a_path_with_all_headers(tops: dict[str, Path], tmp_path: Path, browser: Browser) -> None:
    """With the headers that a page cannot say itself, the search answers and the map opens."""
    path = "ville/numerique/"
    context = browser.new_context(locale="fr-FR", ignore_https_errors=True)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(f"failed: {request.url}"))
    with running("nginx", tops[path], path, tmp_path) as server:
        root = f"https://127.0.0.1:{server.port}/{path}"
        page.goto(f"{root}recherche/?q=exempleville")
        page.locator("#resultats li a").first.click()
        assert page.url.startswith(f"{root}lieux/exempleville/")
        page.wait_for_load_state()  # to leave sooner is to fail what is still read
        page.goto(f"{root}lieux/carte/")
        page.get_by_role("button", name="Ouvrir la carte interactive").click()
        expect(page.get_by_role("status").filter(has_text="La carte est ouverte.")).to_be_visible()
        expect(page.locator(".pin").first).to_be_visible()
        page.wait_for_load_state("networkidle")
        page.goto(f"{root}aides/guide.html")
        assert page.url == f"{root}donner/"
        page.goto(f"{root}apprendre/vieille-lecon/quiz/")
        assert page.url == f"{root}apprendre/lecon-exemple/quiz/"
    context.close()
    assert complaints == []


def test_a_server_has_nothing_to_complain_of(hosted: Hosted) -> None:
    assert complaints(hosted.work) == []
