"""Charts of figures say each number once in a bar and once in the table, to those who see and to those who do not."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from portal.building.weight import gzipped
from portal.knowing import Knowledge
from portal.pages.charts import BROAD, LETTER, WIDTH, Chart, chart
from portal.records import Catalogue, address
from portal.saying import keep_together

LIGHTEST_LIBRARY = 707
"""The bytes, compressed, of seven bars that the lightest of the charting libraries drew: leather, without a title."""


@pytest.fixture(scope="module")
def charts(known: Knowledge) -> dict[str, Chart]:
    """The charts of all figures that have one, by key."""
    return {key: one for key, figure in known.catalogue.figures.items() if (one := chart(figure, known))}


def test_charts_are_several(charts: Mapping[str, Chart]) -> None:
    assert len(charts) >= 8


def test_every_number_of_a_series_is_in_the_drawing_and_in_the_table(
    charts: Mapping[str, Chart], catalogue: Catalogue, pages: Mapping[str, str]
) -> None:
    for key, one in charts.items():
        page = LexborHTMLParser(pages[address(catalogue.figures[key])])
        (drawing,), (table,) = page.css("main figure svg"), page.css("main table")
        texts = [node.text() for node in drawing.css("text")]
        rows = [[cell.text() for cell in row.css("th, td")] for row in table.css("tbody tr")]
        assert len(rows) == len(one.bars) == len(drawing.css("rect"))
        for n, (bar, (name, said)) in enumerate(zip(one.bars, rows, strict=True)):
            assert texts[2 * n : 2 * n + 2] == [name, bar.said] == [keep_together(bar.name), bar.said]
            assert said.startswith(keep_together(f"{bar.said}{bar.source}, "))


def test_a_drawing_has_its_words_and_colours_of_itself(charts: Mapping[str, Chart]) -> None:
    for one in charts.values():
        (drawing,) = LexborHTMLParser(one.svg).css("svg")
        (title,) = drawing.css("title")
        assert (drawing.attributes["role"], drawing.attributes["aria-labelledby"]) == ("img", title.attributes["id"])
        assert one.title.split("’")[0][:10] in title.text()
        assert drawing.attributes["fill"] == "currentColor"
        assert "style" not in one.svg
        assert "class" not in one.svg


def test_what_was_not_counted_is_hollow_and_says_so(charts: Mapping[str, Chart]) -> None:
    found = 0
    for one in charts.values():
        for bar, rect in zip(one.bars, LexborHTMLParser(one.svg).css("rect"), strict=True):
            assert (rect.attributes.get("stroke-dasharray") is None) == bar.is_counted
            assert ("(" in bar.name) == (not bar.is_counted)
            found += not bar.is_counted
    assert found


def test_lengths_are_in_the_proportion_of_the_numbers(charts: Mapping[str, Chart]) -> None:
    for one in charts.values():
        widths = [float(rect.attributes["width"] or 0) for rect in LexborHTMLParser(one.svg).css("rect")]
        unit = max(widths) / float(max(bar.amount for bar in one.bars))
        for bar, width in zip(one.bars, widths, strict=True):
            assert width == pytest.approx(max(2, float(bar.amount) * unit), abs=1)


def test_numbers_of_dates_go_from_the_oldest_to_the_newest(charts: Mapping[str, Chart]) -> None:
    names = [bar.name for bar in charts["objectif-100000"].bars]
    assert names[:4] == ["De 2010 à 2013", "2015 (objectif)", "Janvier 2016", "Octobre 2017"]
    assert charts["beneficiaires-3000"].bars == charts["beneficiaires-137000"].bars


def test_no_word_leaves_the_drawing(charts: Mapping[str, Chart], browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 600})
    for key, one in charts.items():
        page.set_content(f'<div style="width:260px">{one.svg}</div>')
        ends = page.evaluate("[...document.querySelectorAll('text')].map(t => t.getBBox()).map(b => b.x + b.width)")
        assert max(ends) <= WIDTH, (key, ends)
    page.close()


def test_letters_are_readable_on_the_smallest_screen(pages: Mapping[str, str], browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 240, "height": 400})
    page.set_content(pages["comprendre/chiffres/objectif-100000/"])
    drawn = page.evaluate("document.querySelector('.chart svg').getBoundingClientRect().width")
    assert LETTER * drawn / WIDTH >= 9
    assert page.evaluate("document.querySelector('.chart svg').getBoundingClientRect().right") <= 240
    page.close()


def test_a_drawing_is_lighter_than_any_of_a_library(charts: Mapping[str, Chart]) -> None:
    sizes = {key: gzipped(one.svg.encode()) for key, one in charts.items()}
    assert max(sizes.values()) < LIGHTEST_LIBRARY, sizes
    assert BROAD * max(len(bar.said) for one in charts.values() for bar in one.bars) < WIDTH / 1.5


def test_signs_of_a_text_are_shown_as_they_are_typed(known: Knowledge) -> None:
    figure = known.catalogue.figures["illectronisme"].model_copy(update={"libelle": "A & <b>B</b>"})
    figures = {**known.catalogue.figures, "illectronisme": figure}
    spoilt = Knowledge(replace(known.catalogue, figures=figures), known.today)
    figure._key = "illectronisme"
    one = chart(figure, spoilt)
    assert one
    assert re.search(r">A &amp; &lt;b>B&lt;/b>|>A &amp; &lt;b&gt;B", one.svg)
