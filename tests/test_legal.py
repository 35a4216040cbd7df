"""A site calls itself a demonstration until it says who publishes and hosts it; only then can it be published."""

import re
from pathlib import Path
from typing import Any

import pytest

from portal.records.models.legal import ASKED, reserved
from portal.records.models.portal import Portal
from tests.command import NOTICE, STUB, has_old_site, publishable, run, small

DEMONSTRATION = "Site de démonstration, non officiel."


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the example, in which nothing of the kind is set."""
    folder = small(tmp_path_factory.mktemp("demonstration"))
    done = run(folder, "build")
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the example, once all is set, as it is published."""
    folder = publishable(small(tmp_path_factory.mktemp("published")))
    done = run(folder, "publish")
    assert done.returncode == 0, done.stderr
    assert "Rien ne manque : le dossier site/ est prêt à être publié." in done.stdout
    return folder / "site"


def _text(site: Path, page: str) -> str:
    """Return the words of a page, in one line."""
    html = (site / page / "index.html").read_text("utf-8").partition("<main")[2].partition("</main>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def _documents(site: Path) -> dict[str, str]:
    """Return all that is read as a page, or printed; an address that only leads to one shows nothing of its own."""
    found = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}
    return {name: html.replace("\u00a0", " ") for name, html in found.items() if not name.startswith("c/")}


def test_what_is_missing_is_told_whole_and_nothing_is_built(tmp_path: Path) -> None:
    done = run(small(tmp_path), "publish")
    assert (done.returncode, done.stdout) == (1, "")
    told = re.findall(r"^data/portal\.yml: ([\w.]+): (.+)$", done.stderr, re.MULTILINE)
    assert [field for field, _ in told] == ["adresse_du_site", *(f"mentions_legales.{field}" for field in ASKED)]
    assert all("écrivez " in sentence for _, sentence in told)
    assert "« https://portail.example/ » est une adresse d’exemple" in done.stderr
    assert f"À compléter : {len(told)}." in done.stderr
    assert "Traceback" not in done.stderr
    assert has_old_site(tmp_path)


@pytest.mark.parametrize("field", ASKED)
def test_one_field_that_is_missing_is_enough(field: str, tmp_path: Path) -> None:
    part, _, name = field.rpartition(".")
    pattern = rf"(?<={part}:\n)((?:    .*\n)*?)    {name}: .*\n" if part else rf"()  {name}: .*\n"
    notice, count = re.subn(pattern, r"\1", NOTICE)
    assert count == 1
    done = run(publishable(small(tmp_path), notice=notice), "publish", *STUB)
    assert done.returncode == 1
    assert re.findall(r"^data/portal\.yml: ([\w.]+):", done.stderr, re.MULTILINE) == [f"mentions_legales.{field}"]
    assert has_old_site(tmp_path)


def test_addresses_of_examples_are_not_published(tmp_path: Path) -> None:
    notice = NOTICE.replace("accueil@exemple.fr", "accueil@exemple.example")
    done = run(publishable(small(tmp_path), address="https://www.example.org/", notice=notice), "publish")
    assert done.returncode == 1
    fields = re.findall(r"^data/portal\.yml: ([\w.]+): « .* » est une adresse d’exemple", done.stderr, re.MULTILINE)
    assert fields == ["adresse_du_site", "mentions_legales.editeur.courriel"]


@pytest.mark.parametrize(
    "address",
    ["https://portail.example/", "http://example.com", "https://a.test:8000/b", "a@b.invalid", "a@example.net"],
)
def test_a_name_kept_for_examples_is_known(address: str) -> None:
    assert reserved(address)


@pytest.mark.parametrize(
    "address", ["https://exemple.fr/", "https://example.fr/a.example", "https://monexample.com/", "a@lexample.org"]
)
def test_any_other_name_is_one_of_a_host(address: str) -> None:
    assert not reserved(address)


def test_a_wrong_record_is_told_before_what_is_missing(tmp_path: Path) -> None:
    record = small(tmp_path) / "data" / "portal.yml"
    record.write_text(record.read_text("utf-8").replace("https://portail.example/", "portail"), "utf-8")
    done = run(tmp_path, "publish")
    assert done.returncode == 1
    assert "data/portal.yml:3:18: adresse_du_site: « portail » n’est pas une adresse de site" in done.stderr
    assert "mentions_legales" not in done.stderr
    assert has_old_site(tmp_path)


def test_every_page_and_every_sheet_of_a_demonstration_says_so(demonstration: Path) -> None:
    found = _documents(demonstration)
    assert len(found) > 40
    assert [name for name, html in found.items() if html.count(DEMONSTRATION) != 1] == []


def test_every_page_leads_to_the_official_list(demonstration: Path, published: Path) -> None:
    link = '<a href="https://exemple.example/lieux/">Liste officielle des lieux</a>'
    for site in (demonstration, published):
        pages = [html for name, html in _documents(site).items() if name.endswith("index.html") or name == "404.html"]
        assert [html for html in pages if link not in html] == []


def test_nothing_that_is_published_says_that_it_is_a_demonstration(published: Path) -> None:
    assert [name for name, html in _documents(published).items() if DEMONSTRATION in html] == []


def test_what_is_not_known_is_said_and_whom_to_call(demonstration: Path) -> None:
    for page, gaps in (("mentions-legales", len(ASKED)), ("contact", 4)):
        said = _text(demonstration, page)
        assert said.count("pas encore indiqué") == gaps + said.count("tout n’est pas encore indiqué"), page
        assert "01 23 45 67 89" in said.replace("\u00a0", " "), page


def test_what_is_known_is_said(published: Path) -> None:
    legal, contact = _text(published, "mentions-legales"), _text(published, "contact")
    assert "pas encore indiqué" not in legal + contact
    values = [line.partition(": ")[2] for line in NOTICE.splitlines() if ": " in line]
    assert len(values) == len(ASKED) + 1
    assert [value for value in values if value not in legal] == []
    assert "01 99 00 00 01" in contact
    assert 'href="mailto:accueil@exemple.fr"' in (published / "contact" / "index.html").read_text("utf-8")


def test_the_real_portal_names_nobody_until_somebody_is_known(catalogue: Any) -> None:
    portal: Portal = catalogue.portal
    assert portal.missing.keys() == {"adresse_du_site", *(f"mentions_legales.{field}" for field in ASKED)}


def test_the_two_pages_are_reached_from_every_page_and_from_the_plan(pages: dict[str, str]) -> None:
    assert [page for page, html in pages.items() if ">Mentions légales</a>" not in html] == []
    plan = pages["plan-du-site/"]
    assert 'href="../mentions-legales/"' in plan
    assert 'href="../contact/"' in plan
