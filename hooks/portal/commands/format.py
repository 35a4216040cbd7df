"""`portal format`: records written alike, whoever typed them; what they say stays."""

from collections.abc import Sequence
from pathlib import Path

import click

from portal.commands.naming import below
from portal.editing import untidy
from portal.records import DataError
from portal.saying import say, warn


def run(root: Path, *, paths: Sequence[Path] = (), only_told: bool = False) -> int:
    """Write records in their usual form, or only say which are not; return 0 when none is left.

    Nothing is written when one of them is no YAML.

    Raises:
        OSError: when a record cannot be written.
        click.UsageError: when a path is not in `root`.

    """
    try:
        made = untidy(root, [below(root, path) for path in paths])
    except DataError as error:
        warn(f"{error.summary}\nRien n’a été écrit.")
        return 1
    if only_told and made:
        warn("\n".join(["À mettre en forme, par « portal format » :", *made]))
        return 1
    for path, text in made.items():
        (root / path).write_text(text, "utf-8", newline="\n")
        say(f"Écrit : {path}")
    if not made:
        say("Rien à mettre en forme.")
    return 0


command = click.Command(
    "format",
    callback=click.pass_obj(run),
    help=(
        "Mettre les fiches en forme. Ordre des champs, numéros, guillemets, retraits, première ligne : "
        "elles sont écrites de la même façon. "
        "Ce qu’elles disent ne change pas, et les commentaires restent."
    ),
    params=[
        click.Argument(["paths"], nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[FICHIER…]"),
        click.Option(["--check", "only_told"], is_flag=True, help="Dire ce qui changerait, sans rien écrire."),
    ],
)
