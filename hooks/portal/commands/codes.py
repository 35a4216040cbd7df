"""`portal codes`: a short code for each place that has none, written into its record and into the list of codes."""

from pathlib import Path

import click

from portal.commands import check
from portal.records import DataError, fixed_day, numbered, today
from portal.saying import say, warn


def write_codes(root: Path) -> list[str]:
    """Write the codes that are missing, and return the files written.

    Raises:
        DataError: when something else is wrong; nothing is written then.

    """
    made = numbered(root, today=today())
    for path, text in made.items():
        (root / path).write_text(text, "utf-8", newline="\n")
    return sorted(made)


def run(root: Path) -> int:
    """Write the codes that are missing, then check the records; nothing is written while something else is wrong.

    Raises:
        DayError: when it cannot be said what day it is.

    """
    try:
        written = write_codes(root)
    except DataError as error:
        warn("\n".join(filter(None, (error.summary, fixed_day()))))
        return 1
    say("\n".join([*(f"Écrit : {path}" for path in written), f"Fichiers écrits : {len(written)}"]))
    return check.run(root)


command = click.Command(
    "codes",
    callback=click.pass_obj(run),
    help="Donner un code court à chaque lieu qui n’en a pas.",
)
