"""`portal links`: whether the addresses of other sites still lead somewhere."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from portal.commands.naming import below
from portal.editing import (
    Manners,
    State,
    link_counts,
    link_data,
    link_lines,
    link_report,
    outside_addresses,
    visits,
    weighed,
)
from portal.records import FileError, today
from portal.saying import say, warn

REPORTS = "rapports"
"""The folder of reports, which git does not keep."""


@dataclass(frozen=True)
class Asked:
    """What the options of the command say."""

    paths: Sequence[Path] = ()
    city: str = ""
    into: Path | None = None
    pause: float = 1.0
    wait: float = 20.0


def run(root: Path, asked: Asked) -> int:
    """Visit the other sites that records and texts lead to, and keep a report; return 0 when no link is dead.

    A site that does not let programs in is not dead: it was not verified. Where no site answers, nothing was.

    Raises:
        DayError: when it cannot be said what day it is.
        OSError: when the report cannot be written.
        click.UsageError: when a path is not in `root`.

    """
    try:
        spots = outside_addresses(root, [below(root, path) for path in asked.paths], city=asked.city)
    except FileError as error:
        warn(f"{error.path} : {error.sentence}")
        return 1
    manners = Manners(pause=asked.pause, connect=asked.wait, read=asked.wait)
    is_hidden = not sys.stderr.isatty()
    with click.progressbar(
        visits(spots, manners), length=len(spots), label="Liens", file=sys.stderr, hidden=is_hidden
    ) as bar:
        found = weighed(list(bar))
    into = asked.into or root / REPORTS
    into.mkdir(parents=True, exist_ok=True)
    (into / "liens.md").write_text(link_report(found, spots, today()), "utf-8", newline="\n")
    (into / "liens.json").write_text(link_data(found, spots, today()), "utf-8", newline="\n")
    dead = link_lines(found, spots, State.DEAD)
    for line in (*dead, *link_lines(found, spots, State.MOVED)):
        warn(line)
    is_unheard = bool(found) and not any(one.is_heard for one in found)
    if is_unheard:
        warn("Aucun site n’a répondu : vérifiez votre connexion, puis recommencez.")
    say(f"{link_counts(found)}\nRapport : {into / 'liens.md'}")
    return 1 if dead or is_unheard else 0


@click.pass_obj
def _run(root: Path, /, **asked: Any) -> int:
    return run(root, Asked(**asked))


command = click.Command(
    "links",
    callback=_run,
    help=(
        "Vérifier les liens vers d’autres sites. Une demande à la fois par site, et un rapport est gardé. "
        "Un site qui refuse les programmes est « non vérifié », pas mort."
    ),
    params=[
        click.Argument(["paths"], nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[FICHIER…]"),
        click.Option(
            ["--city"], default="", metavar="VILLE", help="Une ville seulement, par son nom de fichier (lyon)."
        ),
        click.Option(
            ["--into"],
            type=click.Path(path_type=Path),
            metavar="DOSSIER",
            help=f"Où va le rapport (sinon : {REPORTS}/).",
        ),
        click.Option(
            ["--pause"],
            type=click.FloatRange(min=0),
            default=1.0,
            show_default=True,
            help="Secondes entre deux demandes à un site.",
        ),
        click.Option(
            ["--wait"],
            type=click.FloatRange(min=0, min_open=True),
            default=20.0,
            show_default=True,
            help="Secondes où attendre une réponse.",
        ),
    ],
)
