"""Numbers of lessons: which each has for ever in the code of a passport, and what is wrong with their list."""

import re
from collections.abc import Iterable, Iterator, Mapping

from portal.records.messages import Problem, problem_at
from portal.records.source import Mark

NUMBERS = "data/lessons.txt"
"""All lessons ever published, a line each: the number and the key of the lesson, numbered from one."""
LINE = re.compile(r"([1-9][0-9]{0,2}) ([a-z0-9-]+)")
MOST = 76
"""So many lessons find room in a code of 24 signs, those that are gone counted: see `overrides/assets/code.js`."""


def read_numbers(text: str) -> tuple[dict[str, int], list[Problem]]:
    """Return the number of each lesson of a list by its key, and what is wrong with the list."""
    numbers: dict[str, int] = {}
    problems = []
    following = 1
    for line, said in enumerate(text.splitlines(), 1):
        if not said or said.startswith("#"):
            continue
        found = LINE.fullmatch(said)
        fault = None
        if not found:
            fault = f"il faut un numéro et une leçon, par exemple « {following} ma-lecon »"
        elif found[2] in numbers:
            fault = f"{found[2]} a déjà le numéro {numbers[found[2]]} : une leçon n’en a qu’un"
        elif int(found[1]) < following:
            fault = f"le numéro {found[1]} est déjà plus haut : un numéro n’est jamais donné deux fois"
        elif int(found[1]) > following:
            fault = f"la ligne du numéro {following} manque : remettez-la ici, elle ne s’efface jamais"
        if found and found[2] not in numbers:
            numbers[found[2]] = int(found[1])
            following = max(following, int(found[1]) + 1)
        if fault:
            problems.append(problem_at(NUMBERS, fault, Mark(line, 1), text=text))
    return numbers, problems


def new_lines(numbers: Mapping[str, int], lessons: Iterable[str]) -> list[str]:
    """Return the lines that the list lacks, in the order of the keys of the lessons."""
    first = max(numbers.values(), default=0) + 1
    return [f"{number} {key}" for number, key in enumerate(sorted(set(lessons) - numbers.keys()), first)]


def lacking(text: str, numbers: Mapping[str, int], lessons: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each lesson that has no number yet, or whose number no code has room for."""
    end = len(text.splitlines()) + 1
    lines = new_lines(numbers, lessons)
    for number, line in enumerate(lines, end):
        yield problem_at(
            NUMBERS, f"ajoutez la ligne « {line} », ou lancez « make codes », qui l’écrit", Mark(number, 1)
        )
    if len(numbers) + len(lines) > MOST:
        sentence = f"le code d’un passeport n’a de place que pour {MOST} leçons : il faut en changer la forme (code.js)"
        yield problem_at(NUMBERS, sentence)
