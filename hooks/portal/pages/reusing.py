"""What the pages of data sets are given: who made them, what of ours is made from each, and how all of it is reused."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from portal.exports import API, EXPORTS, FEED, INDEX, LICENCE, PAGE, PROMISE, SCHEMA, Export, given
from portal.knowing import Knowledge
from portal.pages.parts import Group, Link, RecordPage, by
from portal.records import LICENCES, Dataset, Source

KINDS = {
    "texte": "texte",
    "nombre": "nombre",
    "date": "date",
    "liste": "liste, dans une case",
    "oui_non": "oui ou non",
    "suite": "liste",
    "objet": "groupe de champs",
}
"""What kinds of fields are called."""


@dataclass(frozen=True)
class DatasetPage:
    """The page of a data set."""

    sites: int
    """How many places of help have a fact of it."""
    donation_points: int


@dataclass(frozen=True)
class GivenFile:
    """A file that we give away."""

    format: str
    address: str
    size: int
    """Its bytes."""


@dataclass(frozen=True)
class GivenSet:
    """A set of data that we give away, in one format or two."""

    title: str
    what: str
    licence: str
    page: str
    """The address of the page of its fields."""
    files: Sequence[GivenFile]
    records: int
    """How many records it holds."""
    period: tuple[str, str] | None
    """The years of its oldest and of its newest information."""
    fields: Sequence[str]


@dataclass(frozen=True)
class FieldLine:
    """A field, as whoever reads a file needs it."""

    name: str
    kind: str
    meaning: str
    is_required: bool


@dataclass(frozen=True)
class FieldsPage:
    """The page of the fields of a set that we give away."""

    given: GivenSet
    schema: str
    """The address of its JSON Schema."""
    follows: str
    """The address of the schema of others that it keeps to."""
    fields: Sequence[FieldLine]
    missing: Mapping[str, int]
    """How many records are left out, by the reason."""
    credits: Sequence[str]


@dataclass(frozen=True)
class ApiPage:
    """The page for whoever writes a program that reads our data."""

    index: str
    """The address of the list for machines."""
    promise: str
    schemas: Sequence[tuple[Link, str]]
    """The page of each set, and the address of its schema."""


@dataclass(frozen=True)
class DatasetsPage:
    """The list of data sets, and of the files that we give in turn."""

    licences: Sequence[Group[tuple[Link, Dataset]]]
    """Those that ask to be shared alike first."""
    given: Sequence["GivenSet"]
    feed: str
    """The address of the feed of changes."""


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
    return DatasetsPage(groups, [_given(export, known) for export in EXPORTS], FEED)


def fields_page(export: Export, known: Knowledge) -> FieldsPage:
    """Return what the page of the fields of a set is given."""
    return FieldsPage(
        given=_given(export, known),
        schema=SCHEMA.format(export.name),
        follows=export.follows,
        fields=[FieldLine(one.name, KINDS[one.kind], one.meaning, one.is_required) for one in export.fields],
        missing=export.missing(known),
        credits=export.credits(known),
    )


def api_page(known: Knowledge) -> ApiPage:
    """Return what the page for programs is given."""
    del known
    return ApiPage(
        INDEX, PROMISE, [(Link(one.title, PAGE.format(one.name)), SCHEMA.format(one.name)) for one in EXPORTS]
    )


def _given(export: Export, known: Knowledge) -> GivenSet:
    made = known.once(given)
    return GivenSet(
        title=export.title,
        what=export.what,
        licence=LICENCE,
        page=PAGE.format(export.name),
        files=[GivenFile(name, where, len(made[where].encode())) for name, where in export.files.items()],
        records=len(export.records(known)),
        period=export.period(known),
        fields=[field.name for field in export.fields],
    )


def cited(sources: Sequence[Source], known: Knowledge) -> list[Cited]:
    """Return sources with the data sets that they are rows of."""
    found = [(source, known.catalogue.datasets[source.jeu] if source.jeu else None) for source in sources]
    return [Cited(source, dataset, Link.to(dataset) if dataset else None) for source, dataset in found]


def open_data_pages(known: Knowledge) -> Iterator[RecordPage]:
    """Yield the pages for those who read our data with a program: all sets, then the fields of each."""
    portal = known.catalogue.portal
    yield RecordPage(
        API,
        "Lire nos données avec un programme",
        "Pour un programme",
        "La liste de nos fichiers pour un programme, le schéma de chacun, et ce qui ne changera pas.",
        "portal/api.html",
        portal,
        api_page,
    )
    for export in EXPORTS:
        yield RecordPage(
            PAGE.format(export.name),
            f"{export.title} : les champs",
            export.title,
            f"{export.title} : ce que veut dire chaque champ, la licence, la date et le poids des fichiers.",
            "portal/fields.html",
            portal,
            partial(fields_page, export),
        )
