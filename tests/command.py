"""Run the `portal` command as an editor does: in a process of its own, on a copy of what a build reads."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from portal.building import Builder, Built
from portal.building.publishing import build
from tests.beside import pages_beside

ROOT = Path(__file__).parent.parent
STUB = ("--builder", "tests.stub_builder")


def small(folder: Path) -> Path:
    """Make `folder` the root of a portal that holds the records of the example, with an old site in place."""
    pages_beside(folder)
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tests" / "example" / "data", folder / "data")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return with_old_site(folder)


def stubbed(folder: Path, **plan: Any) -> Path:
    """Make `folder` the root of a portal that tests.stub_builder builds by `plan`, with an old site in place."""
    (folder / "stub.json").write_text(json.dumps(plan), "utf-8")
    return with_old_site(folder)


def with_old_site(folder: Path) -> Path:
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text("the old site", "utf-8")
    return folder


def has_old_site(folder: Path) -> bool:
    """Say whether the old site is still there, whole, and nothing else."""
    files = [path for path in (folder / "site").rglob("*") if path.is_file()]
    return [path.name for path in files] == ["index.html"] and files[0].read_text("utf-8") == "the old site"


def built(root: Path, folder: Path, *, builder: str = "mkdocs") -> Built:
    """Build the site of `root` into `folder`, once, without publishing it."""
    with Builder(builder) as module:
        return build(root, folder, builder=module)


def words(folder: Path, *rest: str) -> list[str]:
    return [sys.executable, "-m", "portal.commands", "--root", str(folder), *rest]


def environment(**more: str) -> dict[str, str]:
    """Return our environment, in which the code and the tests of this folder are found, with `more`."""
    return os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "hooks"), str(ROOT)])} | more


def run(folder: Path, *rest: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run `portal` to its end; `more` is added to its environment."""
    return subprocess.run(
        words(folder, *rest),
        check=False,
        capture_output=True,
        env=environment(**more),
        encoding="utf-8",
        errors="replace",
        timeout=120,
    )


def start(folder: Path, *rest: str, **more: str) -> subprocess.Popen[str]:
    """Start `portal`, as the leader of a process group; `more` is added to its environment."""
    return subprocess.Popen(
        words(folder, *rest),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(**more),
        encoding="utf-8",
        start_new_session=True,
    )
