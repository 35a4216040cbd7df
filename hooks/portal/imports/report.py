"""What a person reads of a proposal: a report in Markdown, and the fate of each row as a table; nothing in it runs."""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from portal.imports.differing import Difference
from portal.imports.draft import Format
from portal.imports.proposal import Fate, Outcome, Proposal
from portal.records import Dataset, Problem
from portal.saying import capital, say_date

REPORT, ROWS = "rapport.md", "lignes.csv"
"""The files that stand beside proposed records."""
LONGEST = 280
"""The signs of a value that are shown: the whole of it is in the list."""
NOTHING = "—"
FEW = 5
"""So many rows are named of those that are none of ours: the table has them all."""
MEANING = {
    Fate.WRITTEN: "fiches proposées, à relire",
    Fate.KNOWN: "lieux déjà dans nos fiches",
    Fate.DOUBT: "doutes, à trancher par une personne",
    Fate.REFUSED: "lignes refusées",
    Fate.ASIDE: "lignes qui ne nous concernent pas",
}


def escaped(text: str) -> str:
    """Return a text of which nothing is a command of Markdown or HTML, on one line and not too long."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    short = line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
    return re.sub(r"([\\`*_\[\]<>|&~])", r"\\\1", short)


def counted(made: Proposal) -> str:
    """Return how many rows had each fate, on a line."""
    number = made.counts
    return (
        f"Fiches écrites : {number[Fate.WRITTEN]}. Déjà là : {number[Fate.KNOWN]}. Doutes : {number[Fate.DOUBT]}. "
        f"Refusées : {number[Fate.REFUSED]}. Laissées de côté : {number[Fate.ASIDE]}."
    )


def report_of(made: Proposal, form: Format, dataset: Dataset, *, name: str, day: date) -> str:
    """Return the report of a proposal, of a list whose file has this name."""
    parts = [
        f"# Proposition : {escaped(dataset.titre)}",
        f"Liste « {escaped(name)} », format {form.name}, lue le {say_date(day)}. "
        f"Licence : {dataset.licence}. Crédit : {escaped(dataset.credit)}.",
        "Rien n’a changé dans `data/`. Pour garder une fiche, relisez-la, déplacez-la dans `data/`, puis lancez "
        "`make codes`. La ligne de chaque lieu est celle de la liste ; toutes sont dans `lignes.csv`.",
        table(["Ce que sont devenues les lignes", "Nombre"], _totals(made)),
        *_section("Déjà là, et la liste dit autre chose", _known(made.of(Fate.KNOWN), differing=True)),
        *_section("Doutes", _doubts(made.of(Fate.DOUBT))),
        *_section("Fiches proposées", _written(made.of(Fate.WRITTEN))),
        *_section("Déjà là, et rien de nouveau", _known(made.of(Fate.KNOWN), differing=False)),
        *_section("Lignes refusées", (_item(one.problem) for one in made.of(Fate.REFUSED))),
        *_section("Laissées de côté", _aside(made.of(Fate.ASIDE))),
    ]
    return "\n\n".join(parts) + "\n"


def rows_of(made: Proposal) -> str:
    """Return the fate of each row, in the order of the list, as comma-separated values."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["ligne", "colonne", "sort", "fiche", "raison"])
    for one in made.outcomes:
        reason = "" if one.fate is Fate.WRITTEN else one.problem.sentence
        writer.writerow([one.problem.line, one.problem.column, one.fate.value, one.key, _cell(reason)])
    return text.getvalue()


def table(titles: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown, of cells that are escaped already."""
    rows = [titles, ["---"] * len(titles), *lines]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def side_by_side(found: Iterable[Difference], *, ours: str = "Notre fiche") -> str:
    """Return what a record and a list say of a place, each with its date; `ours` is what ours is called."""
    lines = [[f"`{one.field}`", _dated(one.ours, one.ours_of), _dated(one.theirs, one.theirs_of)] for one in found]
    return table(["Champ", ours, "La liste"], lines)


def _dated(value: str, date: str) -> str:
    return f"{escaped(value)}{f' ({date})' if date else ''}" if value else NOTHING


def _totals(made: Proposal) -> Iterator[Sequence[str]]:
    for fate, meaning in MEANING.items():
        yield capital(meaning), str(made.counts[fate])
    yield "Toutes les lignes", str(len(made.outcomes))


def _section(title: str, items: Iterable[str]) -> Iterator[str]:
    """Yield a title and what stands under it, or nothing where nothing does."""
    if found := list(items):
        yield f"## {title}"
        lists = all(one.startswith("- ") for one in found)
        yield from ["\n".join(found)] if lists else found


def _known(found: Iterable[Outcome], *, differing: bool) -> Iterator[str]:
    for one in found:
        if bool(one.differences) == differing and one.other:
            yield from _beside(one) if differing else (_item(one.problem, f"« {one.name} » : {one.other.path}"),)


def _beside(one: Outcome) -> Iterator[str]:
    """Yield what a record and the list say of a place, under its name."""
    yield f"### {escaped(one.name)}"
    yield f"{_where(one.problem).capitalize()} : {escaped(one.problem.sentence)}"
    if one.differences:
        yield side_by_side(one.differences, ours="Fiche proposée" if one.again else "Notre fiche")
    if one.remarks:
        yield "\n".join(f"- {escaped(remark)}" for remark in one.remarks)


def _doubts(found: Iterable[Outcome]) -> Iterator[str]:
    for one in found:
        yield from _beside(one)


def _written(found: Iterable[Outcome]) -> Iterator[str]:
    for one in found:
        path = one.problem.sentence.removeprefix("data/")
        remarks = "".join(f"\n    - {escaped(remark)}" for remark in one.remarks)
        yield f"- [{escaped(one.name)}]({path}), {_where(one.problem)}{remarks}"


def _aside(found: Iterable[Outcome]) -> Iterator[str]:
    """Yield each reason, with how many rows it is that of, and the first of them."""
    reasons: dict[str, list[str]] = defaultdict(list)
    for one in found:
        reasons[one.problem.sentence].append(_where(one.problem))
    for reason, where in sorted(reasons.items()):
        yield f"- {len(where)} : {escaped(reason)} ({' ; '.join(where[:FEW])}{' ; …' if len(where) > FEW else ''})"


def _item(problem: Problem, sentence: str = "") -> str:
    return f"- {_where(problem)} : {escaped(sentence or problem.sentence)}"


def _where(problem: Problem) -> str:
    return f"ligne {problem.line}, colonne {problem.column}" if problem.column > 1 else f"ligne {problem.line}"


def _cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    line = " ".join(text.split())
    return f"'{line}" if line[:1] in "=+-@" and line else line
