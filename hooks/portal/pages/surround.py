"""What stands around every page: the way to it, where its information comes from, and of when it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from portal.knowing import Knowledge, address, last_date
from portal.pages.erring import report_links
from portal.pages.linked import linked
from portal.pages.parts import Link
from portal.pages.reusing import Cited, cited
from portal.pages.telling import Piece, pieces
from portal.records import Record, sources_of

SHARED = {"cities", "sites", "donation_points", "lessons"}
"""The kinds of records whose pages are sent to someone: each sign of what links look like weighs on the page."""
SOURCES = "source/"
"""The folder of the site that holds the records and texts that pages were made from."""


@dataclass(frozen=True)
class Shell:
    """What a page's frame is given."""

    breadcrumb: Sequence[Link]
    record: Record | None
    """The record that the page is made from; none for a page of prose or a list."""
    sources: Sequence[Cited]
    """Its sources, each with the data set that it is a row of; none where they have a page of their own."""
    apart: str | None
    """The address of that page; none on it, either."""
    read: tuple[date, date] | None
    """The first and the last day that one of them was read."""
    newest: str | None
    """The most recent date among those sources."""
    period: tuple[str, str] | None
    """For a list: the years of the oldest and the newest information."""
    edit: str | None
    """Where the forge edits the file that the page is made from, if a forge is known."""
    report: str
    """Where an error of this page is told: a form of the forge, a letter, or the page that says whom to tell."""
    letter: str | None
    """Beside a form, a letter for those who have no account on the forge."""
    copy: str
    """That file as published with the site, from its root."""
    linked: str
    """What the page tells machines of itself, as JSON; or nothing."""
    is_shared: bool
    """Whether links to it are sent often enough to say how they shall look."""


@dataclass(frozen=True)
class Shown:
    """What templates know of a page of the builder's: what else it holds cannot change what they write."""

    url: str
    title: str
    meta: Mapping[str, Any]
    pieces: Sequence[Piece]
    """Its text, cut where a chart stands."""
    is_homepage: bool
    canonical_url: str | None

    @classmethod
    def of(cls, page: Any, known: Knowledge) -> "Shown":
        """Return the same of a page of the builder's."""
        text = pieces(page.content or "", known)
        return cls(page.url, str(page.title), page.meta, text, page.is_homepage, page.canonical_url)

    @property
    def content(self) -> str:
        """Its text as HTML, charts left aside."""
        return "".join(piece.html for piece in self.pieces)


def shell(page_address: str, path: str, *, record: Record | None, titles: Mapping[str, str], known: Knowledge) -> Shell:
    """Return what stands around the page of an address, made from the file at `path`."""
    depot = known.catalogue.portal.depot
    article = known.catalogue.articles.get(path.removeprefix("docs/"))
    of = article if article and article.sources else record
    named = of if of and of.kind != "portal" else None
    above = breadcrumb(page_address, titles)
    report, letter = report_links(page_address, record, known.catalogue.portal)
    apart = sources_of(named) if named else None
    return Shell(
        breadcrumb=above,
        record=named,
        sources=cited(named.sources, known) if named and not apart else [],
        apart=None if apart == page_address else apart,
        read=_read(named) if named else None,
        newest=last_date(named) if named else None,
        period=None if named else known.period,
        edit=f"{depot}{path}" if depot else None,
        report=report,
        letter=letter,
        copy=source_copy(path),
        linked=linked(page_address, record if named is record else None, above, known),
        is_shared=not page_address or bool(record and record.kind in SHARED and page_address == address(record)),
    )


def _read(record: Record) -> tuple[date, date]:
    days = [source.consulte_le for source in record.sources]
    return min(days), max(days)


def source_copy(path: str) -> str:
    """Return where a record or a text is published as it is, from the root of the site.

    Markdown is named `.md.txt`, so that no page is made of it and browsers show it.
    """
    return SOURCES + path.replace(".md", ".md.txt")


def breadcrumb(page_address: str, titles: Mapping[str, str]) -> list[Link]:
    """Return the page above an address, and those above it, the home page first.

    `titles` gives the short title of every page by its address; what has no page is passed over.
    """
    parts = page_address.strip("/").split("/") if page_address.strip("/") else []
    above = ["", *("/".join(parts[:n]) + "/" for n in range(1, len(parts)))] if parts else []
    return [Link(titles[one], one) for one in above if one in titles]
