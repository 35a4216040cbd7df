"""Find a browser for the tests, or install one: Debian's light one, any Chromium or Chrome, else Playwright's."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

LIGHT = "chromium-headless-shell"
"""Chromium without windows, which Debian has as a package: a third of the processor time of one that hides its own."""
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
PACKAGES = ("fonts-dejavu-core", "libatomic1")
"""Debian's names for a font to draw with, and what Playwright's driver needs on a bare machine."""
ADVICE = (
    "No browser for the tests. Install one: « apt-get install chromium libatomic1 » as root on Debian, "
    "Google Chrome from its publisher elsewhere, or run « .venv/bin/playwright install chromium »."
)


def installed(*, whole: bool = False) -> str | None:
    """Return the path of a Chromium or Chrome of this machine, or nothing: Playwright then takes its own.

    A `whole` one asks for all that a visitor's does, icons included; the light one, which does not, comes first else.
    """
    on_path = next(filter(None, map(shutil.which, NAMES if whole else (LIGHT, *NAMES))), None)
    return on_path or next((str(path) for path in APPLICATIONS if path.exists()), None)


def ready() -> bool:
    """Say whether a browser is there and Playwright's driver starts; not to be asked while Playwright runs."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow to import, and seldom needed

    try:
        with sync_playwright() as playwright:
            own = Path(playwright.chromium.executable_path)
    except Exception:
        return False
    return installed() is not None or own.exists()


def _run(*command: str) -> bool:
    return subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode == 0


def debian(*packages: str) -> None:
    """Install Debian packages where that is possible, waiting for whoever installs others."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        apt = ("apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300")
        _run(*apt, "update")
        _run(*apt, "install", "--yes", "--no-install-recommends", *packages)


def install() -> bool:
    """Install a browser by whatever way this machine allows, and say whether there is one now."""
    debian(*PACKAGES)
    if not ready():
        debian("chromium")
    if not ready():
        _run(sys.executable, "-m", "playwright", "install", "chromium")
    return ready()


if __name__ == "__main__":
    if "--whole" in sys.argv and not installed(whole=True):
        debian("chromium")
    if not shutil.which(LIGHT):
        debian(LIGHT, *PACKAGES)  # even beside a browser that is there: that one is slow
    sys.exit(None if ready() or install() else ADVICE)
