"""The everyday words of the search: what people say, and the pages that answer."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from portal.records.models.common import Part, Record
from portal.records.models.published import PageAddress
from portal.records.models.values import OneOf, Text, wrong

NeedKey = Annotated[
    Literal["recharge", "appareil", "demarche", "apprendre", "internet", "imprimer", "donner"],
    OneOf(),
]
"""What one looks for in a city: a need, as its page is named, or a place to give."""


class Saying(Part):
    """Words that people say for one thing, and what answers it."""

    on_dit: list[Text] = Field(min_length=1, examples=[["plus de crédit", "plus de forfait"]])
    """Ce que les gens disent ou tapent, en mots de tous les jours. Accents, pluriels et petits mots ne comptent pas."""
    pages: list[PageAddress] = Field([], examples=[["/offres/recharges-telephone/"]])
    """Les pages qui répondent, par leur adresse depuis la racine du site."""
    besoins: list[NeedKey] = Field([], examples=[["recharge"]])
    """Les besoins qui répondent dans chaque ville ; `donner` mène aux points de don."""

    @model_validator(mode="after")
    def _leads_somewhere(self) -> "Saying":
        if not self.pages and not self.besoins:
            raise wrong("ces mots ne mènent nulle part : ajoutez « pages » ou « besoins »")
        return self


class Search(Record):
    """All everyday words."""

    mots_courants: list[Saying] = Field(min_length=1)
    """Les mots de tous les jours, par groupes : ceux d’un groupe veulent dire la même chose."""
