"""What an editor means: a record by its file or by its short code, files and folders below the root."""

from collections.abc import Iterator
from pathlib import Path

import click

from portal.records import KINDS, Catalogue, Record, did_you_mean
from portal.saying import warn

CODED = ("sites", "donation_points")
"""The kinds of record whose pages show a short code; any other is named by its file."""


def below(root: Path, path: Path) -> str:
    """Return the way from the root to a file or a folder.

    Raises:
        click.UsageError: when it is not in the root.

    """
    if not path.resolve().is_relative_to(root):
        raise click.UsageError(f"{path} n’est pas dans {root}.")
    return path.resolve().relative_to(root).as_posix()


def record_named(name: str, catalogue: Catalogue) -> Record | None:
    """Return the record of this file or code; say which is the nearest, and return nothing, where there is none."""
    names = dict(_named(catalogue))
    if record := names.get(name) or names.get(name.upper()) or names.get(name.removeprefix("./")):
        return record
    warn(f"« {name} » n’est le code ni le fichier d’aucune fiche{did_you_mean(name, names)}")
    return None


def _named(catalogue: Catalogue) -> Iterator[tuple[str, Record]]:
    """Yield every record by what it may be called here: its file, and its code if it has one."""
    for kind in KINDS:
        for record in catalogue.of_kind(kind).values():
            yield record.path, record
            if kind in CODED and (code := getattr(record, "code", None)):
                yield code, record
