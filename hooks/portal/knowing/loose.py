"""Records that nothing leads to, and those that lead someone to a place or an offer that is no more."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portal.knowing.addresses import title
from portal.knowing.relations import references
from portal.records import KINDS, Figure, Offer, Place, Record, address

if TYPE_CHECKING:
    from portal.knowing.knowledge import Knowledge

LED_FROM = {
    "lessons": (("paths",), "dans aucun parcours"),
    "offers": (("sites",), "aucun lieu connu ne la propose"),
    "devices": (("donation_points",), "aucun point de don connu ne le prend"),
    "systems": (("devices",), "aucun appareil ne le nomme"),
    "figures": (("figures",), "à côté d’aucun autre chiffre"),
}
"""The kinds whose records others shall lead to, and not their list alone: which ones, and what is said where none do.

A link in any text counts as well.
"""
LINKED = re.compile(r"\]\(/?(?:\.\./)*([a-z0-9/.-]+?)(?:\.md|/)?(?:#([a-z0-9-]+))?\)")
"""The target of a link in Markdown, as records and texts write it: its page, and a word of the glossary."""


@dataclass(frozen=True)
class Unled:
    """A record, or a word of the glossary, that nothing leads to but its list."""

    name: str
    address: str
    """From the root of the site."""
    path: str
    """Its file."""
    why: str
    """What nothing does, in French."""


@dataclass(frozen=True)
class PastNamed:
    """A record that names one of the past."""

    record: Record
    past: Record


def is_past(record: Record, known: "Knowledge") -> bool:
    """Say whether what a record tells of is no more: a place, an offer that has ended, a figure of the past."""
    if isinstance(record, Offer):
        return record.has_ended(known.today)
    if isinstance(record, Figure):
        return record.statut == "historique"
    return isinstance(record, Place) and not record.is_current


def past_named(known: "Knowledge") -> Iterator[PastNamed]:
    """Yield the records of today that name a place or an offer of the past in one of their fields."""
    catalogue = known.catalogue
    for kind in KINDS:
        for record in catalogue.of_kind(kind).values():
            if is_past(record, known):
                continue
            for other, key in references(record):
                past = catalogue.of_kind(other).get(key) if other in ("sites", "donation_points", "offers") else None
                if past and is_past(past, known):
                    yield PastNamed(record, past)


def unled(known: "Knowledge") -> Iterator[Unled]:
    """Yield what nothing leads to, in the order of kinds and keys."""
    links = {
        (_folded(page), anchor)
        for text in known.catalogue.texts.values()
        for page, anchor in LINKED.findall(text.decode("utf-8", "replace"))
    }
    pages = {page for page, _ in links}
    for kind, (leading, why) in LED_FROM.items():
        for record in known.catalogue.of_kind(kind).values():
            named = any(known.relations.of(record, other) for other in leading)
            if not (named or is_past(record, known) or _folded(address(record)) in pages):
                yield Unled(title(record), address(record), record.path, why)
    glossary = known.catalogue.glossary
    for key, word in glossary.mots.items():
        if not known.relations.of_word(key) and (_folded(address(glossary)), key) not in links:
            yield Unled(word.mot, f"{address(glossary)}#{key}", glossary.path, "aucune leçon ne l’emploie")


def _folded(page: str) -> str:
    """Return the last two parts of an address: a text links to `chiffres/x.md` from beside it, or to all of it."""
    return "/".join(page.strip("/").split("/")[-2:])
