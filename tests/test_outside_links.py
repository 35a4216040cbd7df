"""`portal links` visits other sites politely, and calls dead only what is."""

import json
import os
import pty
import re
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from urllib3.exceptions import NameResolutionError

from portal.editing import Manners, State, outside_addresses, visits
from portal.editing.verdicts import Visit, failed
from portal.editing.visiting import AGENT
from tests.command import environment, run, words

QUICK = Manners(pause=0, connect=1, read=1)
RULES = "User-agent: *\nDisallow: /prive/\nAllow: /prive/ouvert\n"


class Asked(NamedTuple):
    """A question that a server got."""

    method: str
    path: str
    agent: str
    begun: float
    ended: float


class Site:
    """A server of our own on loopback, with what it was asked."""

    def __init__(self, robots: tuple[int, str]) -> None:
        self.asked: list[Asked] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_HEAD(self) -> None:
                self._answer()

            def do_GET(self) -> None:
                self._answer()

            def _answer(self) -> None:
                begun = time.monotonic()
                time.sleep(0.02)
                times = sum(one.path == self.path for one in site.asked)
                status, leads, text = site.answer(self.path, times, robots)
                ended = time.monotonic()
                site.asked.append(Asked(self.command, self.path, self.headers["User-Agent"], begun, ended))
                if not status:
                    self.close_connection = True
                    return
                self.send_response(status)
                if leads:
                    self.send_header("Location", leads)
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                if self.command == "GET":
                    self.wfile.write(text.encode())

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def answer(self, path: str, times: int, robots: tuple[int, str]) -> tuple[int, str, str]:
        """Return a status, where it leads, and a text; a status of nought cuts the line."""
        turns = {
            "/deplace": (301, "/la"), "/deplace-2": (308, "/deplace"), "/pour-un-jour": (302, "/la"),
            "/perdu": (301, "/absent"), "/boucle": (301, "/tour"), "/tour": (302, "/boucle"),
            "/cache": (302, "/prive/page"),
        }  # fmt: skip
        plain = {"/absent": 404, "/retire": 410, "/refus": 403, "/trop": 429, "/panne": 500, "/etrange": 418}
        if path == "/robots.txt":
            return robots[0], "", robots[1]
        if path.startswith("/long"):
            return 302, f"/long{int(path[5:]) + 1}", ""
        if path == "/lent":
            time.sleep(1.5)
        once = {"/coupe": 0, "/panne-un-instant": 503, "/sans-tete": 405}
        if path in once and times < (2 if path == "/panne-un-instant" else 1):
            return once[path], "", ""
        if path in turns:
            return *turns[path], ""
        return plain.get(path, 200), "", "texte"


