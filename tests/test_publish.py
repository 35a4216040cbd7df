"""A published site is always one whole site: whoever builds at the same time, is killed, or runs out of disk."""

import ctypes
import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

from portal.building.builder import Builder, BuildError
from portal.building.complete import is_page
from portal.building.lock import LOCK, only_builder
from portal.building.publishing import publish
from tests.command import STUB, environment, has_old_site, run, small, start, stubbed, words
from tests.stub_builder import PAGES

BUILDER = Builder("tests.stub_builder")


def _pages(site: Path) -> int:
    return sum(is_page(path.name) for path in site.rglob("*.html"))


def _work(folder: Path) -> list[Path]:
    return [path for path in folder.glob(".site-*") if path.is_dir()]


def _wait_for_pages(folder: Path, number: int) -> None:
    deadline = time.monotonic() + 60
    while not _work(folder) or sum(map(_pages, _work(folder))) < number:
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_builds_started_together_leave_one_whole_site(tmp_path: Path) -> None:
    stubbed(tmp_path, pause=0.01)
    for _ in range(4):
        pair = [start(tmp_path, "build", *STUB) for _ in range(2)]
        ends = [(process.communicate(timeout=60)[1], process.returncode) for process in pair]
        assert any(code == 0 for _, code in ends), ends
        assert all(code == 0 or "Une autre construction est en cours" in said for said, code in ends), ends
        assert _pages(tmp_path / "site") == PAGES
        assert not _work(tmp_path)


def test_real_builds_started_together_leave_one_whole_site(tmp_path: Path) -> None:
    small(tmp_path)
    pair = [start(tmp_path, "build") for _ in range(2)]
    outcomes = [(*process.communicate(timeout=120), process.returncode) for process in pair]
    assert any(code == 0 for _, _, code in outcomes), outcomes
    assert all(code == 0 or "Une autre construction est en cours" in errors for _, errors, code in outcomes)
    counts = {int(found[1]) for said, _, _ in outcomes if (found := re.search(r"(\d+) pages en", said))}
    assert counts == {_pages(tmp_path / "site")}
    assert not _work(tmp_path)


def test_a_build_that_waits_in_vain_says_who_builds_and_since_when(tmp_path: Path) -> None:
    stubbed(tmp_path)
    with (
        only_builder(tmp_path),
        pytest.raises(BuildError, match=rf"en cours \(processus {os.getpid()}, depuis \d\d h \d\d\)"),
    ):
        publish(tmp_path, tmp_path / "site", builder=BUILDER, patience=0.1)
    assert has_old_site(tmp_path)


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -signal.SIGKILL)]
)
def test_a_build_that_is_killed_leaves_no_builder_and_the_old_site(tmp_path: Path, number: int, code: int) -> None:
    stubbed(tmp_path, pause=0.1)
    process = start(tmp_path, "build", *STUB)
    _wait_for_pages(tmp_path, 2)
    process.send_signal(number)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == code
    assert "Traceback" not in errors
    time.sleep(0.3)
    written = sum(map(_pages, _work(tmp_path)))
    time.sleep(0.5)
    assert sum(map(_pages, _work(tmp_path))) == written < PAGES, "the builder is still at work"
    assert has_old_site(tmp_path)
    stub = tmp_path / "stub.json"
    stub.write_text("{}", "utf-8")
    assert run(tmp_path, "build", *STUB).returncode == 0
    assert not _work(tmp_path)


@pytest.mark.parametrize(("pages", "later"), [(0, 0.3), (1, 0.1)])
def test_ctrl_c_in_a_terminal_is_answered_once_without_a_traceback(tmp_path: Path, pages: int, later: float) -> None:
    """A terminal sends it to the whole group, in which the builder starts; it takes about a second."""
    stubbed(tmp_path, pause=0.1)
    process = start(tmp_path, "build", *STUB)
    _wait_for_pages(tmp_path, pages)
    time.sleep(later)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert (process.returncode, errors) == (130, "Interrompu.\n")
    assert has_old_site(tmp_path)
    assert not _work(tmp_path)


