"""« Ai-je droit à… ? »: a few questions that lead to the people who decide; no answer is a promise."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from portal.records.models.common import Part
from portal.records.models.questionnaire import NeedOfPlace
from portal.records.models.questions import Ending, Question, Questions
from portal.records.models.values import Markdown, OfferKey, OneOf, ServiceKey, ShortName, Text, wrong
from portal.records.source import Where

Shown = Annotated[Literal["offres", "villes", "numero", "fiche"], OneOf()]
"""What an end shows: the offers of what is wanted, town halls and places by city, the number of the programme, the
sheet that a social worker fills."""


class Want(Part):
    """What one comes for: an answer to the first question."""

    nom: ShortName = Field(examples=["recharge"])
    """Le nom court du besoin. C’est aussi la fin de l’adresse de sa page."""
    texte: Text = Field(max_length=60, examples=["Une recharge ou un forfait"])
    """Le besoin, comme le visiteur le dirait."""
    besoin: NeedOfPlace = Field(examples=["recharge"])
    """Le besoin auquel répond un lieu d’aide : les villes s’ouvrent à cet endroit de leur page."""
    offres: list[OfferKey] = Field([], examples=[["offre-exemple"]])
    """Les offres qui y répondent."""
    fin: ShortName = Field(examples=["trouver-un-acteur"])
    """Le nom de la fin, quand aucune réponse n’a mené ailleurs."""


class RightsQuestion(Question):
    """A question about the person who asks."""

    sauf: list[ShortName] = Field([], examples=[["apprendre"]])
    """Les besoins pour lesquels la question n’a pas de sens : elle n’est pas posée."""


class RightsEnding(Ending):
    """Whom to ask."""

    montre: list[Shown] = Field([], examples=[["villes", "numero"]])
    """Ce que la page montre ensuite, tiré des autres fiches."""
    services: list[ServiceKey] = Field([], examples=[["service-exemple"]])
    """Les services et les numéros à qui demander."""
    offres: list[OfferKey] = Field([], examples=[["offre-exemple"]])
    """D’autres offres que celles du besoin, à regarder."""

    @model_validator(mode="after")
    def _leads_somewhere(self) -> "RightsEnding":
        if not self.montre and not self.services and not self.offres:
            raise wrong("cette fin ne mène nulle part : ajoutez « montre », « services » ou « offres »")
        return self


class Rights(Questions):
    """The questions on what one may ask for, and to whom."""

    after: ClassVar = {"question": ("besoins",), "fins": ("a_savoir", "autres_aides")}

    besoins: list[Want] = Field(min_length=2, max_length=8)
    """Les réponses à la première question."""
    questions: list[RightsQuestion] = Field(min_length=1)
    """Les questions suivantes, dans l’ordre : quatre au plus pour chaque besoin."""
    fins: list[RightsEnding] = Field(min_length=2)
    """Les fins. Chacune est citée au moins une fois."""
    a_savoir: Markdown = Field(examples=["Ces questions ne promettent rien."])
    """Ce qu’il faut savoir avant de répondre, en Markdown."""
    autres_aides: list[ServiceKey] = Field(min_length=1, examples=[["service-exemple"]])
    """Les aides tenues par d’autres que le programme, dans l’ordre où leur page les montre."""

    def lasts(self) -> Mapping[Where, str]:
        """Return the last end of each want."""
        return {("besoins", n, "fin"): want.fin for n, want in enumerate(self.besoins)}

    def last_after(self, first: str) -> str:
        """Return the last end of the want of this name."""
        return next(want.fin for want in self.besoins if want.nom == first)

    def firsts(self) -> Iterable[str]:
        """Return the names of the wants."""
        return [want.nom for want in self.besoins]

    def faults(self) -> Iterator[tuple[Where, str]]:
        """Yield what is wrong with questions and ends, and each want that nothing is asked about or named twice."""
        yield from super().faults()
        names = [want.nom for want in self.besoins]
        for n, name in enumerate(names):
            if name in names[:n]:
                yield ("besoins", n, "nom"), "ce nom est déjà celui d’un autre besoin : choisissez-en un autre"
            elif not self.asked_after(name):
                yield ("besoins", n, "nom"), "aucune question n’est posée pour ce besoin : retirez-le d’un « sauf »"
        for n, asked in enumerate(self.questions):
            for m, name in enumerate(asked.sauf):
                if name not in names:
                    yield ("questions", n, "sauf", m), f"« {name} » n’est le nom d’aucun besoin : {', '.join(names)}"
