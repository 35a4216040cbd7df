"""What the law asks of whoever publishes a site: who that is, who answers for it, who hosts it."""

import re
from collections.abc import Mapping
from operator import attrgetter

from pydantic import Field

from portal.records.models.common import Part
from portal.records.models.identifiers import Email, Telephone
from portal.records.models.values import Text

RESERVED = re.compile(
    r"(https?://|.*@)?([^/]*\.)?(example|test|invalid|localhost|example\.(com|net|org))(:[0-9]+)?(/.*)?", re.IGNORECASE
)
"""An address of a site or of mail whose host is a name kept for examples (RFC 2606)."""


class Host(Part):
    """Who keeps the site on the network."""

    nom: Text | None = Field(None, examples=["Hébergeur de l’Exemple"])
    """Le nom de l’organisation."""
    adresse: Text | None = Field(None, examples=["12 rue de l’Exemple, 38000 Grenoble"])
    """L’adresse de son siège, sur une ligne."""
    telephone: Telephone | None = Field(None, examples=["01 99 00 00 00"])
    """Le numéro où elle répond."""


class LegalPublisher(Host):
    """Who publishes the site, before the law."""

    courriel: Email | None = Field(None, examples=["contact@exemple.fr"])
    """L’adresse qui reçoit les courriels."""
    immatriculation: Text | None = Field(None, examples=["Association déclarée à la préfecture de l’Exemple"])
    """Son inscription à un registre, et son capital, si la loi les lui demande."""


class LegalNotice(Part):
    """What is told on the page of legal notices; each fact may be missing, until the site is published."""

    editeur: LegalPublisher = LegalPublisher()
    """L’organisation qui publie le site."""
    directeur_de_publication: Text | None = Field(None, examples=["Prénom Nom, présidence de l’association"])
    """La personne qui répond de ce qui est publié. Elle doit être d’accord pour être nommée."""
    hebergeur: Host = Host()
    """L’organisation qui met le site en ligne."""


ASKED: Mapping[str, str] = {
    "editeur.nom": "le nom de l’organisation qui publie le site",
    "editeur.adresse": "l’adresse de son siège",
    "editeur.telephone": "le numéro où elle répond",
    "editeur.courriel": "l’adresse qui reçoit ses courriels",
    "directeur_de_publication": "le nom de la personne qui répond de ce qui est publié, avec son accord",
    "hebergeur.nom": "le nom de l’organisation qui met le site en ligne",
    "hebergeur.adresse": "l’adresse de son siège",
    "hebergeur.telephone": "le numéro où elle répond",
}
"""The fields of a notice that must be set before the site is published, with what is to be written there."""


def missing_from(notice: LegalNotice) -> dict[str, str]:
    """Return the fields of a notice that are still to be set, each with what is to be written there."""
    found = {field: f"écrivez {what}" for field, what in ASKED.items() if not attrgetter(field)(notice)}
    mail = notice.editeur.courriel
    if mail and reserved(mail):
        found["editeur.courriel"] = invented(mail, ASKED["editeur.courriel"])
    return found


def reserved(address: str) -> bool:
    """Say whether an address is one that examples are written with, and leads nowhere."""
    return RESERVED.fullmatch(address) is not None


def invented(address: str, what: str) -> str:
    """Return the sentence about such an address, with what is to be written in its place."""
    return f"« {address} » est une adresse d’exemple : écrivez {what}"
