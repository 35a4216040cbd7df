"""Real browsers of old years, each in a folder of its own, that open pages and say what they see."""

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.browser import debian

HERE = Path(__file__).parent
FOLDER = HERE.parent.parent / ".engines"
ENGINES = tuple(sorted(path.stem for path in HERE.glob("chromium-*.txt")))
"""The engines, by what they are: each has a file that names the packages of PyQt that carry it, with their hashes."""
PACKAGES = (
    *("libasound2", "libdbus-1-3", "libegl1", "libfontconfig1", "libgl1", "libglib2.0-0", "libnss3", "libx11-xcb1"),
    *("libxcb-dri3-0", "libxcomposite1", "libxcursor1", "libxdamage1", "libxi6", "libxkbcommon0", "libxrandr2"),
    *("libxrender1", "libxtst6", "fonts-dejavu-core"),
)
"""Debian's names for what Qt needs of a machine."""
MACHINES = ("x86_64", "AMD64")
"""The processors that these engines were published for."""
LONGEST = 300
"""How long one engine may take for all its pages, in seconds."""
LAYOUT = (HERE / "look.js").read_text("utf-8")
OPENED = (HERE / "opened.js").read_text("utf-8")
"""Expressions whose value says how a page is laid out, and what has become of its interactive map."""

Page = dict[str, Any]
"""An `address` and the `looks` at it: a `width`, and what to do `first`, wait for (`until`), draw (`picture`) and ask
(`script`)."""


def install(engine: str) -> None:
    """Put an engine into its folder, unless the very same is there; CalledProcessError when pip cannot."""
    asked, folder = HERE / f"{engine}.txt", FOLDER / engine
    kept = folder / asked.name
    if kept.exists() and kept.read_bytes() == asked.read_bytes():
        return
    shutil.rmtree(folder, ignore_errors=True)
    pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "install")
    options = ("--require-hashes", "--no-deps", "--only-binary", ":all:", "--no-compile")
    subprocess.run([*pip, *options, "--target", str(folder), "--requirement", str(asked)], check=True)
    shutil.copy(asked, kept)


def starts(engine: str) -> bool:
    """Say whether an engine runs on this machine."""
    try:
        return visit(engine, []) == []
    except RuntimeError:
        return False


def install_all() -> list[str]:
    """Install all engines with what they need of the machine, and return those that do not start."""
    for engine in ENGINES:
        install(engine)
    if not all(map(starts, ENGINES)):
        debian(*PACKAGES)
    return [engine for engine in ENGINES if not starts(engine)]


def visit(engine: str, pages: list[Page]) -> list[dict[str, Any]]:
    """Open pages in an engine: for each, whether it `loaded`, the value of each of its `looks`, its `complaints`."""
    with tempfile.TemporaryDirectory() as runtime:
        surroundings = {
            "PYTHONPATH": str(FOLDER / engine),
            "PYTHONWARNINGS": "ignore",
            "QT_QPA_PLATFORM": "offscreen",
            "QT_QUICK_BACKEND": "software",
            "QTWEBENGINE_DISABLE_SANDBOX": "1",
            "XDG_RUNTIME_DIR": runtime,
        }
        done = subprocess.run(
            [sys.executable, str(HERE / "driver.py")],
            input=json.dumps(pages),
            env={**os.environ, **surroundings},
            capture_output=True,
            text=True,
            check=False,
            timeout=LONGEST,
        )
    if done.returncode or not done.stdout:
        raise RuntimeError(f"{engine} stopped with {done.returncode}: {done.stderr[-2000:]}")
    seen: list[dict[str, Any]] = json.loads(done.stdout)
    return seen


def published_for_this_machine() -> bool:
    """Say whether these engines exist for this processor."""
    return platform.machine() in MACHINES
