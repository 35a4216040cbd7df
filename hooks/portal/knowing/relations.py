"""Which records belong together: a reference counts in both directions."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from portal.records import KINDS, Catalogue, Lesson, Record, Reference, prose_in


class Relations:
    """The records that a record names, and those that name it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._related: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
        for kind in KINDS:
            for record in catalogue.of_kind(kind).values():
                for target in references(record):
                    self._related[record.kind, record.key].add(target)
                    self._related[target].add((record.kind, record.key))

    def of(self, record: Record, kind: str) -> list[Any]:
        """Return the records of a kind that `record` names or that name it, in the order of their keys."""
        keys = sorted(key for other, key in self._related[record.kind, record.key] if other == kind)
        return [self._catalogue.of_kind(kind)[key] for key in keys]

    def of_word(self, word: str) -> list[Any]:
        """Return the lessons that use a word of the glossary."""
        return [
            self._catalogue.lessons[key] for kind, key in sorted(self._related["glossary", word]) if kind == "lessons"
        ]

    def leading_to(self, address: str) -> list[Lesson]:
        """Return the lessons with a link to a page of docs/, in the order of their keys."""
        link = f"](/{address})"
        return [
            lesson
            for lesson in self._catalogue.lessons.values()
            if any(link in text for _, text in prose_in(lesson.model_dump(), Lesson))
        ]


def references(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the kind and key of every record that a record names, and of the data sets that it is made from."""
    for dataset in record.datasets:
        yield "datasets", dataset
    for name, kind in _reference_fields(type(record)).items():
        value = getattr(record, name)
        for key in value if isinstance(value, list) else [value]:
            if key is not None:
                yield kind, key


@cache
def _reference_fields(model: type[BaseModel]) -> dict[str, str]:
    """Return the fields of a model that hold references, each with the kind that it leads to."""
    found = {}
    for name, field in model.model_fields.items():
        kind = _referred_kind(Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation)
        if kind:
            found[name] = kind
    return found


def _referred_kind(annotation: Any) -> str | None:
    if get_origin(annotation) is Annotated:
        for mark in annotation.__metadata__:
            if isinstance(mark, Reference):
                return mark.kind
    return next(filter(None, map(_referred_kind, get_args(annotation))), None)
