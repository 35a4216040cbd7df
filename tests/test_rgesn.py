"""The declaration of ecodesign says what is measured on the very site that it stands in, and answers 78 criteria."""

import gzip
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from portal.building import PREVIEW, UnsettledError, finish, gzipped, published
from portal.building.budgets import BUDGETS, FIRST_VISIT, measures, report
from portal.building.last import DECLARATION, LAST, Measured
from portal.building.weigh import weights
from portal.knowing import Knowledge
from portal.saying.french import say_date, say_number
from tests.command import built, small

THEMES = {
    "Stratégie": 10,
    "Spécifications": 10,
    "Architecture": 7,
    "Expérience et interface utilisateur": 15,
    "Contenus": 8,
    "Frontend": 7,
    "Backend": 4,
    "Hébergement": 10,
    "Algorithmie": 7,
}
OWN = f"{DECLARATION}index.html"


def _rows(html: str) -> list[tuple[str, LexborNode]]:
    """Return what is measured, by name, with what is said of it."""
    tree = LexborHTMLParser(html)
    names = [_words(name) for name in tree.css("main dl dt")]
    return list(zip(names, tree.css("main dl dd"), strict=True))


def _main(html: str) -> str:
    """Return the words of the page, in one line."""
    main = LexborHTMLParser(html).css_first("main")
    assert main
    return " ".join(main.text().split())


def _words(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").split())


def _spaced(text: str) -> str:
    """Return a text with plain spaces, one at a time."""
    return " ".join(text.split())


def test_every_value_that_the_declaration_shows_is_the_one_that_is_measured(site: Path, pages: dict[str, str]) -> None:
    said = measures(site, weights(site))
    rows = _rows(pages[DECLARATION])
    assert len(rows) == len(said) == len(BUDGETS) - 1  # a first search has one limit or the other
    for (name, row), measure in zip(rows, said, strict=True):
        budget = measure.budget
        assert name == budget.name
        link = next(iter(row.css("a")), None)
        assert (link and link.attributes["href"]) == (None if measure.where is None else f"../{measure.where}")
        value = f"{say_number(measure.value)} {budget.unit}".strip() + (f" ({_words(link)})" if link else "")
        limit = f"Limite : {say_number(budget.limit)}{' au moins' if budget.at_least else ''}."
        assert _words(row).replace("( ", "(").replace(" )", ")") == _spaced(f"{value}. {limit} {budget.meaning}")


def test_the_report_of_the_command_has_the_same_values(site: Path, pages: dict[str, str]) -> None:
    table, _ = report(site)
    told = dict(line.split(" : ", 1) for line in table.splitlines() if " : " in line)
    for name, row in _rows(pages[DECLARATION]):
        number = re.match(r"[\d ,]*\d", _words(row))
        assert number
        assert float(told[name].split()[0].rstrip(",")) == float(number[0].replace(" ", "").replace(",", "."))


def test_the_heaviest_page_is_the_one_that_a_host_would_send_most_of(pages: dict[str, str]) -> None:
    """Counted anew from the files: no page asks for a stylesheet or a script before it is shown."""
    sizes = {page: gzipped(html.encode()) for page, html in pages.items()}
    page = max(sizes, key=lambda page: sizes[page])
    name, row = _rows(pages[DECLARATION])[0]
    assert name == FIRST_VISIT.name
    assert _words(row).startswith(_spaced(f"{say_number(sizes[page])} octets"))
    assert f'href="../{page}"' in (row.html or "")


def test_a_page_weighs_what_zlib_would_make_of_it_within_a_hundredth_and_a_half(pages: dict[str, str]) -> None:
    for page, html in pages.items():
        assert gzipped(html.encode()) == pytest.approx(len(gzip.compress(html.encode(), 9, mtime=0)), rel=0.015), page


def test_the_declaration_says_how_many_pages_were_weighed_and_when(pages: dict[str, str], known: Knowledge) -> None:
    words = _main(pages[DECLARATION])
    assert f"sur ses {say_number(len(pages))} pages" in words
    assert f"mesurés le {' '.join(say_date(known.today).split())}" in words


def test_the_archive_holds_the_declaration_with_its_values(site: Path, pages: dict[str, str]) -> None:
    (file,) = published(site).values()
    with zipfile.ZipFile(file) as packed:
        (name,) = [name for name in packed.namelist() if name.endswith(f"/{OWN}")]
        copy = packed.read(name).decode()
    values = [(name, _words(row)) for name, row in _rows(copy)]
    assert values == [(name, _words(row)) for name, row in _rows(pages[DECLARATION])]
    assert values


def test_a_preview_is_not_weighed_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PREVIEW, "1")
    built(small(tmp_path / "root"), tmp_path / "built")
    html = (tmp_path / "built" / OWN).read_text("utf-8")
    assert "Cet aperçu n’est pas pesé." in _main(html)
    assert not _rows(html)


def _site(folder: Path) -> Path:
    for page in ("", *LAST):
        (folder / page).mkdir(parents=True, exist_ok=True)
        (folder / page / "index.html").write_text("<p>un</p>", "utf-8")
    return folder


def _said(measured: object) -> str:
    assert isinstance(measured, Measured)
    return f"<p>{measured.pages}</p>" + "".join(f"<b>{line.measure.value}</b>" for line in measured.lines)


