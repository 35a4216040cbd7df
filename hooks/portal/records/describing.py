"""What a model asks of those who write a record, field by field: for pages and forms, so that it is written once."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import yaml

from portal.records.models.common import Part, Record
from portal.records.models.values import PARTIAL_DATE, PAST, REFERENCE

Shape = Literal[
    "texte",
    "markdown",
    "horaires",
    "nombre",
    "entier",
    "jour",
    "jour_passe",
    "date",
    "oui_non",
    "choix",
    "fiche",
    "groupe",
]
"""What a value is; « fiche » is the name of a record, « groupe » a group of fields."""
YES_NO = ["oui", "non"]
Rule = Mapping[str, Any]


@dataclass(frozen=True)
class Described:
    """A field of a record, or of a group in one."""

    name: str
    meaning: str
    """What it holds, in French."""
    shape: Shape
    """What its value is, or each of its values."""
    is_required: bool
    is_list: bool
    is_keyed: bool
    """Whether it holds groups by names that editors choose."""
    example: object
    """A value that the model takes: a text or a list of texts; nothing for groups, whose fields have theirs."""
    values: Sequence[str]
    """All values that may stand in it, where they are few enough to be listed by the model."""
    of_kind: str
    """The kind of the records that it names."""
    pattern: str
    """What a text must match, read alike by Python and by browsers."""
    least: float | None
    most: float | None
    """The lowest and the highest number."""
    longest: int | None
    """So many signs at most."""
    fewest: int
    """So many members of a list at least."""
    upmost: int | None
    """So many at most."""
    default: str
    """What is understood where the field is missing, if it is not nothing."""
    needs_source: bool
    """Whether a source must establish it wherever it stands."""
    fields: Sequence["Described"]
    """The fields of its group."""
    group: str
    """The name of the model of that group: two groups of one name are alike."""

    @property
    def is_number(self) -> bool:
        """Whether its values are numbers."""
        return self.shape in ("nombre", "entier")

    @property
    def written(self) -> str:
        """The example as a line of a record."""
        if isinstance(self.example, list):
            return f"{self.name}: [{', '.join(_plain(one, '[{}]') for one in self.example)}]"
        return f"{self.name}: {_plain(str(self.example), '{}')}"


def _plain(text: str, within: str) -> str:
    """Return a text as YAML, in quotes where it would be read as something else without them."""
    try:
        read = yaml.load(within.format(text), yaml.BaseLoader)  # noqa: S506 - makes texts only
    except yaml.YAMLError:
        read = None
    return text if read in (text, [text]) else json.dumps(text, ensure_ascii=False)


@cache
def described(model: type[Part]) -> Sequence[Described]:
    """Return the fields of a model, in the order in which our records have them; those of its groups are in them."""
    schema = model.model_json_schema()
    sensitive = model.sensitive if issubclass(model, Record) else frozenset()
    return _fields(schema, schema.get("$defs", {}), sensitive)


def _fields(schema: Rule, groups: Mapping[str, Rule], sensitive: frozenset[str] = frozenset()) -> list[Described]:
    required = schema.get("required", ())
    return [
        _field(name, rule, groups, is_required=name in required, needs_source=name in sensitive)
        for name, rule in schema.get("properties", {}).items()
    ]


def _field(name: str, rule: Rule, groups: Mapping[str, Rule], *, is_required: bool, needs_source: bool) -> Described:
    held = _some(rule)
    keyed = held.get("additionalProperties") or next(iter(held.get("patternProperties", {}).values()), None)
    value = _some({**rule, **held["items"]} if "items" in held else keyed if isinstance(keyed, Mapping) else held)
    group = value.get("$ref", "").rpartition("/")[2]
    values = [] if group else value.get("enum", [])
    examples = rule.get("examples") or ([values[:1] if "items" in held else values[0]] if values else [None])
    return Described(
        name=name,
        meaning=rule["description"],
        shape=_shape(value),
        is_required=is_required,
        is_list="items" in held,
        is_keyed=isinstance(keyed, Mapping),
        example=examples[0],
        values=values,
        of_kind=value.get(REFERENCE, ""),
        pattern=value.get("pattern", ""),
        least=value.get("minimum", value.get("ge")),
        most=value.get("maximum", value.get("le")),
        longest=value.get("maxLength"),
        fewest=held.get("minItems", held.get("minProperties", 0)),
        upmost=held.get("maxItems"),
        default=_default(rule.get("default")),
        needs_source=needs_source,
        fields=_fields(groups[group], groups) if group else [],
        group=group,
    )


def _some(rule: Rule) -> Rule:
    """Return the rule of a value that is there: a field without one is left out, never null."""
    known = [one for one in rule.get("anyOf", ()) if one != {"type": "null"}]
    if not known:
        return rule
    kinds = [one.get("type") for one in known]
    # A number that is measured may be written as a text too: what it is remains a number.
    first = known[kinds.index("number")] if "number" in kinds else known[0]
    return {**{name: part for name, part in rule.items() if name != "anyOf"}, **_some(first)}


def _shape(value: Rule) -> Shape:
    if "$ref" in value:
        return "groupe"
    if REFERENCE in value:
        return "fiche"
    if "enum" in value:
        return "oui_non" if value["enum"] == YES_NO else "choix"
    if value.get("pattern") == f"^({PARTIAL_DATE})$":
        return "date"
    if value.get(PAST):
        return "jour_passe"
    written: Mapping[str, Shape] = {"markdown": "markdown", "opening_hours": "horaires", "date": "jour"}
    numbers: Mapping[str, Shape] = {"number": "nombre", "integer": "entier"}
    return written.get(value.get("format", "")) or numbers.get(value.get("type", "")) or "texte"


def _default(value: object) -> str:
    """Return what a missing field means: nothing, where that is that nothing is known."""
    if isinstance(value, bool):
        return "oui" if value else "non"
    return str(value) if isinstance(value, str | int | float) else ""
