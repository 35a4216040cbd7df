"""The values of a YAML text as records have them: in quotes where they need them, and as their model keeps them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, cast

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from portal.records.fields import below, group_of

CODES = ("code_postal", "code_insee", "pivot")
"""The fields whose digits are no number: quotes keep their first zero, which a reader of numbers takes away."""
NUMBER = re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)(e[-+]?\d+)?|0o[0-7]+|[yn]", re.IGNORECASE)
"""What readers of YAML 1.1 or 1.2 may not take for a text, beside what PyYAML does not."""
TEXT = "tag:yaml.org,2002:str"
"""What YAML calls a text."""


class _Value(NamedTuple):
    """A value that stands on a line, and the field that it is of, or is a member of."""

    node: yaml.ScalarNode
    model: type[BaseModel] | None
    field: str


def composed(text: str) -> yaml.Node:
    """Return what YAML reads in a text that is known to be YAML."""
    return cast(yaml.Node, yaml.compose(text, Loader=yaml.CBaseLoader))  # there is one, it is a record


def styled(text: str, root: yaml.Node, model: type[BaseModel]) -> str:
    """Return the text of a record, of which YAML reads `root`, with each value written as it is in others.

    A telephone number, say, is written as pages show it. A value that its model refuses stays as it is, and so does one
    that would read otherwise.
    """
    for value in sorted(_values(root, model), key=lambda one: one.node.start_mark.index, reverse=True):
        begin, end = value.node.start_mark.index, value.node.end_mark.index
        text = text[:begin] + _written(value, text[begin:end]) + text[end:]
    return text


def _values(node: yaml.Node, shape: Any, model: type[BaseModel] | None = None, field: str = "") -> Iterator[_Value]:
    """Yield the values that stand on one line; `shape` is the annotation of what the node holds."""
    if isinstance(node, yaml.ScalarNode):
        if node.style not in ("|", ">") and node.start_mark.line == node.end_mark.line and node.value:
            yield _Value(node, model, field)
    elif isinstance(node, yaml.SequenceNode):
        for member in node.value:
            yield from _values(member, below(shape), model, field)
    else:
        group = group_of(shape)
        for key, value in node.value:
            of = group if group and key.value in group.model_fields else None
            yield from _values(value, below(shape, key.value), of, key.value)


def _written(value: _Value, typed: str) -> str:
    """Return how a value is written, of which `typed` stands in the text."""
    kept = _kept(value)
    if value.field in CODES:
        return f'"{kept}"' if kept.isalnum() else typed
    if not value.node.style:
        return kept if kept != value.node.value and _stands_alone(kept) else typed
    if "\\" in typed:
        return typed
    if _stands_alone(kept) and _is_text(kept):
        return kept
    return typed if '"' in kept else f'"{kept}"'


def _kept(value: _Value) -> str:
    """Return a value as its model keeps it, where it keeps texts."""
    typed: str = value.node.value
    if not value.model:
        return typed
    try:
        kept = _reader(value.model, value.field).validate_python(typed)
    except ValidationError:
        return typed
    is_line = isinstance(kept, str) and kept.split() == kept.split(" ")  # with no other space than the plain one
    return kept if is_line else typed


@cache
def _reader(model: type[BaseModel], field: str) -> TypeAdapter[Any]:
    """Return what reads a value of a field, or a member of the list that it is."""
    annotation = below(model, field)
    while (inside := below(annotation)) is not None:
        annotation = inside
    return TypeAdapter(annotation)


def _stands_alone(text: str) -> bool:
    """Say whether YAML reads a text without quotes as it is, in brackets too."""
    try:
        return bool(yaml.load(f"[{text}, {text}]", yaml.CBaseLoader) == [text, text])  # noqa: S506 - texts only
    except yaml.YAMLError:
        return False


def _is_text(text: str) -> bool:
    """Say whether a text without quotes is one for all readers of YAML, not a number, a day, or a yes."""
    resolver: Any = yaml.SafeLoader("")
    return not NUMBER.fullmatch(text) and bool(resolver.resolve(yaml.ScalarNode, text, (True, False)) == TEXT)
