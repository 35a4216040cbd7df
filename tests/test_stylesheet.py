"""The one stylesheet keeps what pages call for and nothing else."""

import pytest

from portal.building.stylesheet import join, of_page

PAGE = '<p class="note" dir="ltr">A <a href="#x">link</a></p>'


@pytest.mark.parametrize(
    "rule",
    ["p{margin:0}", ".note{margin:0}", ".note>a:hover{margin:0}", "[dir=ltr] p{margin:0}", "@media print{a{margin:0}}"],
)
def test_a_rule_that_a_page_calls_for_is_kept(rule: str) -> None:
    assert rule in str(join(rule, "", [PAGE]))


@pytest.mark.parametrize(
    "rule",
    ["pre{margin:0}", ".tip{margin:0}", ".note>.tip{margin:0}", "#top{margin:0}", "[dir=rtl] p{margin:0}",
     "[hidden]{margin:0}", "@media print{pre{margin:0}}", "@font-face{src:url(x)}"],
)  # fmt: skip
def test_a_rule_that_no_page_calls_for_is_left_out(rule: str) -> None:
    assert "margin" not in str(join(rule, "", [PAGE]))
    assert "font-face" not in str(join(rule, "", [PAGE]))


def test_of_several_selectors_only_the_useful_ones_are_kept() -> None:
    assert "p{margin:0}" in str(join("p,pre,.tip{margin:0}", "", [PAGE]))


def test_properties_that_nothing_reads_are_left_out_with_those_they_read() -> None:
    css = str(join(":root{--a:1px;--b:var(--a);--c:2px}p{margin:var(--c)}", "", [PAGE]))
    assert "--c:2px" in css
    assert "--a" not in css


def test_ours_stand_above_the_layer_and_are_kept_whole() -> None:
    css = str(join("p{margin:0}", ".never-used{color:red}", [PAGE]))
    assert css.index("@layer material") < css.index(".never-used")


def test_a_page_takes_of_the_sheet_only_what_it_calls_for() -> None:
    sheet = join("", "p{color:red}.tip{color:red}[hidden]{display:none}@media print{pre{margin:0}}", [])
    css = of_page(sheet, PAGE, scripts=[])
    assert "p{" in css
    assert "[hidden]" in css
    assert ".tip" not in css
    assert "print" not in css


def test_a_page_keeps_what_its_scripts_may_call_for() -> None:
    sheet = join("", ".tip{color:red}.note pre{color:red}", [])
    css = of_page(sheet, PAGE, scripts=['parent.append(document.createElement("pre"))'])
    assert "pre{" in css
    assert ".tip" not in css
