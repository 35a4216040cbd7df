"""What an editor reads when something is wrong: where, what, and what to write instead, in French."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pydantic_core import ErrorDetails

from portal.records.source import INVISIBLE, START, Document, Mark, Where

FEW = 10
"""A list of possible values longer than this is not printed whole."""


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
        """Return `path:line:column: field: sentence`, then the line with a caret under the column."""
        head = f"{self.path}:{self.line}:{self.column}: "
        head += f"{self.field}: {self.sentence}" if self.field else self.sentence
        if not self.quoted.strip():
            return head
        return f"{head}\n    {self.quoted}\n    {' ' * (self.column - 1)}^"


class DataError(Exception):
    """Everything that is wrong in the records, all at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))

    @property
    def summary(self) -> str:
        """Return all problems, then how many there are in how many files."""
        files = len({problem.path for problem in self.problems})
        count = len(self.problems)
        noun = "erreur" if count == 1 else "erreurs"
        return f"{self}\n\n{count} {noun} dans {files} fichier{'s' if files > 1 else ''}."


def problem_at(path: str, sentence: str, mark: Mark | None = None, *, field: str = "", text: str = "") -> Problem:
    """Return the problem of a sentence at a mark, with the line of `text` that it stands on.

    Without a mark, the problem is of the whole file: it stands at the beginning, and no line is quoted.
    """
    if mark is None:
        return Problem(path, START.line, START.column, field, sentence)
    lines = re.split(r"\r\n|\r|\n", text)
    quoted = INVISIBLE.sub("\N{REPLACEMENT CHARACTER}", lines[mark.line - 1]) if mark.line <= len(lines) else ""
    return Problem(path, mark.line, mark.column, field, sentence, quoted)


def problem_in(path: str, document: Document, where: Where, sentence: str, *, at_key: bool = False) -> Problem:
    """Return the problem of a sentence at a value of a document, or at its key."""
    marks = document.keys if at_key else document.marks
    known = next((where[:n] for n in range(len(where), 0, -1) if where[:n] in marks), None)
    mark = marks[known] if known else None
    return problem_at(path, sentence, mark, field=field_name(where), text=document.text)


def problem_of(path: str, document: Document, error: ErrorDetails, fields: Iterable[str]) -> Problem:
    """Return the problem of an error of pydantic; `fields` are the names that could stand there."""
    where = tuple(error["loc"])
    of_key = where[-1:] == ("[key]",)  # how pydantic says that the name of a field is wrong, not its value
    where = where[:-1] if of_key else where
    at_key = of_key or error["type"] == "extra_forbidden"
    return problem_in(path, document, where, _sentence(error, fields), at_key=at_key)


def field_name(where: Where) -> str:
    """Return the way to a value as editors read it: `sources[0].date`."""
    name = ""
    for part in where:
        name += f"[{part}]" if isinstance(part, int) else f".{part}" if name else part
    return name


def suggestion(received: object, valid: Iterable[str]) -> str:
    """Return « ; écrivez plutôt … » with the nearest of the valid values, or with the list when it is short."""
    values = list(valid)
    folded = {value.casefold(): value for value in values}
    near = get_close_matches(str(received).casefold(), folded, n=1, cutoff=0.5)
    if near or len(values) == 1:
        return f" ; écrivez plutôt « {folded[near[0]] if near else values[0]} »"
    if not values:
        return ""
    if len(values) <= FEW:
        return f" ; au choix : {', '.join(values)}"
    return f" ; au choix, parmi {len(values)} : {', '.join(values[:FEW])}…"


SENTENCES: Mapping[str, str] = {
    "missing": "ce champ obligatoire manque",
    "string_type": "il faut un texte sur cette ligne, pas une liste ni un groupe de champs",
    "string_too_long": "ce texte est trop long : {max_length} signes au plus",
    "string_pattern_mismatch": "cette valeur n’a pas la forme attendue : suivez l’exemple d’une fiche semblable",
    "literal_error": "il faut un seul mot sur cette ligne, pas une liste ni un groupe de champs",
    "list_type": "il faut une liste : une ligne par valeur, chacune commençant par un tiret",
    "dict_type": "il faut un groupe de champs, chacun sur sa ligne, avec deux espaces de retrait",
    "model_type": "il faut un groupe de champs, chacun sur sa ligne, avec deux espaces de retrait",
    "too_short": "cette liste est trop courte : {min_length} au moins",
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
        return "ce champ est vide : écrivez une valeur, ou supprimez la ligne"
    if kind == "portal":
        return f"{context['sentence']}{suggestion(context.get('received', ''), context.get('valid', ()))}"
    return SENTENCES.get(kind, "cette valeur est refusée").format_map(context)
