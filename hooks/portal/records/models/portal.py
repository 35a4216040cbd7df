"""The portal itself: its name, who publishes it, whom to call, and when facts grow old."""

import re
from typing import Annotated, ClassVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from portal.records.models.amounts import Whole
from portal.records.models.common import Part, Record
from portal.records.models.identifiers import HOST, Email, Telephone, WebAddress
from portal.records.models.legal import LegalNotice, invented, missing_from, reserved
from portal.records.models.values import Text, YesNo, wrong


class Freshness(Part):
    """Ages at which a fact is no longer shown as sure."""

    frais_jours: Whole = Field(ge=1, examples=["183"])
    """Jusqu’à cet âge, en jours, un fait est montré comme récent."""
    a_confirmer_jours: Whole = Field(ge=1, examples=["730"])
    """Jusqu’à cet âge, « à confirmer » ; au-delà, « appelez avant de venir »."""

    @field_validator("a_confirmer_jours")
    @classmethod
    def _is_the_later(cls, days: int, info: ValidationInfo) -> int:
        if days <= info.data.get("frais_jours", 0):
            raise wrong(f"a_confirmer_jours ({days}) doit dépasser frais_jours ({info.data['frais_jours']})")
        return days


class Publisher(Part):
    """Who publishes the portal."""

    nom: Text = Field(examples=["Association de l’Exemple"])
    """Qui publie le portail."""
    precision: Text | None = Field(None, examples=["Fait de sources publiques, par des bénévoles."])
    """Ce que le visiteur doit savoir de l’éditeur."""


class Reports(Part):
    """Where visitors say that a place has changed, each way by itself."""

    sms: Telephone | None = Field(None, examples=["07 99 00 00 00"])
    """Le numéro qui reçoit les SMS."""
    telephone: Telephone | None = Field(None, examples=["01 99 00 00 00"])
    """Le numéro où quelqu’un répond."""
    courriel: Email | None = Field(None, examples=["corrections@exemple.fr"])
    """L’adresse qui reçoit les courriels."""


MARKS = ("{z}", "{x}", "{y}")
"""What stands in an address of tiles for the zoom and the place of a tile."""


def _tiles(address: str) -> str:
    if not re.fullmatch(rf"https://{HOST}(:[0-9]{{1,5}})?/\S*", address) or any(mark not in address for mark in MARKS):
        raise wrong(
            "ce n’est pas l’adresse d’un plan : il faut https:// et le nom d’un seul site, "
            "puis z, x et y, chacun entre accolades"
        )
    return address


class Streets(Part):
    """Who draws the streets of the interactive map, for visitors who ask for them."""

    nom: Text = Field(examples=["IGN"])
    """Le nom court du fournisseur, pour l’interrupteur."""
    description: Text = Field(examples=["service de cartes de l’État"])
    """Qui est le fournisseur, pour qui ne connaît pas son nom : la suite de « Des images viendront du… »."""
    adresse: Annotated[Text, AfterValidator(_tiles)] = Field(examples=["https://plans.example/{z}/{x}/{y}.png"])
    """L’adresse des images, avec {z}, {x} et {y}."""
    credit: Text = Field(examples=["© IGN"])
    """Ce qu’il faut écrire sur la carte."""
    zoom_max: Whole = Field(19, ge=1, le=22, examples=["19"])
    """Le niveau le plus fin."""
    poids_ko: Whole = Field(ge=1, examples=["200"])
    """Ce que coûte une vue, en milliers d’octets, à peu près."""

    @property
    def hote(self) -> str:
        """What the policy of pages must allow images from: scheme and host."""
        return "{0.scheme}://{0.netloc}".format(urlsplit(self.adresse))


class Portal(Record):
    """What a new owner changes first."""

    sensitive: ClassVar[frozenset[str]] = frozenset({"telephone", "courriel"})

    nom: Text = Field(examples=["Portail de l’Exemple"])
    """Le nom du portail, en tête de chaque page."""
    presentation_resume: Text = Field(max_length=280, examples=["Trouvez un lieu d’aide près de chez vous."])
    """À quoi sert le portail, en une ou deux phrases."""
    adresse_du_site: WebAddress = Field(examples=["https://portail.example/"])
    """L’adresse publique du site, avec la barre finale."""
    depot: WebAddress | None = Field(None, examples=["https://forge.example/edit/main/"])
    """L’adresse qui, suivie du chemin d’un fichier, ouvre ce fichier dans l’éditeur de la forge."""
    editeur: Publisher
    """Qui publie le portail."""
    mentions_legales: LegalNotice = LegalNotice()
    """Ce que la loi demande de dire avant de publier. Tant qu’il en manque, le site se dit de démonstration."""
    telephone: Telephone = Field(examples=["01 99 00 00 00"])
    """Le numéro général du programme : qui appeler quand un lieu n’a pas de numéro."""
    courriel: Email = Field(examples=["accueil@exemple.fr"])
    """L’adresse générale du programme."""
    signalements: Reports | None = None
    """Où les visiteurs disent qu’un lieu a changé. Sans lui : le numéro général et l’adresse générale."""
    liste_officielle: WebAddress = Field(examples=["https://exemple.example/lieux/"])
    """La page officielle où le programme tient la liste de ses lieux."""
    fraicheur: Freshness
    """Les âges à partir desquels un fait est à confirmer."""
    hors_ligne: YesNo = Field(default=True, examples=["non"])
    """Si un visiteur peut garder des pages dans son téléphone. Avec « non », chacun efface ce qu’il a gardé."""
    plan_des_rues: Streets | None = None
    """Le plan des rues, que la carte ne montre que si on le demande. Sans lui, pas d’interrupteur."""

    @property
    def reports(self) -> Reports:
        """Where visitors say that a place has changed."""
        return self.signalements or Reports(sms=None, telephone=self.telephone, courriel=self.courriel)

    @property
    def missing(self) -> dict[str, str]:
        """What is still to be set before the site may be published: fields, each with what is to be written there."""
        found = {f"mentions_legales.{field}": what for field, what in missing_from(self.mentions_legales).items()}
        if reserved(self.adresse_du_site):
            what = invented(self.adresse_du_site, "l’adresse publique du site, avec la barre finale")
            return {"adresse_du_site": what} | found
        return found
