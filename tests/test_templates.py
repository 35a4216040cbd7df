"""Our templates are strict and escape what they print; those behind them stay lax."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, UndefinedError
from markupsafe import Markup

from portal.building.kit import Kit, Pictogram
from portal.building.memory import Memory
from portal.building.templates import furnish

THEIRS = "<{{ missing }}{{ text }}{% block content %}{% endblock %}>"


def _env(folder: Path, ours: dict[str, str]) -> Environment:
    for name, source in ours.items():
        (folder / name).write_text(source)
    env = Environment(loader=DictLoader({"base.html": THEIRS} | ours))  # noqa: S701 - theirs
    return furnish(env, folder, memory=Memory(), kit=Kit({}, {}), words={}, filters={})


def test_ours_escape_and_theirs_do_not(tmp_path: Path) -> None:
    env = _env(tmp_path, {"page.html": '{% extends "base.html" %}{% block content %}{{ text }}{% endblock %}'})
    assert env.get_template("page.html").render(text="<b>") == "<<b>&lt;b&gt;>"


def test_a_name_that_does_not_exist_stops_ours_and_not_theirs(tmp_path: Path) -> None:
    env = _env(tmp_path, {"page.html": "{{ missing }}"})
    assert env.get_template("base.html").render() == "<>"
    with pytest.raises(UndefinedError):
        env.get_template("page.html").render()


def test_words_go_through_gettext_and_are_escaped(tmp_path: Path) -> None:
    env = _env(tmp_path, {"page.html": '{{ _("Bonjour %(name)s", name=name) }}'})
    assert env.get_template("page.html").render(name="<Camille>") == "Bonjour &lt;Camille&gt;"


def test_a_macro_is_made_once_and_says_addresses_as_each_page_sees_them(tmp_path: Path) -> None:
    made: list[str] = []
    ours = {
        "macros.html": "{% set once = made() %}{% macro way() %}"
        '<a href="{{ "lieux/" | url }}">{{ kit.picture("x") }}</a>{% endmacro %}',
        "page.html": '{% import "macros.html" as macros %}{{ macros.way() }}{{ kit.sprite() }}',
        "other.html": "{{ kit.sprite() }}",
    }
    for name, source in ours.items():
        (tmp_path / name).write_text(source)
    bare = Environment(loader=DictLoader(ours))  # noqa: S701 - furnish makes it escape
    bare.filters["url"] = lambda at, address: f"{at['base_url']}/{address}"
    kit = Kit({"x": Pictogram(Markup("<i>"), Markup("<b>"))}, {})
    env = furnish(bare, tmp_path, memory=Memory(), kit=kit, made=lambda: made.append("macros"))
    drawn = '<svg width="0" height="0" hidden><b></svg>'
    for base in ("..", "../.."):
        assert env.get_template("page.html").render(base_url=base) == f'<a href="{base}/lieux/"><i></a>{drawn}'
    assert env.get_template("other.html").render(base_url=".") == ""
    assert made == ["macros"]
