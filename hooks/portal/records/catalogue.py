"""All records, and what a record beside them may name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from portal.records.links import Links
from portal.records.models import KINDS
from portal.records.models.article import Article
from portal.records.models.city import City
from portal.records.models.common import Record
from portal.records.models.danger import Danger
from portal.records.models.dataset import Dataset
from portal.records.models.device import Device
from portal.records.models.donation_point import Channel
from portal.records.models.figure import Figure
from portal.records.models.glossary import Glossary
from portal.records.models.grid import Grid
from portal.records.models.lesson import Lesson
from portal.records.models.lesson import Path as LearningPath
from portal.records.models.offer import Offer
from portal.records.models.portal import Portal
from portal.records.models.questionnaire import Questionnaire
from portal.records.models.rights import Rights
from portal.records.models.search import Search
from portal.records.models.service import Service
from portal.records.models.site import Site
from portal.records.models.sorter import Sorter
from portal.records.models.system import System
from portal.records.moves import Move
from portal.records.signs import LOST, TAB
from portal.records.source import decode


@dataclass(frozen=True)
class Catalogue:
    """All records, by kind and key, in the order of their keys; every reference leads somewhere."""

    portal: Portal
    cities: Mapping[str, City]
    sites: Mapping[str, Site]
    donation_points: Mapping[str, Channel]
    """Those of a city are `DonationPoint`; those under `france/` are plain channels."""
    lessons: Mapping[str, Lesson]
    paths: Mapping[str, LearningPath]
    offers: Mapping[str, Offer]
    devices: Mapping[str, Device]
    systems: Mapping[str, System]
    dangers: Mapping[str, Danger]
    services: Mapping[str, Service]
    figures: Mapping[str, Figure]
    datasets: Mapping[str, Dataset]
    grids: Mapping[str, Grid]
    glossary: Glossary
    search: Search
    lesson_numbers: Mapping[str, int]
    """The number that each lesson has for ever in the code of a passport, by its key; those that are gone too."""
    questionnaire: Questionnaire
    sorter: Sorter
    rights: Rights
    articles: Mapping[str, Article]
    """What the pages of `docs/` that are held to their sources say of themselves, by their path below it."""
    moves: Sequence[Move]
    """The addresses that pages have left."""
    texts: Mapping[str, bytes]
    """Each record and each page of `docs/` as it was read and checked, by its path from the root."""
    day: date
    """The day that it was checked on."""

    @cached_property
    def nameable(self) -> tuple[Mapping[str, set[str]], Mapping[str, str], Links]:
        """What a record beside these may name: their keys by kind, the pages of `docs/`, and where links may lead."""
        known = {name: set(self.of_kind(name)) for name in KINDS} | {"glossary": set(self.glossary.mots)}
        pages = {
            path.removeprefix("docs/"): decode(text, spared=TAB + LOST)
            for path, text in self.texts.items()
            if path.startswith("docs/")
        }
        return known, pages, Links([(name, key) for name in KINDS for key in self.of_kind(name)], pages, known)

    def of_kind(self, name: str) -> Mapping[str, Record]:
        """Return the records of a kind by key; a kind of one file has one, whose key is the kind's name."""
        held = getattr(self, name)
        return {name: held} if isinstance(held, Record) else held

    def named(self, name: str) -> Record:
        """Return the record that a page of docs/ names as its own: `sorter`, `grids/rgaa`."""
        kind, _, key = name.partition("/")
        return self.of_kind(kind)[key or kind]
