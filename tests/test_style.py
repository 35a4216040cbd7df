"""Each page has the style that it calls for and nothing else."""

import base64
import hashlib
import re
from pathlib import Path

import pytest

from portal.building.rules import words_of
from portal.building.style import Wardrobe

PAGE = '<p class="note" dir="ltr">A <a href="#x">link</a></p>'
WRITTEN = f'<div class="md-typeset">{PAGE}</div>'
"""The same, written in Markdown."""


def theirs(css: str, page: str = WRITTEN) -> str:
    """Return what is left on a page of a rule of Material's."""
    return Wardrobe(css, "", written=words_of(page), scripts={}).style(page).css


def ours(css: str, page: str = PAGE, **scripts: str) -> str:
    """Return what a page takes of our own stylesheet; `scripts` are files that it may run."""
    return (
        Wardrobe("", css, written=frozenset(), scripts={f"{name}.js": text for name, text in scripts.items()})
        .style(page)
        .css
    )


@pytest.mark.parametrize(
    "rule",
    ["p{margin:0}", ".note{margin:0}", ".note>a:hover{margin:0}", "[dir=ltr] p{margin:0}", "@media print{a{margin:0}}",
     "p:has(>a){margin:0}", "p:not(.tip){margin:0}", "p:has(.tip,a){margin:0}"],
)  # fmt: skip
def test_a_rule_that_a_page_calls_for_is_kept(rule: str) -> None:
    assert rule in ours(rule)
    inside = re.sub(r"(^|\{)(?=[^{}]+\{m)", r"\1.md-typeset ", rule)
    assert inside in theirs(inside)
    assert theirs(rule) == ""


@pytest.mark.parametrize(
    "rule",
    ["pre{margin:0}", ".tip{margin:0}", ".note>.tip{margin:0}", "#top{margin:0}", "[dir=rtl] p{margin:0}",
     "@media print{pre{margin:0}}", "p:has(>.tip) a{margin:0}", "@font-face{src:url(x)}"],
)  # fmt: skip
def test_a_rule_that_a_page_does_not_call_for_is_left_out(rule: str) -> None:
    assert theirs(rule) == ours(rule) == ""


def test_what_a_visitor_changes_is_called_for() -> None:
    assert "[hidden]" in ours("[hidden]{display:none}")


def test_of_several_selectors_only_the_useful_ones_are_kept() -> None:
    assert ours("p,pre,.tip{margin:0}") == "p{margin:0}"


def test_properties_that_nothing_reads_are_left_out_with_those_they_read() -> None:
    css = ours(":root{--a:1px;--b:var(--a);--c:2px}p{margin:var(--c)}")
    assert "--c:2px" in css
    assert "--a" not in css


def test_ours_stand_above_the_layer_of_theirs() -> None:
    wardrobe = Wardrobe(".md-typeset p{margin:0}", "p{margin:1px}", written=words_of(WRITTEN), scripts={})
    css = wardrobe.style(WRITTEN).css
    assert css.index("@layer material") < css.index("p{margin:1px}")


def test_material_is_kept_only_for_what_is_written_in_markdown() -> None:
    rule = ".md-typeset p{margin:0}"
    assert Wardrobe(rule, "", written=words_of('<ul class="md-typeset"></ul>'), scripts={}).style(WRITTEN).css == ""


def test_a_page_keeps_what_the_scripts_that_it_names_may_call_for() -> None:
    rule, script = ".tip{color:red}", 'box.className = "tip"'
    assert ours(rule, PAGE, late=script) == ""
    assert ours(rule, PAGE + '<p data-script="../assets/late.js">', late=script) == rule


def test_a_variable_of_a_script_that_is_named_as_a_class_calls_for_no_rule() -> None:
    script = "var tip = 1; tip.open = /'.tip'/; // it is no 'tip'"
    assert ours(".tip,[open]{margin:0}", '<i data-script="a.js"><i src="/a.js">', a=script) == "[open]{margin:0}"


def test_a_policy_names_a_style_by_its_digest() -> None:
    style = Wardrobe("", "p{margin:0}", written=frozenset(), scripts={}).style(PAGE)
    assert style.digest == "sha256-" + base64.b64encode(hashlib.sha256(style.css.encode()).digest()).decode()


def test_pages_alike_take_the_same_style_made_once() -> None:
    wardrobe = Wardrobe("", "p{margin:0}.note{margin:1px}", written=frozenset(), scripts={})
    assert wardrobe.style(PAGE) is wardrobe.style(PAGE.replace("link", "way"))


def test_what_the_style_of_the_map_reads_is_there_on_each_page_that_opens_it(site: Path, pages: dict[str, str]) -> None:
    """It comes later than the style of the page, which keeps only what the page itself reads."""
    css = (site / "assets/carte.css").read_text("utf-8")
    opening = [html for html in pages.values() if "/carte-ouvrir.js" in html]
    assert len(opening) > 10
    for html in opening:
        assert set(re.findall(r"var\((--[\w-]+)", css)) <= set(re.findall(r"(--[\w-]+):", css + html))
