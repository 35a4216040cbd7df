"""`portal health`: in what shape the data are."""

from pathlib import Path

import click

from portal.editing import BOLD, health_as_json, health_told, health_told_of
from portal.knowing import Knowledge
from portal.records import did_you_mean, load, today
from portal.saying import say, shows_style, warn


def run(root: Path, *, city: str | None, form: str) -> int:
    """Print in what shape the data are, of a city or of all; return 0 once it is said, however they are.

    Raises:
        DataError: when records are wrong.
        DayError: when it cannot be said what day it is.

    """
    known = Knowledge(load(root, today=today()), today())
    health = known.health
    if city and city not in health.cities:
        warn(f"« {city} » n’est pas une ville du portail où il y a des lieux{did_you_mean(city, health.cities)}")
        return 1
    paint = _painted if shows_style() else _plain
    if form == "json":
        say(health_as_json(health, [city] if city else [*health.cities]))
    else:
        say(health_told_of(health, city, paint=paint) if city else health_told(health, paint=paint))
    return 0


def _painted(text: str, colour: str) -> str:
    if colour == BOLD:
        return click.style(text, bold=True)
    return click.style(text, fg=colour) if colour else text


def _plain(text: str, colour: str) -> str:
    del colour
    return text


command = click.Command(
    "health",
    callback=click.pass_obj(run),
    help="Dire ce qui est récent, ancien ou inconnu dans les fiches.",
    epilog="Le code de sortie est 0 quel que soit l’état des données : vieillir n’est pas une faute.",
    params=[
        click.Option(["--city"], metavar="VILLE", help="Une ville seulement, avec les lieux où il manque un fait."),
        click.Option(
            ["--format", "form"],
            type=click.Choice(["text", "json"]),
            default="text",
            show_default=True,
            help="Du texte, ou du JSON pour un programme.",
        ),
    ],
)
