"""`portal import`: a list that others made, to records that an editor reads before keeping them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from portal.commands.codes import write_codes
from portal.commands.lists import PARAMETERS, followed
from portal.imports import (
    FORMATS,
    REPORT,
    ROWS,
    Fate,
    Outcome,
    Proposal,
    Where,
    counted,
    dataset_of,
    propose,
    report_of,
    rows_of,
)
from portal.records import Problem, load, shown, today
from portal.saying import say, warn

PROPOSED = "proposition"
"""The folder that a list of the whole country goes to."""


@dataclass(frozen=True)
class Asked:
    """What the options of the command say, beside the list itself."""

    into: Path | None = None
    keep: Sequence[str] = ()
    dataset: str | None = None


def run(root: Path, *, form: str, file: Path, asked: Asked) -> int:
    """Write a record for each row of a list that is a place not yet recorded, and say what became of the others.

    Return 0 when nothing is left to be looked at. Where no folder is asked for, records of a list of ours go where
    they belong in `root/data`, and each is given its short code; those of a list of the whole country go to
    `root/proposition`. What goes elsewhere than to `root/data` has a report beside it.

    Raises:
        DataError: when records are wrong, or the list is not of this form.
        DayError: when it cannot be said what day it is.
        OSError: when a file cannot be read or written.

    """
    chosen = FORMATS[form]
    into = asked.into or root / (PROPOSED if chosen.national else "data")
    is_home = into.resolve() == (root / "data").resolve()
    if not is_home and (taken := next((name for name in (REPORT, ROWS) if (into / name).exists()), None)):
        warn(f"{into / taken} est déjà là : rangez cette proposition, ou donnez un autre dossier avec --into.")
        return 1
    where = Where(load(root, today=today()), into, today(), frozenset(asked.keep), asked.dataset or "")
    source = dataset_of(chosen, where)
    read, unread = chosen.rows(file, chosen.columns)
    with followed(read) as rows:
        made = propose(chosen, rows, where).with_unread(unread)
    if is_home:
        write_codes(root)
    if is_home:
        _tell(made)
    else:
        into.mkdir(parents=True, exist_ok=True)
        written = report_of(made, chosen, source, name=file.name, day=today())
        (into / REPORT).write_text(written, "utf-8", newline="\n")
        (into / ROWS).write_text(rows_of(made), "utf-8", newline="\n")
        say(f"Écrits : {into / REPORT} et {into / ROWS}.")
    say(counted(made))
    say("Relisez chaque fiche à l’œil, surtout son résumé, puis lancez « make check ».")
    return 1 if made.of(Fate.KNOWN, Fate.DOUBT, Fate.REFUSED) else 0


def _tell(made: Proposal) -> None:
    """Say what there is to look at, a line each."""
    remarks = (
        Problem(one.problem.path, one.problem.line, 1, "", f"{one.problem.sentence} : {remark}")
        for one in made.of(Fate.WRITTEN)
        for remark in one.remarks
    )
    _told("À regarder dans les fiches écrites", remarks)
    _told("Peut-être déjà là, donc pas écrits", _problems(made.of(Fate.KNOWN)))
    _told("Doutes, donc pas écrits", _problems(made.of(Fate.DOUBT)))
    _told("Refusés", _problems(made.of(Fate.REFUSED)))


def _problems(outcomes: Iterable[Outcome]) -> Iterable[Problem]:
    return (one.problem for one in outcomes)


def _told(title: str, problems: Iterable[Problem]) -> None:
    lines = [shown(f"{one.path}:{one.line}:{one.column}: {one.sentence}") for one in problems]
    if lines:
        warn("\n".join([f"{title} :", *lines, ""]))


@click.pass_obj
def _run(root: Path, /, *, form: str, file: Path, **asked: Any) -> int:
    return run(root, form=form, file=file, asked=Asked(**asked))


command = click.Command(
    "import",
    callback=_run,
    help=(
        "Proposer des fiches à partir d’une liste faite par d’autres. Rien n’est jamais remplacé. Une liste de tout "
        "le pays (mednum, ademe, data-inclusion) va dans proposition/, avec un rapport à relire ; les autres vont "
        "dans data/."
    ),
    params=[
        *PARAMETERS,
        click.Option(
            ["--into"],
            type=click.Path(path_type=Path),
            metavar="DOSSIER",
            help="Le dossier où écrire, avec un rapport si ce n’est pas data/.",
        ),
        click.Option(
            ["--keep"],
            multiple=True,
            metavar="CLÉ",
            help="Une fiche à écrire bien qu’elle semble déjà là ou douteuse (répétable).",
        ),
        click.Option(
            ["--dataset"],
            metavar="CLÉ",
            help="La fiche de data/datasets/ dont vient la liste, si ce n’est pas celle du format.",
        ),
    ],
)
