"""Ways to values inside a record: how an editor writes one, what stands at its end, and what is inside what."""

import re
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

Where = tuple[str | int, ...]
"""The names of fields, and the places in lists, from the outermost."""


def way(name: str) -> Where:
    """Return the way to a value that is written as editors read it: `sources[0].date`."""
    return tuple(int(part) if part.isdecimal() else part for part in re.findall(r"\w+", name))


def placed(values: Mapping[str, Any], where: Where, value: Any) -> dict[str, Any]:
    """Return values with one more, or another one, somewhere; what is on the way there is made."""
    made: dict[str, Any] = deepcopy(dict(values))
    inside: Any = made
    for part, following in zip(where, (*where[1:], None), strict=True):
        new: Any = value if following is None else [] if isinstance(following, int) else {}
        if isinstance(part, int) and part >= len(inside):
            inside.append(new)
        elif following is None or (not isinstance(part, int) and part not in inside):
            inside[part] = new
        inside = inside[part if not isinstance(part, int) else min(part, len(inside) - 1)]
    return made


def is_in(name: str, field: str) -> bool:
    """Say whether a field, by its way, is another one or stands inside it."""
    return name == field or name.startswith((f"{field}.", f"{field}["))
