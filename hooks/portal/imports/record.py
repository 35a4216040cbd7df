"""The record of a row as text: its fields in the order of the guide."""

from collections.abc import Mapping
from textwrap import indent
from typing import Any

from portal.drafting import Kept, Quoted, written

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


def text_of(facts: Mapping[str, Any], source: Mapping[str, Any], *, stated: frozenset[str] = frozenset()) -> str:
    """Return the text of a record with these facts, of which `source` is the one source.

    `stated` are the fields that a list mostly does not state, and that the source establishes here.
    """
    named = [name for name in ORDER if name in facts and name not in OURS - stated]
    fields = [written(name, _value(name, facts[name])) for name in ORDER if name in facts]
    rest = [indent(written(name, value), "    ") for name, value in source.items()]
    return "".join([*fields, written("sources", [{"champs": named}]), *rest])


def _value(name: str, value: Any) -> Any:
    if name == "presentation_detail":
        return Kept(value.rstrip("\n") + "\n")
    return Quoted(value) if name in ("code_postal", "code_insee", "pivot") else value
