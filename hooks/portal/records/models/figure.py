"""A figure: a number that was measured, by whom, when, of what, how to read it, and those that it may stand beside."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from portal.records.models.amounts import Amount, above
from portal.records.models.common import Part, Record, Source
from portal.records.models.values import FigureKey, OneOf, Text, wrong
from portal.records.models.years import Moment, Years

LABEL, DATED = 36, 20
"""Most signs of what a number of a chart is called, alone and before a date: they stand on one line of its drawing."""
Exactness = Annotated[Literal["exactement", "environ", "plus_de"], OneOf()]
Nature = Annotated[Literal["releve", "estimation", "objectif"], OneOf()]
"""Whether a number was counted or asked for, estimated, or aimed at: what was not counted is drawn hollow."""


class Point(Part):
    """A number of a series: the same thing counted at another time, or in another group."""

    libelle: Text | None = Field(None, max_length=LABEL, examples=["De 60 à 74 ans"])
    """Le groupe que ce nombre décrit. Absent si c’est le même groupe, à une autre date."""
    annee: Moment | None = Field(None, examples=["2016-01"])
    """La date que ce nombre décrit : 2016, 2016-01 ou 2016-2017."""
    valeur: Amount = Field(examples=["20000"])
    """Le nombre, dans l’unité de la fiche (point décimal)."""
    approche: Exactness = Field("exactement", examples=["environ"])
    """Si la source dit le nombre exact, « environ », ou « plus de »."""
    nature: Nature = Field("releve", examples=["releve"])
    """Un nombre relevé, une estimation ou un objectif."""
    source: Text = Field(examples=["La Tribune, article 540471"])
    """Le titre de la source qui donne ce nombre, comme il est écrit dans « sources »."""
    note: Text | None = Field(None, examples=["Sans les personnes de moins de 15 ans."])
    """Ce qu’il faut savoir pour ne pas se tromper."""


class Figure(Record):
    """A number with its year and scope; a historical one says what became of it."""

    sensitive: ClassVar[frozenset[str]] = frozenset({"valeur", "serie"})

    titre: Text = Field(examples=["Personnes de 15 ans ou plus en situation d’illectronisme"])
    """Ce que le nombre compte."""
    valeur: Amount = Field(examples=["15.4"])
    """Le nombre lui-même (point décimal)."""
    valeur_max: Amount | None = Field(None, examples=["17.5"])
    """Le haut de la fourchette, si la source en donne une."""
    approche: Exactness = Field("exactement", examples=["environ"])
    """Si la source dit le nombre exact, « environ », ou « plus de »."""
    unite: Text = Field(examples=["%"])
    """L’unité : « % », « personnes »."""
    annee: Years = Field(examples=["2021"])
    """L’année (ou les années : 2010-2011) que le nombre décrit."""
    perimetre: Text = Field(examples=["Personnes de 15 ans ou plus vivant en France"])
    """De qui ou de quoi le nombre parle."""
    statut: Annotated[Literal["repere", "historique"], OneOf()] = Field(examples=["repere"])
    """Repère d’aujourd’hui, ou historique."""
    note: Text = Field(json_schema_extra={"format": "markdown"}, examples=["Ce nombre ne dit rien des enfants."])
    """Comment lire ce nombre ; pour un nombre historique, ce qu’il en est advenu. En Markdown."""
    nature: Nature = Field("releve", examples=["releve"])
    """Un nombre relevé, une estimation ou un objectif."""
    libelle: Text | None = Field(None, max_length=LABEL, examples=["75 ans ou plus"])
    """Le groupe que le nombre décrit, si la série compare des groupes."""
    serie: list[Point] = Field([], max_length=11)
    """Les autres nombres que l’on peut mettre à côté, sans celui de la fiche. La page en fait un graphique."""
    avec: FigureKey | None = Field(None, examples=["chiffre-exemple"])
    """Un autre chiffre de même unité, dont les nombres sont dessinés à côté."""

    @field_validator("valeur_max")
    @classmethod
    def _is_the_highest(cls, highest: Decimal | None, info: ValidationInfo) -> Decimal | None:
        return above(highest, "valeur", info)

    @field_validator("serie")
    @classmethod
    def _is_named_alike(cls, series: list[Point], info: ValidationInfo) -> list[Point]:
        """Refuse a number that is not named as the others are."""
        _refuse(cls, _misnamed(series, named=bool(info.data.get("libelle"))), series)
        return series

    @model_validator(mode="after")
    def _is_sourced(self) -> "Figure":
        """Refuse a number whose source is none of the record’s."""
        _refuse(type(self), _unsourced(self.serie, self.sources), self.serie, "serie")
        return self


Fault = tuple[int, str, PydanticCustomError]
"""What is wrong with a number of a series, by its place: the field, and the error."""


def _refuse(model: type[Figure], faults: Iterable[Fault], series: Sequence[Point], *above: str) -> None:
    """Raise what is wrong with a series, where it stands below `above`."""
    details = [
        InitErrorDetails(type=error, loc=(*above, n, field), input=getattr(series[n], field))
        for n, field, error in faults
    ]
    if details:
        raise ValidationError.from_exception_data(model.__name__, details)


def _unsourced(series: Sequence[Point], sources: Sequence[Source]) -> Iterator[Fault]:
    titles = [source.titre for source in sources if "serie" in source.champs]
    for n, point in enumerate(series):
        if titles and point.source not in titles:
            sentence = f"« {point.source} » n’est le titre d’aucune source qui établit « serie »"
            yield n, "source", wrong(sentence, valid=titles, received=point.source)


def _misnamed(series: Sequence[Point], *, named: bool) -> Iterator[Fault]:
    for n, point in enumerate(series):
        if named and not point.libelle:
            yield n, "libelle", wrong("la fiche a un « libelle » : donnez-en un aussi à ce nombre")
        elif point.libelle and not named:
            yield n, "libelle", wrong("donnez aussi un « libelle » à la fiche elle-même, ou retirez celui-ci")
        elif not point.libelle and not point.annee:
            yield n, "annee", wrong("écrivez l’année de ce nombre, ou le groupe qu’il décrit dans « libelle »")
        elif point.libelle and point.annee and len(point.libelle) > DATED:
            yield n, "libelle", wrong(f"ce texte est trop long à côté d’une date : {DATED} signes au plus")
