"""`portal new`: a new record, asked for one question after the other, checked at each, and written with its code."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from portal.commands import check
from portal.commands.interview import Interview, told_faults
from portal.commands.prompts import UNREADABLE, EndOfAnswers, is_readable, ready_to_ask
from portal.drafting import Double, Fresh, put_in_place, way
from portal.records import KINDS, DataError, Kind, did_you_mean, load, today
from portal.saying import say, warn

GIVEN = re.compile(r"([a-z_]+(?:\[\d+\]|\.[a-z_]+)*)=(.*)", re.DOTALL)
NOTHING = "Rien n’est écrit."


def _name(kind: Kind) -> str:
    """Return what a kind is called in the command: `donation-point`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", kind.model.__name__).lower()


SORTS: Mapping[str, Kind] = {_name(kind): kind for kind in KINDS.values() if not kind.single}
"""The kinds that have a file for each record."""


@dataclass(frozen=True)
class Asked:
    """What the options of the command say."""

    fields: Sequence[str] = ()
    city: str | None = None
    file: str | None = None
    silent: bool = False
    despite: bool = False


def run(root: Path, *, sort: str, asked: Asked) -> int:
    """Ask for a new record, write it with its code, and check all records; return 0 once it is there.

    Raises:
        DataError: when the records that are there are wrong.
        DayError: when it cannot be said what day it is.
        OSError: when a file cannot be written.
        click.UsageError: when a field that is given is not written as one.

    """
    fresh = Fresh(SORTS[sort], load(root, today=today()), today())
    if asked.city is not None and asked.city not in fresh.folders:
        warn(f"« {asked.city} » n’est pas une ville du portail{did_you_mean(asked.city, fresh.folders)}")
        return 1
    fresh.folder, fresh.file = asked.city or "", asked.file or ""
    for given in asked.fields:
        _give(fresh, given)
    return _without_question(fresh, root, asked) if asked.silent else _interview(fresh, root, asked)


def _give(fresh: Fresh, given: str) -> None:
    """Take a field that the command line gives: `nom=…`, `sources[0].titre=…`; said again, a list has one more."""
    if not is_readable(given):
        raise click.UsageError(UNREADABLE)
    found = GIVEN.fullmatch(given)
    if not found:
        raise click.UsageError(f"« {given} » n’est pas un champ et sa valeur : écrivez par exemple nom=…")
    try:
        fresh.give(way(found[1]), found[2].strip())
    except KeyError:
        said = f"« {found[1]} » n’est pas un champ de cette fiche{fresh.field_like(found[1])}"
        raise click.UsageError(said) from None


def _without_question(fresh: Fresh, root: Path, asked: Asked) -> int:
    """Write what the command line gives, or say all that it lacks."""
    fresh.with_days()
    if fresh.folders and not fresh.folder:
        warn(f"Il manque --ville : {', '.join(fresh.folders)}.")
        return 1
    if faults := fresh.faults():
        warn(f"{told_faults(faults)}\n{NOTHING}")
        return 1
    if fault := fresh.fault_of_path():
        warn(f"Refusé : {fault}.\n{NOTHING}")
        return 1
    if (doubles := fresh.doubles()) and not asked.despite:
        warn("\n".join([*map(Double.told, doubles), f"{NOTHING} Ce n’est pas un double ? Ajoutez --malgre-le-double."]))
        return 1
    try:
        return _written(fresh, root)
    except DataError as error:
        warn(f"{error.summary}\n{NOTHING}")
        return 1


def _interview(fresh: Fresh, root: Path, asked: Asked) -> int:
    """Ask, show what was answered, and write it once the editor says so; what is then wrong is asked again."""
    ready_to_ask()
    interview = Interview(fresh, despite=asked.despite)
    try:
        interview.ask()
        while interview.reviewed():
            try:
                return _written(fresh, root)
            except DataError as error:
                say(f"\n{error.summary}\n{NOTHING}")
            except FileExistsError:
                say(f"\nLe fichier {fresh.path} existe déjà : il n’est pas remplacé.\n{NOTHING}")
    except EndOfAnswers:
        warn(f"Les réponses s’arrêtent ici. {NOTHING}")
        return 1
    warn(NOTHING)
    return 1


def _written(fresh: Fresh, root: Path) -> int:
    written = put_in_place(fresh, root)
    say("\n".join(["", *(f"Écrit : {path}" for path in written)]))
    code = check.run(root, paths=[root / fresh.path])
    say("Regardez la page avec « make serve », puis proposez votre changement.")
    return code


@click.pass_obj
def _run(root: Path, /, *, sort: str, **asked: Any) -> int:
    return run(root, sort=sort, asked=Asked(**asked))


command = click.Command(
    "new",
    callback=_run,
    help=(
        "Écrire une nouvelle fiche en répondant à des questions. Chaque réponse est vérifiée aussitôt. Rien n’est "
        f"écrit avant la fin, et aucune fiche n’est remplacée. SORTE : {', '.join(SORTS)}."
    ),
    params=[
        click.Argument(["sort"], type=click.Choice([*SORTS]), metavar="SORTE"),
        click.Option(["--ville", "city"], metavar="VILLE", help="La ville, par son nom de fichier (lyon)."),
        click.Option(
            ["--fichier", "file"], metavar="NOM", help="Le nom du fichier, sans .yml (sinon : d’après le nom)."
        ),
        click.Option(
            ["--champ", "fields"],
            multiple=True,
            metavar="CHAMP=VALEUR",
            help="Une réponse donnée d’avance : nom=…, sources[0].titre=… (répétable, aussi pour une liste).",
        ),
        click.Option(["--sans-question", "silent"], is_flag=True, help="Ne rien demander : ce qui manque est refusé."),
        click.Option(
            ["--malgre-le-double", "despite"], is_flag=True, help="Écrire une fiche qui ressemble à une autre."
        ),
    ],
)
