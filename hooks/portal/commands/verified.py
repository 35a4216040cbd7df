"""`portal verified`: that facts of a record were verified, written into its sources."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from portal.editing import MEANS, Answer, UnkeptError, verified
from portal.records import KINDS, Catalogue, DataError, Record, load, near, today
from portal.saying import say, warn

CODED = ("sites", "donation_points")
"""The kinds of record that have a short code; any other is named by its file."""


def run(root: Path, *, code: str, fields: Sequence[str], by: str, means: str) -> int:
    """Write into the record of a place that these fields were verified today; return 0 once it is written.

    Raises:
        DayError: when it cannot be said what day it is.
        OSError: when the record cannot be written.

    """
    try:
        catalogue = load(root, today=today())
        names = dict(_named(catalogue))
        record = names.get(code) or names.get(code.upper())
        if record is None:
            proposed = near(code, names)
            ending = f" : vouliez-vous dire « {proposed} » ?" if proposed else "."
            warn(f"« {code} » n’est le code ni le fichier d’aucune fiche{ending}")
            return 1
        made = verified(record, Answer(fields, by, means, today()), catalogue)
    except DataError as error:
        warn(error.summary)
        return 1
    except UnkeptError as error:
        warn(str(error))
        return 1
    (root / record.path).write_text(made, "utf-8", newline="\n")
    say(f"Écrit : {record.path}")
    return 0


def _named(catalogue: Catalogue) -> Iterator[tuple[str, Record]]:
    """Yield every record by what it may be called here: its file, and its code if it has one."""
    for kind in KINDS:
        for record in catalogue.of_kind(kind).values():
            yield record.path, record
            if kind in CODED and (code := getattr(record, "code", None)):
                yield code, record


command = click.Command(
    "verified",
    callback=click.pass_obj(run),
    help="Écrire dans une fiche ce qui a été vérifié ce jour.",
    params=[
        click.Argument(["code"], metavar="CODE"),
        click.Argument(["fields"], nargs=-1, required=True, metavar="CHAMP…"),
        click.Option(
            ["--by"], required=True, help="Qui a vérifié : une équipe, jamais une personne."
        ),
        click.Option(["--means"], type=click.Choice([*MEANS]), default="appel", show_default=True, help="Comment."),
    ],
)
