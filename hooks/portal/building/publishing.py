"""Build the site beside the one that is being served, then put it in its place in one step."""

import ctypes
import os
import shutil
import tempfile
from pathlib import Path

from portal.building.builder import Builder, BuildError
from portal.building.complete import Built, IncompleteError, confirm
from portal.building.compressed import compress
from portal.building.lock import PATIENCE, BusyError, only_builder

AT_FDCWD = -100
RENAME_EXCHANGE = 2
"""Of renameat2(2): the two paths trade places atomically."""
WORK = ".site-"
"""How the name of a folder begins that a build works in, beside the site."""


def build(root: Path, folder: Path, *, builder: Builder) -> Built:
    """Build the site of `root` strictly into `folder`, see that it is whole, and say what was built.

    Raises:
        BuildError: when the builder refuses, or what it built is not whole.

    """
    builder.run(root, folder)
    try:
        return confirm(folder)
    except IncompleteError as error:
        raise BuildError(str(error)) from None


def publish(root: Path, site: Path, *, builder: Builder, patience: float = PATIENCE, compressed: bool = False) -> Built:
    """Build the site of `root`, put it at `site` in one step, and say what was built.

    The new site is built in a folder of its own, beside the old one: a build that fails or is killed leaves the
    old site whole. `patience` is how long to wait for another build, in seconds; `compressed`, whether each text is to
    have its compressed copies beside it.

    Raises:
        BuildError: when the site cannot be built, is not whole, or may not be put there, or another build is running.
        OSError: when the system refuses a folder or a place on the disk; the old site stays.

    """
    try:
        with only_builder(site.parent, patience=patience):
            _refuse(site)
            _sweep(site.parent)
            work = Path(tempfile.mkdtemp(prefix=WORK, dir=site.parent))
            try:
                work.chmod(0o755)
                built = build(root, work, builder=builder)
                if compressed:
                    compress(work)
                _replace(work, site)
            finally:
                shutil.rmtree(work, ignore_errors=True)
    except BusyError as error:
        raise BuildError(str(error)) from None
    return built


def _refuse(site: Path) -> None:
    """Raise what is wrong with the place of the site, before anything is built."""
    if site.is_symlink():
        raise BuildError(
            f"{site.name} est un lien vers {site.readlink()}, et seul un vrai dossier s’échange d’un coup. Supprimez "
            f"ce lien (« rm {site.name} »), et faites-le dans l’autre sens : de l’endroit publié vers {site.name}/."
        )
    if site.exists() and not site.is_dir():
        raise BuildError(f"{site.name} n’est pas un dossier : renommez ce fichier, sa place est celle du site.")
    if site.is_mount():
        raise BuildError(
            f"{site.name}/ est un point de montage, et seul un dossier ordinaire s’échange d’un coup. "
            "Montez plutôt le dossier qui le contient."
        )


def _sweep(folder: Path) -> None:
    """Remove the folders of builds that were killed: who holds the lock is the only one that builds."""
    for leftover in sorted(folder.glob(f"{WORK}*")):
        if leftover.is_dir() and not leftover.is_symlink():
            shutil.rmtree(leftover, ignore_errors=True)


def _replace(new: Path, old: Path) -> None:
    """Put `new` where `old` is; what was there, if anything, is then where `new` was, or gone."""
    if not old.exists():
        new.rename(old)
    elif not _exchange(new, old):
        aside = new.with_name(f"{new.name}-old")
        old.rename(aside)
        try:
            new.rename(old)
        except BaseException:
            aside.rename(old)
            raise
        shutil.rmtree(aside, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Make two paths trade places in one step, where the system can; say whether it was done."""
    try:
        renameat2 = ctypes.CDLL(None).renameat2
    except (OSError, AttributeError):
        return False
    done: int = renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE)
    return done == 0
