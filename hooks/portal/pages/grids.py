"""What the pages of a grid of criteria are given: how many are met, by theme, and each answer with its proof."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from portal.knowing import Knowledge, address
from portal.pages.parts import Link
from portal.records import GRID_THEME, Criterion, Grid, Theme

RGAA = "rgaa"
"""The key of the grid that the declaration of accessibility follows from."""
RGESN = "rgesn"
"""The key of the grid of ecodesign."""
TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Tally:
    """How many criteria have each answer."""

    met: int
    lacking: int
    apart: int
    """Those that do not apply."""

    @property
    def all(self) -> int:
        """How many there are."""
        return self.applicable + self.apart

    @property
    def applicable(self) -> int:
        """How many apply."""
        return self.met + self.lacking

    @property
    def rate(self) -> Decimal:
        """How many of a hundred that apply are met, to the tenth below: never more than is true."""
        return (Decimal(100 * self.met) / max(self.applicable, 1)).quantize(TENTH, ROUND_FLOOR)

    @classmethod
    def of(cls, themes: Sequence[Theme]) -> "Tally":
        """Count the criteria of themes."""
        answers = [one.reponse for theme in themes for one in theme.criteres]
        return cls(*(answers.count(answer) for answer in ("conforme", "non_conforme", "non_applicable")))


@dataclass(frozen=True)
class Lacking:
    """A criterion that is not met."""

    criterion: Criterion
    theme: Link


@dataclass(frozen=True)
class GridPage:
    """The page of a grid, or one that sums it up."""

    grid: Grid
    link: Link
    """The page of the grid."""
    tally: Tally
    themes: Sequence[tuple[Link, Tally]]
    lacking: Sequence[Lacking]
    tested: int
    """How many criteria that apply a program looks at, at each change."""
    by_eye: int
    """How many of those that apply no program looks at: they were read or measured only."""


@dataclass(frozen=True)
class GridThemePage:
    """The page of a theme."""

    grid: Link
    place: str
    """Which theme it is, of how many."""
    theme: Theme
    tally: Tally
    before: Link | None
    after: Link | None


def grid_page(grid: Grid) -> GridPage:
    """Return what the page of a grid is given."""
    links = theme_links(grid)
    apply = [one for one in grid.criteria if one.reponse != "non_applicable"]
    tested = sum("programme" in one.moyens for one in apply)
    return GridPage(
        grid=grid,
        link=Link(grid.nom, address(grid)),
        tally=Tally.of(grid.themes),
        themes=[(link, Tally.of([theme])) for link, theme in zip(links, grid.themes, strict=True)],
        lacking=[
            Lacking(one, link)
            for link, theme in zip(links, grid.themes, strict=True)
            for one in theme.criteres
            if one.reponse == "non_conforme"
        ],
        tested=tested,
        by_eye=len(apply) - tested,
    )


def rgaa_page(known: Knowledge) -> GridPage:
    """Return what the pages about the accessibility of the site are given."""
    return grid_page(known.catalogue.grids[RGAA])


def rgesn_page(known: Knowledge) -> GridPage:
    """Return what the declaration of ecodesign is given, beside what is measured."""
    return grid_page(known.catalogue.grids[RGESN])


def grid_theme_page(grid: Grid, known: Knowledge, *, theme: Theme) -> GridThemePage:
    """Return what the page of a theme is given."""
    del known
    links, n = theme_links(grid), grid.themes.index(theme)
    return GridThemePage(
        grid=Link(grid.nom, address(grid)),
        place=f"{n + 1} sur {len(links)}",
        theme=theme,
        tally=Tally.of([theme]),
        before=links[n - 1] if n else None,
        after=links[n + 1] if n + 1 < len(links) else None,
    )


def theme_links(grid: Grid) -> list[Link]:
    """Return the links to the pages of the themes, in their order."""
    return [Link(theme.nom, GRID_THEME.format(address(grid), theme.cle)) for theme in grid.themes]
