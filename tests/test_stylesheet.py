"""The one stylesheet keeps what pages call for and nothing else."""

import pytest

from portal.stylesheet import join

PAGE = '<p class="note" dir="ltr">A <a href="#x">link</a></p>'


@pytest.mark.parametrize(
    "rule",
    ["p{margin:0}", ".note{margin:0}", ".note>a:hover{margin:0}", "[dir=ltr] p{margin:0}", "@media print{a{margin:0}}"],
)
def test_a_rule_that_a_page_calls_for_is_kept(rule: str) -> None:
    assert rule in join(rule, "", [PAGE])


@pytest.mark.parametrize(
    "rule",
    ["pre{margin:0}", ".tip{margin:0}", ".note>.tip{margin:0}", "#top{margin:0}", "[dir=rtl] p{margin:0}",
     "[hidden]{margin:0}", "@media print{pre{margin:0}}", "@font-face{src:url(x)}"],
)  # fmt: skip
def test_a_rule_that_no_page_calls_for_is_left_out(rule: str) -> None:
    assert "margin" not in join(rule, "", [PAGE])
    assert "font-face" not in join(rule, "", [PAGE])


def test_of_several_selectors_only_the_useful_ones_are_kept() -> None:
    assert "p{margin:0}" in join("p,pre,.tip{margin:0}", "", [PAGE])


def test_properties_that_nothing_reads_are_left_out_with_those_they_read() -> None:
    css = join(":root{--a:1px;--b:var(--a);--c:2px}p{margin:var(--c)}", "", [PAGE])
    assert "--c:2px" in css
    assert "--a" not in css


def test_ours_stand_above_the_layer_and_are_kept_whole() -> None:
    css = join("p{margin:0}", ".never-used{color:red}", [PAGE])
    assert css.index("@layer material") < css.index(".never-used")
