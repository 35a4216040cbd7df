"""An offer at solidarity prices: what it costs or did cost, when, for whom, and where to ask."""

from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field, ValidationInfo, field_validator

from portal.records.models.common import Part, Record
from portal.records.models.values import DeviceKey, Money, OneOf, PartialDate, SiteKey, Text, above


class Price(Part):
    """A price as a source gave it, at its date."""

    libelle: Text = Field(examples=["Carte de 500 Mo"])
    """Ce que l’on achète à ce prix."""
    montant: Money = Field(ge=0, examples=["1"])
    """Le prix, ou le plus bas prix."""
    montant_max: Money | None = Field(None, ge=0, examples=["13"])
    """Le plus haut prix, quand la source donne une fourchette."""
    unite: Text = Field(examples=["€"])
    """L’unité : « € », « € par heure d’appel »."""
    periode: Annotated[Literal["une_fois", "mois", "an"], OneOf()] = Field(examples=["une_fois"])
    """Si l’on paie une fois, chaque mois ou chaque an."""
    date: PartialDate = Field(examples=["2013-04"])
    """La date de ce prix."""
    note: Text | None = Field(None, examples=["Environ, selon l’article."])
    """Ce qu’il faut savoir pour bien lire ce prix."""

    @field_validator("montant_max")
    @classmethod
    def _is_the_highest(cls, highest: Decimal | None, info: ValidationInfo) -> Decimal | None:
        return above(highest, "montant", info)


class Offer(Record):
    """An offer of the programme."""

    sensitive: ClassVar[frozenset[str]] = frozenset({"prix", "conditions", "pieces"})

    nom: Text = Field(examples=["Recharges de téléphone"])
    """Le nom de l’offre, en mots de tous les jours."""
    categorie: Annotated[Literal["telephone", "internet", "materiel", "accompagnement"], OneOf()]
    """Téléphone, Internet, matériel ou accompagnement."""
    statut: Annotated[Literal["a_confirmer", "historique"], OneOf()]
    """À confirmer (l’offre a été vue, son prix d’aujourd’hui ne l’a pas été) ou historique (n’existe plus)."""
    presentation_resume: Text = Field(max_length=280)
    """Ce que l’offre apporte, en une ou deux phrases."""
    presentation_detail: Text | None = Field(None, json_schema_extra={"format": "markdown"})
    """Ce qu’il faut savoir de plus, en Markdown."""
    prix: list[Price] = []
    """Les prix connus, chacun avec sa date."""
    conditions: list[Text] = Field([], examples=[["Être envoyé par un travailleur social."]])
    """Qui y a droit."""
    pieces: list[Text] = Field([], examples=[["Le bon d’accès donné par l’association."]])
    """Les papiers à apporter."""
    lieux: list[SiteKey] = Field([], examples=[["grenoble/grenoble"]])
    """Les lieux où demander cette offre."""
    appareils: list[DeviceKey] = Field([], examples=[["telephone"]])
    """Les appareils que l’offre concerne."""