@contextmanager
def _site(robots: tuple[int, str] = (200, RULES)) -> Iterator[Site]:
    site = Site(robots)
    thread = threading.Thread(target=site.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield site
    site.server.shutdown()
    thread.join()
    site.server.server_close()


def _visited(site: Site, *paths: str, manners: Manners = QUICK) -> Mapping[str, Visit]:
    return {one.address.removeprefix(site.address): one for one in visits([site.address + p for p in paths], manners)}


@pytest.mark.parametrize(
    ("path", "state", "why"),
    [
        ("/la", State.ALIVE, ""),
        ("/pour-un-jour", State.ALIVE, ""),
        ("/sans-tete", State.ALIVE, ""),
        ("/coupe", State.ALIVE, ""),
        ("/panne-un-instant", State.ALIVE, ""),
        ("/prive/ouvert", State.ALIVE, ""),
        ("/absent", State.DEAD, "la page n’existe pas (404)"),
        ("/retire", State.DEAD, "la page a été retirée (410)"),
        ("/perdu", State.DEAD, "la page n’existe pas (404)"),
        ("/boucle", State.DEAD, "l’adresse mène à elle-même, sans fin"),
        ("/long0", State.DEAD, "plus de 10 redirections se suivent"),
        ("/refus", State.UNKNOWN, "le site refuse les programmes (403)"),
        ("/trop", State.UNKNOWN, "le site demande de revenir plus tard (429)"),
        ("/panne", State.UNKNOWN, "le site ne donne pas la page (500)"),
        ("/etrange", State.UNKNOWN, "le site ne donne pas la page (418)"),
        ("/lent", State.UNKNOWN, "le site n’a pas répondu à temps, deux fois"),
        ("/prive/page", State.UNKNOWN, "le site demande aux programmes de ne pas lire cette page (robots.txt)"),
        ("/cache", State.UNKNOWN, "le site demande aux programmes de ne pas lire cette page (robots.txt)"),
    ],
)
def test_what_a_visit_says(path: str, state: State, why: str) -> None:
    with _site() as site:
        found = _visited(site, path)[path]
        assert (found.state, found.why) == (state, why)
        assert found.is_heard is (path != "/lent")
        assert not [one for one in site.asked if one.path == "/prive/page"]


def test_an_address_that_has_moved_for_ever_is_told_with_the_new_one() -> None:
    with _site() as site:
        found = _visited(site, "/deplace", "/deplace-2")
        assert {(one.state, one.now) for one in found.values()} == {(State.MOVED, f"{site.address}/la")}


def test_a_host_is_asked_one_thing_at_a_time_after_its_rules_and_with_a_pause() -> None:
    with _site() as site, _site() as other:
        paths = ("/la", "/absent", "/sans-tete", "/deplace")
        addresses = [one.address + path for path in paths for one in (site, other)]
        assert len(list(visits(addresses, Manners(pause=0.1, connect=1, read=1)))) == len(addresses)
        for asked in (site.asked, other.asked):
            assert asked[0].path == "/robots.txt"
            assert [one.path for one in asked].count("/robots.txt") == 1
            assert [one.method for one in asked if one.path in ("/la", "/sans-tete")][:3] == ["HEAD", "HEAD", "GET"]
            assert all(after.begun - before.ended >= 0.1 for before, after in pairwise(asked))
            assert {one.agent for one in asked} == {AGENT}
        # Both hosts at the same time: else the second would begin after the last of the first.
        assert other.asked[0].begun < site.asked[-1].begun
        assert site.asked[0].begun < other.asked[-1].begun


def test_who_is_refused_asks_no_more_than_once_and_who_fails_once_more() -> None:
    with _site() as site:
        _visited(site, "/trop", "/refus", "/panne")
        methods = {
            path: [one.method for one in site.asked if one.path == path] for path in ("/trop", "/refus", "/panne")
        }
        assert methods == {"/trop": ["HEAD"], "/refus": ["HEAD", "GET"], "/panne": ["HEAD", "GET"] * 2}


@pytest.mark.parametrize(
    ("robots", "state", "why"),
    [
        ((404, ""), State.ALIVE, ""),
        ((503, ""), State.UNKNOWN, "le robots.txt du site ne répond pas (503)"),
        ((200, "User-agent: *\nCrawl-delay: 300\n"), State.UNKNOWN, "le site demande d’attendre 300 secondes"),
        ((200, "User-agent: *\nDisallow: /*.html$\n"), State.ALIVE, ""),
        ((200, "User-agent: Connexions-solidaires-liens\nDisallow: /\n"), State.UNKNOWN, "robots.txt"),
    ],
)
def test_the_rules_of_a_site_are_kept(robots: tuple[int, str], state: State, why: str) -> None:
    with _site(robots) as site:
        found = _visited(site, "/la")["/la"]
        assert found.state == state
        assert why in found.why


def test_a_site_that_asks_for_time_gets_it() -> None:
    with _site((200, "User-agent: *\nCrawl-delay: 0.3\n")) as site:
        _visited(site, "/la", "/absent")
        asked = [one for one in site.asked if one.path != "/robots.txt"]
        assert all(after.begun - before.ended >= 0.3 for before, after in pairwise(asked))


def test_what_no_longer_listens_is_dead_and_what_cannot_be_looked_up_is_not() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        (found,) = visits([f"http://127.0.0.1:{taken.getsockname()[1]}/"], QUICK)
    assert (found.state, found.why) == (State.DEAD, "rien ne répond plus à cette adresse")
    for number, state in ((socket.EAI_NONAME, State.DEAD), (socket.EAI_AGAIN, State.UNKNOWN)):
        reason = socket.gaierror(number, "…")
        error = NameResolutionError("exemple.fr", None, reason)  # type: ignore[arg-type] # it only shows it
        error.__cause__ = reason
        assert failed("https://exemple.fr/", error).state == state


TEXT = """\
# https://commentaire.exemple.fr/
site_web: [https://un.exemple.fr/a,b, "https://deux.exemple.fr/(x)"]
url: https://un.exemple.fr/a,b
plan: https://tuiles.exemple.fr/{z}/{x}
texte: |
  Voyez [ce site](https://trois.exemple.fr/page_(1)#ici), ou https://quatre.exemple.fr/.
  Rien à https://nulle-part.example/. « https://www. » est ajouté.
"""
PAGE = """\
Voyez <https://cinq.exemple.fr/>, « https://six.exemple.fr/ » et `https://code.exemple.fr/`.

```yaml
url: https://recopier.exemple.fr/
```
"""


def test_addresses_are_found_where_they_stand_and_examples_left_aside(tmp_path: Path) -> None:
    for path, text in {
        "data/sites/lyon/a.yml": TEXT,
        "data/cities/lyon.yml": "url: https://sept.exemple.fr/\n",
        "data/sites/paris/b.yml": "url: https://huit.exemple.fr/\n",
        "docs/page.md": PAGE,
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    found = {address: list(map(str, spots)) for address, spots in outside_addresses(tmp_path).items()}
    place = "data/sites/lyon/a.yml"
    assert found == {
        "https://un.exemple.fr/a,b": [f"{place}:2:12", f"{place}:3:6"],
        "https://deux.exemple.fr/(x)": [f"{place}:2:40"],
        "https://trois.exemple.fr/page_(1)": [f"{place}:6:19"],
        "https://quatre.exemple.fr/": [f"{place}:6:62"],
        "https://sept.exemple.fr/": ["data/cities/lyon.yml:1:6"],
        "https://huit.exemple.fr/": ["data/sites/paris/b.yml:1:6"],
        "https://cinq.exemple.fr/": ["docs/page.md:1:8"],
        "https://six.exemple.fr/": ["docs/page.md:1:37"],
    }
    assert len(outside_addresses(tmp_path, city="lyon")) == 5
    assert [*outside_addresses(tmp_path, ["data/sites/paris", "docs/page.md"])] == [
        "https://huit.exemple.fr/", "https://cinq.exemple.fr/", "https://six.exemple.fr/",
    ]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[tuple[Path, Site]]:
    """A root whose one record leads to a site of ours."""
    with ExitStack() as stack:
        site = stack.enter_context(_site())
        (tmp_path / "data" / "sites" / "lyon").mkdir(parents=True)
        links = "".join(f"  - {site.address}{path}\n" for path in ("/la", "/absent", "/deplace", "/refus"))
        (tmp_path / "data" / "sites" / "lyon" / "a.yml").write_text(f"nom: Essai\nsite_web:\n{links}", "utf-8")
        yield tmp_path, site


def test_the_command_tells_what_is_dead_with_its_place_and_keeps_a_report(folder: tuple[Path, Site]) -> None:
    root, site = folder
    done = run(root, "links", "--pause", "0", SOURCE_DATE_EPOCH="1795953600")
    place = "data/sites/lyon/a.yml"
    dead = f"{place}:4:5: {site.address}/absent est mort : la page n’existe pas (404)\n"
    moved = f"{place}:5:5: {site.address}/deplace a changé d’adresse : écrivez {site.address}/la\n"
    assert (done.returncode, done.stderr) == (1, dead + moved)
    counts = "Liens vérifiés : 4. Répondent : 1. Morts : 1. Ont changé d’adresse : 1. Non vérifiés : 1."
    assert done.stdout == f"{counts}\nRapport : {root.resolve() / 'rapports' / 'liens.md'}\n"
    report = (root / "rapports" / "liens.md").read_text("utf-8")
    assert report.startswith(f"# Liens vers d’autres sites, le 2026-11-29\n\n{counts}\n")
    assert f"\n## Morts\n\n- {dead}\n## Ont changé d’adresse\n\n- {moved}\n## Non vérifiés\n\n- {place}:6:5: " in report
    links = json.loads((root / "rapports" / "liens.json").read_text("utf-8"))["liens"]
    assert {(one["adresse"].removeprefix(site.address), one["etat"]) for one in links} == {
        ("/la", "répond"), ("/absent", "mort"), ("/deplace", "a changé d’adresse"), ("/refus", "non vérifié"),
    }  # fmt: skip
    assert links[0]["endroits"] == [{"path": place, "line": 4, "column": 5}]


def test_nothing_is_wrong_where_nothing_is_dead_and_other_files_are_not_read(folder: tuple[Path, Site]) -> None:
    root, site = folder
    done = run(root, "links", "--pause", "0", "--city", "paris", "--into", str(root / "ici"))
    assert (done.returncode, done.stderr, site.asked) == (0, "", [])
    assert (root / "ici" / "liens.json").exists()
    assert not (root / "rapports").exists()


def test_where_no_site_answers_none_is_dead(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        (tmp_path / "data" / "portal.yml").write_text(f"liste: {address}\n", "utf-8")
        done = run(tmp_path, "links", "--pause", "0")
    said = "Aucun site n’a répondu : vérifiez votre connexion, puis recommencez.\n"
    assert (done.returncode, done.stderr) == (1, said)
    assert "Morts : 0." in done.stdout
    assert f"{address} non vérifié : aucun site n’a répondu" in (tmp_path / "rapports" / "liens.md").read_text("utf-8")


def test_a_bar_is_shown_on_a_terminal_and_the_wait_can_be_ended(folder: tuple[Path, Site]) -> None:
    root, _ = folder
    ours, theirs = pty.openpty()
    (root / "data" / "sites" / "lyon" / "b.yml").write_text(f"url: {folder[1].address}/lent\n", "utf-8")
    process = subprocess.Popen(words(root, "links", "--pause", "1"), stderr=theirs, stdout=theirs, env=environment())
    os.close(theirs)
    shown = b""
    while not re.search(rb"Liens .*20%", shown):
        shown += os.read(ours, 1000)
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 130
    assert not (root / "rapports").exists()
    os.close(ours)