@pytest.mark.parametrize("prime", [19, 29, 101, 107, 7901, 7919])
def test_a_page_whose_own_weight_is_the_worst_is_written_until_it_says_so(
    prime: int, tmp_path: Path, known: Knowledge
) -> None:
    """With some texts, what it says and what it weighs would follow one another in a circle."""
    site = _site(tmp_path)
    long = "".join(f"{n * n * prime % 100003} " for n in range(300))
    last = {
        LAST[0]: lambda **given: _said(given["measured"]) + long,
        LAST[1]: lambda **_: "<p>une archive</p>",
    }
    finish(site, last, {}, known=known)
    found = weights(site)
    assert found[0].page == LAST[0]
    own = (site / OWN).read_text("utf-8")
    assert own.startswith(f"<p>{len(found)}</p>" + "".join(f"<b>{one.value}</b>" for one in measures(site, found)))


def test_a_page_that_never_says_what_is_measured_is_refused(tmp_path: Path, known: Knowledge) -> None:
    site = _site(tmp_path)
    grown: list[str] = []

    def growing(**given: object) -> str:
        grown.append("<i>autre</i>" * len(grown) * 7)
        return _said(given["measured"]) + "".join(grown)

    with pytest.raises(UnsettledError, match="ne peut pas dire vrai"):
        finish(site, {LAST[0]: growing, LAST[1]: lambda **_: "<p>une archive</p>"}, {}, known=known)


def test_the_78_criteria_of_2024_are_answered_by_theme(known: Knowledge) -> None:
    """Counts by theme and by priority are those of the list that the record names as its source."""
    grid = known.catalogue.grids["rgesn"]
    assert {theme.nom: len(theme.criteres) for theme in grid.themes} == THEMES
    assert Counter(one.priorite for one in grid.criteria) == {"prioritaire": 30, "recommande": 29, "modere": 19}
    assert all(one.preuve and one.objet for one in grid.criteria)


def test_each_answer_stands_on_the_page_of_its_theme(known: Knowledge, pages: dict[str, str]) -> None:
    words = {"conforme": "Conforme", "non_conforme": "Non conforme", "non_applicable": "Non applicable"}
    for theme in known.catalogue.grids["rgesn"].themes:
        main = _main(pages[f"{DECLARATION}{theme.cle}/"])
        for one in theme.criteres:
            assert f"{one.numero} {one.objet} {words[one.reponse]} " in main.replace("\u202f", " "), one.numero


def test_what_is_not_met_is_said_on_the_declaration_with_its_reason(known: Knowledge, pages: dict[str, str]) -> None:
    lacking = [one.numero for one in known.catalogue.grids["rgesn"].criteria if one.reponse == "non_conforme"]
    assert re.findall(r">Critère\s(\d+\.\d+)</a>", pages[DECLARATION]) == lacking
    assert lacking


def test_what_depends_on_a_host_is_not_met_while_there_is_none(known: Knowledge) -> None:
    (hosting,) = [theme for theme in known.catalogue.grids["rgesn"].themes if theme.cle == "hebergement"]
    assert known.catalogue.portal.mentions_legales.hebergeur.nom or all(
        one.reponse != "conforme" for one in hosting.criteres
    )


def test_no_page_has_a_video_a_sound_a_font_or_what_moves_by_itself(site: Path, pages: dict[str, str]) -> None:
    """Criteria 4.1, 4.6, 4.7, 4.8, 4.13 and 5.3 to 5.6; nor does one ask to notify."""
    loud = re.compile(
        r"<(?:video|audio|marquee|object|embed|iframe)\b|@font-face|@keyframes|\banimation(?:-name)?:\s*(?!none)"
    )
    assert {page: loud.findall(html) for page, html in pages.items() if loud.search(html)} == {}
    for script in site.rglob("*.js"):
        assert not re.search(r"Notification\b|PushManager|\bnew Audio\b|vibrate\(", script.read_text("utf-8")), script
    for style in site.rglob("*.css"):
        assert "@font-face" not in style.read_text("utf-8")
    assert not [file for file in site.rglob("*") if file.suffix in (".mp4", ".webm", ".mp3", ".ogg", ".woff", ".woff2")]


def test_images_of_dots_are_few_and_light_and_the_whole_site_is_small(site: Path) -> None:
    """Criteria 5.2, 6.4 and 8.8: seven images of less than 13 KB, less than 100 MB in all."""
    images = [file for file in site.rglob("*") if file.suffix in (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")]
    assert len(images) == 7
    assert max(file.stat().st_size for file in images) < 13_000
    assert sum(file.stat().st_size for file in site.rglob("*") if file.is_file()) < 100_000_000


def test_what_costs_much_says_so_beside_it_and_every_page_says_what_it_weighs(
    site: Path, pages: dict[str, str]
) -> None:
    """Criteria 4.12 and 4.15: the interactive map, the streets, the archive."""
    assert re.search(r"Ouvrir la carte interactive, environ\s\d+\sKo", pages["lieux/carte/"])
    assert re.search(r"Cela coûte environ\s\d+\sKo par vue", (site / "assets/carte.js").read_text("utf-8"))
    assert re.search(r"Tout le portail \([\d,]+\sMo\)", pages["telecharger/"])
    assert [page for page, html in pages.items() if not re.search(r"Cette page pèse environ\s\d+\sKo", html)] == []
