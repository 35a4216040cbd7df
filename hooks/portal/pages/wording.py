"""Where a lesson meets the words of the glossary: each is explained at the first step that says it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from portal.knowing import slug
from portal.records import Lesson, Step, Word

ENDINGS = re.compile(r"(?:er|ees|ee|es|e|s|x)$")
"""What changes from « cliquer » to « cliquez », from « lien » to « liens »."""
LONGER = 3
"""So many letters more than its stem a form of a word has, at most."""


@dataclass(frozen=True)
class Worded:
    """A step, with the words that are explained beside it."""

    step: Step
    words: Sequence[Word]


def worded(lesson: Lesson, words: Sequence[Word]) -> tuple[Sequence[Worded], Sequence[Word]]:
    """Return the steps of a lesson with the words that each is the first to say, and the words that none says."""
    left = list(words)
    steps = []
    for step in lesson.etapes:
        text = slug(" ".join([step.titre, step.texte, step.resultat, step.astuce or ""]))
        met = [word for word in left if _says(text, word.mot)]
        left = [word for word in left if word not in met]
        steps.append(Worded(step, met))
    return steps, left


def _says(text: str, word: str) -> bool:
    """Say whether a text has a word, in any of its forms; both without accents, words joined by hyphens."""
    stems = [ENDINGS.sub("", part) if len(part) > LONGER else part for part in slug(word).split("-")]
    said = text.split("-")
    runs = [said[n : n + len(stems)] for n in range(len(said) - len(stems) + 1)]
    return any(all(map(_is_form, run, stems)) for run in runs)


def _is_form(said: str, stem: str) -> bool:
    longer = len(said) - len(stem)
    return said.startswith(stem) and longer <= (LONGER if len(stem) > LONGER else 1)
