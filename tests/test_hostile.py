"""A site built from records that would harm it: each text is shown as it was typed, and nothing else is built."""

import json
import re
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from portal.records import addresses
from portal.records.catalogue import Catalogue
from portal.records.day import PARIS
from portal.records.loading import load
from tests.command import built

NAME = "%style% '%style-hash%' %page-weight% {{ 7 * 7 }} {% raw %} </script><b onclick=x> & </title> --> ]]>"
SHOWN = NAME.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
PLACE = "lyon/lyon-8e"


@pytest.fixture(scope="module")
def hostile(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the portal whose records have a hostile name, with locks of an editor, built strictly into `site`."""
    scratch = tmp_path_factory.mktemp("hostile")
    for folder in ("data", "docs", "hooks", "overrides"):
        shutil.copytree(root / folder, scratch / folder)
    shutil.copy(root / "mkdocs.yml", scratch)
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
