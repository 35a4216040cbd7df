"""A record as text: its fields in the order of the guide, written as an editor writes them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import yaml

ORDER = (
    "nom", "statut", "presentation_resume", "adresse", "complement_adresse", "code_postal", "commune", "code_insee",
    "latitude", "longitude", "precision", "telephone", "courriels", "site_web", "horaires", "accessibilite",
    "typologie", "itinerance", "structure_parente", "services", "equipements", "publics_specifiquement_adresses",
    "frais_a_charge", "dispositif_programmes_nationaux", "modalites_acces", "modalites_accompagnement",
    "avant_de_venir", "precautions", "presentation_detail", "sources",
)  # fmt: skip
"""The fields that imports fill, as records have them."""
OURS = ("statut", "precision", "presentation_resume", "typologie", "avant_de_venir", "precautions", "sources")
"""The fields that no list states: what we say of a place in our own words."""
WIDTH, SHORT = 116, 90
"""Signs of a line at most, and of a text that stands on that of its field."""
TEXT = "tag:yaml.org,2002:str"
"""What YAML calls a text."""


class Kept(str):
    """A text whose lines are kept."""


class Quoted(str):
    """A text of digits that is no number."""


def text_of(facts: Mapping[str, Any], source: Mapping[str, Any]) -> str:
    """Return the text of a record with these facts, of which `source` is the one source."""
    named = [name for name in ORDER if name in facts and name not in OURS]
    whole = {name: _value(name, facts[name]) for name in ORDER if name in facts}
    whole["sources"] = [{"champs": named, **source}]
    dumped: str = yaml.dump(whole, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)
    return dumped


def day(text: str) -> date | int | str:
    """Return a date, whole or in part, as what YAML writes without quotes."""
    if len(text) == len("2026"):
        return int(text)
    return date.fromisoformat(text) if len(text) == len("2026-11-25") else text


def _value(name: str, value: Any) -> Any:
    if name == "presentation_detail":
        return Kept(value.rstrip("\n") + "\n")
    return Quoted(value) if name in ("code_postal", "code_insee") else value


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
