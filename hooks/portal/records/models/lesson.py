"""A lesson: what one learns, step by step, with a quiz that explains; and a path, which is lessons in order."""

from typing import Annotated, Literal

from pydantic import Field, field_validator

from portal.records.models.amounts import Whole
from portal.records.models.common import Part, Record
from portal.records.models.site import NationalService
from portal.records.models.values import DeviceKey, LessonKey, OneOf, PastDay, Text, WordKey, YesNo, wrong

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
Drawing = Annotated[
    Literal[
        "telephone-boutons",
        "batterie-reseau",
        "toucher",
        "appui-long",
        "glisser",
        "pincer",
        "clavier-ecran",
        "souris",
        "clavier",
        "bureau",
        "wifi",
        "donnees",
        "reglages",
        "notification",
        "sms-lien",
        "adresse",
        "formulaire",
        "mot-de-passe",
        "code-recu",
        "arobase",
        "courriel",
        "photo-document",
        "recherche",
        "appel-video",
        "corbeille",
        "dossier",
        "panier",
        "agenda",
        "appel",
        "effacer",
    ],
    OneOf(),
]
"""The drawings of `overrides/macros/drawings.html`."""


class Step(Part):
    """One action, then what one should see."""

    titre: Text = Field(examples=["Allumez le téléphone"])
    """Ce que l’on fait, à l’impératif : une seule action."""
    texte: Text = Field(
        json_schema_extra={"format": "markdown"}, examples=["Appuyez sur le bouton du côté, **trois secondes**."]
    )
    """Comment on le fait, en Markdown."""
    resultat: Text = Field(json_schema_extra={"format": "markdown"}, examples=["L’écran s’allume."])
    """Ce que l’on doit voir alors, en Markdown."""
    astuce: Text | None = Field(
        None, json_schema_extra={"format": "markdown"}, examples=["Rien ne se passe ? Branchez le chargeur."]
    )
    """Que faire si cela ne marche pas, en Markdown."""
    dessin: Drawing | None = Field(None, examples=["toucher"])
    """Le dessin à montrer, parmi ceux du portail."""


class Answer(Part):
    """One answer offered by a question, and why it is right or wrong."""

    texte: Text = Field(examples=["J’appuie un long moment."])
    """La réponse proposée."""
    juste: YesNo = Field(examples=["oui"])
    """Cette réponse est-elle juste ?"""
    explication: Text = Field(examples=["Oui : un appui court ne fait que réveiller l’écran."])
    """Pourquoi elle est juste ou fausse, sans jamais gronder."""


