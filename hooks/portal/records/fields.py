"""What a model says of its fields: which may stand at a place, and which hold Markdown."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from portal.records.source import Where


def fields_at(model: type[BaseModel], where: Where) -> list[str]:
    """Return the names of the fields that may stand beside the one at `where`."""
    here: Any = model
    for part in where[:-1]:
        if isinstance(part, str) and isinstance(here, type) and issubclass(here, BaseModel):
            field = here.model_fields.get(part)
            here = inner_model(field.annotation) if field else None
    return list(here.model_fields) if isinstance(here, type) and issubclass(here, BaseModel) else []


def inner_model(annotation: Any) -> Any:
    """Return the model inside `list[Model]`, `Model | None` or `dict[str, Model]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(inner_model, get_args(annotation))), None)


def prose_in(values: Any, model: type[BaseModel], where: Where = ()) -> Iterator[tuple[Where, str]]:
    """Yield each Markdown text of a record that may be wrong elsewhere, and where it stands."""
    if not isinstance(values, Mapping):
        return
    for name, (inner, keyed) in _with_prose(model).items():
        value = values.get(name)
        if inner is None:
            if isinstance(value, str):
                yield (*where, name), value
        elif isinstance(value, list):
            for position, member in enumerate(value):
                yield from prose_in(member, inner, (*where, name, position))
        elif keyed and isinstance(value, Mapping):
            for key, member in value.items():
                yield from prose_in(member, inner, (*where, name, key))
        else:
            yield from prose_in(value, inner, (*where, name))


@lru_cache
def _with_prose(model: type[BaseModel]) -> Mapping[str, tuple[type[BaseModel] | None, bool]]:
    """Return the fields of a model that hold Markdown themselves (no model), or inside the model that they hold.

    With each, whether it holds models by their names.
    """
    found: dict[str, tuple[type[BaseModel] | None, bool]] = {}
    for name, field in model.model_fields.items():
        inner = inner_model(field.annotation)
        extra = field.json_schema_extra
        if isinstance(extra, dict) and extra.get("format") == "markdown":
            found[name] = None, False
        elif inner and _with_prose(inner):
            found[name] = inner, get_origin(field.annotation) is dict
    return found
