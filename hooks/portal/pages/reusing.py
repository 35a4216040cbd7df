"""What the pages of data sets are given: who made them, what of ours is made from each, and how all of it is reused."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.knowing import Knowledge
from portal.map import OPEN_DATA
from portal.pages.parts import Group, Link, by
from portal.records import LICENCES, Dataset, Source


@dataclass(frozen=True)
class DatasetPage:
    """The page of a data set."""

    sites: int
    """How many places of help have a fact of it."""
    donation_points: int


@dataclass(frozen=True)
class DatasetsPage:
    """The list of data sets, and of the files that we give in turn."""

    licences: Sequence[Group[tuple[Link, Dataset]]]
    """Those that ask to be shared alike first."""
    sites: str
    """The address of the file of places of help."""
    donation_points: str


@dataclass(frozen=True)
class Cited:
    """A source of a record, with the data set that it is a row of, if it is one."""

    source: Source
    dataset: Dataset | None
    link: Link | None
    """The page of the data set."""


def dataset_page(dataset: Dataset, known: Knowledge) -> DatasetPage:
    """Return what the page of a data set is given."""
    of = known.relations.of
    return DatasetPage(len(of(dataset, "sites")), len(of(dataset, "donation_points")))


def datasets_page(known: Knowledge) -> DatasetsPage:
    """Return what the list of data sets is given."""
    found = by("licence", known.catalogue.datasets.values(), LICENCES)
    groups = [Group(one.key, [(Link.to(dataset), dataset) for dataset in one.members]) for one in found]
    return DatasetsPage(groups, OPEN_DATA["sites"], OPEN_DATA["donation_points"])


def cited(sources: Sequence[Source], known: Knowledge) -> list[Cited]:
    """Return sources with the data sets that they are rows of."""
    found = [(source, known.catalogue.datasets[source.jeu] if source.jeu else None) for source in sources]
    return [Cited(source, dataset, Link.to(dataset) if dataset else None) for source, dataset in found]
