"""`portal check`: the records, and what makes texts hard to read."""

from collections.abc import Sequence
from pathlib import Path

import click

from portal.commands.naming import below
from portal.commands.schemas import write_schemas
from portal.editing import REPORTS, Found, changes
from portal.records import KINDS, Catalogue, DataError, fixed_day, load, remarks_on, today, told
from portal.saying import say, warn

FEW = 10
"""Remarks after this many are counted, not told: nothing waits for them."""
WATCHED = ("data", "docs")


def run(root: Path, *, paths: Sequence[Path] = (), whole: bool = False, form: str = "text", watch: bool = False) -> int:
    """Check the records of `root`; return 0 when all are right.

    All are read, since one names another. With `paths`, what is told, and what fails, is what lies in these files and
    folders; the rest is counted. With `whole`, every problem is told, however many. A report in another form than text
    holds them all. With `watch`, all is checked again after each change, until Ctrl-C.

    What makes a text hard to read is told after the result, and changes nothing of it. Where all is right, editors of
    code get the schemas of these records.

    Raises:
        DayError: when it cannot be said what day it is.
        click.UsageError: when a path is not in `root`.

    """
    named = [below(root, path) for path in paths]
    if not watch:
        return _check(root, named, whole=whole, form=form)
    try:
        for _ in changes([root / name for name in WATCHED if (root / name).exists()]):
            _check(root, named, whole=whole, form=form)
            say("\nJe regarde les fiches et les textes. Ctrl-C pour arrêter.\n")
    except KeyboardInterrupt:
        say("Arrêté.")
    return 0


def _check(root: Path, named: Sequence[str], *, whole: bool, form: str) -> int:
    catalogue, everything = _found(root)
    found = everything.within(named)
    if report := REPORTS.get(form):
        say(report(found))
        return 1 if found.problems else 0
    elsewhere = len(everything.problems) - len(found.problems)
    if found.problems:
        error = DataError(found.problems)
        warn("\n".join(filter(None, (error.told() if whole else error.summary, fixed_day()))))
    elif catalogue:
        counts = (f"{len(catalogue.of_kind(name))} {kind.label}" for name, kind in KINDS.items())
        say(f"Tout est correct : {', '.join(counts)}")
    else:
        say(f"Rien à corriger dans {', '.join(named)}.")
    if elsewhere:
        warn(f"Dans d’autres fichiers, erreurs : {elsewhere}. « portal check » les montre.")
    if found.remarks:
        say(f"\nÀ relire, car plus difficile à lire :\n{told(found.remarks, 'remarque', most=None if whole else FEW)}")
    return 1 if found.problems else 0


def _found(root: Path) -> tuple[Catalogue | None, Found]:
    try:
        catalogue = load(root, today=today())
    except DataError as error:
        return None, Found(error.problems, [])
    write_schemas(root, catalogue)
    return catalogue, Found([], remarks_on(catalogue))


command = click.Command(
    "check",
    callback=click.pass_obj(run),
    help="Vérifier les fiches, et rien d’autre.",
    params=[
        click.Argument(["paths"], nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[FICHIER…]"),
        click.Option(["--all", "whole"], is_flag=True, help="Tout montrer, pas seulement les premières lignes."),
        click.Option(
            ["--format", "form"],
            type=click.Choice(["text", *REPORTS]),
            default="text",
            show_default=True,
            help="Comment le dire : du texte, ou un rapport pour une forge ou un outil.",
        ),
        click.Option(["--watch"], is_flag=True, help="Recommencer à chaque changement, jusqu’à Ctrl-C."),
    ],
)
