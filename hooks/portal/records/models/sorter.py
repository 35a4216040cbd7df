"""The sorter of what people give: a few questions about a device, and what to do with it once they are answered."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from portal.records.models.common import Part, Record
from portal.records.models.values import DeviceKey, OneOf, PastDay, ShortName, Text
from portal.records.source import Where

MOST_QUESTIONS = 4
"""Most questions after the first, which asks for the device: five in all are answered standing up."""
Shown = Annotated[
    Literal["effacer", "donner", "recycler", "partout", "organismes", "reparer"],
    OneOf(),
]
"""What an end shows of other records: how to wipe, where to give or recycle by city, national ways, repair."""


class Reply(Part):
    """An answer to a question."""

    texte: Text = Field(max_length=60, examples=["Non, il reste noir"])
    """La réponse, comme le visiteur la dirait."""
    fin: ShortName | None = Field(None, examples=["en-panne"])
    """Le nom de la fin où mène cette réponse. Sans lui, on passe à la question suivante."""


class StateQuestion(Part):
    """A question about the device or its giver."""

    question: Text = Field(max_length=80, examples=["Est-ce qu’il s’allume ?"])
    """La question, en mots simples."""
    aide: Text | None = Field(None, max_length=160, examples=["Branchez-le une heure, puis essayez encore."])
    """Comment le savoir, en une phrase."""
    sauf: list[DeviceKey] = Field([], examples=[["appareil-exemple"]])
    """Les appareils pour lesquels la question n’a pas de sens : elle n’est pas posée."""
    seulement: list[DeviceKey] = Field([], examples=[["appareil-exemple"]])
    """Les seuls appareils pour lesquels la question est posée ; vide si elle l’est pour tous."""
    reponses: list[Reply] = Field(min_length=2, max_length=4)
    """Les réponses. Une seule, sans « fin », mène à la question suivante."""


class Ending(Part):
    """What to do, at the end of the questions."""

    nom: ShortName = Field(examples=["en-panne"])
    """Le nom court de la fin, que les réponses citent."""
    titre: Text = Field(max_length=80, examples=["Faites-le réparer, ou recycler"])
    """Ce qu’il faut faire, en une phrase."""
    texte: Text = Field(json_schema_extra={"format": "markdown"})
    """Comment le faire, en Markdown."""
    montre: list[Shown] = Field(min_length=1, examples=[["reparer", "recycler"]])
    """Ce que la page montre ensuite, tiré des autres fiches."""


class Sorter(Record):
    """The questions, in their order, and the ends that they lead to."""

    question: Text = Field(max_length=80, examples=["Quel appareil donnez-vous ?"])
    """La première question. Ses réponses sont les appareils du portail."""
    questions: list[StateQuestion] = Field(min_length=1)
    """Les questions suivantes, dans l’ordre : quatre au plus pour chaque appareil."""
    fin: ShortName = Field(examples=["donner"])
    """Le nom de la fin, quand aucune réponse n’a mené ailleurs."""
    fins: list[Ending] = Field(min_length=2)
    """Les fins. Chacune est citée au moins une fois."""
    autre: Text = Field(json_schema_extra={"format": "markdown"})
    """Que faire d’un objet qui n’est pas dans la liste, en Markdown."""
    redige_le: PastDay = Field(examples=["2026-11-23"])
    """Le jour de la dernière relecture complète."""

    def asked_of(self, device: str) -> list[StateQuestion]:
        """Return the questions that are asked of a device, by its key."""
        return [one for one in self.questions if device not in one.sauf and device in (one.seulement or [device])]

    def ending(self, name: str) -> Ending:
        """Return the end of this name."""
        return next(one for one in self.fins if one.nom == name)

    def faults(self) -> Iterator[tuple[Where, str]]:
        """Yield each answer that leads nowhere and each end that none leads to: the field, and a sentence."""
        names = [one.nom for one in self.fins]
        said = {("fin",): self.fin} | {
            ("questions", n, "reponses", m, "fin"): reply.fin
            for n, asked in enumerate(self.questions)
            for m, reply in enumerate(asked.reponses)
            if reply.fin
        }
        for where, name in said.items():
            if name not in names:
                yield where, f"« {name} » n’est le nom d’aucune fin : {', '.join(names)}"
        for n, name in enumerate(names):
            if name in names[:n]:
                yield ("fins", n, "nom"), "ce nom est déjà celui d’une autre fin : choisissez-en un autre"
            elif name not in said.values():
                yield ("fins", n, "nom"), "aucune réponse ne mène à cette fin : citez-la, ou retirez-la"
        for n, asked in enumerate(self.questions):
            on = [reply for reply in asked.reponses if not reply.fin]
            if len(on) != 1:
                sentence = f"il faut une réponse, et une seule, sans « fin » : elle mène plus loin (ici : {len(on)})"
                yield ("questions", n, "reponses"), sentence
        for device in ["", *(key for one in self.questions for key in [*one.sauf, *one.seulement])]:
            if len(posed := self.asked_of(device)) > MOST_QUESTIONS:
                whom = f"« {device} »" if device else "un appareil"
                sentence = f"{len(posed)} questions sont posées pour {whom} : {MOST_QUESTIONS} au plus"
                yield ("questions", self.questions.index(posed[-1]), "question"), sentence
                return
