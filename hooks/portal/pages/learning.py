"""What the pages that teach are given: lessons, paths, their list, and the glossary."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.knowing import NEEDS, Knowledge, Need, slug
from portal.pages.city_lists import MOST_OF_A_NEED, need_link
from portal.pages.lists import Written
from portal.pages.parts import Group, Link, Summary, by, current, links, summaries
from portal.pages.wording import Worded, worded
from portal.records import QUIZ, City, Lesson, Offer, Word

LEVELS = ("premiers_pas", "bases", "autonomie")
"""In the order in which one goes through them."""
MOST_AFTER = 3
"""Most lessons that a page names to go on with: more is no advice."""
MOST_CITIES = 4
"""Most cities that a lesson names: the list of all is one step further."""
PRACTICE = "apprendre/essayer/"
"""The folder of the pages to practise with."""


@dataclass(frozen=True)
class LessonPage:
    """The page of a lesson."""

    devices: Sequence[Link]
    """The devices that it can be done with."""
    before: Sequence[Link]
    steps: Sequence[Worded]
    words: Sequence[Word]
    """Those that no step says."""
    near: Sequence[Link]
    """Where it is taught: places that name it, then the cities where most places teach such things."""
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
class LearnPage:
    """The list of lessons."""

    paths: Sequence[Summary]
    levels: Sequence[Group[Summary]]
    practice: Sequence[Link]
    """The pages to practise with."""


@dataclass(frozen=True)
class PracticePage:
    """A page to practise with."""

    lessons: Mapping[str, Sequence[Link]]
    """The lessons that lead to each of these pages, by its address."""


@dataclass(frozen=True)
class PracticesPage:
    """The list of the pages to practise with."""

    pages: Sequence[Summary]


@dataclass(frozen=True)
class GlossaryPage:
    """The words, in the order of the alphabet, each with its anchor and the easiest of the lessons that use it."""

    words: Sequence[tuple[str, Word, Link | None]]


def lesson_page(lesson: Lesson, known: Knowledge) -> LessonPage:
    """Return what the page of a lesson is given."""
    catalogue, relations = known.catalogue, known.relations
    steps, words = worded(lesson.etapes, [catalogue.glossary.mots[key] for key in lesson.mots])
    return LessonPage(
        devices=links(catalogue.devices[key] for key in lesson.materiel),
        before=links(catalogue.lessons[key] for key in lesson.prerequis),
        steps=steps,
        words=words,
        near=[*links(current(relations.of(lesson, "sites"))), *_cities_teaching(lesson, known)],
        paths=links(relations.of(lesson, "paths")),
        after=links(known.lessons_after(lesson)[:MOST_AFTER]),
        offers=links(_one_of_each(known.offers_for(lesson))),
        quiz=Link(lesson.titre, QUIZ.format(lesson.key)),
        number=catalogue.lesson_numbers[lesson.key],
    )


def _cities_teaching(lesson: Lesson, known: Knowledge) -> list[Link]:
    """Return the cities where most places offer the services of a lesson, by name, each at the need that they meet."""
    need = next((one for service in lesson.services for one in NEEDS if service in one.services), None)
    if not need:
        return []
    counted = [(_teaching(lesson, city, need, known), city) for city in known.catalogue.cities.values()]
    most = sorted((pair for pair in counted if pair[0]), key=lambda pair: -pair[0])[:MOST_CITIES]
    return [_at_need(city, need, known) for city in sorted((city for _, city in most), key=lambda city: slug(city.nom))]


def _teaching(lesson: Lesson, city: City, need: Need, known: Knowledge) -> int:
    sure = (answer.site for answer in known.needs.answers(city, need) if answer.is_sure)
    return sum(not set(lesson.services).isdisjoint(site.services) for site in sure)


def _at_need(city: City, need: Need, known: Knowledge) -> Link:
    """Return the link to the places of a city for a need: their own page, or their part of the page of the city."""
    if len(known.needs.answers(city, need)) > MOST_OF_A_NEED:
        return need_link(city, need, city.nom)
    return Link(city.nom, f"{Link.to(city).address}#{need.key}")


def _one_of_each(offers: Sequence[Offer]) -> list[Offer]:
    """Return the first offer of each category of things: what a lesson is done with, not all that could be had."""
    first: dict[str, Offer] = {}
    for offer in offers:
        first.setdefault(offer.categorie, offer)
    return [offer for category, offer in first.items() if category != "accompagnement"]


def quiz_page(lesson: Lesson, known: Knowledge) -> QuizPage:
    """Return what the page of the questions of a lesson is given."""
    number = known.catalogue.lesson_numbers[lesson.key]
    return QuizPage(Link.to(lesson), links(known.lessons_after(lesson)[:MOST_AFTER]), number)


def levels(known: Knowledge) -> list[Group[Lesson]]:
    """Return the lessons of each level, in the order of their numbers: that in which they were thought of."""
    lessons, numbers = known.catalogue.lessons, known.catalogue.lesson_numbers
    return by("niveau", sorted(lessons.values(), key=lambda lesson: numbers[lesson.key]), LEVELS)


def learn_page(known: Knowledge, written: Written) -> LearnPage:
    """Return what the list of lessons is given."""
    return LearnPage(
        paths=summaries(known.catalogue.paths.values()),
        levels=[Group(level.key, summaries(level.members)) for level in levels(known)],
        practice=[page.link for page in written[PRACTICE]],
    )


def practice_page(known: Knowledge, written: Written) -> PracticePage:
    """Return what the pages to practise with are given."""
    addresses = [page.link.address for page in written[PRACTICE]]
    return PracticePage({one: links(known.relations.leading_to(one)) for one in addresses})


def practices_page(written: Written) -> PracticesPage:
    """Return what the list of the pages to practise with is given."""
    return PracticesPage(written[PRACTICE])


def glossary_page(known: Knowledge) -> GlossaryPage:
    """Return what the glossary is given."""
    words = sorted(known.catalogue.glossary.mots.items(), key=lambda pair: slug(pair[1].mot))
    return GlossaryPage([(key, word, _easiest(known.relations.of_word(key))) for key, word in words])


def _easiest(lessons: Sequence[Lesson]) -> Link | None:
    """Return the link to the lesson that one would do first."""
    first = min(lessons, key=lambda lesson: LEVELS.index(lesson.niveau), default=None)
    return Link.to(first) if first else None
