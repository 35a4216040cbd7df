"""Records given whole, as JSON: offers and lessons, with the fields of their models, their sources and their dates."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from portal.exports.export import LICENCE, Export, credit, datasets, page_of
from portal.exports.fields import DIALECT, Field, Kind, compact, lines_of_json
from portal.knowing import Knowledge, address
from portal.records import PAST, REFERENCE, Lesson, Offer, Record

Get = Callable[[Knowledge], Sequence[Record]]
KEY = {"type": "string", "description": "Le nom court de la fiche."}
PAGE = {"type": "string", "format": "uri", "description": "La page de la fiche."}
HEAD = {
    "licence": {"type": "string", "description": "La licence de l’ensemble."},
    "notice": {"type": "string", "format": "uri", "description": "La page qui dit ce que demande la licence."},
    "credits": {"type": "array", "items": {"type": "string"}, "description": "Les mentions à garder."},
    "fait_le": {"type": "string", "format": "date", "description": "Le jour où le fichier a été fait."},
}
"""What stands before the records."""


class _Numbers(GenerateJsonSchema):
    """Says that decimal numbers are written as numbers."""

    def decimal_schema(self, schema: Any) -> dict[str, Any]:
        del schema
        return {"type": "number"}


def _as_written(rule: Any) -> Any:
    """Return what pydantic says of a model as it is true of what we write: what is not known is left out, not null."""
    if isinstance(rule, list):
        return [_as_written(one) for one in rule]
    if not isinstance(rule, dict):
        return rule
    if isinstance(choices := rule.get("anyOf"), list):
        known = [one for one in choices if one != {"type": "null"}]
        rule = {**rule, "anyOf": None, **known[0]} if len(known) == 1 else rule
    if rule.get("enum") == ["oui", "non"]:
        rule = {**rule, "type": "boolean", "enum": None}
    dropped = {"title", "default", "examples", "additionalProperties", PAST, REFERENCE}
    named = {
        name: {key: _as_written(one) for key, one in part.items()}
        for name in ("properties", "$defs")
        if isinstance(part := rule.get(name), dict)
    }
    rest = {
        name: _as_written(part)
        for name, part in rule.items()
        if name not in dropped | named.keys() and part is not None
    }
    return rest | named


def schema_of(model: type[Record], name: str, title: str) -> Mapping[str, Any]:
    """Return the JSON Schema of a file of records of a model."""
    own = _as_written(model.model_json_schema(mode="serialization", schema_generator=_Numbers))
    properties = {"cle": KEY, **own["properties"], "page": PAGE}
    item = {"type": "object", "properties": properties, "required": ["cle", *own["required"], "page"]}
    whole = {**HEAD, name: {"type": "array", "items": item}}
    for one in own["$defs"].values():
        one.pop("description", None)  # that of a class is for those who read the code
    return {
        "$schema": DIALECT,
        "title": title,
        "type": "object",
        "properties": whole,
        "required": list(whole),
        "$defs": own["$defs"],
    }


def fields_of(schema: Mapping[str, Any], name: str) -> Sequence[Field]:
    """Return the fields of the records of a file, by its schema."""
    item = schema["properties"][name]["items"]
    return [
        Field(one, rule.get("description", ""), _kind(rule), is_required=one in item["required"])
        for one, rule in item["properties"].items()
    ]


def _kind(rule: Mapping[str, Any]) -> Kind:
    if rule.get("format") == "date":
        return "date"
    kinds: Mapping[str, Kind] = {"number": "nombre", "integer": "nombre", "array": "suite", "boolean": "oui_non"}
    return "objet" if "$ref" in rule else kinds.get(rule.get("type", ""), "texte")


def plain(value: object) -> Any:
    """Return a value of a record as JSON has it; what is not known or empty is left out."""
    if isinstance(value, BaseModel):
        facts = ((name, getattr(value, name)) for name in type(value).model_fields)  # not what is kept beside them
        return {name: plain(one) for name, one in facts if one is not None and one != []}
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value) if isinstance(value, date) else value


def _files(known: Knowledge, *, name: str, file: str, get: Get) -> Mapping[str, str]:
    records = get(known)
    head = {
        "licence": LICENCE,
        "notice": page_of("donnees/", known),
        "credits": [credit(one) for one in datasets(records, known)],
        "fait_le": str(known.today),
    }
    rows = [{"cle": one.key, **plain(one), "page": page_of(address(one), known)} for one in records]
    return {file: lines_of_json(rows, f'{compact(head)[:-1]},"{name}":[', "]}\n")}


def _export(name: str, title: str, what: str, model: type[Record], get: Get) -> Export:
    file, schema = f"donnees/{name}.json", schema_of(model, name, title)
    make = partial(_files, name=name, file=file, get=get)
    return Export(name, title, what, fields_of(schema, name), schema, {"JSON": file}, make, get)


OFFERS = _export(
    "offres",
    "Offres solidaires",
    "Les offres du programme, avec leurs prix, chacun avec sa date. Aucun prix n’est sûr : il se confirme sur place.",
    Offer,
    lambda known: list(known.catalogue.offers.values()),
)
LESSONS = _export(
    "lecons",
    "Leçons",
    "Les leçons, étape par étape, avec leur quiz et leurs sources. Les textes longs sont en Markdown.",
    Lesson,
    lambda known: list(known.catalogue.lessons.values()),
)
