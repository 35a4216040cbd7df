"""Our templates are strict and escape what they print; those behind them stay lax."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, UndefinedError

from portal.building.kit import Kit
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
