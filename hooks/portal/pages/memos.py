"""What memo cards are given: one A6 a lesson, to print and keep in a wallet."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.knowing import Knowledge
from portal.pages.parts import in_full
from portal.records import MEMO, Lesson
from portal.takeaway import QR


@dataclass(frozen=True)
class Memo:
    """The card of a lesson."""

    address: str
    """Where the card is, from the root of the site."""
    web: str
    """The address of the lesson, in full."""
    code: QR
    """That address again."""
    lesson: Lesson


def cards(known: Knowledge) -> Iterator[Memo]:
    """Yield the card of each lesson."""
    for lesson in known.catalogue.lessons.values():
        yield Memo(MEMO.format(lesson.key), *in_full(lesson, known), lesson)
