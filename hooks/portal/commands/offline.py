"""`portal offline`: the whole portal as one file, for a key or for a place without a line."""

import shutil
from pathlib import Path

import click

from portal.building import published
from portal.saying import say, say_size, warn


def run(root: Path) -> int:
    """Put the archive of `root/site` into `root`; return 0 when it is there."""
    found = published(root / "site")
    if not found:
        warn("Il n’y a pas encore de site : lancez d’abord « make site ».")
        return 1
    for name, file in found.items():
        shutil.copyfile(file, root / name)
        say(f"{name} : {say_size(file.stat().st_size)}\nOuvrez-le, puis son fichier index.html.")
    return 0


command = click.Command(
    "offline",
    callback=click.pass_obj(run),
    help="Mettre le portail construit dans un seul fichier.",
)
