"""Fields of a record as YAML, written as an editor writes them."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

import yaml

WIDTH, SHORT = 116, 90
"""Signs of a line at most, and of a text that stands on that of its field."""
TEXT = "tag:yaml.org,2002:str"
"""What YAML calls a text."""
MANY = 4096
"""So many fields that are written alike again and again are kept: a list has few towns, services and dates."""


class Kept(str):
    """A text whose lines are kept."""


class Quoted(str):
    """A text of digits that is no number."""


class Bare(str):
    """A number or a day, as it was typed."""


@lru_cache(MANY)
def _dumped(name: str, value: Any) -> str:
    dumped: str = yaml.dump({name: _thawed(value)}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)
    return dumped


def written(name: str, value: Any) -> str:
    """Return a field of a record as YAML: written alone it is as it is among others, and it can be kept."""
    return _dumped(name, _frozen(value))


def _frozen(value: Any) -> Any:
    """Return a value that a cache can know again, its type with it: 1 is not 1.0, nor « 1 »."""
    if isinstance(value, list):
        return list, tuple(map(_frozen, value))
    if isinstance(value, Mapping):
        return dict, tuple((name, _frozen(inside)) for name, inside in value.items())
    return type(value), value


def _thawed(frozen: Any) -> Any:
    kind, value = frozen
    if kind is list:
        return [_thawed(one) for one in value]
    if kind is dict:
        return {name: _thawed(inside) for name, inside in value}
    return value


def day(text: str) -> date | int | str:
    """Return a date, whole or in part, as what YAML writes without quotes."""
    if len(text) == len("2026"):
        return int(text)
    return date.fromisoformat(text) if len(text) == len("2026-11-25") else text


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002, ARG002
        """Set members of a list to the right of its name."""
        super().increase_indent(flow, indentless=False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """Return how a text is written: on lines of its own where it is long, in quotes where a colon would end it."""
    style = ">" if len(text) > SHORT else '"' if ": " in text or isinstance(text, Quoted) else None
    return dumper.represent_scalar(TEXT, str(text), style="|" if isinstance(text, Kept) else style)


def _bare(dumper: yaml.SafeDumper, text: Bare) -> yaml.ScalarNode:
    """Return what is written without quotes: under the very name that YAML gives to what is typed so."""
    tag: str = dumper.resolve(yaml.ScalarNode, str(text), (True, False))  # type: ignore[no-untyped-call]
    return dumper.represent_scalar(tag, str(text))


for kind in (str, Kept, Quoted):
    _Dumper.add_representer(kind, _text)
_Dumper.add_representer(Bare, _bare)
