"""What the commands that read a list share: how its format is asked for, and the bar that shows how far they are."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from portal.imports import FORMATS, Row

PARAMETERS = (
    click.Argument(["file"], type=click.Path(path_type=Path), metavar="FICHIER"),
    click.Option(
        ["--format", "form"],
        type=click.Choice([*FORMATS]),
        required=True,
        metavar="FORMAT",
        help=f"Quelle liste c’est : {', '.join(FORMATS)}.",
    ),
)


@contextmanager
def followed(rows: Sequence[Row]) -> Iterator[Iterator[Row]]:
    """Give rows one by one, with a bar on a terminal and nothing elsewhere."""
    with click.progressbar(rows, label="Lecture", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        yield iter(bar)
