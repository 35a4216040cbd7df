"""A record as text, with a comment above each field that says what it is."""

import re
from collections.abc import Mapping
from textwrap import indent, wrap
from typing import Any

from pydantic import BaseModel

from portal.drafting.writing import WIDTH, Bare, Kept, Quoted, written
from portal.records import Entry, entries_of

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?|\d{4}-\d{4}")
LISTED = 80
"""In signs: a longer list of possible values is no comment."""


def commented(model: type[BaseModel], values: Mapping[str, Any], *, remarks: bool = True) -> str:
    """Return the text of fields that hold texts, lists and groups of them, in the order of their model.

    Each has its comment, but those of the second member of a list and of its followers, which say it again.
    """
    fields = (_field(entry, values[entry.name], remarks=remarks) for entry in entries_of(model) if entry.name in values)
    return "".join(fields)


def _field(entry: Entry, value: Any, *, remarks: bool) -> str:
    comment, group = _comment(entry) if remarks else "", entry.group
    if group and isinstance(value, dict):
        return f"{comment}{entry.name}:\n{indent(commented(group, value, remarks=remarks), '  ')}"
    if group and isinstance(value, list) and all(isinstance(one, dict) for one in value):
        members = (commented(group, one, remarks=remarks and n == 0) for n, one in enumerate(value))
        return f"{comment}{entry.name}:\n{''.join(map(_member, members))}"
    return comment + written(entry.name, _typed(entry, value))


def _member(text: str) -> str:
    """Return a member of a list of groups: its dash stands before its first field, below the comment of that."""
    comments, fields = re.fullmatch(r"((?:#[^\n]*\n)*)(.*)", text, re.DOTALL).groups()  # type: ignore[union-attr] # any text
    return f"{indent(comments, '  ')}  - {indent(fields, '    ').lstrip(' ')}"


def _comment(entry: Entry) -> str:
    listed = ", ".join(entry.values)
    said = entry.meaning + (f" Au choix : {listed}." if listed and len(listed) <= LISTED else "")
    return "".join(f"# {line}\n" for line in wrap(said, WIDTH - 4))


def _typed(entry: Entry, value: Any) -> Any:
    """Return a value in the form in which an editor writes it."""
    if isinstance(value, list):
        return [_typed(entry, one) for one in value]
    if entry.is_number or DATE.fullmatch(value):
        return Bare(value)
    if re.fullmatch("[0-9]+[A-Z]?[0-9]*", value):
        return Quoted(value)
    return Kept(f"{value}\n") if "\n" in value else value