def test_a_real_build_that_is_killed_leaves_the_old_site_whole(tmp_path: Path) -> None:
    small(tmp_path)
    process = start(tmp_path, "build")
    _wait_for_pages(tmp_path, 1)
    process.kill()
    process.communicate(timeout=30)
    assert has_old_site(tmp_path)
    done = run(tmp_path, "build")
    assert done.returncode == 0, done.stderr
    assert "<h1>" in (tmp_path / "site" / "index.html").read_text("utf-8")
    assert not _work(tmp_path)


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ("forget", "Le site construit est incomplet : 1 fichiers manquent (page-03/index.html)."),
        ("empty", "Le site construit est incomplet : 1 fichiers manquent (page-07/index.html)."),
        ("silent", "Le constructeur n’a pas dit ce qu’il devait écrire"),
        ("full", "page-05/index.html) : il n’y a plus de place sur le disque."),
        ("refuse", "le constructeur dit pourquoi"),
    ],
)
def test_a_site_that_is_not_whole_is_not_published(tmp_path: Path, fault: str, sentence: str) -> None:
    stubbed(tmp_path, fault=fault)
    done = run(tmp_path, "build", *STUB)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "l’ancien, s’il y en a un, reste en place" in done.stderr
    assert "Traceback" not in done.stderr
    assert has_old_site(tmp_path)
    assert not _work(tmp_path)


@pytest.mark.parametrize("real", [False, True])
def test_a_limit_on_the_size_of_files_is_said(tmp_path: Path, *, real: bool) -> None:
    folder = small(tmp_path) if real else stubbed(tmp_path, fault="big")
    done = subprocess.run(
        ["/bin/sh", "-c", 'ulimit -f 16; exec "$@"', "sh", *words(folder, "build", *(() if real else STUB))],
        check=False,
        capture_output=True,
        env=environment(PYTHONDONTWRITEBYTECODE="1"),
        encoding="utf-8",
    )
    assert done.returncode == 1
    assert "le fichier dépasse la taille permise (voyez « ulimit -f »)" in done.stderr
    assert "Traceback" not in done.stderr
    assert has_old_site(tmp_path)


def test_a_site_that_is_a_link_is_refused_twice_alike(tmp_path: Path) -> None:
    (tmp_path / "publie").mkdir()
    (tmp_path / "site").symlink_to("publie")
    (tmp_path / "stub.json").write_text("{}", "utf-8")
    for _ in range(2):
        done = run(tmp_path, "build", *STUB)
        assert done.returncode == 1
        assert "site est un lien vers publie" in done.stderr
        assert (tmp_path / "site").is_symlink()
        assert not _work(tmp_path)


def test_a_file_where_the_site_goes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a note", "utf-8")
    with pytest.raises(BuildError, match="site n’est pas un dossier"):
        publish(tmp_path, tmp_path / "site", builder=BUILDER)
    assert (tmp_path / "site").read_text("utf-8") == "a note"


def test_a_site_that_is_a_mount_point_is_refused_before_anything_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stubbed(tmp_path)
    monkeypatch.setattr(Path, "is_mount", lambda path: path.name == "site")
    with pytest.raises(BuildError, match="site/ est un point de montage"):
        publish(tmp_path, tmp_path / "site", builder=BUILDER)


def test_only_the_folders_of_dead_builds_are_swept_away(tmp_path: Path) -> None:
    stubbed(tmp_path)
    (tmp_path / ".site-killed" / "lieux").mkdir(parents=True)
    (tmp_path / ".site-note").write_text("a note", "utf-8")
    (tmp_path / "kept").mkdir()
    (tmp_path / ".site-link").symlink_to("kept")
    with BUILDER:
        publish(tmp_path, tmp_path / "site", builder=BUILDER)
    assert sorted(path.name for path in tmp_path.glob(".site-*")) == [".site-link", LOCK, ".site-note"]
    assert (tmp_path / "kept").is_dir()
    assert _pages(tmp_path / "site") == PAGES


def test_a_site_is_put_in_its_place_where_two_folders_cannot_be_exchanged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stubbed(tmp_path)
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    with BUILDER:
        publish(tmp_path, tmp_path / "site", builder=BUILDER)
    assert _pages(tmp_path / "site") == PAGES
    assert not _work(tmp_path)


def test_what_the_system_refuses_is_said_in_french(tmp_path: Path) -> None:
    stubbed(tmp_path)
    (tmp_path / LOCK).mkdir()
    done = run(tmp_path, "build", *STUB)
    assert done.returncode == 1
    assert f"{LOCK}) : c’est un dossier." in done.stderr
    assert "Traceback" not in done.stderr
