"""What a place where one goes has, whether one gets help there or gives a device: address, position, contact, hours."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, field_validator

from portal.records.hours import faults
from portal.records.models.common import Part, Record
from portal.records.models.values import (
    Day,
    Email,
    InseeCode,
    OneOf,
    PostalCode,
    Siret,
    Telephone,
    Text,
    WebAddress,
    YesNo,
    wrong,
)

Status = Annotated[Literal["ouvert", "a_confirmer", "ferme_temporairement", "historique"], OneOf()]
Precision = Annotated[Literal["adresse", "rue", "quartier", "commune"], OneOf()]

BOXES = (
    (41.3, 51.2, -5.2, 9.6),  # metropolitan France
    (15.8, 16.6, -61.9, -60.9),  # Guadeloupe
    (14.3, 15.0, -61.3, -60.7),  # Martinique
    (2.1, 5.8, -54.7, -51.5),  # Guyane
    (-21.5, -20.8, 55.1, 55.9),  # La Réunion
    (-13.1, -12.5, 44.9, 45.4),  # Mayotte
    (46.7, 47.2, -56.5, -56.0),  # Saint-Pierre-et-Miquelon
    (17.8, 18.2, -63.2, -62.7),  # Saint-Martin, Saint-Barthélemy
)
"""South, north, west and east of the parts of France, in degrees, rounded outwards."""


def _in_france(latitude: float, longitude: float) -> bool:
    return any(s <= latitude <= n and w <= longitude <= e for s, n, w, e in BOXES)


def _number(value: object) -> object:
    if isinstance(value, str) and "," in value:
        raise wrong(
            f"« {value} » n’est pas un nombre : écrivez un point, pas une virgule",
            valid=[value.replace(",", ".")],
        )
    return value


def _hours(value: str) -> str:
    for fault in faults(value):
        raise wrong(fault)
    return value


Hours = Annotated[str, AfterValidator(_hours)]
"""Opening hours in the OSM syntax."""

Degrees = Annotated[float, BeforeValidator(_number)]


class Position(Part):
    """Where something is on the map, and how exactly we know it."""

    latitude: Degrees = Field(examples=["45.1847534"])
    """Latitude en degrés (entre 41 et 51 en métropole)."""
    longitude: Degrees = Field(examples=["5.7282921"])
    """Longitude en degrés (entre −5 et 10 en métropole)."""
    precision: Precision = Field(examples=["adresse"])
    """Ce que la position désigne vraiment : l’adresse, la rue, le quartier ou la commune."""

    @field_validator("longitude")
    @classmethod
    def _is_in_france(cls, longitude: float, info: ValidationInfo) -> float:
        latitude = info.data.get("latitude")
        if latitude is None or _in_france(latitude, longitude):
            return longitude
        if _in_france(longitude, latitude):
            raise wrong(f"latitude et longitude sont inversées : latitude: {longitude}, longitude: {latitude}")
        raise wrong(f"la position {latitude}, {longitude} n’est pas en France")


class Transport(Part):
    """A stop near the place."""

    mode: Annotated[Literal["metro", "rer", "tramway", "bus", "train"], OneOf()]
    """Le moyen de transport."""
    ligne: Text = Field(examples=["7"])
    """Le nom de la ligne."""
    arret: Text = Field(examples=["Arrêt de l’Exemple"])
    """Le nom de l’arrêt."""
    minutes_a_pied: int | None = Field(None, ge=0, le=60)
    """La marche de l’arrêt au lieu, en minutes."""


class Accessibility(Part):
    """Whether the place can be entered by everyone."""

    fauteuil: YesNo
    """On entre et on circule en fauteuil roulant."""
    detail: Text | None = Field(None, examples=["Une marche à l’entrée, rampe sur demande."])
    """Ce qu’il faut savoir avant de venir, en mots simples."""


class Closure(Part):
    """An exceptional closure."""

    debut: Day = Field(examples=["2026-12-24"])
    """Premier jour fermé."""
    fin: Day = Field(examples=["2027-01-02"])
    """Dernier jour fermé."""
    motif: Text | None = Field(None, examples=["Inventaire"])
    """La raison, en quelques mots."""

    @field_validator("fin")
    @classmethod
    def _ends_after_it_begins(cls, end: date, info: ValidationInfo) -> date:
        begin = info.data.get("debut")
        if begin is not None and end < begin:
            raise wrong(f"la fermeture finit ({end}) avant de commencer ({begin})")
        return end


class Place(Record):
    """The facts shared by sites and donation points; names are those of the national schema where it has them."""

    sensitive: ClassVar[frozenset[str]] = frozenset(
        {"adresse", "latitude", "longitude", "telephone", "courriels", "horaires"}
    )

    nom: Text = Field(examples=["Emmaüs Connect Grenoble"])
    """Le nom du lieu, tel qu’il est écrit sur la porte."""
    statut: Status = Field(examples=["a_confirmer"])
    """Ouvert, à confirmer, fermé pour un temps, ou historique (n’existe plus)."""
    presentation_resume: Text = Field(
        max_length=280, examples=["Aide gratuite pour apprendre à se servir d’un ordinateur."]
    )
    """Une ou deux phrases simples, 280 signes au plus."""
    presentation_detail: Text | None = Field(None, json_schema_extra={"format": "markdown"})
    """Ce qu’il faut savoir de plus, en Markdown."""
    pivot: Siret | None = Field(None, examples=["79227291600067"])
    """Le SIRET de l’établissement."""
    adresse: Text | None = Field(None, examples=["12 rue de l’Exemple"])
    """Numéro et rue ; la rue seule si le numéro n’est pas connu ; absent si rien n’est connu."""
    complement_adresse: Text | None = Field(None, examples=["Fond de la cour, porte bleue"])
    """Ce qui aide à trouver la porte."""
    code_postal: PostalCode | None = Field(None, examples=["38000"])
    """Le code postal."""
    commune: Text | None = Field(None, examples=["Grenoble"])
    """Le nom de la commune."""
    code_insee: InseeCode | None = Field(None, examples=["38185"])
    """Le code INSEE de la commune ou de l’arrondissement."""
    telephone: Telephone | None = Field(None, examples=["01 80 05 98 80"])
    """Le numéro du lieu ou, à défaut, celui de l’organisation."""
    courriels: list[Email] = Field([], examples=[["accueil@exemple.fr"]])
    """Les adresses de courriel du lieu, jamais celles d’une personne."""
    site_web: list[WebAddress] = Field([], examples=[["https://emmaus-connect.org/grenoble/"]])
    """Les pages officielles du lieu."""
    horaires: Hours | None = Field(None, examples=["Tu-Fr 14:00-17:30; PH off"])
    """Les horaires habituels, en syntaxe OSM (Mo Tu We Th Fr Sa Su, PH pour les jours fériés)."""
    transports: list[Transport] = []
    """Les arrêts les plus proches."""
    accessibilite: Accessibility | None = None
    """L’accès des personnes handicapées."""
    fermetures: list[Closure] = []
    """Les fermetures exceptionnelles, passées ou à venir."""
    precautions: list[Text] = Field([], examples=[["L’adresse vient de la presse : téléphonez avant de venir."]])
    """Ce dont il faut avertir le visiteur, en phrases simples."""

    @property
    def is_current(self) -> bool:
        """Whether the place exists as far as we know."""
        return self.statut != "historique"
