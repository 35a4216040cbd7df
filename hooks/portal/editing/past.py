"""The records and the texts as they were at a revision, beside the code of today."""

import io
import shutil
import subprocess
import tarfile
from pathlib import Path

THEN = ("data", "docs")
"""What is taken from the revision."""
NOW = ("hooks", "overrides", "mkdocs.yml")
"""What builds pages of it: today's, so that what differs is what an editor changed."""


class PastError(Exception):
    """The revision cannot be read; the message says why, in French."""


def as_it_was(root: Path, revision: str, folder: Path) -> None:
    """Write into `folder` a portal with the records and the texts of a revision.

    Raises:
        PastError: where there is no git, no such revision, or nothing of a portal in it.

    """
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if not commit:
        raise PastError(f"« {revision} » ne désigne aucune version : essayez « HEAD », « main » ou « HEAD~1 »")
    packed = _git(root, "archive", "--format=tar", commit.decode().strip(), *THEN)
    if not packed:
        raise PastError(f"la version « {revision} » n’a pas de dossiers {' et '.join(THEN)}")
    with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
        tar.extractall(folder, filter="data")
    for name in NOW:
        copy = shutil.copytree if (root / name).is_dir() else shutil.copy2
        copy(root / name, folder / name)


def _git(root: Path, *words: str) -> bytes:
    """Return what git answers, or nothing where it refuses."""
    try:
        asked = subprocess.run(["git", "-C", root, *words], capture_output=True, check=False)  # noqa: S603, S607
    except FileNotFoundError:
        raise PastError("git n’est pas installé : cette commande en a besoin") from None
    return b"" if asked.returncode else asked.stdout
