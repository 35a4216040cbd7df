"""A data set that records are made from: who made it, what its licence lets one do, and the credit that it asks for."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, get_args

from pydantic import Field

from portal.records.models.common import Record
from portal.records.models.identifiers import WebAddress
from portal.records.models.values import OneOf, PartialDate, Text

Licence = Literal["ODbL 1.0", "Licence Ouverte 2.0", "Licence Ouverte", "CC BY 4.0", "MIT", "Domaine public"]
"""The licences that ask most first; « Licence Ouverte » alone is for a source that does not say which version."""
LICENCES: tuple[str, ...] = get_args(Licence)

SHARED_ALIKE = frozenset({"ODbL 1.0"})
"""The licences that ask whoever publishes a database made from the data to give it on under the same terms."""
TEXTS: Mapping[str, str] = {
    "Licence Ouverte": "https://www.etalab.gouv.fr/licence-ouverte-open-licence",
    "Licence Ouverte 2.0": "https://www.etalab.gouv.fr/licence-ouverte-open-licence",
    "ODbL 1.0": "https://opendatacommons.org/licenses/odbl/1-0/",
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "MIT": "https://opensource.org/license/mit",
}
"""Where the text of a licence is; the public domain has none."""


class Dataset(Record):
    """A set of open data, as it was copied on one day."""

    sensitive: ClassVar[frozenset[str]] = frozenset({"licence", "credit"})

    titre: Text = Field(examples=["Liste des structures France services"])
    """Le nom du jeu de données, tel que son producteur l’écrit."""
    producteur: Text = Field(examples=["Ville de l’Exemple"])
    """Qui a fait ce jeu de données."""
    date: PartialDate | None = Field(None, examples=["2024-08-01"])
    """La date des données elles-mêmes, ou celle de la copie si elles n’en portent pas."""
    licence: Annotated[Licence, OneOf()] = Field(examples=["ODbL 1.0"])
    """La licence sous laquelle les données sont données."""
    credit: Text = Field(examples=["Ville de l’Exemple, lieux avec Wi-Fi, mai 2023"])
    """La mention que la licence demande, telle qu’on la montre."""
    url: WebAddress | None = Field(None, examples=["https://forge.example/ville/donnees"])
    """L’adresse où le jeu s’ouvre : celle du producteur ou, à défaut, celle de la copie lue."""
    presentation_resume: Text = Field(max_length=280, examples=["Les lieux de la ville où le Wi-Fi est gratuit."])
    """Ce que le jeu contient, en une ou deux phrases."""
    changements: list[Text] = Field([], examples=[["Les noms ont retrouvé leurs accents."]])
    """Ce que nous avons changé, une phrase par ligne."""

    @property
    def partage_a_l_identique(self) -> bool:
        """Whether a database made from it must be given on under the same licence."""
        return self.licence in SHARED_ALIKE

    @property
    def texte_de_la_licence(self) -> str | None:
        """Where the text of its licence is."""
        return TEXTS.get(self.licence)
