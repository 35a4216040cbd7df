"""Run `portal import` and `portal mirror` in this process, which is many times as fast, on a small portal."""

import io
import shutil
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from portal.commands import main

ROOT = Path(__file__).parent.parent
LISTS = Path(__file__).parent / "lists"
DAY = "1795608000"
"""25 November 2026, when the records of `lists/` were read."""
DEVICES = (
    "console-de-jeux",
    "ordinateur-fixe",
    "ordinateur-portable",
    "petit-appareil-electrique",
    "tablette",
    "telephone",
)


def prepared(folder: Path) -> Path:
    """Make `folder` the root of a portal that holds the records of the example, and all data sets and devices."""
    example = ROOT / "tests" / "example" / "data"
    shutil.copytree(example, folder / "data")
    for datasets in (ROOT / "data" / "datasets", LISTS / "datasets"):
        shutil.copytree(datasets, folder / "data" / "datasets", dirs_exist_ok=True)
    invented = (example / "devices" / "appareil-exemple.yml").read_text("utf-8")
    for device in DEVICES:
        text = invented.replace("Téléphone inventé", f"Appareil {device}")
        (folder / "data" / "devices" / f"{device}.yml").write_text(text, "utf-8")
    return folder


def file_of(form: str) -> Path:
    """Return the made-up list of a format."""
    return LISTS / f"{form}.{'json' if form.endswith('-json') else 'csv'}"


def portal(folder: Path, *words: str) -> tuple[int, str]:
    """Run a command on the records of a folder; return its code and all that it said."""
    said = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(said), redirect_stderr(said):
        patch.setenv("SOURCE_DATE_EPOCH", DAY)
        code = main(["--root", str(folder), *words])
    return code, said.getvalue()


def imported(folder: Path, form: str, file: Path, *rest: str) -> tuple[int, str]:
    """Run `portal import`; return its code and all that it said."""
    return portal(folder, "import", str(file), "--format", form, *rest)


def records(folder: Path) -> dict[str, str]:
    """Return the texts of the places that are filed in a folder, by their path below it."""
    found = sorted(path for kind in ("sites", "donation_points") for path in (folder / kind).rglob("*.yml"))
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in found}
