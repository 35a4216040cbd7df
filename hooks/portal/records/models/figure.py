"""A figure: a number that was measured, by whom, when, of what, and how to read it."""

from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field, ValidationInfo, field_validator

from portal.records.models.amounts import Amount, above
from portal.records.models.common import Record
from portal.records.models.values import OneOf, Text, Years


class Figure(Record):
    """A number with its year and scope; a historical one says what became of it."""

    sensitive: ClassVar[frozenset[str]] = frozenset({"valeur"})

    titre: Text = Field(examples=["Personnes de 15 ans ou plus en situation d’illectronisme"])
    """Ce que le nombre compte."""
    valeur: Amount = Field(examples=["15.4"])
    """Le nombre lui-même (point décimal)."""
    valeur_max: Amount | None = None
    """Le haut de la fourchette, si la source en donne une."""
    approche: Annotated[Literal["exactement", "environ", "plus_de"], OneOf()] = "exactement"
    """Si la source dit le nombre exact, « environ », ou « plus de »."""
    unite: Text = Field(examples=["%"])
    """L’unité : « % », « personnes »."""
    annee: Years = Field(examples=["2021"])
    """L’année (ou les années : 2010-2011) que le nombre décrit."""
    perimetre: Text = Field(examples=["Personnes de 15 ans ou plus vivant en France"])
    """De qui ou de quoi le nombre parle."""
    statut: Annotated[Literal["repere", "historique"], OneOf()]
    """Repère d’aujourd’hui, ou historique."""
    note: Text = Field(json_schema_extra={"format": "markdown"})
    """Comment lire ce nombre ; pour un nombre historique, ce qu’il en est advenu. En Markdown."""

    @field_validator("valeur_max")
    @classmethod
    def _is_the_highest(cls, highest: Decimal | None, info: ValidationInfo) -> Decimal | None:
        return above(highest, "valeur", info)
