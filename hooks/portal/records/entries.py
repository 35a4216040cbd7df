"""What an editor may fill in of a record: each field as its model describes it, ready to be asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import MaxLen, MinLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from portal.records.fields import inner_model
from portal.records.models.common import Part
from portal.records.models.place import Hours
from portal.records.models.values import PastDay, Reference


@dataclass(frozen=True)
class Entry:
    """A field of a record, or of a group inside one."""

    name: str
    meaning: str
    """What the model says of it, in French."""
    example: Any
    """A value as it may be typed, a list for a field that holds several; nothing where the model gives none."""
    is_required: bool
    is_list: bool
    least: int
    """How many members a list must have."""
    most: int | None
    """How many it may have."""
    values: tuple[str, ...]
    """The only values that may stand there, none where they are not listed."""
    refers_to: str
    """The kind of record that it names, or an empty text."""
    group: type[Part] | None
    """The fields that stand inside it."""
    is_prose: bool
    """It is Markdown, which may have several lines."""
    is_hours: bool
    is_past_day: bool
    """It is a day that has been, mostly this one."""
    is_number: bool


@cache
def entries_of(model: type[BaseModel]) -> tuple[Entry, ...]:
    """Return the fields of a model in their order."""
    return tuple(_entry(name, model.model_fields[name]) for name in model.model_fields)


def _entry(name: str, field: FieldInfo) -> Entry:
    annotation, marks = _bare(Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation)
    is_list = get_origin(annotation) is list
    sizes, extra = marks, field.json_schema_extra
    if is_list:
        annotation, marks = _bare(get_args(annotation)[0])
    group = inner_model(annotation)
    return Entry(
        name=name,
        meaning=field.description or "",
        example=next(iter(field.examples or ()), None),
        is_required=field.is_required(),
        is_list=is_list,
        least=next((one.min_length for one in sizes if isinstance(one, MinLen)), 0) if is_list else 0,
        most=next((one.max_length for one in sizes if isinstance(one, MaxLen)), None) if is_list else None,
        values=_values(annotation),
        refers_to=next((one.kind for one in marks if isinstance(one, Reference)), ""),
        group=group if group and issubclass(group, Part) else None,
        is_prose=isinstance(extra, Mapping) and extra.get("format") == "markdown",
        is_hours=_has(marks, Hours),
        is_past_day=_has(marks, PastDay),
        is_number=annotation in (int, float, Decimal),
    )


def _bare(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """Return what an annotation is of, without « or nothing », and all that it says more."""
    marks: tuple[Any, ...] = ()
    while True:
        if get_origin(annotation) is Annotated:
            marks = (*annotation.__metadata__, *marks)
            annotation = annotation.__origin__
        elif get_origin(annotation) in (Union, UnionType):
            annotation = next(one for one in get_args(annotation) if one is not type(None))
        else:
            return annotation, marks


def _values(annotation: Any) -> tuple[str, ...]:
    if annotation is bool:
        return "oui", "non"
    return tuple(map(str, get_args(annotation))) if get_origin(annotation) is Literal else ()


def _has(marks: tuple[Any, ...], kind: Any) -> bool:
    """Say whether all that a kind of value says is said there."""
    return all(mark in marks for mark in kind.__metadata__)
