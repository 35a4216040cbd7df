"""The questionnaire: three questions, their answers, and the lessons that follow from each."""

from typing import Annotated, Literal, TypeVar

from pydantic import Field, ValidationError, field_validator
from pydantic_core import InitErrorDetails

from portal.records.models.common import Part, Record
from portal.records.models.values import DeviceKey, LessonKey, OneOf, PastDay, ShortName, Text, wrong

MOST_SKILLS = 6
"""Most things that one may say one can do: the style of pages has a rule for each place in the list."""
NeedOfPlace = Annotated[
    Literal["recharge", "appareil", "demarche", "apprendre", "internet", "imprimer"],
    OneOf(),
]
"""What one asks of a place: a need, as its part of the page of a city is named."""
Pictogram = Annotated[
    Literal[
        "device", "computer", "question", "people", "papers", "work", "children", "help", "shield", "price", "lesson"
    ],
    OneOf(),
]
"""The pictograms that may stand beside an answer."""
A = TypeVar("A", bound="Answer")


class Advice(Part):
    """A lesson that follows from an answer, and why."""

    lecon: LessonKey = Field(examples=["lecon-exemple"])
    """La leçon, par son nom de fichier."""
    raison: Text = Field(max_length=110, examples=["Vous saurez allumer et éteindre le téléphone."])
    """Pourquoi la faire, en une phrase courte : elle suit le titre de la leçon."""


class Answer(Part):
    """An answer to a question."""

    nom: ShortName = Field(examples=["demarches"])
    """Le nom court de la réponse, dans l’adresse de ses pages. Ne le changez plus une fois publié."""
    texte: Text = Field(max_length=60, examples=["Faire mes démarches"])
    """La réponse, comme le visiteur la dirait."""


class Aim(Answer):
    """What someone wants to do."""

    pictogramme: Pictogram = Field(examples=["papers"])
    """Le dessin à côté de la réponse."""
    besoin: NeedOfPlace = Field(examples=["demarche"])
    """Le besoin auquel répond un lieu d’aide : les villes s’ouvrent à cet endroit de leur page."""
    a_dire: Text = Field(examples=["Bonjour. Je voudrais apprendre à faire mes démarches sur Internet."])
    """Le début de la phrase à dire au lieu d’aide."""
    lecons: list[Advice] = Field(min_length=1)
    """Les leçons de ce but, dans l’ordre. Celles qui ne se font pas avec l’appareil choisi ne sont pas montrées."""
    conseil: Text | None = Field(
        None, json_schema_extra={"format": "markdown"}, examples=["Un lieu d’aide peut le faire **avec vous**."]
    )
    """Ce qui aide aussi, à côté des leçons, en Markdown."""


class Tool(Answer):
    """What someone has to do it with."""

    pictogramme: Pictogram = Field(examples=["device"])
    """Le dessin à côté de la réponse."""
    avec: Text = Field(max_length=40, examples=["avec un ordinateur"])
    """La même réponse, à la suite du but : « Faire mes démarches, avec un ordinateur »."""
    appareils: list[DeviceKey] = Field(min_length=1, examples=[["telephone", "tablette"]])
    """Les appareils dont il s’agit : seules sont montrées les leçons qui se font avec l’un d’eux."""
    a_dire: Text = Field(examples=["J’ai un ordinateur. Qui peut m’aider, et quand ?"])
    """La fin de la phrase à dire au lieu d’aide."""
    lecons: list[Advice] = []
    """Les leçons pour connaître l’appareil : elles viennent les premières."""
    conseil: Text | None = Field(
        None, json_schema_extra={"format": "markdown"}, examples=["Une médiathèque a souvent des ordinateurs."]
    )
    """Ce qui aide aussi, à côté des leçons, en Markdown."""


class Skill(Answer):
    """What someone can do already."""

    lecons: list[LessonKey] = Field(min_length=1, examples=[["lecon-exemple"]])
    """Les leçons dont on n’a alors plus besoin."""


def _named_once(answers: list[A]) -> list[A]:
    """Refuse two answers of one name: their pages would have one address."""
    names = [answer.nom for answer in answers]
    error = wrong("ce nom est déjà celui d’une autre réponse : choisissez-en un autre")
    details = [
        InitErrorDetails(type=error, loc=(place, "nom"), input=name)
        for place, name in enumerate(names)
        if name in names[:place]
    ]
    if details:
        raise ValidationError.from_exception_data("Question", details)
    return answers


class _Question(Part):
    """A question."""

    question: Text = Field(max_length=80, examples=["Que voulez-vous faire ?"])
    """La question, en mots simples."""


class AimQuestion(_Question):
    """The first question: what one wants to do."""

    reponses: list[Aim] = Field(min_length=1, max_length=9)
    """Les réponses, dans l’ordre où elles sont montrées. Chacune a une page."""
    _names = field_validator("reponses")(_named_once)


class ToolQuestion(_Question):
    """The second question: what one has to do it with."""

    reponses: list[Tool] = Field(min_length=1, max_length=4)
    """Les réponses, dans l’ordre où elles sont montrées. Chacune a une page pour chaque but."""
    _names = field_validator("reponses")(_named_once)


class SkillQuestion(_Question):
    """The third question: what one can do already."""

    reponses: list[Skill] = Field(min_length=1, max_length=MOST_SKILLS)
    """Les cases à cocher. Une page ne montre que celles qui enlèvent une de ses leçons."""
    _names = field_validator("reponses")(_named_once)


class Questionnaire(Record):
    """Three questions, and what follows from each answer."""

    but: AimQuestion
    """La première question : ce que l’on veut faire."""
    appareil: ToolQuestion
    """La deuxième : avec quel appareil."""
    savoir: SkillQuestion
    """La troisième : ce que l’on sait déjà faire."""
    ailleurs: Text = Field(
        json_schema_extra={"format": "markdown"}, examples=["Appelez la mairie : elle connaît les lieux proches."]
    )
    """Où chercher quand sa ville n’est pas dans la liste, en Markdown."""
    redige_le: PastDay = Field(examples=["2026-11-23"])
    """Le jour de la dernière relecture complète."""

    @property
    def lessons(self) -> set[str]:
        """The keys of all lessons that it names."""
        of_aims = {one.lecon for aim in self.but.reponses for one in aim.lecons}
        of_tools = {one.lecon for tool in self.appareil.reponses for one in tool.lecons}
        return (of_aims | of_tools).union(*(skill.lecons for skill in self.savoir.reponses))
