"""The lessons that follow from the answers to the questionnaire, in order, and what is wrong with those answers."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from portal.records.models.lesson import Lesson
from portal.records.models.questionnaire import Advice, Aim, Questionnaire, Skill, Tool
from portal.records.source import Where

MOST_LESSONS = 8
"""Most lessons of one course: a longer one is not begun."""


@dataclass(frozen=True)
class Advised:
    """A lesson of a course."""

    lesson: Lesson
    reason: str
    known: frozenset[str]
    """The names of the skills with which one does without it."""
    where: Where
    """Where the questionnaire asks for it."""


def course(asked: Questionnaire, aim: Aim, tool: Tool, lessons: Mapping[str, Lesson]) -> list[Advised]:
    """Return the lessons for an aim that can be done with a tool, in order: those on the tool itself first.

    `lessons` are all lessons, by their key. A lesson that both ask for comes once.
    """
    found: dict[str, Advised] = {}
    for where, advice in (*_of_tool(asked, tool), *_of_aim(asked, aim)):
        if _can_be_done(lessons[advice.lecon], tool):
            known = frozenset(skill.nom for skill in asked.savoir.reponses if advice.lecon in skill.lecons)
            found.setdefault(advice.lecon, Advised(lessons[advice.lecon], advice.raison, known, where))
    return list(found.values())


def skills_of(asked: Questionnaire, found: Sequence[Advised]) -> list[Skill]:
    """Return the skills that take a lesson out of a course: about the others, one would be asked for nothing."""
    return [skill for skill in asked.savoir.reponses if any(skill.nom in one.known for one in found)]


def left(found: Sequence[Advised], skills: Collection[str]) -> list[Advised]:
    """Return what is left of a course for someone who has the skills of these names."""
    return [one for one in found if one.known.isdisjoint(skills)]


def faults(asked: Questionnaire, lessons: Mapping[str, Lesson]) -> Iterator[tuple[Where, str]]:
    """Yield what is wrong with a questionnaire, all of whose lessons are known: the field, and a sentence."""
    told: dict[Where, str] = {}
    kept: set[str] = set()
    for aim, tool in product(asked.but.reponses, asked.appareil.reponses):
        found = course(asked, aim, tool, lessons)
        kept |= {one.lesson.key for one in found}
        for where, sentence in (*_of_size(asked, aim, tool, found), *_of_order(tool, found, lessons)):
            told.setdefault(where, sentence)  # what is wrong with two tools is to be mended once
    yield from told.items()
    yield from _never_shown(asked, lessons)
    for n, skill in enumerate(asked.savoir.reponses):
        for m, key in enumerate(skill.lecons):
            if key not in kept:
                yield ("savoir", "reponses", n, "lecons", m), "aucun parcours n’a cette leçon : retirez-la d’ici"


def _of_size(asked: Questionnaire, aim: Aim, tool: Tool, found: Sequence[Advised]) -> Iterator[tuple[Where, str]]:
    """Yield what is wrong with how many lessons a course has, or may have left."""
    where: Where = ("but", "reponses", asked.but.reponses.index(aim), "lecons")
    skills = {skill.nom for skill in asked.savoir.reponses}
    if not found:
        yield where, f"{tool.avec}, cette réponse ne mène à aucune leçon : ajoutez-en une qui se fait ainsi"
    elif not left(found, skills):
        yield where, f"{tool.avec}, qui coche tout n’a plus de leçon : ajoutez-en une qu’aucune case n’enlève"
    if len(found) > MOST_LESSONS:
        yield where, f"{tool.avec}, cette réponse mène à {len(found)} leçons : {MOST_LESSONS} au plus"


def _of_order(tool: Tool, found: Sequence[Advised], lessons: Mapping[str, Lesson]) -> Iterator[tuple[Where, str]]:
    """Yield the lessons of a course that come without those to be done before, where the tool allows these."""
    keys = [one.lesson.key for one in found]
    for place, one in enumerate(found):
        for before in one.lesson.prerequis:
            if before in lessons and _can_be_done(lessons[before], tool) and before not in keys[:place]:
                sentence = f"cette leçon demande d’abord « {before} » : mettez-la plus haut, ou retirez celle-ci"
                yield (*one.where, "lecon"), sentence


def _never_shown(asked: Questionnaire, lessons: Mapping[str, Lesson]) -> Iterator[tuple[Where, str]]:
    """Yield the lessons that no device of the answers can do."""
    tools = asked.appareil.reponses
    pairs = [(one, [tool]) for tool in tools for one in _of_tool(asked, tool)]
    pairs += [(one, tools) for aim in asked.but.reponses for one in _of_aim(asked, aim)]
    for (where, advice), able in pairs:
        if not any(_can_be_done(lessons[advice.lecon], tool) for tool in able):
            yield (*where, "lecon"), "cette leçon ne se fait avec aucun des appareils de la réponse : retirez-la"


def _of_aim(asked: Questionnaire, aim: Aim) -> Iterator[tuple[Where, Advice]]:
    n = asked.but.reponses.index(aim)
    return ((("but", "reponses", n, "lecons", m), advice) for m, advice in enumerate(aim.lecons))


def _of_tool(asked: Questionnaire, tool: Tool) -> Iterator[tuple[Where, Advice]]:
    n = asked.appareil.reponses.index(tool)
    return ((("appareil", "reponses", n, "lecons", m), advice) for m, advice in enumerate(tool.lecons))


def _can_be_done(lesson: Lesson, tool: Tool) -> bool:
    return not set(lesson.materiel).isdisjoint(tool.appareils)
