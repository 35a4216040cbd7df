"""A system that devices run: what to do before a device leaves with it, and why."""

from itertools import pairwise
from typing import Annotated, Literal, get_args

from pydantic import Field, field_validator

from portal.records.models.common import Part, Record
from portal.records.models.values import OneOf, PastDay, Text, wrong

Gesture = Literal["sauver", "deconnecter", "effacer", "retirer", "verifier", "joindre"]
"""What is done, in its order: what is erased is not saved any more, and whoever is still signed in locks the device."""
GESTURES: tuple[Gesture, ...] = get_args(Gesture)
NEEDED: tuple[Gesture, ...] = ("sauver", "effacer", "retirer", "verifier")
"""What no system does without; an account or a charger, some devices do not have."""


class GivingStep(Part):
    """One thing to do before a device is given away, with its reason."""

    geste: Annotated[Gesture, OneOf()] = Field(examples=["sauver"])
    """Ce que l’étape fait. Les étapes suivent cet ordre."""
    titre: Text = Field(max_length=60, examples=["Retirez votre compte Google"])
    """Ce que l’on fait, à l’impératif."""
    pourquoi: Text = Field(max_length=200, examples=["Sans cela, l’appareil reste bloqué à votre nom."])
    """La raison, en une ou deux phrases."""
    texte: Text = Field(json_schema_extra={"format": "markdown"}, examples=["Dans **Réglages**, ouvrez **Comptes**."])
    """Comment le faire, en Markdown."""


class System(Record):
    """What a device runs: the menus are its own, whatever the device."""

    nom: Text = Field(examples=["Android"])
    """Le nom du système."""
    presentation_resume: Text = Field(max_length=280, examples=["On le trouve sur beaucoup de téléphones."])
    """Sur quoi on le trouve, en une ou deux phrases."""
    reconnaitre: Text = Field(max_length=200, examples=["Il y a le mot « Android » dans les réglages."])
    """Comment savoir que c’est lui."""
    etapes: list[GivingStep] = Field(min_length=1)
    """Les étapes avant le don, dans l’ordre des gestes : sauver, déconnecter, effacer, retirer, vérifier, joindre."""
    si_bloque: Text | None = Field(
        None, json_schema_extra={"format": "markdown"}, examples=["Il ne s’allume plus ? Dites-le au point de don."]
    )
    """Que faire s’il ne s’allume plus, ou si l’on n’y entre plus, en Markdown."""
    redige_le: PastDay = Field(examples=["2026-11-23"])
    """Le jour de la dernière relecture complète."""

    @field_validator("etapes")
    @classmethod
    def _is_in_order(cls, steps: list[GivingStep]) -> list[GivingStep]:
        done = [step.geste for step in steps]
        for before, after in pairwise(done):
            if GESTURES.index(after) < GESTURES.index(before):
                raise wrong(f"« {after} » se fait avant « {before} » : changez l’ordre des étapes")
        missing = next((one for one in NEEDED if one not in done), None)
        if missing:
            raise wrong(f"il manque une étape : aucune n’a le geste « {missing} »")
        return steps
