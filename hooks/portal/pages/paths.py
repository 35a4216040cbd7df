"""What is given to the page of a path, its guide for whoever accompanies, and the sheet on which it is followed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portal.knowing import Knowledge
from portal.pages.parts import Link, Summary, in_full
from portal.records import FOLLOW_UP, GUIDE, LearningPath
from portal.takeaway import QR

LEARNERS = 6
"""How many first names the sheet has room for, side by side on an A4: a group that one person can help."""
VISITS = 10
"""How many days it has room for."""


@dataclass(frozen=True)
class Leg:
    """A lesson of a path."""

    summary: Summary
    level: str
    minutes: int


@dataclass(frozen=True)
class PathPage:
    """The page of a path, and that of its guide."""

    legs: Sequence[Leg]
    minutes: int
    """How long all its lessons take."""
    path: Link
    guide: Link
    sheet: Link
    """Its title is that of the path."""


@dataclass(frozen=True)
class PathSheet:
    """The sheet on which a group is followed along a path, by hand: nothing of it is kept elsewhere."""

    address: str
    """Where the sheet is, from the root of the site."""
    web: str
    """The address of the path, in full."""
    code: QR
    """That address again."""
    title: str
    legs: Sequence[Leg]
    minutes: int
    learners: int
    visits: int


def path_page(path: LearningPath, known: Knowledge) -> PathPage:
    """Return what the page of a path and that of its guide are given."""
    legs = _legs(path, known)
    return PathPage(
        legs=legs,
        minutes=_minutes(legs),
        path=Link.to(path),
        guide=Link(path.titre, GUIDE.format(path.key)),
        sheet=Link(path.titre, FOLLOW_UP.format(path.key)),
    )


def path_sheets(known: Knowledge) -> Iterator[PathSheet]:
    """Yield the sheet of each path."""
    for path in known.catalogue.paths.values():
        legs, where = _legs(path, known), FOLLOW_UP.format(path.key)
        yield PathSheet(where, *in_full(path, known), path.titre, legs, _minutes(legs), LEARNERS, VISITS)


def _legs(path: LearningPath, known: Knowledge) -> list[Leg]:
    lessons = [known.catalogue.lessons[key] for key in path.lecons]
    return [Leg(Summary.of(lesson), lesson.niveau, lesson.duree_minutes) for lesson in lessons]


def _minutes(legs: Sequence[Leg]) -> int:
    return sum(leg.minutes for leg in legs)
