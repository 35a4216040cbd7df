"""The JSON Schema of each kind of record, for the editors of code that complete and underline what one types."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from portal.exports.fields import DIALECT
from portal.knowing import Knowledge
from portal.records import KINDS, NATIONAL, PAST, REFERENCE, Catalogue, Record, schema_name

FOLDER = "schemas/"
"""Where they are published."""
LEFT_OUT = {"title", "default", "additionalItems"}
"""What pydantic says in English, or of how it fills a field."""


def forms(known: Knowledge) -> Iterator[tuple[str, str]]:
    """Yield each schema with its address; those of one kind by city have a second one for the whole country."""
    for kind in KINDS.values():
        yield f"{FOLDER}{schema_name(kind, '')}.json", _form(kind.model, kind.label, known.catalogue)
        if kind.national:
            name, label = schema_name(kind, f"{NATIONAL}/"), f"{kind.label}, {NATIONAL}"
            yield f"{FOLDER}{name}.json", _form(kind.national, label, known.catalogue)


def _form(model: type[Record], label: str, catalogue: Catalogue) -> str:
    schema = _typed(model.model_json_schema(), catalogue)
    for one in [schema, *schema.get("$defs", {}).values()]:
        one.pop("description", None)  # that of a class is for those who read the code
    return json.dumps({"$schema": DIALECT, "title": f"Fiche : {label}", **schema}, ensure_ascii=False)


def _typed(rule: Any, catalogue: Catalogue) -> Any:
    """Return what pydantic says of a model as it is true of YAML that is typed: a year or a postcode is a number there.

    A field that may be missing is left out, never null. A field that names a record lists those that there are.
    """
    if isinstance(rule, list):
        return [_typed(one, catalogue) for one in rule]
    if not isinstance(rule, dict):
        return rule
    if isinstance(choices := rule.get("anyOf"), list):
        known = [one for one in choices if one != {"type": "null"}]
        rule = {**{name: one for name, one in rule.items() if name != "anyOf"}, **known[0]} if len(known) == 1 else rule
    if kind := rule.get(REFERENCE):
        keys = catalogue.glossary.mots if kind == "glossary" else catalogue.of_kind(kind)
        return {**_rest(rule, catalogue), "type": "string", "enum": sorted(keys)}
    if rule.get("type") == "string" and "enum" not in rule:
        rule = {**rule, "type": ["string", "number"]}
    return _rest(rule, catalogue)


def _rest(rule: Mapping[str, Any], catalogue: Catalogue) -> dict[str, Any]:
    named = {
        name: {key: _typed(one, catalogue) for key, one in part.items()}
        for name in ("properties", "$defs")
        if isinstance(part := rule.get(name), dict)
    }
    dropped = LEFT_OUT | {PAST, REFERENCE} | named.keys()
    return {name: _typed(part, catalogue) for name, part in rule.items() if name not in dropped} | named
