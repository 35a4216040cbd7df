"""A record as text: its fields in the order of the guide, written as an editor writes them."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from textwrap import indent
from typing import Any

import yaml

ORDER = (
    "nom", "statut", "presentation_resume", "pivot", "adresse", "complement_adresse", "code_postal", "commune",
    "code_insee", "latitude", "longitude", "precision", "telephone", "courriels", "site_web", "horaires",
    "accessibilite", "fiche_acces_libre", "typologie", "itinerance", "structure_parente", "services", "equipements",
    "publics_specifiquement_adresses", "prise_en_charge_specifique", "frais_a_charge",
    "dispositif_programmes_nationaux", "formations_labels", "autres_formations_labels", "modalites_acces",
    "modalites_accompagnement", "prise_rdv", "publics", "accepte", "reemploi", "conditions", "avant_de_venir",
    "precautions", "presentation_detail", "sources",
)  # fmt: skip
"""The fields that imports fill, as records have them."""
OURS = frozenset(
    {"statut", "precision", "presentation_resume", "typologie", "avant_de_venir", "precautions", "sources"}
)
"""The fields that lists do not state: what we say of a place in our own words. A draft says which its list does."""
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


def text_of(facts: Mapping[str, Any], source: Mapping[str, Any], *, stated: frozenset[str] = frozenset()) -> str:
    """Return the text of a record with these facts, of which `source` is the one source.

    `stated` are the fields that a list mostly does not state, and that the source establishes here.
    """
    named = [name for name in ORDER if name in facts and name not in OURS - stated]
    fields = [_written(name, _frozen(_value(name, facts[name]))) for name in ORDER if name in facts]
    rest = [indent(_written(name, _frozen(value)), "    ") for name, value in source.items()]
    return "".join([*fields, _written("sources", _frozen([{"champs": named}])), *rest])


@lru_cache(MANY)
def _written(name: str, value: Any) -> str:
    """Return a field of a record as YAML: written alone it is as it is among others, and it can be kept."""
    dumped: str = yaml.dump({name: _thawed(value)}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)
    return dumped


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


def _value(name: str, value: Any) -> Any:
    if name == "presentation_detail":
        return Kept(value.rstrip("\n") + "\n")
    return Quoted(value) if name in ("code_postal", "code_insee", "pivot") else value


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002, ARG002
        """Set members of a list to the right of its name."""
        super().increase_indent(flow, indentless=False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """Return how a text is written: on lines of its own where it is long, in quotes where a colon would end it."""
    style = ">" if len(text) > SHORT else '"' if ": " in text or isinstance(text, Quoted) else None
    return dumper.represent_scalar(TEXT, str(text), style="|" if isinstance(text, Kept) else style)


for kind in (str, Kept, Quoted):
    _Dumper.add_representer(kind, _text)
