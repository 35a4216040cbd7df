"""What an editor reads when something is wrong: where, what, and what to write instead, in French."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from portal.records import meant
from portal.records.signs import shown
from portal.records.source import LINE_END, NOTHING, START, Document, Mark, Where

FEW = 10
"""A list of possible values longer than this is not printed whole."""
MANY = 100
"""Problems after this many are counted, not told."""
VALUE, SENTENCE, LINE = 120, 600, 240
"""The signs that a message shows at most of a value, of a sentence, and of the line that it quotes."""
NEAR = 50
"""A value is proposed in place of another when they are alike by so many hundredths."""


@dataclass(frozen=True, order=True)
class Problem:
    """Something wrong at one place of one file."""

    path: str
    """The file, from the root of the repository."""
    line: int
    column: int
    field: str
    """The field's way from the outermost (`sources[0].date`), or an empty text for the whole file."""
    sentence: str
    quoted: str = ""
    """The line itself."""

    def __str__(self) -> str:
        """Return `path:line:column: field: sentence`, then the line with a caret under the column.

        Whatever the record holds, that is three lines at most, each safe for a terminal, none longer than a screen.
        """
        said = f"{shortened(self.field, VALUE)}: {self.sentence}" if self.field else self.sentence
        head = f"{shown(self.path)}:{self.line}:{self.column}: {shown(shortened(said, SENTENCE))}"
        if not self.quoted.strip():
            return head
        before = max(0, self.column - 1 - LINE // 2) if len(self.quoted) > LINE and self.column > LINE // 2 else 0
        line = self.quoted[before : before + LINE]
        line = ("…" if before else "") + line + ("…" if before + LINE < len(self.quoted) else "")
        return f"{head}\n    {shown(line)}\n    {' ' * (self.column - 1 - before + bool(before))}^"


class DataError(Exception):
    """Everything that is wrong in the records, all at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(self.problems)

    def __str__(self) -> str:
        return self.summary

    @property
    def summary(self) -> str:
        """The first hundred problems, then how many there are in how many files."""
        return self.told(most=MANY)

    def told(self, *, most: int | None = None) -> str:
        """Return all problems, or the first so many and how many more, then how many there are in how many files."""
        return told(self.problems, "erreur", most=most)


def told(problems: Sequence[Problem], name: str, *, most: int | None = None) -> str:
    """Return all problems, or the first so many and how many more, then how many there are; `name` is what one is."""
    shown = problems[:most]
    lines = [*map(str, shown), ""]
    if left := problems[len(shown) :]:
        lines.append(f"… puis encore {_counted(left, name)} : « portal check --all » les montre toutes.")
    return "\n".join([*lines, f"{_counted(problems, name)}."])


def _counted(problems: Iterable[Problem], name: str) -> str:
    """Return « 3 erreurs dans 2 fichiers »."""
    paths = [problem.path for problem in problems]
    count, files = len(paths), len(set(paths))
    return f"{count} {name}{'s' if count > 1 else ''} dans {files} fichier{'s' if files > 1 else ''}"


def shortened(text: str, most: int) -> str:
    """Return a text, without its middle where it has more signs than `most`."""
    return text if len(text) <= most else f"{text[: most // 2]} […] {text[-most // 2 :]}"


def problem_at(path: str, sentence: str, mark: Mark | None = None, *, field: str = "", text: str = "") -> Problem:
    """Return the problem of a sentence at a mark, with the line of `text` that it stands on.

    Without a mark, the problem is of the whole file: it stands at the beginning, and no line is quoted.
    """
    if mark is None:
        return Problem(path, START.line, START.column, field, sentence)
    lines = LINE_END.split(text)
    return Problem(path, *mark, field, sentence, lines[mark.line - 1] if mark.line <= len(lines) else "")


def problem_in(path: str, document: Document, where: Where, sentence: str, *, at_key: bool = False) -> Problem:
    """Return the problem of a sentence at a value of a document, or at its key."""
    marks = document.keys if at_key else document.marks
    known = next((where[:n] for n in range(len(where), 0, -1) if where[:n] in marks), None)
    if known is None:
        return problem_at(path, sentence, field=field_name(where))
    mark = marks[known]
    return Problem(path, *mark, field_name(where), sentence, document.lines[mark.line - 1])


def problem_of(path: str, document: Document, error: ErrorDetails, fields: Iterable[str]) -> Problem:
    """Return the problem of an error of pydantic; `fields` are the names that could stand there."""
    where = tuple(error["loc"])
    of_key = where[-1:] == ("[key]",)  # how pydantic says that the name of a field is wrong, not its value
    where = where[:-1] if of_key else where
    at_key = of_key or error["type"] == "extra_forbidden"
    problem = problem_in(path, document, where, _sentence(error, fields), at_key=at_key)
    if problem.sentence == EMPTY and problem.quoted[problem.column - 1 :].startswith(NOTHING):
        return replace(problem, sentence=EMPTY.replace(" :", NOTHING_SAID))
    return problem


def field_name(where: Where) -> str:
    """Return the way to a value as editors read it: `sources[0].date`."""
    name = ""
    for part in where:
        name += f"[{part}]" if isinstance(part, int) else f".{part}" if name else part
    return name


def proposal(value: str) -> str:
    """Return « ; écrivez plutôt … » with a value."""
    return f" ; écrivez plutôt « {shortened(value, VALUE)} »"


def proposed(sentence: str) -> str | None:
    """Return the value that a sentence says to write, whole, where it says one."""
    found = re.search(r" ; écrivez plutôt « (.+) »$", sentence)
    return found[1] if found and len(found[1]) <= VALUE else None


def did_you_mean(received: str, valid: Iterable[str], *, alike: int = NEAR) -> str:
    """Return the end of a sentence that says of a name that it is none: the nearest of those that are, or a stop."""
    nearest = near(received, valid, alike=alike)
    return f" : vouliez-vous dire « {nearest} » ?" if nearest else "."


def near(received: object, valid: Iterable[str], *, alike: int = NEAR) -> str | None:
    """Return the valid value that is most like the one received, if one is alike by so many hundredths.

    rapidfuzz compares as difflib does, and seven hundred times as fast: twenty thousand names take two milliseconds.
    """
    folded = {value.casefold(): value for value in valid}
    found = process.extractOne(str(received)[:VALUE].casefold(), folded.keys(), scorer=fuzz.ratio, score_cutoff=alike)
    return folded[found[0]] if found else None


def suggestion(received: object, valid: Iterable[str]) -> str:
    """Return « ; écrivez plutôt … » with the nearest of the valid values, or with the list when it is short."""
    values = list(valid)
    nearest = near(received, values) or (values[0] if len(values) == 1 else None)
    if nearest:
        return proposal(nearest)
    if not values:
        return ""
    if len(values) <= FEW:
        return f" ; au choix : {', '.join(values)}"
    return f" ; au choix, parmi {len(values)} : {', '.join(values[:FEW])}…"


EMPTY = "ce champ est vide : écrivez une valeur, ou supprimez la ligne"
NOTHING_SAID = " (« ~ » et « null » ne disent rien, sauf entre guillemets) :"

MISSING = "ce champ obligatoire manque"

SENTENCES: Mapping[str, str] = {
    "missing": MISSING,
    "string_type": "il faut un texte sur cette ligne, pas une liste ni un groupe de champs",
    "string_too_long": "ce texte est trop long : {max_length} signes au plus",
    "string_pattern_mismatch": "cette valeur n’a pas la forme attendue : suivez l’exemple d’une fiche semblable",
    "literal_error": "il faut un seul mot sur cette ligne, pas une liste ni un groupe de champs",
    "list_type": "il faut une liste : une ligne par valeur, chacune commençant par un tiret",
    "dict_type": "il faut un groupe de champs, chacun sur sa ligne, avec deux espaces de retrait",
    "model_type": "il faut un groupe de champs, chacun sur sa ligne, avec deux espaces de retrait",
    "too_short": "cette liste est trop courte : {min_length} au moins",
    "too_long": "cette liste est trop longue : {max_length} au plus",
    "int_parsing": "il faut un nombre entier, en chiffres",
    "float_parsing": "il faut un nombre, avec un point pour les décimales",
    "decimal_parsing": "il faut un nombre, avec un point pour les décimales",
    "int_type": "il faut un nombre entier, en chiffres",
    "float_type": "il faut un nombre, avec un point pour les décimales",
    "decimal_type": "il faut un nombre, avec un point pour les décimales",
    "finite_number": "il faut un nombre, avec un point pour les décimales",
    "greater_than_equal": "ce nombre est trop petit : {ge} au moins",
    "less_than_equal": "ce nombre est trop grand : {le} au plus",
}
"""A sentence for each type of error that our models can give."""


def _sentence(error: ErrorDetails, fields: Iterable[str]) -> str:
    context: dict[str, Any] = error.get("ctx", {})
    kind = error["type"]
    if kind == "extra_forbidden":
        name = error["loc"][-1]
        return f"le champ « {name} » n’existe pas{suggestion(name, fields)}"
    if isinstance(error["input"], str) and not error["input"].strip():
        return EMPTY
    if kind == "list_type" and isinstance(error["input"], str) and (proposed := meant.listed(error["input"])):
        return f"{SENTENCES[kind]}{proposal(proposed[0])}"
    if isinstance(error["input"], str) and (inside := meant.bare(error["input"])):
        return f"ces guillemets sont lus comme une partie du texte : retirez-les{proposal(inside)}"
    if kind == "portal":
        return f"{context['sentence']}{suggestion(context.get('received', ''), context.get('valid', ()))}"
    return SENTENCES.get(kind, "cette valeur est refusée").format_map(context)
