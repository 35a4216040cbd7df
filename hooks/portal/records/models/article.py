"""A page of docs/ that is held to its sources: what stands above its text, checked as a record is."""

from pydantic import Field

from portal.records.models.common import Record, Source
from portal.records.models.values import PastDay, Text


class Article(Record):
    """What a page says of itself; `champs` of a source name parts of its text, as their addresses do."""

    title: Text
    """Le titre de la page."""
    description: Text
    """Ce que l’on y trouve, en une phrase."""
    date: PastDay | None = None
    """Le jour de la dernière relecture complète."""
    template: Text | None = None
    """Le gabarit qui dessine la page, s’il y en a un."""
    record: Text | None = None
    """La fiche que ce gabarit dit."""
    sources: list[Source] = Field([])
    """Les sources de la page, chacune avec les parties qu’elle établit."""
