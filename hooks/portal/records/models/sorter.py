"""The sorter of what people give: a few questions about a device, and what to do with it once they are answered."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from portal.records.models.questions import MOST_QUESTIONS, Ending, Question, Questions
from portal.records.models.values import DeviceKey, OneOf, ShortName, Text
from portal.records.source import Where

Shown = Annotated[
    Literal["effacer", "donner", "recycler", "partout", "organismes", "reparer"],
    OneOf(),
]
"""What an end shows of other records: how to wipe, where to give or recycle by city, national ways, repair."""


class DeviceQuestion(Question):
    """A question about the device or its giver."""

    sauf: list[DeviceKey] = Field([], examples=[["appareil-exemple"]])
    """Les appareils pour lesquels la question n’a pas de sens : elle n’est pas posée."""


class DeviceEnding(Ending):
    """What to do with the device."""

    montre: list[Shown] = Field(min_length=1, examples=[["reparer", "recycler"]])
    """Ce que la page montre ensuite, tiré des autres fiches."""


class Sorter(Questions):
    """The questions on a device: the answers to the first are the devices of the portal."""

    questions: list[DeviceQuestion] = Field(min_length=1, max_length=MOST_QUESTIONS)
    """Les questions suivantes, dans l’ordre."""
    fins: list[DeviceEnding] = Field(min_length=2)
    """Les fins. Chacune est citée au moins une fois."""
    fin: ShortName = Field(examples=["donner"])
    """Le nom de la fin, quand aucune réponse n’a mené ailleurs."""
    autre: Text = Field(json_schema_extra={"format": "markdown"})
    """Que faire d’un objet qui n’est pas dans la liste, en Markdown."""

    def lasts(self) -> Mapping[Where, str]:
        """Return the one last end, which is that of all devices."""
        return {("fin",): self.fin}

    def last_after(self, first: str) -> str:
        """Return that end."""
        del first
        return self.fin
