"""A place, or a national channel, that takes devices to give them a second life."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, ValidationInfo, field_validator

from portal.records.models.common import Part
from portal.records.models.identifiers import WebAddress
from portal.records.models.place import Place, Position
from portal.records.models.values import DeviceKey, DonationPointKey, OneOf, Text, YesNo, wrong


class Pickup(Part):
    """Whether someone comes to fetch the devices."""

    possible: YesNo = Field(examples=["oui"])
    """Quelqu’un peut venir chercher les appareils."""
    conditions: Text | None = Field(None, examples=["Gratuit, sur rendez-vous par téléphone."])
    """À quelles conditions."""


class Post(Part):
    """Whether devices can be sent by post."""

    possible: YesNo = Field(examples=["oui"])
    """L’appareil peut être envoyé par la poste."""
    conditions: Text | None = Field(None, examples=["Étiquette prépayée, 500 g au plus."])
    """À quelles conditions."""
    url: WebAddress | None = Field(None, examples=["https://colis.example/etiquette/"])
    """La page où demander l’étiquette."""


class Wiping(Part):
    """Who erases the data of a device, and how."""

    qui: Annotated[Literal["donneur", "point", "les_deux"], OneOf()] = Field(examples=["donneur"])
    """Qui efface les données : la personne qui donne, le point de don, ou les deux."""
    comment: Text | None = Field(None, examples=["Effacement avec certificat."])
    """De quelle manière."""


class Channel(Place):
    """A way to give that serves the whole country, filed under `donation_points/france/`: it has no position."""

    after: ClassVar = {"recu_fiscal": ("precautions", "presentation_detail")}

    sensitive: ClassVar[frozenset[str]] = Place.sensitive | {"accepte", "refuse", "recu_fiscal"}

    publics: list[Annotated[Literal["particuliers", "entreprises"], OneOf()]] = Field([], examples=[["particuliers"]])
    """Qui peut donner ici."""
    accepte: list[DeviceKey] = Field([], examples=[["telephone", "ordinateur-portable"]])
    """Les appareils que la source dit acceptés ; vide si elle ne le dit pas."""
    refuse: list[DeviceKey] = Field([], examples=[["televiseur"]])
    """Les appareils que la source dit refusés."""
    refuse_autres: list[Text] = Field([], examples=[["Produits chimiques"]])
    """Ce qui est refusé sans être un appareil."""
    reemploi: YesNo | None = Field(None, examples=["non"])
    """Si un appareil donné ici peut resservir ; « non » là où il est seulement recyclé."""
    conditions: list[Text] = Field([], examples=[["Appareils de moins de cinq ans."]])
    """Les conditions posées par le point de don."""
    enlevement: Pickup | None = None
    """L’enlèvement à domicile ou dans l’entreprise."""
    envoi_postal: Post | None = None
    """L’envoi par la poste."""
    effacement: Wiping | None = None
    """L’effacement des données."""
    devenir: Text | None = Field(
        None, json_schema_extra={"format": "markdown"}, examples=["Les appareils réparés sont **vendus à petit prix**."]
    )
    """Ce que deviennent les appareils, en Markdown."""
    recu_fiscal: Annotated[Literal["oui", "non", "entreprises"], OneOf()] | None = Field(None, examples=["entreprises"])
    """Si un reçu fiscal est donné : oui, non, ou aux entreprises seulement."""
    remplace_par: DonationPointKey | None = Field(None, examples=["france/je-donne-mon-telephone"])
    """Pour un point historique : où aller à la place."""

    @field_validator("refuse")
    @classmethod
    def _is_not_accepted_too(cls, refused: list[str], info: ValidationInfo) -> list[str]:
        both = sorted(set(refused) & set(info.data.get("accepte", ())))
        if both:
            raise wrong(f"« {both[0]} » est aussi dans « accepte » : gardez l’un des deux")
        return refused


class DonationPoint(Channel, Position):
    """A place that takes devices."""

    after: ClassVar = {"code_insee": ("latitude", "longitude", "precision")}

    commune: Text = Field(examples=["Grenoble"])
    """Le nom de la commune."""
