"""The glossary: the words that lessons use, each explained in one breath."""

from pydantic import Field

from portal.records.models.common import Part, Record
from portal.records.models.values import PastDay, ShortName, Text


class Word(Part):
    """A word and what it means."""

    mot: Text = Field(examples=["Wi-Fi"])
    """Le mot, comme on l’écrit."""
    definition: Text = Field(max_length=300, examples=["Internet sans fil, dans une pièce ou un bâtiment."])
    """Ce qu’il veut dire, en une ou deux phrases simples."""


class Glossary(Record):
    """All words, by the short name that lessons use for them."""

    mots: dict[ShortName, Word] = Field(min_length=1)
    """Les mots, chacun sous son nom court (minuscules, sans accent)."""
    redige_le: PastDay = Field(examples=["2026-11-23"])
    """Le jour de la dernière relecture complète."""
