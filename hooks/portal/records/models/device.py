"""A kind of device: what to do before giving it, and how to erase it."""

from typing import Annotated

from pydantic import Field

from portal.records.models.common import Part, Record
from portal.records.models.values import PastDay, SystemKey, Text


class WipingStep(Part):
    """One thing to do to leave nothing personal on the device."""

    titre: Text = Field(examples=["Gardez vos photos"])
    """Ce que l’on fait, à l’impératif."""
    texte: Text = Field(
        json_schema_extra={"format": "markdown"}, examples=["Copiez-les sur une clé, ou sur un autre appareil."]
    )
    """Comment, en Markdown."""


class Device(Record):
    """A kind of device that is given, or lent, or learnt with."""

    nom: Text = Field(examples=["Téléphone mobile"])
    """Le nom de l’appareil, au singulier."""
    presentation_resume: Text = Field(max_length=280, examples=["Effacé et réparé, il resservira à quelqu’un."])
    """Ce que l’appareil peut devenir, en une ou deux phrases."""
    comprend: Text | None = Field(None, max_length=300, examples=["Les téléphones à écran tactile."])
    """Ce que ce nom recouvre, et comment les mots des sources ont été compris."""
    etat: list[Text] = Field([], examples=[["Il s’allume, et rien ne le bloque."]])
    """Dans quel état on le donne."""
    systemes: list[SystemKey] = Field([], examples=[["systeme-exemple"]])
    """Les systèmes qu’il peut avoir : leurs pages disent comment l’effacer."""
    avant_de_donner: list[WipingStep] = Field([])
    """Les étapes propres à l’appareil : la batterie, les fentes. Celles d’un système sont dans la fiche du système."""
    a_joindre: list[Text] = Field([], examples=[["Le chargeur, s’il existe encore."]])
    """Ce qui accompagne l’appareil."""
    etiquette: list[Annotated[Text, Field(max_length=36)]] = Field(
        [], max_length=5, examples=[["Compte retiré", "Remis à zéro", "Chargeur joint"]]
    )
    """Ce que l’on coche sur l’étiquette collée sur l’appareil, en peu de mots : cinq lignes au plus."""
    si_casse: Text | None = Field(
        None, json_schema_extra={"format": "markdown"}, examples=["Portez-le à la déchèterie : il sera **recyclé**."]
    )
    """Que faire de l’appareil s’il ne marche plus."""
    redige_le: PastDay = Field(examples=["2026-11-23"])
    """Le jour de la dernière relecture complète."""
