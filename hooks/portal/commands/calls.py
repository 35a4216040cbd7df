"""`portal calls`: whom to call to verify what is known."""

from pathlib import Path

import click

from portal.editing import CALL_LISTS, calls
from portal.knowing import Knowledge
from portal.records import did_you_mean, load, today
from portal.saying import say, warn


def run(root: Path, *, city: str | None, form: str, most: int | None) -> int:
    """Print the calls to make, in a city or everywhere, the most needed first; return 0 once they are printed.

    Raises:
        DataError: when records are wrong.
        DayError: when it cannot be said what day it is.

    """
    catalogue = load(root, today=today())
    if city and city not in catalogue.cities:
        warn(f"« {city} » n’est pas une ville du portail{did_you_mean(city, catalogue.cities)}")
        return 1
    found = calls(Knowledge(catalogue, today()), city=city)[:most]
    say(CALL_LISTS[form](found))
    return 0


command = click.Command(
    "calls",
    callback=click.pass_obj(run),
    help="Dire qui appeler pour vérifier les fiches.",
    params=[
        click.Option(["--city"], metavar="VILLE", help="Une ville seulement, par son nom de fichier (lyon)."),
        click.Option(
            ["--format", "form"],
            type=click.Choice([*CALL_LISTS]),
            default="markdown",
            show_default=True,
            help="Un texte, un tableau, ou une page à imprimer.",
        ),
        click.Option(["--most"], type=click.IntRange(min=1), metavar="NOMBRE", help="Combien d’appels, au plus."),
    ],
)
