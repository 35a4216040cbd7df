"""Build the site beside the one that is being served, then put it in its place in one step."""

import ctypes
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2
"""Of renameat2(2): the two paths trade places atomically."""
BUILDER = "mkdocs"


class BuildError(Exception):
    """The builder said no; what is wrong has been printed."""


def build(root: Path, folder: Path, *, builder: str = BUILDER) -> None:
    """Build the site of `root` strictly into `folder`.

    `builder` is the module that builds: mkdocs, or one that takes the same command line.

    Raises:
        BuildError: when the builder refuses; it has printed why.

    """
    command = [sys.executable, "-m", builder, "build", "--config-file", "mkdocs.yml", "--quiet", "--strict"]
    command += ["--site-dir", str(folder)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    if subprocess.run(command, cwd=root, env=environment, check=False).returncode:  # noqa: S603 - our own words
        raise BuildError


def publish(root: Path, *, builder: str = BUILDER) -> Path:
    """Build the site of `root` and return its folder, `root/site`.

    The new site is built in a folder of its own, beside the old one: a build that fails or is killed leaves the
    old site whole.

    Raises:
        BuildError: when the builder refuses.

    """
    for leftover in root.glob(".site-*"):
        shutil.rmtree(leftover)
    site = root / "site"
    work = Path(tempfile.mkdtemp(prefix=".site-", dir=root))
    work.chmod(0o755)
    try:
        build(root, work, builder=builder)
        _replace(work, site)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return site


def _replace(new: Path, old: Path) -> None:
    """Put `new` where `old` is; what was there, if anything, is then where `new` was."""
    if not old.exists():
        new.rename(old)
    elif not _exchange(new, old):
        aside = new.with_name(f"{new.name}-old")
        old.rename(aside)
        new.rename(old)
        shutil.rmtree(aside)


def _exchange(one: Path, other: Path) -> bool:
    """Make two paths trade places in one step, where the system can; say whether it was done."""
    try:
        renameat2 = ctypes.CDLL(None).renameat2
    except (OSError, AttributeError):
        return False
    done: int = renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE)
    return done == 0