class Question(Part):
    """A question of the quiz."""

    question: Text = Field(examples=["Comment allumez-vous un téléphone éteint ?"])
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
    presentation_resume: Text = Field(max_length=280, examples=["Écrivez un message, puis envoyez-le."])
    """Ce que l’on saura faire, en une ou deux phrases."""
    pour_qui: Text = Field(examples=["Pour qui écrit son premier message."])
    """À qui s’adresse la leçon, en une phrase."""
    niveau: Level = Field(examples=["premiers_pas"])
    """Premiers pas, bases (débutant) ou autonomie (en route vers l’autonomie)."""
    duree_minutes: Whole = Field(ge=5, le=240, examples=["20"])
    """La durée en minutes : de 10 à 30, si possible."""
    materiel: list[DeviceKey] = Field(min_length=1, examples=[["telephone"]])
    """Les appareils avec lesquels la leçon se fait (l’un d’eux suffit)."""
    a_preparer: list[Text] = Field(min_length=1, examples=[["Rien d’autre"]])
    """Ce qu’il faut avoir sous la main, l’appareil mis à part."""
    objectifs: list[Text] = Field(min_length=1, examples=[["Écrire un message"]])
    """Ce que l’on saura faire à la fin, un verbe par ligne."""
    etapes: list[Step] = Field(min_length=2)
    """Les étapes, dans l’ordre."""
    piege: Text = Field(
        json_schema_extra={"format": "markdown"}, examples=["N’appuyez pas deux fois : le téléphone s’éteindrait."]
    )
    """Un piège à éviter, en Markdown."""
    exercice: Text = Field(
        json_schema_extra={"format": "markdown"}, examples=["Envoyez un message à un proche, pour dire bonjour."]
    )
    """Un exercice à faire seul, sans risque et sans frais, en Markdown."""
    a_retenir: list[Text] = Field(min_length=1, max_length=5, examples=[["Un message envoyé ne se reprend pas."]])
    """Les phrases à emporter : cinq au plus."""
    quiz: list[Question] = Field(min_length=1, max_length=5)
    """Les questions pour vérifier seul : elles ont leur page."""
    mots: list[WordKey] = Field([], examples=[["wifi"]])
    """Les mots du lexique que la leçon emploie."""
    prerequis: list[LessonKey] = Field([], examples=[["allumer-son-telephone"]])
    """Les leçons à faire avant."""
    ensuite: list[LessonKey] = Field([], examples=[["envoyer-un-message"]])
    """Les leçons qui viennent bien après celle-ci."""
    competences: list[Competence] = Field(min_length=1, examples=[["Communication et collaboration"]])
    """Les domaines de Pix que la leçon travaille."""
    services: list[NationalService] = Field(min_length=1, examples=[["Maîtrise des outils numériques du quotidien"]])
    """Les services des lieux (schéma national) où l’on peut travailler cette leçon."""
    redige_le: PastDay = Field(examples=["2026-11-23"])
    """Le jour de la dernière relecture complète."""


class Mistake(Part):
    """What often goes wrong, and what the helper does then."""

    erreur: Text = Field(examples=["La personne appuie trop longtemps."])
    """Ce qui arrive souvent, sans jugement."""
    reponse: Text = Field(examples=["Montrez le geste sur la table, puis laissez refaire."])
    """Ce que fait alors la personne qui accompagne."""


class Guide(Part):
    """What the person who accompanies does along a path."""

    objectifs: list[Text] = Field(min_length=1, examples=[["Que la personne tienne son téléphone elle-même."]])
    """Ce que vise la personne qui accompagne."""
    temps: Text = Field(examples=["Deux séances d’une heure, à une semaine d’écart."])
    """Comment partager le temps en séances."""
    materiel: list[Text] = Field(min_length=1, examples=[["Le téléphone de la personne, chargé"]])
    """Ce qu’il faut avoir sur la table."""
    questions: list[Text] = Field(min_length=1, examples=[["Qu’avez-vous envie de faire avec ce téléphone ?"]])
    """Les questions à poser avant de commencer, et en route."""
    erreurs: list[Mistake] = Field(min_length=1)
    """Les erreurs à prévoir, chacune avec ce que l’on fait alors."""
    a_la_fin: list[Text] = Field(min_length=1, examples=[["Dites ce que la personne a fait sans vous."]])
    """Ce que l’on dit à la fin."""


class Path(Record):
    """A path: lessons in the order in which they are learnt, and a guide for whoever accompanies."""

    titre: Text = Field(examples=["Débuter avec un téléphone"])
    """Le titre du parcours."""
    presentation_resume: Text = Field(
        max_length=280, examples=["Pour qui a son premier téléphone. Au bout, vous saurez appeler et écrire."]
    )
    """À qui s’adresse le parcours et où il mène."""
    niveau: Level = Field(examples=["premiers_pas"])
    """Le niveau de départ."""
    objectifs: list[Text] = Field(min_length=1, examples=[["Allumer et éteindre le téléphone"]])
    """Ce que l’on saura faire au bout du parcours."""
    lecons: list[LessonKey] = Field(
        min_length=2, max_length=10, examples=[["allumer-son-telephone", "envoyer-un-message"]]
    )
    """Les leçons, dans l’ordre : une leçon vient après celles qu’elle demande."""
    guide: Guide
    """Le guide de la personne qui accompagne : il a sa page."""
    redige_le: PastDay = Field(examples=["2026-11-23"])
    """Le jour de la dernière relecture complète."""
