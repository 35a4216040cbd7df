"""A grid of criteria: what a public reference asks of the site, theme by theme, and what is answered with its proof."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field

from portal.records.models.common import Part, Record
from portal.records.models.published import PageAddress, PublishedAddress
from portal.records.models.values import Markdown, OneOf, PastDay, ShortName, Text, matching
from portal.records.source import Where

Answer = Annotated[Literal["conforme", "non_conforme", "non_applicable"], OneOf()]
HowChecked = Annotated[Literal["programme", "lecture", "mesure"], OneOf()]
"""How it is known: a test of the project, someone who read page and code, or a number that was measured."""
Priority = Annotated[Literal["prioritaire", "recommande", "modere"], OneOf()]
Number = Annotated[
    Text,
    AfterValidator(
        matching(r"[1-9][0-9]?\.[1-9][0-9]?", "n’est pas un numéro : écrivez thème, point, rang, comme 8.3")
    ),
]
TestFile = Annotated[
    Text,
    AfterValidator(matching(r"tests/test_[a-z_]+\.py", "n’est pas un fichier d’essais : écrivez tests/test_….py")),
]


class SamplePage(Part):
    """A page on which the criteria were checked by reading."""

    page: PublishedAddress = Field(examples=["/lieux/grenoble/"])
    """L’adresse de la page, depuis la racine du site."""
    nom: Text = Field(examples=["La page d’une ville"])
    """Ce qu’est cette page, en quelques mots."""


class Criterion(Part):
    """What the reference asks in one point, and the answer."""

    numero: Number = Field(examples=["8.3"])
    """Le numéro du critère dans le référentiel."""
    objet: Text = Field(max_length=160, examples=["La langue de la page est indiquée."])
    """Ce que demande le critère, en une phrase simple, avec nos mots."""
    reponse: Answer = Field(examples=["conforme"])
    """Ce qui est vrai du site aujourd’hui. Dans le doute : `non_conforme`."""
    preuve: Markdown = Field(max_length=600, examples=['Chaque page a `lang="fr"` : un essai le vérifie.'])
    """Comment nous le savons, en une à trois phrases, en Markdown. Si le site n’y arrive pas : ce qui manque."""
    moyens: list[HowChecked] = Field(min_length=1, examples=[["programme", "lecture"]])
    """Comment c’est vérifié."""
    tests: list[TestFile] = Field([], examples=[["tests/test_html.py"]])
    """Les fichiers d’essais qui le vérifient à chaque changement."""
    priorite: Priority | None = Field(None, examples=["prioritaire"])
    """La priorité que le référentiel donne au critère, s’il en donne une."""


class Theme(Part):
    """The criteria of one theme of the reference."""

    nom: Text = Field(max_length=60, examples=["Éléments obligatoires"])
    """Le nom du thème dans le référentiel."""
    cle: ShortName = Field(examples=["elements-obligatoires"])
    """La fin de l’adresse de sa page : minuscules sans accent, chiffres et tirets."""
    criteres: list[Criterion] = Field(min_length=1)
    """Les critères, dans l’ordre du référentiel, sans en sauter."""


class Grid(Record):
    """The answers to all criteria of a reference."""

    sensitive: ClassVar = frozenset({"themes"})

    nom: Text = Field(max_length=80, examples=["Grille d’accessibilité"])
    """Le nom de la grille."""
    referentiel: Text = Field(max_length=60, examples=["RGAA"])
    """Le nom du référentiel, comme son éditeur l’écrit."""
    version: Text = Field(max_length=20, examples=["4.1.2"])
    """La version du référentiel."""
    presentation_resume: Text = Field(examples=["Les 106 critères du RGAA, et ce que nous répondons à chacun."])
    """Ce que montre la grille, en une ou deux phrases."""
    page: PageAddress = Field(examples=["/accessibilite/"])
    """L’adresse de la page de `docs/` qui la montre. Les pages des thèmes sont en dessous."""
    echantillon: list[SamplePage] = Field([])
    """Les pages où les critères ont été vérifiés en lisant."""
    themes: list[Theme] = Field(min_length=1)
    """Les thèmes, dans l’ordre du référentiel, sans en sauter."""
    redige_le: PastDay = Field(examples=["2026-11-23"])
    """Le jour de la dernière relecture complète."""

    @property
    def criteria(self) -> list[Criterion]:
        """All criteria, in their order."""
        return [one for theme in self.themes for one in theme.criteres]

    def faults(self) -> Iterator[tuple[Where, str]]:
        """Yield each number out of its order, name given twice and priority left out: the field, and a sentence."""
        with_priority = any(one.priorite for one in self.criteria)
        for n, theme in enumerate(self.themes):
            if theme.cle in [other.cle for other in self.themes[:n]]:
                yield ("themes", n, "cle"), "ce nom est déjà celui d’un autre thème : choisissez-en un autre"
            for m, one in enumerate(theme.criteres):
                where, due = ("themes", n, "criteres", m), f"{n + 1}.{m + 1}"
                if one.numero != due:
                    sentence = f"« {one.numero} » n’est pas à sa place : les numéros se suivent, ici vient {due}"
                    yield (*where, "numero"), sentence
                if with_priority and not one.priorite:
                    yield where, "d’autres critères de la grille ont une « priorite » : donnez la sienne à celui-ci"
