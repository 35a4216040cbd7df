"""The declaration of ecodesign says what is measured on the very site that it stands in."""

import gzip
import zipfile
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from portal.building import PREVIEW, UnsettledError, finish, published
from portal.building.budgets import BUDGETS, measures, report
from portal.building.last import DECLARATION, LAST, Measured
from portal.building.weigh import weights
from portal.knowing import Knowledge
from portal.saying.french import say_date, say_number
from tests.command import built, small

OWN = f"{DECLARATION}index.html"


def _rows(html: str) -> list[LexborNode]:
    """Return the rows of the table of measures."""
    return LexborHTMLParser(html).css("main table tbody tr")


def _main(html: str) -> str:
    """Return the words of the page, in one line."""
    main = LexborHTMLParser(html).css_first("main")
    assert main
    return " ".join(main.text().split())


def _words(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").split())


def test_every_value_that_the_declaration_shows_is_the_one_that_is_measured(site: Path, pages: dict[str, str]) -> None:
    said = measures(site, weights(site))
    rows = _rows(pages[DECLARATION])
    assert len(rows) == len(said) == len(BUDGETS) - 1  # a first search has one limit or the other
    for row, measure in zip(rows, said, strict=True):
        head, limit, value = row.css("th, td")
        assert _words(head) == f"{measure.budget.name} {' '.join(measure.budget.meaning.split())}"
        way = "au moins" if measure.budget.at_least else "au plus"
        assert _words(limit) == " ".join(f"{say_number(measure.budget.limit)} {way}".split())
        shown = " ".join(f"{say_number(measure.value)} {measure.budget.unit}".split())
        assert _words(value).startswith(shown)
        linked = [link.attributes["href"] for link in value.css("a")]
        assert linked == ([] if measure.where is None else [f"../{measure.where}"])


def test_the_report_of_the_command_has_the_same_values(site: Path, pages: dict[str, str]) -> None:
    table, over = report(site)
    assert not over
    for row in _rows(pages[DECLARATION]):
        head, _, value = row.css("th, td")
        name = _words(head).partition(" : ")[0]
        number = _words(value).split(" octets")[0].split(" sur 100")[0].replace(" ", "").replace(",", ".")
        lines = [line for line in table.splitlines() if " : " in line and name.startswith(line.split(" : ")[0])]
        assert [line for line in lines if f" : {number}" in line or f" : {number}.0" in line], (name, number)


def test_the_heaviest_page_is_the_one_that_a_host_would_send_most_of(pages: dict[str, str]) -> None:
    """Counted anew from the files: no page asks for a stylesheet or a script before it is shown."""
    sizes = {page: len(gzip.compress(html.encode(), 9, mtime=0)) for page, html in pages.items()}
    page = max(sizes, key=lambda page: sizes[page])
    value = _rows(pages[DECLARATION])[0].css("td")[1]
    assert _words(value).startswith(" ".join(f"{say_number(sizes[page])} octets".split()))
    assert f'href="../{page}"' in (value.html or "")


def test_the_declaration_says_how_many_pages_were_weighed_and_when(pages: dict[str, str], known: Knowledge) -> None:
    words = _main(pages[DECLARATION])
    assert f"sur ses {say_number(len(pages))} pages" in words
    assert f"mesurés le {' '.join(say_date(known.today).split())}" in words


def test_the_archive_holds_the_declaration_with_its_values(site: Path, pages: dict[str, str]) -> None:
    (file,) = published(site).values()
    with zipfile.ZipFile(file) as packed:
        (name,) = [name for name in packed.namelist() if name.endswith(f"/{OWN}")]
        copy = packed.read(name).decode()
    values = [[_words(cell) for cell in row.css("td")] for row in _rows(copy)]
    assert values == [[_words(cell) for cell in row.css("td")] for row in _rows(pages[DECLARATION])]
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


def test_a_page_whose_own_weight_is_the_worst_is_written_until_it_says_so(tmp_path: Path, known: Knowledge) -> None:
    site = _site(tmp_path)
    long = "".join(f"{n * n * 7919 % 100003} " for n in range(300))
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
