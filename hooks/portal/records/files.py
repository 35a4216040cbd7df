"""The files of a folder, each listed and read once, whatever may lie there."""

import os
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISDIR, S_ISREG

MOST_BYTES = 1_000_000
"""A record or a page has a hundredth of this; more is a mistake."""
DEEPEST = 20
"""Folders go three deep."""


class FileError(Exception):
    """A file or folder that cannot be taken: which, and what is wrong with it, in French."""

    def __init__(self, path: str, sentence: str) -> None:
        super().__init__(sentence)
        self.path = path
        self.sentence = sentence


def listed(root: Path, folder: str, *, suffix: str = "") -> Iterator[str | FileError]:
    """Yield each file below `root/folder` whose name ends in `suffix`, as a text from the root, in a stable order.

    What has a name with a dot in front is passed over. What is no file, or cannot be listed, is yielded as an error.
    """
    try:
        with os.scandir(root / folder) as found:
            inside = sorted((one for one in found if not one.name.startswith(".")), key=lambda one: one.name)
    except FileNotFoundError:
        return
    except OSError:
        yield FileError(folder, "ce dossier ne peut pas être lu : vérifiez ses droits")
        return
    for one in inside:
        path = f"{folder}/{one.name}"
        if path.count("/") > DEEPEST:
            yield FileError(path, "trop de dossiers sont rangés les uns dans les autres")
        elif one.is_dir(follow_symlinks=False) and not one.name.endswith(".yml"):
            yield from listed(root, path, suffix=suffix)
        elif one.name.endswith(suffix):
            fault = None if one.is_file(follow_symlinks=False) else _fault(root, path)
            yield FileError(path, fault) if fault else path


def _fault(root: Path, path: str) -> str | None:
    """Say why what is no plain file is not to be opened; a link to one of our files may be."""
    try:
        real = (root / path).resolve()
        mode = real.stat().st_mode
    except (OSError, RuntimeError):  # the second for a link that leads back to itself
        return "ce fichier ne peut pas être lu : c’est un lien qui ne mène nulle part, ou ses droits l’interdisent"
    if not real.is_relative_to(root.resolve()):
        return "ce lien mène hors du dossier du portail : mettez ici le fichier lui-même"
    if S_ISDIR(mode):
        return "c’est un dossier, pas un fichier : retirez-le, ou donnez-lui un autre nom"
    if not S_ISREG(mode):
        return "ce n’est pas un fichier ordinaire : retirez-le"
    return None


def read(root: Path, path: str) -> bytes:
    """Return what a file holds; raise `FileError` where it cannot be read, or is far too big."""
    file = root / path
    try:
        fits = file.stat().st_size <= MOST_BYTES
        data = file.read_bytes() if fits else b""
    except OSError:
        raise FileError(path, "ce fichier ne peut pas être lu : vérifiez ses droits") from None
    if not fits:
        raise FileError(path, f"ce fichier est trop gros : {MOST_BYTES // 1_000_000} Mo au plus")
    return data
