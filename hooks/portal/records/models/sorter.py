"""The sorter of what people give: a few questions about a device, and what to do with it once they are answered."""

from collections.abc import Iterable, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from portal.records.models.questions import Ending, Question, Questions
from portal.records.models.values import DeviceKey, OneOf, ShortName, Text
from portal.records.source import Where

Shown = Annotated[
    Literal["effacer", "donner", "recycler", "partout", "organismes", "reparer"],
    OneOf(),
]
"""What an end shows of other records: how to wipe, where to give or recycle by city, national ways, repair."""


class DeviceQuestion(Question):
    """A question about the device or its giver."""

    after: ClassVar = {"sauf": ("seulement",)}

    sauf: list[DeviceKey] = Field([], examples=[["appareil-exemple"]])
    """Les appareils pour lesquels la question n’a pas de sens : elle n’est pas posée."""
    seulement: list[DeviceKey] = Field([], examples=[["appareil-exemple"]])
    """Les seuls appareils pour lesquels la question est posée ; vide si elle l’est pour tous."""

    def is_asked_after(self, first: str) -> bool:
        """Say whether the question is asked of a device, by its key."""
        return super().is_asked_after(first) and first in (self.seulement or [first])


class DeviceEnding(Ending):
    """What to do with the device."""

    montre: list[Shown] = Field(min_length=1, examples=[["reparer", "recycler"]])
    """Ce que la page montre ensuite, tiré des autres fiches."""


class Sorter(Questions):
    """The questions on a device: the answers to the first are the devices of the portal."""

    after: ClassVar = {"questions": ("fin",), "fins": ("autre",)}

    questions: list[DeviceQuestion] = Field(min_length=1)
    """Les questions suivantes, dans l’ordre : quatre au plus pour chaque appareil."""
    fins: list[DeviceEnding] = Field(min_length=2)
    """Les fins. Chacune est citée au moins une fois."""
    fin: ShortName = Field(examples=["donner"])
    """Le nom de la fin, quand aucune réponse n’a mené ailleurs."""
    autre: Text = Field(json_schema_extra={"format": "markdown"}, examples=["Demandez à la mairie où le porter."])
    """Que faire d’un objet qui n’est pas dans la liste, en Markdown."""

    def lasts(self) -> Mapping[Where, str]:
        """Return the one last end, which is that of all devices."""
        return {("fin",): self.fin}

    def last_after(self, first: str) -> str:
        """Return that end."""
        del first
        return self.fin

    def firsts(self) -> Iterable[str]:
        """Yield the devices that a question names, and one that none names."""
        yield ""
        for asked in self.questions:
            yield from (*asked.sauf, *asked.seulement)
