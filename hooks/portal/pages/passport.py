"""What the passport is given: all lessons to be ticked, each with its number in the code and those to do before."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.knowing import Knowledge
from portal.pages.learning import levels
from portal.pages.parts import Group, Link


@dataclass(frozen=True)
class Tick:
    """A lesson with its box."""

    link: Link
    number: int
    before: Sequence[int]
    """The numbers of the lessons that it asks for first."""


@dataclass(frozen=True)
class PassportPage:
    """The page of the passport."""

    levels: Sequence[Group[Tick]]
    """The lessons of each level, in the order of their numbers."""


def passport_page(known: Knowledge) -> PassportPage:
    """Return what the page of the passport is given."""
    numbers = known.catalogue.lesson_numbers
    return PassportPage(
        [
            Group(
                level.key,
                [
                    Tick(Link.to(lesson), numbers[lesson.key], [numbers[key] for key in lesson.prerequis])
                    for lesson in level.members
                ],
            )
            for level in levels(known)
        ]
    )
