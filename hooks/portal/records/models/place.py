"""What a place where one goes has, whether one gets help there or gives a device: address, position, contact, hours."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from portal.records import communes
from portal.records.ground import is_in_france
from portal.records.hours import faults
from portal.records.models.amounts import Degrees, Whole
from portal.records.models.common import Part, Record
from portal.records.models.identifiers import (
    InseeCode,
    OfficeEmail,
    OfficeTelephone,
    PostalCode,
    ShortCode,
    Siret,
    WebAddress,
)
from portal.records.models.values import Day, OneOf, Text, YesNo, wrong

Status = Annotated[Literal["ouvert", "a_confirmer", "ferme_temporairement", "historique"], OneOf()]
Precision = Annotated[Literal["adresse", "rue", "quartier", "commune"], OneOf()]


def _raise(fault: str | None) -> None:
    if fault:
        raise wrong(fault)


def _hours(value: str) -> str:
    _raise(next(iter(faults(value)), None))
    return value


Hours = Annotated[str, AfterValidator(_hours), Field(json_schema_extra={"format": "opening_hours"})]
"""Opening hours in the OSM syntax."""


class Point(Part):
    """Where something is on the map."""

    latitude: Degrees = Field(examples=["45.1847534"])
    """Latitude en degrés (entre 41 et 51 en métropole)."""
    longitude: Degrees = Field(examples=["5.7282921"])
    """Longitude en degrés (entre −5 et 10 en métropole)."""

    @field_validator("longitude")
    @classmethod
    def _is_in_france(cls, longitude: float, info: ValidationInfo) -> float:
        latitude = info.data.get("latitude")
        if latitude is None or is_in_france(latitude, longitude):
            return longitude
        if is_in_france(longitude, latitude):
            raise wrong(f"latitude et longitude sont inversées : latitude: {longitude}, longitude: {latitude}")
        raise wrong(f"la position {latitude}, {longitude} n’est pas en France")


class Position(Point):
    """Where something is on the map, and how exactly we know it."""

    precision: Precision = Field(examples=["adresse"])
    """Ce que la position désigne vraiment : l’adresse, la rue, le quartier ou la commune."""


class Transport(Part):
    """A stop near the place."""

    mode: Annotated[Literal["metro", "rer", "tramway", "bus", "train"], OneOf()] = Field(examples=["tramway"])
    """Le moyen de transport."""
    ligne: Text = Field(examples=["7"])
    """Le nom de la ligne."""
    arret: Text = Field(examples=["Arrêt de l’Exemple"])
    """Le nom de l’arrêt."""
    minutes_a_pied: Whole | None = Field(None, ge=0, le=60, examples=["4"])
    """La marche de l’arrêt au lieu, en minutes."""


class Accessibility(Part):
    """Whether the place can be entered by everyone."""

    fauteuil: YesNo = Field(examples=["oui"])
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
    code: ShortCode | None = Field(None, examples=["GRE-01"])
    """Le code court du lieu, à lui pour toujours. Ne le choisissez pas : « make codes » l’écrit."""
    statut: Status = Field(examples=["a_confirmer"])
    """Ouvert, à confirmer, fermé pour un temps, ou historique (n’existe plus)."""
    presentation_resume: Text = Field(
        max_length=280, examples=["Aide gratuite pour apprendre à se servir d’un ordinateur."]
    )
    """Une ou deux phrases simples, 280 signes au plus."""
    presentation_detail: Text | None = Field(
        None,
        json_schema_extra={"format": "markdown"},
        examples=["L’espace a **six ordinateurs**. Vous pouvez venir avec un proche."],
    )
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
    telephone: OfficeTelephone | None = Field(None, examples=["01 80 05 98 80"])
    """Le numéro du lieu ou, à défaut, celui de l’organisation."""
    courriels: list[OfficeEmail] = Field([], examples=[["accueil@exemple.fr"]])
    """Les adresses de courriel du lieu, jamais celles d’une personne."""
    site_web: list[WebAddress] = Field([], examples=[["https://emmaus-connect.org/grenoble/"]])
    """Les pages officielles du lieu."""
    horaires: Hours | None = Field(None, examples=["Tu-Fr 14:00-17:30; PH off"])
    """Les horaires habituels, en syntaxe OSM (Mo Tu We Th Fr Sa Su, PH les jours fériés, SH les vacances scolaires)."""
    transports: list[Transport] = []
    """Les arrêts les plus proches."""
    accessibilite: Accessibility | None = None
    """L’accès des personnes handicapées."""
    fermetures: list[Closure] = []
    """Les fermetures exceptionnelles, passées ou à venir."""
    precautions: list[Text] = Field([], examples=[["L’adresse vient de la presse : téléphonez avant de venir."]])
    """Ce dont il faut avertir le visiteur, en phrases simples."""

    @field_validator("commune")
    @classmethod
    def _has_its_postcode(cls, name: str | None, info: ValidationInfo) -> str | None:
        postcode = info.data.get("code_postal")
        _raise(communes.fault_of_name(name, postcode) if name and postcode else None)
        return name

    @field_validator("code_insee")
    @classmethod
    def _is_of_its_commune(cls, code: str | None, info: ValidationInfo) -> str | None:
        if code is None:
            return None
        if communes.of_code(code) is None:
            raise wrong(f"« {code} » n’est le code INSEE d’aucune commune : cherchez celui de la commune")
        name, postcode = info.data.get("commune"), info.data.get("code_postal")
        _raise(communes.fault_of_code(code, postcode) if postcode else None)
        _raise(communes.fault_of_both(code, name) if name else None)
        return code

    @property
    def is_current(self) -> bool:
        """Whether the place exists as far as we know."""
        return self.statut != "historique"
