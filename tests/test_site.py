"""General questions asked of every page of the real site."""

import hashlib
import re
import time
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from portal.knowing import Knowledge
from portal.knowing import address as address_of
from portal.records.catalogue import Catalogue
from portal.records.models import KINDS
from tests.command import built

HERE = "https://connexions-solidaires.example/"


def _attributes(html: str, name: str) -> list[str]:
    return re.findall(rf'\s{name}="([^"]*)"', html)


def test_every_record_has_its_page(catalogue: Catalogue, pages: dict[str, str]) -> None:
    missing = [
        record.path for kind in KINDS for record in catalogue.of_kind(kind).values() if address_of(record) not in pages
    ]
    assert not missing


def test_no_link_and_no_anchor_is_broken(site: Path, pages: dict[str, str]) -> None:
    anchors = {page: set(_attributes(html, "id")) for page, html in pages.items()}
    broken = []
    for page, html in pages.items():
        for target in _attributes(html, "href") + _attributes(html, "src"):
            url = urlsplit(urljoin(HERE + page, target.replace("&amp;", "&")))
            if f"{url.scheme}://{url.netloc}/" != HERE:
                continue
            path = unquote(url.path.lstrip("/"))
            file = site / path / "index.html" if path.endswith("/") or not path else site / path
            known = anchors.get(path)
            fragment = unquote(url.fragment)
            if not file.is_file() or (
                fragment and known is not None and fragment not in known and path != "lieux/carte/"
            ):
                broken.append((page, target))
    assert not broken


def test_a_page_asks_for_nothing_from_the_root_of_its_host(site: Path) -> None:
    """The portal may stand below a path: only the page of errors, which is shown at any address, names the root."""
    absolute = re.compile(r'(?:\s(?:href|src|action|data-[a-z]+)="|;url=)(/[^"]*)')
    files = {file.relative_to(site).as_posix(): file for file in site.rglob("*.html")}
    assert len(files) > 1000
    found = {name: absolute.findall(file.read_text("utf-8")) for name, file in files.items()}
    assert [name for name, targets in found.items() if targets] == ["404.html"]


def test_nothing_on_a_page_is_fetched_from_another_host(site: Path, pages: dict[str, str]) -> None:
    """Links may lead elsewhere; what a browser fetches by itself may not."""
    fetched = re.compile(
        r'<(?:script|img|iframe|source|video|audio|embed|object)\b[^>]*\s(?:src|data)="((?:https?:)?//[^"]*)'
    )
    links = re.compile(r'<link\b(?![^>]*rel="canonical")[^>]*href="((?:https?:)?//[^"]*)')
    found = {page: fetched.findall(html) + links.findall(html) for page, html in pages.items()}
    assert not {page: urls for page, urls in found.items() if urls}
    for sheet in site.rglob("*.css"):
        assert not re.findall(r"url\(\s*[\"']?(?:https?:)?//|@import", sheet.read_text("utf-8"))


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("a title", r"<title>[^<]+ – [^<]+</title>"),
        ("a description", r'<meta name="description"( property="og:description")? content="[^"]{20,}">'),
        ("a canonical address", rf'<link rel="canonical" href="{re.escape(HERE)}[^"]*">'),
        ("its language", r'<html lang="fr"'),
        ("where its information comes from", r'<h2 id="provenance">'),
        (
            "a date",
            "Information la plus récente de cette page|ne porte pas de date|Page (relue|faite) le"
            '|Leurs informations datent|<ul class="checks">',
        ),
        ("a pencil", r'<p class="pencil"><a href="[^"]*source/(data|docs)/[^"]+">'),
    ],
)
def test_every_page_has(what: str, pattern: str, pages: dict[str, str]) -> None:
    lacking = [page for page, html in pages.items() if page != "404.html" and not re.search(pattern, html)]
    assert not lacking, f"without {what}"


def test_every_page_has_one_h1_and_skips_no_level(pages: dict[str, str]) -> None:
    wrong = {}
    for page, html in pages.items():
        levels = [int(level) for level in re.findall(r"<h([1-6])\b", html)]
        skips = [b for a, b in pairwise(levels) if b > a + 1]
        if levels.count(1) != 1 or levels[0] != 1 or skips:
            wrong[page] = levels
    assert not wrong


def test_no_id_is_given_twice(pages: dict[str, str]) -> None:
    twice = {page: ids for page, html in pages.items() if len(ids := _attributes(html, "id")) != len(set(ids))}
    assert not twice


