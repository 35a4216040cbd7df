"""Every number and every part of the pages that explain leads to a record with a source, in what is built as typed."""

import re
import shutil
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from portal.records import HELD, KINDS, Catalogue, Record, address, load
from portal.records.day import PARIS
from portal.records.messages import DataError
from portal.records.numbers import amounts, value, values
from portal.records.tracing import numbers_of
from tests.beside import pages_beside

HERE = Path(__file__).parent
TODAY = date(2026, 11, 23)
FRONT = "---\ntitle: Essai\ndescription: Un essai.\n---\n\n"
FIGURE = "chiffres/chiffre-exemple.md"


@pytest.fixture(scope="module")
def records(catalogue: Catalogue) -> dict[str, Record]:
    """All records that have a page, by its address."""
    found = (record for kind in KINDS for record in catalogue.of_kind(kind).values())
    return {address(record): record for record in found if record.kind not in ("portal",)}


def _main(html: str) -> LexborNode:
    """Return what a page says itself: not how its own numbers are told again in drawings, nor its sources."""
    (main,) = LexborHTMLParser(html).css("main")
    for node in main.css("aside, svg, nav"):
        node.decompose()
    return main


def _led_to(where: str, main: LexborNode, records: Mapping[str, Record]) -> list[Record]:
    links = (urlsplit(urljoin(f"http://site/{where}", a.attributes.get("href") or "")) for a in main.css("a"))
    found = [records[link.path.strip("/") + "/"] for link in links if link.path.strip("/") + "/" in records]
    return [*found, *([records[where]] if where in records else [])]


def _address(path: str) -> str:
    return path.removesuffix("index.md").removesuffix(".md").rstrip("/") + "/"


def _said(main: LexborNode) -> str:
    return re.sub(r"\s*\n\s*", "\n", main.text(separator=" "))


def test_every_number_of_a_page_that_explains_is_in_a_record_that_it_leads_to(
    pages: Mapping[str, str], records: Mapping[str, Record]
) -> None:
    """Where things are given or asked for, pages also count and measure: their texts alone are held, by the check."""
    read = 0
    for where, html in pages.items():
        if not where.startswith("comprendre/") or where == "comprendre/mots/":
            continue
        main = _main(html)
        sourced = _led_to(where, main, records)
        held = {one for record in sourced for one in numbers_of(record)}
        held |= {one for record in sourced for source in record.sources for one in values(source.titre)}
        for at, number in amounts(text := _said(main)):
            assert value(number) in held, (where, text[max(0, at - 60) : at + 40])
            read += 1
    assert read > 250


def test_every_record_that_gives_a_number_has_a_source_for_it(catalogue: Catalogue) -> None:
    for figure in catalogue.figures.values():
        assert figure.sources_of("valeur"), figure.key
        assert all(any(s.titre == point.source for s in figure.sources_of("serie")) for point in figure.serie)


def test_every_page_that_explains_is_held(catalogue: Catalogue, root: Path) -> None:
    texts = {path.relative_to(root / "docs").as_posix() for path in (root / "docs").rglob("*.md")}
    held = {path for path in texts if path.startswith(HELD)}
    assert held == set(catalogue.articles)
    assert len(held) >= 10


def test_the_sources_of_a_page_are_shown_on_it(pages: Mapping[str, str], catalogue: Catalogue) -> None:
    for path, article in catalogue.articles.items():
        if article.sources:
            (about,) = LexborHTMLParser(pages[_address(path)]).css("aside.about")
            assert len(about.css(".sources > li")) == len(article.sources)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Il y en a 137 000, soit 15,4 %.", ["137 000", "15,4"]),
        ("De 54 à 110 millions", ["54", "110"]),
        ("Le 4 mars 2014, en 2013-2014, vers 2016,", []),
        ("Le 01 80 05 98 80, 71 rue Archereau, 10 bis avenue", []),
        ("Le 14e, la 2G, le 1er juin, n° 2956, l’article 540471", []),
        ("Dlit 2.0", []),
        ("2 000 postes en 2025", ["2 000"]),
        ("moins de 900 € par mois", ["900"]),
    ],
)
def test_a_number_says_how_much(text: str, found: list[str]) -> None:
    assert [number for _, number in amounts(text)] == found


def test_numbers_of_a_record_are_those_of_its_values_and_of_its_texts() -> None:
    held = {"valeur": Decimal("15.4"), "note": "Plus de 1 331 personnes.", "serie": [{"valeur": Decimal(12)}]}
    assert set(values(held)) == {Decimal("15.4"), Decimal(1331), Decimal(12)}


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A root with the records of the example, and the pages of docs/."""
    shutil.copytree(HERE / "example" / "data", tmp_path / "data")
    pages_beside(tmp_path)
    return tmp_path


def _told(root: Path, text: str) -> str:
    (root / "docs" / "comprendre" / "essai.md").write_text(text, "utf-8")
    with pytest.raises(DataError) as caught:
        load(root, today=TODAY)
    return caught.value.summary


def test_a_figure_without_a_series_has_no_chart(example: Path) -> None:
    path = example / "data/figures/chiffre-exemple.yml"
    text = path.read_text("utf-8")
    path.write_text(text.partition("serie:")[0] + "sources:" + text.partition("sources:")[2].replace(", serie", ""))
    assert "ce chiffre n’a pas de graphique : sa fiche n’a pas de « serie »" in _told(
        example, f"{FRONT}![]({FIGURE})\n"
    )


def test_a_page_that_is_traced_is_taken(example: Path) -> None:
    text = f"{FRONT}## Une partie\n\nIl y en a [](chiffres/chiffre-exemple.md), et 12 % avant.\n\n![]({FIGURE})\n"
    (example / "docs" / "comprendre" / "essai.md").write_text(text, "utf-8")
    assert load(example, today=TODAY).articles["comprendre/essai.md"].title == "Essai"


def test_a_link_without_words_says_the_number_and_an_image_the_chart(pages: Mapping[str, str]) -> None:
    main = _main(pages["comprendre/fracture-numerique/"])
    links = {a.attributes["href"]: a.text() for a in reversed(main.css("a"))}
    assert links["../chiffres/illectronisme/"] == "15,4\N{NO-BREAK SPACE}%"
    assert not [a for a in main.css("a") if not a.text().strip()]
    assert len(LexborHTMLParser(pages["comprendre/fracture-numerique/"]).css("main .chart svg")) == 3
    assert len(LexborHTMLParser(pages["comprendre/"]).css("main .chart svg")) == 3


def test_the_real_pages_are_traced(root: Path) -> None:
    assert load(root, today=datetime.now(PARIS).date()).articles
