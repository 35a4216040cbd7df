"""A thing that donation points refuse because it is dangerous: how one knows it, and what to do with it instead."""

from typing import ClassVar

from pydantic import Field

from portal.records.models.common import Record
from portal.records.models.values import PastDay, Text


class Danger(Record):
    """What must not be brought, and where it goes."""

    sensitive: ClassVar[frozenset[str]] = frozenset({"faire", "ne_pas", "urgence"})

    nom: Text = Field(examples=["Batterie gonflée"])
    """Le nom de la chose."""
    presentation_resume: Text = Field(
        max_length=280, examples=["Elle peut prendre feu. Personne ne la prend avec les appareils."]
    )
    """Ce que l’on risque, ou pourquoi personne ne la prend, en une ou deux phrases."""
    signes: list[Text] = Field([], examples=[["Le dos de l’appareil est bombé."]])
    """À quoi on la reconnaît."""
    ne_pas: list[Text] = Field([], examples=[["Ne la rechargez plus."]])
    """Ce qu’il ne faut pas faire."""
    faire: list[Text] = Field(min_length=1, examples=[["Appelez la déchèterie."]])
    """Ce qu’il faut faire, dans l’ordre."""
    urgence: Text | None = Field(None, examples=["Elle fume ou elle brûle ? Éloignez-vous."])
    """Quand appeler les secours. Les numéros viennent d’eux-mêmes."""
    redige_le: PastDay = Field(examples=["2026-11-23"])
    """Le jour de la dernière relecture complète."""
