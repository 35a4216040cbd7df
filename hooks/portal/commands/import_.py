"""`portal import`: a list that others made, to records that an editor reads before keeping them."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from portal.commands.codes import write_codes
from portal.imports import FORMATS, Where, propose, rows
from portal.records import DataError, Problem, load, today
from portal.saying import say, warn


def run(root: Path, *, form: str, file: Path, into: Path | None, keep: Sequence[str]) -> int:
    """Write a record for each row of a list that is a place not yet recorded, and say what became of the others.

    Return 0 when every row was written. Without `into`, records go where they belong in `root/data`,
    and each is given its short code.

    Raises:
        DayError: when it cannot be said what day it is.
        OSError: when a file cannot be read or written.

    """
    try:
        catalogue = load(root, today=today())
        read, unread = rows(file, FORMATS[form].columns)
        made = propose(FORMATS[form], read, Where(catalogue, into or root / "data", today(), frozenset(keep)))
        if not into:
            write_codes(root)
    except DataError as error:
        warn(error.summary)
        return 1
    refused = [*unread, *made.refused]
    _tell("À regarder dans les fiches écrites", made.remarks)
    _tell("Peut-être déjà là, donc pas écrits", made.doubles)
    _tell("Refusés", refused)
    say(f"Fiches écrites : {len(made.written)}. Peut-être déjà là : {len(made.doubles)}. Refusés : {len(refused)}.")
    say("Relisez chaque fiche à l’œil, surtout son résumé, puis lancez « make check ».")
    return 1 if made.doubles or refused else 0


def _tell(title: str, problems: Iterable[Problem]) -> None:
    lines = [f"{one.path}:{one.line}:{one.column}: {one.sentence}" for one in problems]
    if lines:
        warn("\n".join([f"{title} :", *lines, ""]))


command = click.Command(
    "import",
    callback=click.pass_obj(run),
    help="Proposer des fiches à partir d’une liste faite par d’autres. Rien n’est jamais remplacé.",
    params=[
        click.Argument(["form"], type=click.Choice([*FORMATS]), metavar="FORMAT"),
        click.Argument(["file"], type=click.Path(path_type=Path), metavar="FICHIER"),
        click.Option(
            ["--into"], type=click.Path(path_type=Path), metavar="DOSSIER", help="Le dossier où écrire (sinon : data/)."
        ),
        click.Option(
            ["--keep"], multiple=True, metavar="CLÉ", help="Une fiche à écrire bien qu’elle semble déjà là (répétable)."
        ),
    ],
)
