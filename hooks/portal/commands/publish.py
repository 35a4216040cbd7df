"""`portal publish`: the site to be put online, once it says all that the law asks for."""

from pathlib import Path

import click

from portal.commands import build
from portal.records import DataError, fixed_day, load, today
from portal.saying import say, warn


def run(root: Path, *, builder: str) -> int:
    """Build the site of `root` as `portal build` does; return 1, and build nothing, while something is missing.

    Raises:
        DayError: when it cannot be said what day it is.

    """
    try:
        portal = load(root, today=today()).portal
    except DataError as error:
        warn("\n".join(filter(None, (error.summary, fixed_day()))))
        return 1
    if portal.missing:
        lacks = "\n".join(f"{portal.path}: {field}: {what}" for field, what in portal.missing.items())
        warn(
            f"Ce site ne peut pas encore être publié. Complétez d’abord :\n{lacks}\n\n"
            f"À compléter : {len(portal.missing)}. La page « Héberger le portail » du guide montre un exemple.\n"
            "Rien n’a été construit : l’ancien site, s’il y en a un, reste en place."
        )
        return 1
    code = build.run(root, builder=builder, compressed=True)
    if not code:
        say("Rien ne manque : le dossier site/ est prêt à être publié.")
    return code


command = click.Command(
    "publish",
    callback=click.pass_obj(run),
    help="Construire le site à mettre en ligne, s’il ne manque rien.",
    params=[build.BUILDER],
)
