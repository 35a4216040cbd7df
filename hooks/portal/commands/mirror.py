"""`portal mirror`: what a list says of our places that we do not, and the reverse."""

from pathlib import Path

import click

from portal.commands.lists import PARAMETERS, followed
from portal.imports import FORMATS, mirror_markdown, mirror_text, mirrored
from portal.records import load, today
from portal.saying import say


def run(root: Path, *, form: str, file: Path, as_markdown: bool) -> int:
    """Say field by field what a list and our records of the same places do not say alike; nothing is written.

    Return 0 when every row could be read.

    Raises:
        DataError: when records are wrong, or the list is not of this form.
        DayError: when it cannot be said what day it is.
        OSError: when the file cannot be read.

    """
    chosen = FORMATS[form]
    catalogue = load(root, today=today())
    read, unread = chosen.rows(file, chosen.columns)
    with followed(read) as rows:
        found = mirrored(chosen, rows, catalogue, unread=unread)
    say(mirror_markdown(found, name=file.name, day=today()) if as_markdown else mirror_text(found))
    return 1 if found.refused else 0


command = click.Command(
    "mirror",
    callback=click.pass_obj(run),
    help=(
        "Comparer nos fiches à une liste, champ par champ. Elle dit des choses de nos lieux que nous ne disons pas, et "
        "l’inverse. Rien n’est écrit."
    ),
    params=[
        *PARAMETERS,
        click.Option(["--markdown", "as_markdown"], is_flag=True, help="Le dire en Markdown, avec des tableaux."),
    ],
)
