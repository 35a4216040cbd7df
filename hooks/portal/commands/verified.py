"""`portal verified`: that facts of a record were verified, written into its sources."""

from collections.abc import Sequence
from pathlib import Path

import click

from portal.commands.naming import record_named
from portal.editing import Answer, UnkeptError, verified
from portal.knowing import MEANS
from portal.records import load, today
from portal.saying import say, warn


def run(root: Path, *, code: str, fields: Sequence[str], by: str, means: str) -> int:
    """Write into the record of a place that these fields were verified today; return 0 once it is written.

    Raises:
        DataError: when records are wrong, or this one would be.
        DayError: when it cannot be said what day it is.
        OSError: when the record cannot be written.

    """
    catalogue = load(root, today=today())
    record = record_named(code, catalogue)
    if record is None:
        return 1
    try:
        made = verified(record, Answer(fields, by, means, today()), catalogue)
    except UnkeptError as error:
        warn(str(error))
        return 1
    (root / record.path).write_text(made, "utf-8", newline="\n")
    say(f"Écrit : {record.path}")
    return 0


command = click.Command(
    "verified",
    callback=click.pass_obj(run),
    help="Écrire dans une fiche ce qui a été vérifié ce jour.",
    params=[
        click.Argument(["code"], metavar="FICHE"),
        click.Argument(["fields"], nargs=-1, required=True, metavar="CHAMP…"),
        click.Option(["--by"], required=True, help="Qui a vérifié : une équipe, jamais une personne."),
        click.Option(["--means"], type=click.Choice([*MEANS]), default="appel", show_default=True, help="Comment."),
    ],
)
