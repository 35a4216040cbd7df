"""What the pages of the fields of records are given: each field as whoever writes a record needs it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from portal.exports import NATIONAL_FIELDS
from portal.knowing import Knowledge, slug
from portal.pages.parts import Link, RecordPage
from portal.records import KINDS, NATIONAL, Described, Place, Source, described

FOLDER = "contribuer/champs/"
"""The address of the list of these pages; each is below it."""
SOURCES = f"{FOLDER}sources/"
LONG = 150
"""Values that take more signs than so many together are folded."""
SHAPES: Mapping[str, tuple[str, str]] = {
    "texte": ("Texte", "textes"),
    "markdown": ("Texte en Markdown", "textes en Markdown"),
    "horaires": ("Horaires, en syntaxe OSM", "horaires"),
    "nombre": ("Nombre, avec un point", "nombres"),
    "entier": ("Nombre entier", "nombres entiers"),
    "jour": ("Jour", "jours"),
    "jour_passe": ("Jour, aujourd’hui au plus tard", "jours passés"),
    "date": ("Jour, mois ou année", "dates"),
    "oui_non": ("Oui ou non", "réponses"),
    "choix": ("Une valeur", "valeurs"),
    "fiche": ("Nom d’une fiche", "noms de fiches"),
    "groupe": ("Groupe de champs", "groupes de champs"),
}
"""What a value is called, alone and in a list."""


@dataclass(frozen=True)
class FieldLine:
    """A field, as it is told."""

    name: str
    anchor: str
    meaning: str
    rules: str
    """Whether it is required, what it is, and its limits, as sentences."""
    values: Sequence[str]
    """All that may stand in it."""
    is_folded: bool
    """Whether they are too many to be read by everyone."""
    example: str
    """A line of a record; nothing for a group."""
    inside: str
    """The address of the fields of its group, on the page or on that of sources."""


@dataclass(frozen=True)
class FieldGroup:
    """The fields of a record, or of a group in one."""

    name: str
    """Nothing for those of the record itself."""
    anchor: str
    meaning: str
    lines: Sequence[FieldLine]


@dataclass(frozen=True)
class RecordFieldsPage:
    """The page of the fields of a kind of record, or of its sources."""

    is_of_rules: ClassVar = True
    """What it says comes from the models, not from records."""

    where: str
    """The path of a record, with what editors choose in angle brackets; nothing for sources."""
    beside: str
    """How records of the whole country differ, as a sentence; or nothing."""
    groups: Sequence[FieldGroup]
    index: str
    schema: str
    """The name of the JSON Schema for editors of code; nothing for sources."""


@dataclass(frozen=True)
class FieldsIndexPage:
    """The list of these pages."""

    kinds: Sequence[tuple[Link, str]]
    """The page of each kind, and where its records are."""
    sources: Link


def fields_index(known: Knowledge) -> FieldsIndexPage:
    """Return what the list of these pages is given."""
    del known
    kinds = [(Link(kind.label.capitalize(), address_of(name)), _path(name)) for name, kind in KINDS.items()]
    return FieldsIndexPage(kinds, Link("Les sources d’une fiche", SOURCES))


def address_of(kind: str) -> str:
    """Return the address of the page of the fields of a kind."""
    return f"{FOLDER}{slug(KINDS[kind].label)}/"


def field_pages(known: Knowledge) -> Iterator[RecordPage]:
    """Yield the page of the fields of each kind, and that of sources."""
    portal = known.catalogue.portal

    def page(where: str, name: str, view: object) -> RecordPage:
        about = f"{name} : tous les champs d’une fiche, leur sens, un exemple et les valeurs possibles."
        return RecordPage(
            where,
            f"{name} : les champs d’une fiche",
            name,
            about,
            "portal/record_fields.html",
            portal,
            lambda _known: view,
        )

    for name, kind in KINDS.items():
        yield page(address_of(name), kind.label.capitalize(), _of_kind(name))
    yield page(SOURCES, "Sources", RecordFieldsPage("", "", _groups(described(Source), frozenset()), FOLDER, ""))


def _path(name: str) -> str:
    kind = KINDS[name]
    return f"data/{name}{'' if kind.single else '/<ville>/<nom>' if kind.by_city else '/<nom>'}.yml"


def _of_kind(name: str) -> RecordFieldsPage:
    kind = KINDS[name]
    national = frozenset(NATIONAL_FIELDS) if issubclass(kind.model, Place) else frozenset()
    fields = described(kind.model)
    beside = ""
    if kind.national:
        theirs = {one.name: one for one in described(kind.national)}
        without = ", ".join(one.name for one in fields if one.name not in theirs)
        free = ", ".join(
            one.name for one in fields if one.is_required and one.name in theirs and not theirs[one.name].is_required
        )
        beside = f"Dans le dossier {NATIONAL}/, une fiche n’a pas ces champs : {without}."
        beside = f"{beside} Elle peut ne pas avoir : {free}."
    return RecordFieldsPage(_path(name), beside, _groups(fields, national), FOLDER, name)


def _groups(fields: Sequence[Described], national: frozenset[str]) -> list[FieldGroup]:
    """Return the fields of a record, then those of each of its groups, once each; sources have their own page."""
    anchors: dict[str, str] = {"Source": ""}
    below = list(_below(fields, anchors, ""))
    return [
        FieldGroup("", "", "", _lines(fields, "", anchors, national)),
        *(FieldGroup(path, _anchor(path), one.meaning, _lines(one.fields, path, anchors)) for path, one in below),
    ]


def _below(fields: Sequence[Described], anchors: dict[str, str], path: str) -> Iterator[tuple[str, Described]]:
    """Yield each group of fields with its path, those of a model that was there before left out."""
    for one in fields:
        if one.group and one.group not in anchors:
            inside = f"{path}.{one.name}" if path else one.name
            anchors[one.group] = f"#{_anchor(inside)}"
            yield inside, one
            yield from _below(one.fields, anchors, inside)


def _anchor(path: str) -> str:
    return path.replace(".", "-").replace("_", "-")


def _lines(
    fields: Sequence[Described], path: str, anchors: Mapping[str, str], national: frozenset[str] = frozenset()
) -> list[FieldLine]:
    at = {one.name: _anchor(f"{path}.{one.name}" if path else one.name) for one in fields}
    return [
        FieldLine(
            name=one.name,
            anchor="" if one.group and anchors[one.group] == f"#{at[one.name]}" else at[one.name],  # its group has it
            meaning=one.meaning,
            rules=" ".join(_rules(one, is_national=one.name in national)),
            values=() if one.shape == "oui_non" else one.values,
            is_folded=len(", ".join(one.values)) > LONG,
            example="" if one.group else one.written,
            inside=anchors[one.group] if one.group else "",
        )
        for one in fields
    ]


def _rules(one: Described, *, is_national: bool) -> Iterator[str]:
    """Yield what a field asks, sentence by sentence."""
    if one.is_required:
        yield "Obligatoire."
    yield f"{_shape(one)}."
    if one.default:
        yield f"Sans lui : {one.default}."
    if one.needs_source:
        yield "Il lui faut une source."
    if is_national:
        yield f"Nom du schéma national {NATIONAL_FIELDS[one.name]}."


def _shape(one: Described) -> str:
    alone, several = SHAPES[one.shape]
    of = f" de data/{one.of_kind}" if one.of_kind else ""
    limits = [f"{one.longest} signes au plus" if one.longest else "", _range(one.least, one.most)]
    if one.is_keyed:
        return "Groupes de champs, chacun sous son nom"
    if not one.is_list:
        return ", ".join(filter(None, [f"{alone}{of}", *limits]))
    number = [f"{one.fewest} au moins" if one.fewest > 1 else "", f"{one.upmost} au plus" if one.upmost else ""]
    return ", ".join(filter(None, [f"Liste de {several}{of}", *number, *limits]))


def _range(least: float | None, most: float | None) -> str:
    if least is not None and most is not None:
        return f"de {least:g} à {most:g}"
    return f"{least:g} ou plus" if least is not None else f"{most:g} ou moins" if most is not None else ""
