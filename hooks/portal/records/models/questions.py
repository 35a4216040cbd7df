"""Questions in a row that end in something to do: whatever one answers, none leads nowhere."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated

from pydantic import Field

from portal.records.models.common import Part, Record
from portal.records.models.values import PastDay, ShortName, Text
from portal.records.source import Where

MOST_QUESTIONS = 4
"""Most questions after the first: five in all are answered standing up."""


class Reply(Part):
    """An answer to a question."""

    texte: Text = Field(max_length=60, examples=["Non, il reste noir"])
    """La réponse, comme le visiteur la dirait."""
    fin: ShortName | None = Field(None, examples=["en-panne"])
    """Le nom de la fin où mène cette réponse. Sans lui, on passe à la question suivante."""


class Question(Part):
    """A question after the first, of which the answer is known."""

    question: Text = Field(max_length=80, examples=["Est-ce qu’il s’allume ?"])
    """La question, en mots simples."""
    aide: Text | None = Field(None, max_length=160, examples=["Branchez-le une heure, puis essayez encore."])
    """Comment le savoir, en une phrase."""
    sauf: Sequence[Text] = []
    """Les réponses à la première question après lesquelles celle-ci n’a pas de sens : elle n’est pas posée."""
    reponses: list[Reply] = Field(min_length=2, max_length=4)
    """Les réponses. Une seule, sans « fin », mène à la question suivante."""

    def is_asked_after(self, first: str) -> bool:
        """Say whether the question is asked after an answer to the first."""
        return first not in self.sauf


class Ending(Part):
    """What to do, at the end of the questions."""

    nom: ShortName = Field(examples=["en-panne"])
    """Le nom court de la fin, que les réponses citent."""
    titre: Text = Field(max_length=80, examples=["Faites-le réparer, ou recycler"])
    """Ce qu’il faut faire, en une phrase."""
    texte: Text = Field(
        json_schema_extra={"format": "markdown"}, examples=["Demandez un devis **avant** la réparation."]
    )
    """Comment le faire, en Markdown."""


class Questions(Record):
    """A first question, those that follow in their order, and the ends that they lead to."""

    question: Text = Field(max_length=80, examples=["Quel appareil donnez-vous ?"])
    """La première question."""
    questions: Annotated[Sequence[Question], Field(min_length=1)]
    """Les questions suivantes, dans l’ordre : quatre au plus après une réponse."""
    fins: Annotated[Sequence[Ending], Field(min_length=2)]
    """Les fins. Chacune est citée au moins une fois."""
    redige_le: PastDay = Field(examples=["2026-11-23"])
    """Le jour de la dernière relecture complète."""

    def lasts(self) -> Mapping[Where, str]:
        """Return the names of the ends of those whom no reply has led elsewhere, by the field that says so."""
        raise NotImplementedError

    def last_after(self, first: str) -> str:
        """Return the name of that end after an answer to the first question."""
        raise NotImplementedError

    def asked_after(self, first: str) -> list[Question]:
        """Return the questions that are asked after an answer to the first."""
        return [one for one in self.questions if one.is_asked_after(first)]

    def firsts(self) -> Iterable[str]:
        """Yield the answers to the first question after which not all are asked the same; `""` is any other."""
        raise NotImplementedError

    def ending(self, name: str) -> Ending:
        """Return the end of this name."""
        return next(one for one in self.fins if one.nom == name)

    def faults(self) -> Iterator[tuple[Where, str]]:
        """Yield each answer that leads nowhere and each end that none leads to: the field, and a sentence."""
        names = [one.nom for one in self.fins]
        said = {**self.lasts()} | {
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
        for first in self.firsts():
            if len(posed := self.asked_after(first)) > MOST_QUESTIONS:
                whom = f" pour « {first} »" if first else ""
                sentence = f"{len(posed)} questions sont posées{whom} : {MOST_QUESTIONS} au plus"
                yield ("questions", self.questions.index(posed[-1]), "question"), sentence
                return
