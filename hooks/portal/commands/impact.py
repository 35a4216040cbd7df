"""`portal impact`: what would follow if a record went."""

from pathlib import Path

import click

from portal.commands.naming import record_named
from portal.editing import removal_told, what_follows
from portal.knowing import Knowledge
from portal.records import load, today
from portal.saying import say


def run(root: Path, *, name: str) -> int:
    """Print what would break, go, or lose its reason without a record; return 0 once it is said.

    Raises:
        DataError: when records are wrong.
        DayError: when it cannot be said what day it is.

    """
    catalogue = load(root, today=today())
    record = record_named(name, catalogue)
    if record:
        say(removal_told(what_follows(record, Knowledge(catalogue, today()), root)))
    return 0 if record else 1


command = click.Command(
    "impact",
    callback=click.pass_obj(run),
    help="Dire ce qui se passerait si une fiche disparaissait.",
    params=[click.Argument(["name"], metavar="FICHE")],
)
