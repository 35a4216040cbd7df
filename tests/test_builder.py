"""Builds that follow one another make what builds begun anew would; one that fails or is killed leaves nothing."""

import multiprocessing
import os
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from portal.building import Builder, BuildError
from portal.building.complete import NOTE
from tests.command import built, small, stubbed
from tests.stub_builder import PAGES

MARK = "_TEST_OF_THE_BUILDER"
"""The variable that says which processes are ours."""
STUB = "tests.stub_builder"


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _replaced(path: str, pattern: str, text: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        before = (root / path).read_text("utf-8")
        after = re.sub(pattern, text, before, count=1, flags=re.MULTILINE)
        assert after != before, path
        (root / path).write_text(after, "utf-8")

    return change


def _new_lesson(root: Path) -> None:
    lessons = root / "data/lessons"
    text = (lessons / "lecon-exemple.yml").read_text("utf-8")
    (lessons / "lecon-deux.yml").write_text(text.replace("titre: ", "titre: Deuxième "), "utf-8")
    _replaced("data/lessons.txt", r"\Z", "3 lecon-deux\n")(root)


CHANGES: dict[str, Callable[[Path], None]] = {
    "a place": _replaced("data/sites/exempleville/lieu-exemple.yml", "^nom: .*$", "nom: Autre nom"),
    "nothing": lambda _: None,
    "its position": _replaced("data/sites/exempleville/lieu-exemple.yml", r"^latitude: .*$", "latitude: 46.511"),
    "a city": _replaced("data/cities/exempleville.yml", "^nom: .*$", "nom: Villeneuve"),
    "a comment": _replaced("data/cities/exempleville.yml", r"\A", "# relu\n"),
    "the portal": _replaced("data/portal.yml", "^nom: .*$", "nom: Autre portail"),
    "a word": _replaced("data/glossary.yml", r"^( +)mot: .*$", r"\1mot: Autre mot"),
    "a new record": _new_lesson,
    "a text": _replaced("docs/confidentialite.md", r"\Z", "\nUne phrase de plus, avec `du code`.\n"),
    "the title of a text": _replaced("docs/confidentialite.md", "^title: .*$", "title: Autre titre"),
    "a template": _replaced("overrides/macros/shell.html", "Plan du site", "Le plan du site"),
    "a stylesheet": _replaced("overrides/assets/portal.css", r"\Z", "\np { margin: 7px }\n"),
    "a script": _replaced("overrides/assets/charger.js", r"\Z", "\n;0\n"),
    "a record less": lambda root: (root / "data/lessons/lecon-deux.yml").unlink(),
}
"""What an editor or a developer changes, one thing after the other."""


def test_whatever_changes_the_next_build_makes_what_a_build_begun_anew_would(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(time.time())))
    (tmp_path / "root").mkdir()
    root = small(tmp_path / "root")
    before: dict[str, bytes] = {}
    with Builder("mkdocs") as builder:
        for name, change in CHANGES.items():
            change(root)
            builder.run(root, tmp_path / "next")
            built(root, tmp_path / "anew")
            found, expected = _files(tmp_path / "next"), _files(tmp_path / "anew")
            found.pop(NOTE)
            assert [path for path in found | expected if found.get(path) != expected.get(path)] == [], name
            assert (found == before) == (name == "nothing"), name
            before = found


def test_what_is_wrong_is_said_each_time_and_forgotten_once_it_is_mended(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    root, errors = small(tmp_path / "root"), tmp_path / "errors"
    page = root / "docs" / "confidentialite.md"
    right = page.read_text("utf-8")
    with Builder("mkdocs", errors=errors) as builder:
        for _ in range(2):
            builder.run(root, tmp_path / "site")
            page.write_text(f"{right}\n[x](nulle-part.md)\n", "utf-8")
            for _ in range(2):
                with pytest.raises(BuildError):
                    builder.run(root, tmp_path / "site")
                assert errors.read_text("utf-8").count("'nulle-part.md'") == 1
            page.write_text(right, "utf-8")
        builder.run(root, tmp_path / "site")
        assert errors.read_text("utf-8") == ""


@contextmanager
def _leaving_nobody() -> Iterator[None]:
    """See that no process of the builder is left at the end, those that it left to others included."""

    def ours() -> set[int]:
        return {p.pid for p in psutil.process_iter() if MARK in _environment(p)}

    os.environ[MARK] = "1"
    try:
        yield
        until = time.monotonic() + 2  # the last one has said that it ends; it is not ours, to be waited for
        while left := ours():
            assert time.monotonic() < until, left
    finally:
        del os.environ[MARK]


def _environment(process: psutil.Process) -> dict[str, str]:
    try:
        # the first start of a process by multiprocessing starts one that lives as long as ours
        theirs = process.pid == os.getpid() or "resource_tracker" in " ".join(process.cmdline())
        return {} if theirs or process.status() == psutil.STATUS_ZOMBIE else process.environ()
    except psutil.Error:
        return {}


def test_a_build_that_is_killed_is_refused_and_the_next_one_is_made(tmp_path: Path) -> None:
    root = stubbed(tmp_path, pause=0.05)
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()

    def kill() -> None:
        while not any((tmp_path / "one").iterdir()):
            time.sleep(0.01)
        (first,) = multiprocessing.active_children()
        first.kill()

    with _leaving_nobody(), Builder(STUB) as builder:
        killer = threading.Thread(target=kill)
        killer.start()
        with pytest.raises(BuildError):
            builder.run(root, tmp_path / "one")
        killer.join()
        builder.run(root, tmp_path / "two")
    assert len(_files(tmp_path / "one")) < len(_files(tmp_path / "two")) == PAGES + 1


def test_a_builder_is_ended_and_begun_anew(tmp_path: Path) -> None:
    root = stubbed(tmp_path)
    with _leaving_nobody(), Builder(STUB) as builder:
        for name in ("one", "two"):
            (tmp_path / name).mkdir()
            builder.run(root, tmp_path / name)
            builder.end()