def test_every_page_but_the_first_has_a_breadcrumb(pages: dict[str, str]) -> None:
    assert [page for page, html in pages.items() if 'class="crumbs"' not in html] == ["404.html", ""]


def test_titles_are_unique(pages: dict[str, str]) -> None:
    titles: dict[str, list[str]] = {}
    for page, html in pages.items():
        titles.setdefault(re.findall("<title>(.*?)</title>", html)[0], []).append(page)
    assert not {title: where for title, where in titles.items() if len(where) > 1}


def test_the_pencil_opens_the_record_itself(
    catalogue: Catalogue, site: Path, pages: dict[str, str], root: Path
) -> None:
    for kind in KINDS:
        for record in catalogue.of_kind(kind).values():
            (target,) = re.findall(r'class="pencil"><a href="([^"]+)"', pages[address_of(record)])
            opened = urlsplit(urljoin(HERE + address_of(record), target)).path.lstrip("/")
            assert (site / opened).read_bytes() == (root / record.path).read_bytes()


def test_a_historical_place_says_so_first(catalogue: Catalogue, pages: dict[str, str]) -> None:
    gone = [p for p in [*catalogue.sites.values(), *catalogue.donation_points.values()] if not p.is_current]
    assert gone
    for place in gone:
        html = pages[address_of(place)]
        assert html.index("N’existe plus") < html.index('class="lead"')
        assert "Horaires habituels" not in html


def test_no_price_stands_without_its_date_and_warning(catalogue: Catalogue, pages: dict[str, str]) -> None:
    priced = [offer for offer in catalogue.offers.values() if offer.prix]
    assert priced
    for offer in priced:
        html = pages[address_of(offer)]
        assert re.search("tarifs à confirmer sur place", html, re.IGNORECASE)
        assert html.count('<th scope="row">') == len(offer.prix)


def test_no_template_word_is_left_in_a_page(pages: dict[str, str]) -> None:
    left = {page for page, html in pages.items() if re.search(r"\{\{|\{%|%\(\w+\)s|>None<|md-toggle", html)}
    assert not left


def test_no_line_of_a_page_can_begin_with_a_sign_that_ends_a_word(pages: dict[str, str]) -> None:
    """French leaves a space before « : ; ? ! » and inside of guillemets, and never breaks a line there."""
    loose = re.compile(r" [:;?!»]|« ")
    for page, html in pages.items():
        tree = LexborHTMLParser(html)
        for typed in tree.css("code, pre, script, style"):
            typed.decompose()
        found = tree.body.traverse(include_text=True) if tree.body else ()
        assert not [node.text_content for node in found if loose.search(node.text_content or "")], page


def test_material_scripts_are_not_shipped(site: Path, pages: dict[str, str]) -> None:
    scripts = {page for page, html in pages.items() if re.search('<script(?! type="application/ld.json")', html)}
    asks = re.compile('class="(did|memory|now|take)"|data-(script|name|listen)=|id="(gardees|essai|phrase)"')
    assert scripts == {page for page, html in pages.items() if asks.search(html)}
    assert sorted(path.name for path in site.rglob("*.js")) == [
        "carte-lieux.js",
        "carte-ouvrir.js",
        "carte.js",
        "effacer.js",
        "filtrer.js",
        "garder.js",
        "index.js",
        "leaflet.js",
        "pres-de-moi.js",
        "qr.js",
        "recherche.js",
        "sw.js",
    ]


def _digest(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_equal_records_give_equal_bytes_whoever_builds(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ProperDocs carries MkDocs 1 on: the day Material or MkDocs ends, the site must not."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(time.time())))
    digests = []
    for seed, zone, builder in (
        ("1", "UTC", "mkdocs"),
        ("2", "Pacific/Auckland", "mkdocs"),
        ("3", "UTC", "properdocs"),
    ):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        monkeypatch.setenv("TZ", zone)
        built(root, tmp_path / seed, builder=builder)
        digests.append(_digest(tmp_path / seed))
    assert digests[0] == digests[1] == digests[2]


def test_the_list_beside_the_map_leads_to_every_city_that_has_places_and_holds_none_of_the_past(
    known: Knowledge, pages: dict[str, str]
) -> None:
    listed = pages["lieux/carte/"].partition('id="liste"')[2]
    for city in known.catalogue.cities.values():
        assert (f'href="../{city.key}/"' in listed) == bool(known.places.on_the_map_of(city.key))
    for place in [*known.catalogue.sites.values(), *known.catalogue.donation_points.values()]:
        if not place.is_current:
            assert f"{place.key}/" not in listed
