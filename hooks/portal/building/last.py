"""The two pages that speak of the finished site: what its pages weigh, and what all of them weigh in one file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from portal.building.archive import FOLDER, Archive, archive
from portal.building.budgets import Measure, measures
from portal.building.weigh import Weight, heaviest_first, weight, weights
from portal.knowing import Knowledge
from portal.pages import Link

DECLARATION = "ecoconception/"
LAST = (DECLARATION, FOLDER)
"""Their addresses. Each is first written without what only the finished site can say: the archive has the second so."""
TRIES = 12
"""How often they are written until they say what is measured: a weight of their own may tip a median."""
PLAIN, BLANK = 2, " " * 7
"""What it says and what it weighs may follow one another in a circle: after so many tries, blanks at its end end it."""


class Write(Protocol):
    """Writes one of the two, given what is known of the finished site: `measured`, or `archive`."""

    def __call__(self, **known: object) -> str:
        """Return its HTML."""


class UnsettledError(Exception):
    """The declaration cannot say what is measured: each time that it is written, the measures change."""


@dataclass(frozen=True)
class Line:
    """One measure, and the page that it was made on, where one alone has it."""

    measure: Measure
    page: Link | None


@dataclass(frozen=True)
class Measured:
    """What the declaration is given."""

    pages: int
    """How many pages were weighed."""
    lines: Sequence[Line]


def finish(site: Path, last: Mapping[str, Write], titles: Mapping[str, str], *, known: Knowledge) -> Archive:
    """Write the two pages of a site that is whole but for what they say of it, and return its archive.

    `last` has what writes each, and `titles` those of all pages, by address. The two are among the pages that are
    weighed, and the archive holds the first: they are written until what is measured is what they say.

    Raises:
        UnsettledError: when that does not come about.

    """
    copy = (site / FOLDER / "index.html").read_text("utf-8")
    found = weights(site)
    for attempt in range(TRIES):
        said = measures(site, found)
        lines = [Line(one, _link(one.where, titles)) for one in said]
        html = last[DECLARATION](measured=Measured(len(found), lines))
        found = _written(site, found, DECLARATION, html + BLANK * max(0, attempt - PLAIN))
        if measures(site, found) != said:
            continue
        packed = archive(site, copy, portal=known.catalogue.portal, day=known.today)
        found = _written(site, found, FOLDER, last[FOLDER](archive=packed))
        if measures(site, found) == said:
            return packed
    raise UnsettledError("La page /ecoconception/ ne peut pas dire vrai : son propre poids change ce qu’elle dit.")


def _link(where: str | None, titles: Mapping[str, str]) -> Link | None:
    return None if where is None else Link(titles.get(where, f"/{where}"), where)


def _written(site: Path, found: Sequence[Weight], page: str, html: str) -> list[Weight]:
    """Write a page, and return all weights with its own."""
    file = site / page / "index.html"
    file.write_text(html, "utf-8")
    own = weight(site, file)
    return heaviest_first([own, *(one for one in found if one.page != own.page)])
