"""A record as text, with a comment above each field that says what it is."""

import re
from collections.abc import Mapping, Sequence
from textwrap import indent, wrap
from typing import Any

from portal.drafting.writing import WIDTH, Bare, Kept, Quoted, written
from portal.records import Described

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?|\d{4}-\d{4}")
LISTED = 80
"""In signs: a longer list of possible values is no comment."""


def commented(fields: Sequence[Described], values: Mapping[str, Any], *, remarks: bool = True) -> str:
    """Return the text of fields that hold texts, lists and groups of them, in this order.

    Each has its comment, but those of the second member of a list and of its followers, which say it again.
    """
    return "".join(_field(one, values[one.name], remarks=remarks) for one in fields if one.name in values)


def _field(one: Described, value: Any, *, remarks: bool) -> str:
    comment = _comment(one) if remarks else ""
    if one.fields and isinstance(value, dict):
        return f"{comment}{one.name}:\n{indent(commented(one.fields, value, remarks=remarks), '  ')}"
    if one.fields and isinstance(value, list) and all(isinstance(member, dict) for member in value):
        members = (commented(one.fields, member, remarks=remarks and n == 0) for n, member in enumerate(value))
        return f"{comment}{one.name}:\n{''.join(map(_member, members))}"
    return comment + written(one.name, _typed(one, value))


def _member(text: str) -> str:
    """Return a member of a list of groups: its dash stands before its first field, below the comment of that."""
    comments, fields = re.fullmatch(r"((?:#[^\n]*\n)*)(.*)", text, re.DOTALL).groups()  # type: ignore[union-attr] # any text
    return f"{indent(comments, '  ')}  - {indent(fields, '    ').lstrip(' ')}"


def _comment(one: Described) -> str:
    listed = ", ".join(one.values)
    said = one.meaning + (f" Au choix : {listed}." if listed and len(listed) <= LISTED else "")
    return "".join(f"# {line}\n" for line in wrap(said, WIDTH - 4))


def _typed(one: Described, value: Any) -> Any:
    """Return a value in the form in which an editor writes it."""
    if isinstance(value, list):
        return [_typed(one, member) for member in value]
    if one.is_number or DATE.fullmatch(value):
        return Bare(value)
    if re.fullmatch("[0-9]+[A-Z]?[0-9]*", value):
        return Quoted(value)
    return Kept(f"{value}\n") if "\n" in value else value
