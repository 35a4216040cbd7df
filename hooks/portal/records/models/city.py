"""A city where the programme is, or was, present."""

from typing import ClassVar

from pydantic import Field

from portal.records.models.common import Record
from portal.records.models.identifiers import CityLetters, OfficeTelephone
from portal.records.models.place import Point, Position
from portal.records.models.values import Text


class Landmark(Point):
    """What everyone in a city can find: its main station, its town hall."""

    after: ClassVar = {"nom": ("latitude", "longitude")}

    nom: Text = Field(examples=["Gare de Grenoble"])
    """Le nom du point de repère."""


class City(Record, Position):
    """A city: what stands at the head of its page; its places come from the folders that bear its name."""

    after: ClassVar = {"presentation_resume": ("latitude", "longitude", "precision")}

    sensitive: ClassVar[frozenset[str]] = frozenset({"latitude", "longitude", "reperes", "telephone"})

    nom: Text = Field(examples=["Grenoble"])
    """Le nom de la ville."""
    code: CityLetters | None = Field(None, examples=["GRE"])
    """Trois majuscules, à elle seule : le code court de chaque lieu de la ville commence ainsi."""
    departement: Text = Field(examples=["Isère"])
    """Le nom du département (ou de la métropole qui en tient lieu)."""
    region: Text = Field(examples=["Auvergne-Rhône-Alpes"])
    """Le nom de la région."""
    telephone: OfficeTelephone | None = Field(None, examples=["04 99 00 00 00"])
    """Le numéro de la mairie : qui appeler quand un lieu de la ville n’a pas de numéro."""
    presentation_resume: Text = Field(max_length=280, examples=["Un lieu ouvert au public, un magasin qui reprend."])
    """Une ou deux phrases : ce que l’on trouve dans cette ville."""
    presentation_detail: Text | None = Field(
        None,
        json_schema_extra={"format": "markdown"},
        examples=["La médiathèque prête des **ordinateurs**, sur place."],
    )
    """L’histoire du programme dans la ville, en Markdown."""
    reperes: list[Landmark] = []
    """Les points de repère : la page de la ville donne la distance de chaque lieu à chacun d’eux."""
