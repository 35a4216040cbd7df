"""Find a browser for the tests, or install one: any Chromium or Chrome, Debian's, else Playwright's."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge")
APPLICATIONS = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""What a headless Chromium needs in a container, and to ask nothing of the network by itself."""
PACKAGES = ("chromium", "fonts-dejavu-core", "libatomic1")
"""Debian's names for the browser, a font to draw with, and what Playwright's driver needs on a bare machine."""
ADVICE = (
    "No browser for the tests. Install one: « apt-get install chromium libatomic1 » as root on Debian, "
    "Google Chrome from its publisher elsewhere, or run « .venv/bin/playwright install chromium »."
)


def installed() -> str | None:
    """Return the path of a browser that this machine has and that Playwright can drive, or nothing."""
    own = _of_playwright()
    if own is None:
        return None
    on_path = next(filter(None, map(shutil.which, NAMES)), None)
    found = on_path or next((str(path) for path in APPLICATIONS if path.exists()), None)
    return found or (str(own) if own.exists() else None)


def _of_playwright() -> Path | None:
    """Return where Playwright would have its own browser, or nothing where its driver does not start."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow to import, and seldom needed

    try:
        with sync_playwright() as playwright:
            return Path(playwright.chromium.executable_path)
    except Exception:
        return None


def _run(*command: str) -> bool:
    return subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode == 0


def install() -> str | None:
    """Install a browser by whatever way this machine allows, and return its path, or nothing."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        if _run("apt-get", "update", "-qq"):
            _run("apt-get", "install", "-qq", "--yes", "--no-install-recommends", *PACKAGES)
    if installed() is None:
        _run(sys.executable, "-m", "playwright", "install", "chromium")
    return installed()


if __name__ == "__main__":
    sys.exit(None if installed() or install() else ADVICE)
