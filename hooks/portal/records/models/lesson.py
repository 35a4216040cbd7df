"""A lesson: what one learns, step by step, with a quiz that explains; and a path, which is lessons in order."""

from typing import Annotated, Literal

from pydantic import Field, field_validator

from portal.records.models.common import Part, Record
from portal.records.models.site import NationalService
from portal.records.models.values import DeviceKey, LessonKey, OneOf, PastDay, Text, Whole, WordKey, YesNo, wrong

Level = Annotated[Literal["premiers_pas", "bases", "autonomie"], OneOf()]
Competence = Annotated[
    Literal[
        "Informations et données",
        "Communication et collaboration",
        "Création de contenu",
        "Protection et sécurité",
        "Environnement numérique",
    ],
    OneOf(),
]
"""The five domains of Pix."""


class Step(Part):
    """One thing to do, then one thing to see."""

    titre: Text = Field(examples=["Allumez le téléphone"])
    """Ce que l’on fait, à l’impératif."""
    texte: Text = Field(json_schema_extra={"format": "markdown"})
    """Comment on le fait, en Markdown."""
    astuce: Text | None = Field(None, examples=["Rien ne se passe ? Branchez le chargeur."])
    """Que faire si cela ne marche pas."""


class Answer(Part):
    """One answer offered by a question, and why it is right or wrong."""

    texte: Text
    """La réponse proposée."""
    juste: YesNo
    """Cette réponse est-elle juste ?"""
    explication: Text
    """Pourquoi elle est juste ou fausse, sans jamais gronder."""


class Question(Part):
    """A question of the quiz."""

    question: Text
    """La question."""
    reponses: list[Answer] = Field(min_length=2)
    """Les réponses proposées, dont une juste au moins."""

    @field_validator("reponses")
    @classmethod
    def _one_is_right(cls, answers: list[Answer]) -> list[Answer]:
        if not any(answer.juste for answer in answers):
            raise wrong("aucune réponse n’est juste : mettez « juste: oui » à l’une d’elles")
        return answers


class Lesson(Record):
    """A lesson, written by us in plain French."""

    titre: Text = Field(examples=["Envoyer un message"])
    """Le titre, en mots de tous les jours."""
    presentation_resume: Text = Field(max_length=280)
    """Ce que l’on saura faire, en une ou deux phrases."""
    niveau: Level = Field(examples=["premiers_pas"])
    """Premiers pas, bases ou autonomie."""
    duree_minutes: Whole = Field(ge=5, le=240, examples=["45"])
    """La durée, pauses comprises, en minutes."""
    materiel: list[DeviceKey] = Field(min_length=1, examples=[["telephone"]])
    """Les appareils avec lesquels la leçon se fait (l’un d’eux suffit)."""
    objectifs: list[Text] = Field(min_length=1)
    """Ce que l’on saura faire à la fin, un verbe par ligne."""
    etapes: list[Step] = Field(min_length=2)
    """Les étapes, dans l’ordre."""
    a_retenir: list[Text] = Field(min_length=1)
    """Les phrases à emporter."""
    quiz: list[Question] = Field(min_length=1)
    """Les questions pour vérifier seul."""
    mots: list[WordKey] = Field([], examples=[["wifi"]])
    """Les mots du lexique que la leçon emploie."""
    prerequis: list[LessonKey] = Field([], examples=[["allumer-son-telephone"]])
    """Les leçons à faire avant."""
    competences: list[Competence] = Field(min_length=1)
    """Les domaines de Pix que la leçon travaille."""
    services: list[NationalService] = Field(min_length=1)
    """Les services des lieux (schéma national) où l’on peut travailler cette leçon."""
    redige_le: PastDay = Field(examples=["2026-11-23"])
    """Le jour de la dernière relecture complète."""


class Path(Record):
    """A path: lessons in the order in which they are learnt."""

    titre: Text = Field(examples=["Débuter avec un téléphone"])
    """Le titre du parcours."""
    presentation_resume: Text = Field(max_length=280)
    """À qui s’adresse le parcours et où il mène."""
    niveau: Level = Field(examples=["premiers_pas"])
    """Le niveau de départ."""
    objectifs: list[Text] = Field(min_length=1)
    """Ce que l’on saura faire au bout du parcours."""
    lecons: list[LessonKey] = Field(min_length=2)
    """Les leçons, dans l’ordre."""
    redige_le: PastDay = Field(examples=["2026-11-23"])
    """Le jour de la dernière relecture complète."""
