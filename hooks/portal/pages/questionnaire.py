"""What the pages of the questionnaire are given: a question each, and at last the lessons that follow."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.knowing import Knowledge, address
from portal.pages.lists import Town, cities_or_regions
from portal.pages.parts import Link
from portal.records import AIM, COURSE, Aim, Questionnaire, Tool, course, skills_of

QUESTIONS = 3


@dataclass(frozen=True)
class Choice:
    """An answer that leads on."""

    link: Link
    pictogram: str


@dataclass(frozen=True)
class QuestionPage:
    """The page of one of the first questions."""

    question: str
    number: int
    of: int
    """How many questions there are."""
    answers: Sequence[Choice]
    answered: str = ""
    """The answer to the question before."""


@dataclass(frozen=True)
class Tick:
    """Something that one may say one can do."""

    name: str
    text: str
    place: int
    """Its place in the list of the record, from 1: the style hides by it."""


@dataclass(frozen=True)
class CourseStep:
    """A lesson of a course."""

    link: Link
    reason: str
    minutes: int
    ticks: Sequence[int]
    """The places of the ticks that take it away."""


@dataclass(frozen=True)
class CoursePage:
    """The page of the last question, and of the lessons that follow from all answers."""

    title: str
    question: str
    number: int
    ticks: Sequence[Tick]
    steps: Sequence[CourseStep]
    said: str
    """What to say at the place that helps."""
    advice: Sequence[str]
    """What else helps, in Markdown."""
    towns: Sequence[Town]
    """The cities, each link at what their places do for this aim; empty where cities are many."""
    regions: Sequence[Link]
    """Where cities are listed, if they are many."""
    ailleurs: str
    """Where to look when one's city is not there, in Markdown."""
    before: Link
    """The question before."""


def first_page(known: Knowledge) -> QuestionPage:
    """Return what the page of the first question is given."""
    asked = known.catalogue.questionnaire.but
    answers = [Choice(Link(one.texte, AIM.format(one.nom)), one.pictogramme) for one in asked.reponses]
    return QuestionPage(asked.question, 1, QUESTIONS, answers)


def aim_page(record: Questionnaire, known: Knowledge, *, aim: Aim) -> QuestionPage:
    """Return what the page of the second question is given, after an answer to the first."""
    del known
    asked = record.appareil
    answers = [Choice(Link(one.texte, COURSE.format(aim.nom, one.nom)), one.pictogramme) for one in asked.reponses]
    return QuestionPage(asked.question, 2, QUESTIONS, answers, aim.texte)


def course_page(record: Questionnaire, known: Knowledge, *, aim: Aim, tool: Tool) -> CoursePage:
    """Return what the page of the last question is given, after answers to the others."""
    catalogue, places = known.catalogue, known.places
    found = course(record, aim, tool, catalogue.lessons)
    place_of = {skill.nom: place for place, skill in enumerate(record.savoir.reponses, 1)}
    cities = [] if places.have_many_cities else catalogue.cities.values()
    return CoursePage(
        title=course_title(aim, tool),
        question=record.savoir.question,
        number=QUESTIONS,
        ticks=[Tick(one.nom, one.texte, place_of[one.nom]) for one in skills_of(record, found)],
        steps=[
            CourseStep(
                Link.to(one.lesson), one.reason, one.lesson.duree_minutes, sorted(place_of[name] for name in one.known)
            )
            for one in found
        ],
        said=f"{aim.a_dire} {tool.a_dire}",
        advice=[one for one in (tool.conseil, aim.conseil) if one],
        towns=[
            Town.of(city, Link(city.nom, f"{address(city)}#{aim.besoin}"), places.sites_in(city.key), most=0)
            for city in cities
        ],
        regions=cities_or_regions(known, "lieux/") if places.have_many_cities else [],
        ailleurs=record.ailleurs,
        before=Link(record.appareil.question, AIM.format(aim.nom)),
    )


def course_title(aim: Aim, tool: Tool) -> str:
    """Return what a course is called: « Faire mes démarches, avec un ordinateur »."""
    return f"{aim.texte}, {tool.avec}"
