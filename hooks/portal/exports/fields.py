"""The fields of what we give away: what each means, how a table of them is written, and what JSON Schema says of it."""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["texte", "nombre", "date", "liste", "oui_non", "suite", "objet"]
Row = Mapping[str, str | float]
"""A row of a table: its values by field; what is not known is left out."""
SEPARATOR = "|"
"""What stands between the members of a list in a cell, as in the national schema and in ADEME's set."""
DIALECT = "https://json-schema.org/draft/2020-12/schema"
OF_KINDS: Mapping[Kind, Mapping[str, Any]] = {
    "texte": {"type": "string"},
    "nombre": {"type": "number"},
    "date": {"type": "string", "format": "date"},
    "liste": {"type": "string"},
    "oui_non": {"type": "string", "enum": ["oui", "non"]},
    "suite": {"type": "array"},
    "objet": {"type": "object"},
}
"""What JSON Schema says of a value of each kind; « liste » is one in a cell of a table, « suite » one of JSON."""


@dataclass(frozen=True)
class Field:
    """A field that whoever takes our data may rely on: its name and its kind never change."""

    name: str
    meaning: str
    """What it holds, in French."""
    kind: Kind = "texte"
    is_required: bool = False
    pattern: str = ""
    longest: int | None = None
    """So many signs at most."""

    @property
    def schema(self) -> Mapping[str, Any]:
        """What JSON Schema says of a cell."""
        rules = {"pattern": self.pattern, "maxLength": self.longest}
        held = {name: rule for name, rule in rules.items() if rule}
        return {**OF_KINDS[self.kind], **held, "description": self.meaning}


def some_of(values: Iterable[str]) -> str:
    """Return the pattern of a cell that holds one or more of these values."""
    one = "|".join(map(re.escape, values))
    return rf"^({one})(\|({one}))*$"


def listed(values: Iterable[str]) -> str:
    """Return a cell that holds a list."""
    return SEPARATOR.join(value.replace(SEPARATOR, "/") for value in values)


def known_cells(cells: Mapping[str, str | float | None]) -> Row:
    """Return a row without what is not known."""
    return {name: cell for name, cell in cells.items() if cell not in (None, "")}


def schema_of_rows(title: str, fields: Sequence[Field]) -> Mapping[str, Any]:
    """Return the JSON Schema of a table, as a list of its rows without empty cells."""
    row = {
        "type": "object",
        "properties": {field.name: field.schema for field in fields},
        "required": [field.name for field in fields if field.is_required],
    }
    return {"$schema": DIALECT, "title": title, "type": "array", "items": row}


def table(rows: Iterable[Row], fields: Sequence[Field]) -> str:
    """Return rows as a CSV text (RFC 4180, lines ended by a line feed), all fields in their order."""
    text = io.StringIO()
    writer = csv.DictWriter(text, [field.name for field in fields], restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def lines_of_json(rows: Iterable[object], head: str = "[", foot: str = "]\n") -> str:
    """Return values as JSON, one a line: readable, and small in a comparison of two versions."""
    return head + "\n" + ",\n".join(compact(row) for row in rows) + "\n" + foot


def compact(value: object) -> str:
    """Return a value as JSON, without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
