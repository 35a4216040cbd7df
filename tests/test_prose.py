"""Markdown fields become HTML in which nothing can hide."""

import time
from contextlib import suppress

import pytest

from portal.records.prose import ProseError, links
from portal.records.source import LONGEST
from portal.saying.markdown import line, prose


def html(text: str) -> str:
    """Return the HTML of a text on a page two folders deep."""
    return prose(text, lambda address: f"../../{address}")


@pytest.mark.parametrize(
    "text",
    [
        "<b>gras</b>",
        "<script>alert(1)</script>",
        "<div>\n<iframe src=x></iframe>\n</div>",
        "<img src=x onerror=alert(1)>",
        "<a href='https://exemple.example/'>lien</a>",
        "<!-- remarque -->",
        "`<b>`",
        "    <b>code</b>",
    ],
)
def test_raw_html_is_text(text: str) -> None:
    written = html(text)
    assert "&lt;" in written
    for tag in ("<b", "<script", "<div", "<iframe", "<img", "<a ", "<!--"):
        assert tag not in written


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#115;cript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//exemple.example/",
        "autre/",
    ],
)
def test_a_link_to_anywhere_else_is_its_words_only(target: str) -> None:
    assert html(f"Voyez [ici]({target}).") == "<p>Voyez <span>ici</span>.</p>"


def test_a_link_defined_below_is_no_way_around() -> None:
    assert html("[ici]\n\n[ici]: javascript:alert(1)") == "<p><span>ici</span></p>"


@pytest.mark.parametrize(
    "target", ["https://exemple.example/?a=1", "tel:0123456789", "mailto:accueil@exemple.example", "#a"]
)
def test_a_safe_link_is_kept(target: str) -> None:
    assert html(f"[ici]({target})") == f'<p><a href="{target}">ici</a></p>'


def test_a_link_inside_the_site_leads_there_from_the_page_at_hand() -> None:
    assert html("[numéros](/numeros-utiles/)") == '<p><a href="../../numeros-utiles/">numéros</a></p>'


@pytest.mark.parametrize("target", ["photo.jpg", "https://exemple.example/suivi.gif", "javascript:alert(1)"])
def test_an_image_becomes_its_text(target: str) -> None:
    assert html(f"![Une porte bleue]({target})") == "<p><span>Une porte bleue</span></p>"


@pytest.mark.parametrize(
    "target",
    [
        "/javascript:alert(1)",
        "/%6aavascript:alert(1)",
        "/&#106;avascript:alert(1)",
        "/\\exemple.example/",
        "/a b/",
        "/../a/",
        "https://exemple.example\\@autre.example/",
        'https://exemple.example"onclick="alert(1)',
        "https://",
        "tel:*#06#",
        "tel:01 23",
        "mailto:a@exemple.example?bcc=b@exemple.example",
        "sms:0123456789",
        "#",
    ],
)
def test_a_link_that_is_none_is_its_words_only(target: str) -> None:
    assert "href" not in html(f"[ici]({target})")
    assert "href" not in html(f"[ici][un]\n\n[un]: <{target}>")


HOSTILE = [
    "![", "[", "[]", "[a](", "[a][", "[a]: ", "*a ", "**a*", "_*", "`a", "<", "&", "\\", "((",
    "|", "> ", "- ", "1. ", "> - ",
    "- a\n\n", "a\n=", "a\n-\n", "- \n", "[a]:\n", "    a\n", "|a|b", "a|b\n-|-\n", "<http://", "<!--", "***a ", "=\n",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_as_long_as_a_record_may_hold_is_read_in_a_moment(text: str) -> None:
    """Two seconds of processor are ten times what the slowest takes."""
    begun = time.process_time()
    with suppress(ProseError):
        links(text * (LONGEST // len(text)))
    assert time.process_time() - begun < 2


def test_lists_without_end_are_refused_and_leave_no_trace() -> None:
    with pytest.raises(ProseError, match="listes"):
        html("".join(f"{'    ' * depth}- a\n" for depth in range(250)))
    assert html("Un\n\n- deux") == "<p>Un</p>\n<ul>\n<li>deux</li>\n</ul>"


def test_what_is_checked_is_what_is_shown() -> None:
    """The links of a text are those of its HTML, wherever they hide."""
    text = "[un](/a/) <https://exemple.example/?a=1&b=2>\n\n> - [deux][d]\n\n[d]: tel:0123\n\n`[non](/x/)` \\[non](/y/)"
    assert links(text) == ["/a/", "https://exemple.example/?a=1&b=2", "tel:0123"]
    assert html(text).count("href=") == 3


def test_a_table_is_drawn() -> None:
    written = html("| Quoi | Prix |\n|---|---|\n| Carte | 5 € |")
    assert '<th scope="col">Prix</th>' in written
    assert "<td>5\N{NO-BREAK SPACE}€</td>" in written


def test_paragraphs_lists_and_bold_are_drawn() -> None:
    assert html("**Un**\n\n- deux\n- trois\n") == (
        "<p><strong>Un</strong></p>\n<ul>\n<li>deux</li>\n<li>trois</li>\n</ul>"
    )


def test_the_paragraph_that_introduces_a_table_is_its_caption() -> None:
    written = html("Tableau : les prix.\n\n| Quoi | Prix |\n|---|---|\n| Carte | 5 € |")
    assert "<table><caption>Les prix.</caption>" in written.replace("\n", "")
    assert "Tableau" not in written


def test_a_paragraph_before_a_table_that_is_no_caption_stays() -> None:
    assert "<p>Voici.</p>" in html("Voici.\n\n| Quoi | Prix |\n|---|---|\n| Carte | 5 € |")


def test_french_punctuation_stays_with_its_word_and_code_as_it_was_typed() -> None:
    assert "Quoi\N{NO-BREAK SPACE}? «\N{NO-BREAK SPACE}Ceci\N{NO-BREAK SPACE}»" in html("Quoi ? « Ceci »")
    assert "<em>Quoi</em>\N{NO-BREAK SPACE}!" in html("*Quoi* !")
    assert "<code>champ : valeur</code>" in html("`champ : valeur`")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Touchez **OK**.", "Touchez <strong>OK</strong>."),
        ("Voyez\nles [lieux](/lieux/).", 'Voyez les <a href="../../lieux/">lieux</a>.'),
        ("- une liste", "- une liste"),
        ("<b>rien</b>", "&lt;b&gt;rien&lt;/b&gt;"),
        ("# <b>", "# &lt;b&gt;"),
    ],
)
def test_a_line_has_no_paragraph_of_its_own(typed: str, shown: str) -> None:
    assert line(typed, lambda address: f"../../{address}") == shown
