"""The portal itself: its name, who publishes it, whom to call, and when facts grow old."""

from typing import ClassVar

from pydantic import Field

from portal.models.common import Part, Record
from portal.models.values import Email, Telephone, Text, WebAddress


class Freshness(Part):
    """Ages at which a fact is no longer shown as sure."""

    frais_jours: int = Field(ge=1, examples=["183"])
    """Jusqu’à cet âge, en jours, un fait est montré comme récent."""
    a_confirmer_jours: int = Field(ge=1, examples=["730"])
    """Jusqu’à cet âge, « à confirmer » ; au-delà, « appelez avant de venir »."""


class Publisher(Part):
    """Who publishes the portal."""

    nom: Text
    """Qui publie le portail."""
    precision: Text | None = None
    """Ce que le visiteur doit savoir de l’éditeur."""


class Portal(Record):
    """What a new owner changes first."""

    sensitive: ClassVar[frozenset[str]] = frozenset({"telephone", "courriel"})

    nom: Text
    """Le nom du portail, en tête de chaque page."""
    presentation_resume: Text = Field(max_length=280)
    """À quoi sert le portail, en une ou deux phrases."""
    adresse_du_site: WebAddress = Field(examples=["https://portail.example/"])
    """L’adresse publique du site, avec la barre finale."""
    depot: WebAddress | None = Field(None, examples=["https://forge.example/portail/edit/main/"])
    """L’adresse qui, suivie du chemin d’un fichier, ouvre ce fichier dans l’éditeur de la forge."""
    editeur: Publisher
    """Qui publie le portail."""
    telephone: Telephone
    """Le numéro général du programme : qui appeler quand un lieu n’a pas de numéro."""
    courriel: Email
    """L’adresse générale du programme."""
    liste_officielle: WebAddress
    """La page officielle où le programme tient la liste de ses lieux."""
    fraicheur: Freshness
    """Les âges à partir desquels un fait est à confirmer."""
