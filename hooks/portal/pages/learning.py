"""What the pages that teach are given: lessons, paths, their list, and the glossary."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.knowing import Knowledge, slug
from portal.pages.parts import Group, Link, Summary, by, current, links, summaries
from portal.pages.wording import Worded, worded
from portal.records import QUIZ, LearningPath, Lesson, Word

LEVELS = ("premiers_pas", "bases", "autonomie")
"""In the order in which one goes through them."""


@dataclass(frozen=True)
class LessonPage:
    """The page of a lesson."""

    devices: Sequence[Link]
    """The devices that it can be done with."""
    before: Sequence[Link]
    steps: Sequence[Worded]
    words: Sequence[Word]
    """Those that no step says."""
    sites: Sequence[Link]
    """The places where one is helped with it."""
    paths: Sequence[Link]
    after: Sequence[Link]
    offers: Sequence[Link]
    quiz: Link
    """The page of its questions."""


@dataclass(frozen=True)
class QuizPage:
    """The page of the questions of a lesson."""

    lesson: Link
    after: Sequence[Link]
    """The lessons that come next."""


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
    """The words, in the order of the alphabet, each with its anchor and the easiest of the lessons that use it."""

    words: Sequence[tuple[str, Word, Link | None]]


def lesson_page(lesson: Lesson, known: Knowledge) -> LessonPage:
    """Return what the page of a lesson is given."""
    catalogue, relations = known.catalogue, known.relations
    steps, words = worded(lesson, [catalogue.glossary.mots[key] for key in lesson.mots])
    return LessonPage(
        devices=links(catalogue.devices[key] for key in lesson.materiel),
        before=links(catalogue.lessons[key] for key in lesson.prerequis),
        steps=steps,
        words=words,
        sites=links(current(relations.of(lesson, "sites"))),
        paths=links(relations.of(lesson, "paths")),
        after=links(known.lessons_after(lesson)),
        offers=links(known.offers_for(lesson)),
        quiz=Link(lesson.titre, QUIZ.format(lesson.key)),
    )


def quiz_page(lesson: Lesson, known: Knowledge) -> QuizPage:
    """Return what the page of the questions of a lesson is given."""
    return QuizPage(Link.to(lesson), links(known.lessons_after(lesson)))


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
    return GlossaryPage([(key, word, _easiest(known.relations.of_word(key))) for key, word in words])


def _easiest(lessons: Sequence[Lesson]) -> Link | None:
    """Return the link to the lesson that one would do first."""
    first = min(lessons, key=lambda lesson: LEVELS.index(lesson.niveau), default=None)
    return Link.to(first) if first else None
