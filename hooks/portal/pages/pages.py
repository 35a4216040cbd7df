"""Which pages the records become: address, title, template, and what a page says of its information."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portal.knowing import address, last_date, title
from portal.records import KINDS, NATIONAL, Catalogue, City, Figure, Record

TEMPLATES = {
    "cities": "city",
    "sites": "site",
    "donation_points": "donation_point",
    "lessons": "lesson",
    "paths": "path",
    "offers": "offer",
    "devices": "device",
    "services": "service",
    "figures": "figure",
}
"""The template of a record's page, by kind; the portal and the glossary are drawn by pages written in docs/."""


@dataclass(frozen=True)
class RecordPage:
    """A page made from a record."""

    address: str
    """From the root of the site, with its final slash."""
    title: str
    description: str
    template: str
    record: Record

    @property
    def source(self) -> str:
        """The Markdown file that MkDocs would read for this address."""
        return f"{self.address.rstrip('/')}.md"


def record_pages(catalogue: Catalogue) -> Iterator[RecordPage]:
    """Yield a page for each record, and a page of donation points for each city and for the whole country."""
    for kind in KINDS:
        for record in catalogue.of_kind(kind).values():
            if kind in TEMPLATES:
                yield RecordPage(
                    address(record),
                    _page_title(record),
                    _description(record),
                    f"portal/{TEMPLATES[kind]}.html",
                    record,
                )
    for city in catalogue.cities.values():
        yield RecordPage(
            f"donner/{city.key}/",
            f"Donner un appareil à {city.nom}",
            f"Où donner un téléphone ou un ordinateur à {city.nom} ou au plus près, et les solutions nationales.",
            "portal/donate_city.html",
            city,
        )
    yield RecordPage(
        f"donner/{NATIONAL}/",
        "Donner un appareil, partout en France",
        "Par la poste, en magasin ou par une collecte : les solutions nationales pour donner un appareil.",
        "portal/channels.html",
        catalogue.portal,
    )


def _page_title(record: Record) -> str:
    return f"Trouver de l’aide à {record.nom}" if isinstance(record, City) else title(record)


def _description(record: Record) -> str:
    if isinstance(record, Figure):
        return f"{record.perimetre}, {record.annee} : un chiffre avec sa source et la façon de le lire."
    return str(getattr(record, "presentation_resume", ""))


def period(records: Iterable[Record]) -> tuple[str, str] | None:
    """Return the years of the oldest and the newest information among records."""
    years = sorted(day[:4] for record in records if (day := last_date(record)))
    return (years[0], years[-1]) if years else None


def breadcrumb(page_address: str, titles: dict[str, str]) -> list[tuple[str, str]]:
    """Return the title and address of each page above an address, the home page first.

    `titles` gives the title of every page by its address; what has no page is passed over.
    """
    parts = page_address.strip("/").split("/") if page_address.strip("/") else []
    above = ["", *("/".join(parts[:n]) + "/" for n in range(1, len(parts)))] if parts else []
    return [(titles[one], one) for one in above if one in titles]
