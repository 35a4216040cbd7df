"""An address that a page has left leads on: what editors write, and what the build makes of it."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

import pytest

from portal.building.builder import BuildError
from portal.building.moved import CADDY, NGINX, moved
from portal.records.catalogue import Catalogue
from portal.records.moves import MOVES, Move, read_moves
from portal.saying import leads_on
from tests.command import run, small

PAGES = {"", "lieux/", "lieux/neuf/", "lieux/neuf/mairie/", "donner/"}
FILES = {*(f"{page}index.html" for page in PAGES), "lieux/neuf/neuf.html", "lieux/neuf/mairie/mairie.vcf"}
HOST = "https://portail.exemple.fr/"


def _made(catalogue: Catalogue, text: str, *, address: str = HOST) -> dict[str, str]:
    moves, problems = read_moves(text, pages=PAGES, short=())
    assert problems == []
    portal = catalogue.portal.model_copy(update={"adresse_du_site": address})
    return {file: made.decode() for file, made in moved(replace(catalogue, moves=moves, portal=portal), FILES)}


def test_the_real_list_is_read_and_nothing_of_it_is_wrong(catalogue: Catalogue, root: Path) -> None:
    lines = [line for line in (root / MOVES).read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(catalogue.moves) == len(lines)


def test_all_pages_below_a_folder_lead_on_and_a_line_of_their_own_comes_first(catalogue: Catalogue) -> None:
    made = _made(catalogue, "/lieux/vieux/* /lieux/neuf/*\n/lieux/vieux/mairie/ /donner/\n")
    ways = {file: html.partition("0;url=")[2].partition('"')[0] for file, html in made.items() if leads_on(html)}
    assert {file: urljoin(f"{HOST}{file}", way) for file, way in ways.items()} == {
        "lieux/vieux/index.html": f"{HOST}lieux/neuf/",
        "lieux/vieux/neuf.html": f"{HOST}lieux/neuf/neuf.html",
        "lieux/vieux/mairie/index.html": f"{HOST}donner/",
    }
    assert f'<link rel="canonical" href="{HOST}donner/">' in made["lieux/vieux/mairie/index.html"]
    for name, first, second in (
        (NGINX, "/lieux/vieux/mairie/ /donner/;", "~^/lieux/vieux/(?<suite>.*)$ /lieux/neuf/$suite;"),
        (
            CADDY,
            "redir /lieux/vieux/mairie/ /donner/ permanent",
            "redir @dossier2 /lieux/neuf/{re.dossier2.1} permanent",
        ),
    ):
        assert first in made[name].splitlines()
        assert second in made[name].splitlines()
        assert made[name].index(first) < made[name].index(second)


def test_servers_are_told_of_the_path_below_which_the_portal_is(catalogue: Catalogue) -> None:
    made = _made(catalogue, "/vieux/ /donner/\n", address="https://ville.exemple.fr/numerique.1/;x")
    assert "/numerique.1/%3Bx/vieux/ /numerique.1/%3Bx/donner/;\n" in made[NGINX]
    assert "redir /numerique.1/%3Bx/vieux/ /numerique.1/%3Bx/donner/ permanent\n" in made[CADDY]


def test_a_page_that_still_stands_there_is_not_written_over(catalogue: Catalogue) -> None:
    with pytest.raises(BuildError, match="/donner/ est encore l’adresse d’une page"):
        dict(moved(replace(catalogue, moves=[Move("donner/", "lieux/", below=False)]), FILES))


def test_the_address_of_a_page_that_follows_from_records_is_not_given_away(tmp_path: Path) -> None:
    small(tmp_path)
    (tmp_path / MOVES).write_text("/donner/appareils/appareil-exemple/exempleville/ /donner/\n", "utf-8")
    done = run(tmp_path, "build")
    assert done.returncode == 1
    assert "/donner/appareils/appareil-exemple/exempleville/ est encore l’adresse d’une page" in done.stderr
    assert run(tmp_path, "check").returncode == 0, "only a build knows of such a page"


def test_no_line_of_a_server_holds_more_than_addresses() -> None:
    for said in (
        "/a;return/ /donner/",
        "/a/ /donner/;",
        "/{a}/ /donner/",
        "/a/\t/donner/",
        "/a/ /donner/ x",
        "/A/ /donner/",
    ):
        assert read_moves(said, pages=PAGES, short=())[1], said
