"""`portal check`: the records, and what makes texts hard to read."""

from pathlib import Path

import click

from portal.records import KINDS, DataError, fixed_day, load, remarks_on, today, told
from portal.saying import say, warn

FEW = 10
"""Remarks after this many are counted, not told: nothing waits for them."""


def run(root: Path, *, whole: bool = False) -> int:
    """Check the records of `root`; return 0 when all are right. With `whole`, tell every problem, however many.

    What makes a text hard to read is told after the result, and changes nothing of it.

    Raises:
        DayError: when it cannot be said what day it is.

    """
    try:
        catalogue = load(root, today=today())
    except DataError as error:
        warn("\n".join(filter(None, (error.told() if whole else error.summary, fixed_day()))))
        return 1
    counts = (f"{len(catalogue.of_kind(name))} {kind.label}" for name, kind in KINDS.items())
    say(f"Tout est correct : {', '.join(counts)}")
    if found := remarks_on(catalogue):
        say(f"\nÀ relire, car plus difficile à lire :\n{told(found, 'remarque', most=None if whole else FEW)}")
    return 0


command = click.Command(
    "check",
    callback=click.pass_obj(run),
    help="Vérifier les fiches, et rien d’autre.",
    params=[click.Option(["--all", "whole"], is_flag=True, help="Tout montrer, pas seulement les premières lignes.")],
)
