"""What all records share: where their facts come from, and the two base classes."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, ValidationError, field_validator
from pydantic_core import InitErrorDetails

from portal.records.models.identifiers import WebAddress
from portal.records.models.values import DatasetKey, OneOf, PartialDate, PastDay, Text, wrong

Means = Annotated[Literal["site_officiel", "appel", "visite", "open_data", "presse", "document"], OneOf()]

LAST = "sources"
"""The field that ends every record."""


class Part(BaseModel):
    """A group of facts inside a record: frozen, and closed to keys that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, coerce_numbers_to_str=False)

    after: ClassVar[Mapping[str, Sequence[str]]] = {}
    """Fields that a record has after another one, where the order in which Python inherits puts them elsewhere."""

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Put the fields in the order in which records have them: schemas, forms and `portal format` all show it."""
        super().__pydantic_init_subclass__(**kwargs)
        names = list(cls.model_fields)
        for model in reversed(cls.__mro__):
            for name, following in vars(model).get("after", {}).items():
                names = [one for one in names if one not in following]
                at = names.index(name) + 1
                names[at:at] = following
        names.sort(key=lambda name: name == LAST)
        if names != list(cls.model_fields):
            cls.__pydantic_fields__ = {name: cls.model_fields[name] for name in names}
            cls.model_rebuild(force=True)

    @field_validator("*")
    @classmethod
    def _says_nothing_twice(cls, value: Any) -> Any:
        """Refuse the second of two equal members of a list, at its own place."""
        if not isinstance(value, list) or len(value) <= 1:
            return value
        first: dict[str, int] = {}
        twice = [place for place, member in enumerate(value) if first.setdefault(repr(member), place) < place]
        if twice:
            error = wrong("cette valeur est déjà dans la liste : supprimez cette ligne")
            details = [InitErrorDetails(type=error, loc=(place,), input=value[place]) for place in twice]
            raise ValidationError.from_exception_data(cls.__name__, details)
        return value


class Source(Part):
    """Where facts of a record come from, and of when they are."""

    champs: list[Text] = Field(min_length=1, examples=[["adresse", "horaires"]])
    """Les champs de la fiche que cette source établit."""
    titre: Text = Field(examples=["Page « Nous trouver » d’Emmaüs Connect"])
    """Ce que le visiteur lira comme nom de la source."""
    moyen: Means = Field(examples=["site_officiel"])
    """Comment le fait a été obtenu."""
    date: PartialDate | None = Field(None, examples=["2022-07"])
    """La date de l’information elle-même, au jour, au mois ou à l’année. Absente si la source n’en porte pas."""
    consulte_le: PastDay = Field(examples=["2026-11-23"])
    """Le jour où la source a été lue, l’appel passé ou la visite faite."""
    url: WebAddress | None = Field(None, examples=["https://emmaus-connect.org/nous-trouver/"])
    """L’adresse de la source, si elle en a une qui s’ouvre."""
    jeu: DatasetKey | None = Field(None, examples=["jeu-exemple"])
    """Le jeu de données dont les faits sont tirés, si c’en est un : sa licence et sa mention vont avec eux."""
    note: Text | None = Field(None, examples=["Deux sources donnent des positions à 258 m l’une de l’autre."])
    """Ce qu’il faut savoir pour ne pas se tromper : désaccord entre sources, déduction."""


class Record(Part):
    """A record: the content of one file of `data/`, named by its path."""

    sensitive: ClassVar[frozenset[str]] = frozenset()
    """Fields that cost someone a journey or money when wrong: each one present must be covered by a source."""

    sources: list[Source] = Field(min_length=1)
    """Les sources de la fiche, chacune avec les champs qu’elle établit et sa date."""

    _kind: str = PrivateAttr(default="")
    _key: str = PrivateAttr(default="")
    _path: str = PrivateAttr(default="")

    def model_post_init(self, context: Any, /) -> None:
        """Take the record's name from the path that the loader read it at."""
        context = context or {}
        self._kind = context.get("kind", "")
        self._key = context.get("key", "")
        self._path = context.get("path", "")

    @cached_property
    def kind(self) -> str:
        """The name of its kind: the folder of `data/` that it is filed in."""
        return self._kind

    @cached_property
    def key(self) -> str:
        """What other records call this one: its path below its kind's folder, without `.yml` (`lyon/lyon-8e`)."""
        return self._key

    @cached_property
    def slug(self) -> str:
        """The last part of the key, which is the last part of the page's address."""
        return self._key.rpartition("/")[2]

    @cached_property
    def city_key(self) -> str:
        """The folder of a record that is filed by city, or an empty text."""
        return self._key.rpartition("/")[0]

    @cached_property
    def path(self) -> str:
        """The file of the record, from the root of the repository."""
        return self._path

    @property
    def datasets(self) -> list[str]:
        """The keys of the data sets that its facts were taken from."""
        return sorted({source.jeu for source in self.sources if source.jeu})

    def sources_of(self, *fields: str) -> list[Source]:
        """Return the sources of these fields, best dated first; those without a date come last."""
        asked = frozenset(fields)
        return by_date(source for source in self.sources if not asked.isdisjoint(source.champs))


def by_date(sources: Iterable[Source]) -> list[Source]:
    """Return sources from the most recent to the oldest, those without a date last."""
    return sorted(sources, key=lambda source: source.date or "", reverse=True)
