"""Install the old engines; with the name of a folder, write there a picture of a page of each kind in each."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests import engines
from tests.browser import ARGUMENTS, installed
from tests.command import built
from tests.engines import today
from tests.serve import serving
from tests.test_in_browser import KINDS

ADVICE = (
    "These old browsers do not start: {names}. Their packages are installed: the system’s libraries that Qt needs are "
    "missing. On Debian, as root: apt-get install {packages}."
)
WIDTHS = (240, 360)


def _pages(address: str, folder: Path, engine: str) -> list[engines.Page]:
    def look(kind: str, width: int) -> dict[str, object]:
        return {"width": width, "picture": str(folder / f"{kind.replace(' ', '-')}-{width}-{engine}.png")}

    return [
        {"address": address + path, "looks": [look(kind, width) for width in WIDTHS]} for kind, path in KINDS.items()
    ]


def draw(root: Path, folder: Path) -> None:
    """Build the site and write its pictures into a folder: one a kind of page, a width and an engine."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as site, sync_playwright() as playwright:
        built(root, Path(site) / "site")
        with serving(Path(site) / "site") as address:
            for engine in engines.ENGINES:
                engines.visit(engine, _pages(address, folder, engine))
            browser = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
            today.visit(browser, _pages(address, folder, "today"))
            browser.close()


def main() -> str | None:
    """Do what the command line asks; return what to say when it could not be done."""
    if not engines.published_for_this_machine():
        return None
    failing = engines.install_all()
    if failing:
        return ADVICE.format(names=", ".join(failing), packages=" ".join(engines.PACKAGES))
    for name in sys.argv[1:2]:
        draw(Path.cwd(), Path(name).resolve())
    return None


if __name__ == "__main__":
    sys.exit(main())
