"""What a model says of its fields: which may stand at a place, which hold Markdown, and which are read by people."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, StringConstraints

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


def group_of(annotation: Any) -> type[BaseModel] | None:
    """Return the model that an annotation holds, itself and not in a list; or nothing."""
    held = _held(annotation)
    return held if isinstance(held, type) and issubclass(held, BaseModel) else None


def below(annotation: Any, name: str = "") -> Any:
    """Return the annotation of a field by its name, or of what a list or a group of any names holds; or nothing."""
    if group := group_of(annotation):
        field = group.model_fields.get(name)
        return field and (Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation)
    held = _held(annotation)
    return get_args(held)[-1] if get_args(held) and get_origin(held) is not Literal else None


def _held(annotation: Any) -> Any:
    """Return what an annotation holds, without its rules, and without « or nothing »."""
    if get_origin(annotation) is Annotated:
        return _held(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return _held(next(one for one in get_args(annotation) if one is not type(None)))
    return annotation


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


def texts_in(values: Any, model: type[BaseModel], where: Where = ()) -> Iterator[tuple[Where, str]]:
    """Yield each text of a record that is written freely, its sources aside, and where it stands."""
    for name, field in model.model_fields.items():
        if name in values and name != "sources":
            inner, free = inner_model(field.annotation), _is_free(field.annotation, field.metadata)
            for place, value in _members(values[name], (*where, name)):
                if inner and isinstance(value, Mapping):
                    yield from texts_in(value, inner, place)
                elif free and isinstance(value, str):
                    yield place, value


def _members(value: Any, where: Where) -> Iterator[tuple[Where, Any]]:
    """Yield what a list or a group of groups holds, or the value itself."""
    if isinstance(value, list):
        yield from (((*where, n), member) for n, member in enumerate(value))
    elif isinstance(value, Mapping) and all(isinstance(member, Mapping) for member in value.values()):
        yield from (((*where, key), member) for key, member in value.items())
    else:
        yield where, value


def _is_free(annotation: Any, rules: Iterable[Any]) -> bool:
    """Say whether a field holds texts, of which we ask no more than that they are not empty."""
    known = [*rules, *getattr(annotation, "__metadata__", ())]
    if annotation is str:
        return any(isinstance(rule, StringConstraints) and not rule.pattern for rule in known) and not any(
            type(rule).__module__.startswith("portal.") or hasattr(rule, "func") for rule in known
        )
    inside = [one for one in get_args(annotation) if one is not type(None)]
    return bool(inside) and _is_free(inside[0], known)


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
