"""A useful number or online service, run by others."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from portal.records.models.common import Record
from portal.records.models.identifiers import AnyTelephone, WebAddress
from portal.records.models.place import Hours
from portal.records.models.site import Language
from portal.records.models.values import OneOf, Text, YesNo


class Service(Record):
    """A number to call or a site to open when one needs help."""

    sensitive: ClassVar[frozenset[str]] = frozenset({"telephone", "sms", "horaires", "gratuit", "site_web"})

    nom: Text = Field(examples=["17Cyber"])
    """Le nom du service."""
    categorie: Annotated[
        Literal["urgence", "logement", "jeunes", "arnaques", "aide_numerique", "demarches", "appareils"],
        OneOf(),
    ] = Field(examples=["aide_numerique"])
    """Le besoin auquel le service répond."""
    statut: Annotated[Literal["en_service", "a_confirmer"], OneOf()] = Field(examples=["a_confirmer"])
    """En service d’après sa source, ou à confirmer."""
    presentation_resume: Text = Field(max_length=280, examples=["Quelqu’un répond à vos questions sur Internet."])
    """À quoi sert le service, en une ou deux phrases."""
    presentation_detail: Text | None = Field(
        None, json_schema_extra={"format": "markdown"}, examples=["Dites d’abord **ce qui est affiché** sur l’écran."]
    )
    """Comment s’en servir, en Markdown."""
    telephone: AnyTelephone | None = Field(None, examples=["3018"])
    """Le numéro à appeler."""
    sms: AnyTelephone | None = Field(None, examples=["114"])
    """Le numéro où envoyer un SMS."""
    site_web: list[WebAddress] = Field([], examples=[["https://17cyber.gouv.fr/"]])
    """Le site à ouvrir."""
    horaires: Hours | None = Field(None, examples=["Mo-Su 09:00-23:00"])
    """Les horaires, en syntaxe OSM."""
    gratuit: YesNo | None = Field(None, examples=["oui"])
    """Si l’appel ou le service est gratuit ; absent si la source ne le dit pas."""
    langues: list[Language] = Field([], examples=[["fr", "en"]])
    """Les langues dans lesquelles le service répond (codes fr, en, ar…) ; absent si la source ne le dit pas."""
    precautions: list[Text] = Field([], examples=[["Personne n’a appelé ce numéro pour le vérifier."]])
    """Ce dont il faut avertir le visiteur."""
