"""Every page is HTML that a strict parser has nothing to say about; nor has W3C's own checker, where it is at hand.

That one needs Java and its file, vnu.jar (the package `vnu-jar` of npm brings it):

    VNU=vnu.jar .venv/bin/pytest tests/test_html.py
"""

import os
import subprocess
from pathlib import Path

import html5lib
import pytest


def _words(pages: dict[str, str]) -> list[str]:
    found = []
    for page, html in pages.items():
        parser = html5lib.HTMLParser()
        parser.parse(html)
        found += [f"/{page}:{place[0]}:{place[1]} {error} {data}" for place, error, data in parser.errors]
    return found


def test_a_strict_parser_finds_no_error_on_any_page(pages: dict[str, str]) -> None:
    assert _words(pages) == []


@pytest.mark.parametrize(
    "wrong", ["<p></div>", "<ul><p></ul>x</p></p>", '<a href="x" href="y">z</a>', "<b><i></b></i>"]
)
def test_a_strict_parser_would_have_seen(wrong: str) -> None:
    assert _words({"": f"<!doctype html><title>x</title>{wrong}"})


def test_every_image_has_its_size_and_waits_its_turn(pages: dict[str, str]) -> None:
    for page, html in pages.items():
        for image in html.split("<img ")[1:]:
            tag = image.partition(">")[0]
            assert all(f"{name}=" in tag for name in ("width", "height", "alt", "loading")), (page, tag)


@pytest.mark.skipif("VNU" not in os.environ, reason="VNU does not say where vnu.jar is")
def test_the_checker_of_w3c_finds_no_error_on_any_page(site: Path) -> None:
    command = ["java", "-jar", os.environ["VNU"], "--errors-only", "--skip-non-html", str(site)]
    checker = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (checker.returncode, checker.stderr) == (0, "")
