"""What the pages that teach are given: lessons, paths, their list, and the glossary."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.knowing import Knowledge, slug
from portal.pages.parts import Group, Link, Summary, by, current, links, summaries
from portal.records import QUIZ, LearningPath, Lesson, Word

LEVELS = ("premiers_pas", "bases", "autonomie")
"""In the order in which one goes through them."""


@dataclass(frozen=True)
class LessonPage:
    """The page of a lesson."""

    devices: Sequence[Link]
    """The devices that it can be done with."""
    before: Sequence[Link]
    words: Sequence[Word]
    sites: Sequence[Link]
    """The places where one is helped with it."""
    paths: Sequence[Link]
    after: Sequence[Link]
    offers: Sequence[Link]
    quiz: Link
    """The page of its questions."""
    number: int
    """Its number in the code of a passport."""


@dataclass(frozen=True)
class QuizPage:
    """The page of the questions of a lesson."""

    lesson: Link
    after: Sequence[Link]
    """The lessons that come next."""
    number: int
    """The number of the lesson in the code of a passport."""


@dataclass(frozen=True)
class PathPage:
    """The page of a path."""

    lessons: Sequence[tuple[Summary, int]]
    """Its lessons in order, each with how long it takes, in minutes."""


@dataclass(frozen=True)
class LearnPage:
    """The list of lessons."""

    paths: Sequence[Summary]
    levels: Sequence[Group[Summary]]


@dataclass(frozen=True)
class GlossaryPage:
    """The words, in the order of the alphabet, each with its anchor and the lessons that use it."""

    words: Sequence[tuple[str, Word, Sequence[Link]]]


def lesson_page(lesson: Lesson, known: Knowledge) -> LessonPage:
    """Return what the page of a lesson is given."""
    catalogue, relations = known.catalogue, known.relations
    return LessonPage(
        devices=links(catalogue.devices[key] for key in lesson.materiel),
        before=links(catalogue.lessons[key] for key in lesson.prerequis),
        words=[catalogue.glossary.mots[key] for key in lesson.mots],
        sites=links(current(relations.of(lesson, "sites"))),
        paths=links(relations.of(lesson, "paths")),
        after=links(known.lessons_after(lesson)),
        offers=links(known.offers_for(lesson)),
        quiz=Link(lesson.titre, QUIZ.format(lesson.key)),
        number=catalogue.lesson_numbers[lesson.key],
    )


def quiz_page(lesson: Lesson, known: Knowledge) -> QuizPage:
    """Return what the page of the questions of a lesson is given."""
    number = known.catalogue.lesson_numbers[lesson.key]
    return QuizPage(Link.to(lesson), links(known.lessons_after(lesson)), number)


def path_page(path: LearningPath, known: Knowledge) -> PathPage:
    """Return what the page of a path is given."""
    lessons = [known.catalogue.lessons[key] for key in path.lecons]
    return PathPage([(Summary.of(lesson), lesson.duree_minutes) for lesson in lessons])


def learn_page(known: Knowledge) -> LearnPage:
    """Return what the list of lessons is given."""
    levels = by("niveau", known.catalogue.lessons.values(), LEVELS)
    return LearnPage(
        paths=summaries(known.catalogue.paths.values()),
        levels=[Group(level.key, summaries(level.members)) for level in levels],
    )


def glossary_page(known: Knowledge) -> GlossaryPage:
    """Return what the glossary is given."""
    words = sorted(known.catalogue.glossary.mots.items(), key=lambda pair: slug(pair[1].mot))
    return GlossaryPage([(key, word, links(known.relations.of_word(key))) for key, word in words])
