"""`portal build`: the site, in `site/`, in one step."""

import time
from pathlib import Path

import click

from portal.building import Builder, BuildError, publish
from portal.records import fixed_day
from portal.saying import reason, say, warn


def run(root: Path, *, builder: str, compressed: bool = False) -> int:
    """Build and publish the site of `root`; return 0 when the new site is in place.

    `compressed` is whether each text is to have its compressed copies beside it.

    Raises:
        DayError: when it cannot be said what day it is.

    """
    day = fixed_day()
    begun = time.monotonic()
    try:
        with Builder(builder) as module:
            built = publish(root, root / "site", builder=module, compressed=compressed)
    except (BuildError, OSError) as error:
        why = reason(error) if isinstance(error, OSError) else str(error)
        stays = "Le site n’a pas été reconstruit : l’ancien, s’il y en a un, reste en place."
        warn("\n".join(filter(None, (why, day, stays))))
        return 1
    counts = ", ".join(f"{count} {label}" for label, count in built.records.items())
    say(
        f"Fiches devenues pages : {counts}\n"
        f"{built.pages} pages en {time.monotonic() - begun:.1f} secondes.\n"
        "Pour le voir : lancez « make serve »."
    )
    return 0


BUILDER = click.Option(["--builder"], default="mkdocs", show_default=True, help="Le module Python qui construit.")
"""Which module builds, for each verb that does."""

command = click.Command(
    "build",
    callback=click.pass_obj(run),
    help="Construire le site dans site/, d’un seul coup.",
    params=[BUILDER],
)
