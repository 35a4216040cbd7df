"""The preview always answers: with the last good pages, or with what is to be mended; a changed record is shown."""

import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.command import run, small, start, stubbed

PAGE = "lieux/exempleville/"
RECORD = "data/cities/exempleville.yml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The root of a portal that holds the records of the example."""
    (tmp_path / "root").mkdir()
    return small(tmp_path / "root")


@pytest.fixture
def preview(folder: Path, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A preview that listens, and its address."""
    (tmp_path / "temporary").mkdir()
    process = start(folder, "serve", "--port", "0", TMPDIR=str(tmp_path / "temporary"))
    assert process.stdout
    said = ""
    while not (found := re.search(r"http://127\.0\.0\.1:\d+/", said)):
        line = process.stdout.readline()
        assert line, "the preview has ended"
        said += line
    yield process, found[0]
    process.kill()
    process.communicate()


def _get(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310 - our own address
            return answer.status, answer.read().decode("utf-8")
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode("utf-8")


def _wait_for(address: str, status: int, text: str) -> str:
    deadline = time.monotonic() + 60
    while True:
        found, page = _get(address)
        if found == status and text in page:
            return page
        assert time.monotonic() < deadline, (found, page)
        time.sleep(0.1)


def test_a_changed_record_is_shown_and_a_wrong_one_is_explained_until_it_is_mended(
    folder: Path, preview: tuple[subprocess.Popen[str], str], tmp_path: Path
) -> None:
    process, address = preview
    record = folder / RECORD
    right = record.read_text("utf-8")
    assert _get(address + PAGE)[0] == 200

    record.write_text(right.replace("nom: Exempleville", "nom: Nouvelleville"), "utf-8")
    _wait_for(address + PAGE, 200, "Nouvelleville")

    record.write_text(re.sub("latitude: .*", "latitude: 41,62 <b>", right), "utf-8")
    explained = _wait_for(address + PAGE, 503, f"{RECORD}:")
    assert "À corriger" in explained
    assert "41,62 &lt;b&gt;" in explained
    assert "Traceback" not in explained

    mended = folder / "mended.yml"
    mended.write_text(right.replace("nom: Exempleville", "nom: Enfinville"), "utf-8")
    mended.replace(record)  # as many editors save
    _wait_for(address + PAGE, 200, "Enfinville")

    process.send_signal(signal.SIGINT)
    said, errors = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "Aperçu arrêté." in said
    assert "Traceback" not in errors
    assert not list((tmp_path / "temporary").glob("portal-*"))
    assert (folder / "site" / "index.html").read_text("utf-8") == "the old site"


def test_a_preview_follows_a_change_of_its_code(folder: Path, preview: tuple[subprocess.Popen[str], str]) -> None:
    _, address = preview
    events = folder / "hooks" / "events.py"
    events.write_text(events.read_text("utf-8").replace("data:image/gif;", "data:image/x-gif;"), "utf-8")
    _wait_for(address + PAGE, 200, "data:image/x-gif;")


def test_a_preview_answers_for_what_is_not_a_page(folder: Path, preview: tuple[subprocess.Popen[str], str]) -> None:
    _, address = preview
    assert _get(f"{address}source/{RECORD}") == (200, (folder / RECORD).read_text("utf-8"))
    for nothing in ("nulle-part/", "nulle-part.html", "source/", "..%2f..%2fstub.json"):
        status, page = _get(address + nothing)
        assert (status, "Cette page n’existe pas" in page) == (404, True), nothing


def test_a_preview_begins_while_a_record_is_wrong_and_reloads_once_it_is_mended(
    folder: Path, browser: Browser, tmp_path: Path
) -> None:
    record = folder / RECORD
    right = record.read_text("utf-8")
    record.write_text(right.replace("precision: commune", "precision: comune"), "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    process = start(folder, "serve", "--port", port, TMPDIR=str(tmp_path))
    try:
        deadline = time.monotonic() + 30
        while True:
            try:
                _wait_for(f"http://127.0.0.1:{port}/", 503, "écrivez plutôt « commune »")
                break
            except urllib.error.URLError:
                assert time.monotonic() < deadline
                time.sleep(0.1)
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{port}/")
        assert page.get_by_role("heading").inner_text() == "À corriger"
        record.write_text(right, "utf-8")
        page.get_by_role("link", name="Plan du site").first.wait_for(timeout=60_000)
        page.close()
    finally:
        process.kill()
        process.communicate()


def test_a_preview_says_that_its_port_is_taken(tmp_path: Path) -> None:
    stubbed(tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run(tmp_path, "serve", "--port", str(port))
    assert done.returncode == 1
    assert f"Le port {port} est déjà pris" in done.stderr
    assert "Traceback" not in done.stderr
