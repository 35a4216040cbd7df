"""Which pages the records become: address, title, template, and what a page says of its information."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from portal.geo import nearest
from portal.load import Catalogue
from portal.models import KINDS, NATIONAL
from portal.models.city import City
from portal.models.common import Record
from portal.models.donation_point import Channel, DonationPoint
from portal.models.figure import Figure
from portal.models.lesson import Lesson, Path
from portal.models.offer import Offer
from portal.models.place import Place
from portal.models.site import Site
from portal.trust import last_date

ADDRESSES = {
    "portal": "",
    "cities": "lieux/{}/",
    "sites": "lieux/{}/",
    "donation_points": "donner/{}/",
    "lessons": "apprendre/{}/",
    "paths": "apprendre/parcours/{}/",
    "offers": "offres/{}/",
    "devices": "donner/appareils/{}/",
    "services": "numeros-utiles/{}/",
    "figures": "comprendre/chiffres/{}/",
    "glossary": "comprendre/mots/",
}
"""The address of a record's page, from the root of the site, by kind."""

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


def address(record: Record) -> str:
    """Return the address of a record's page, from the root of the site."""
    return ADDRESSES[record.kind].format(record.key)


def title(record: Record) -> str:
    """Return what a record is called on its page and in links to it."""
    return str(record.titre if isinstance(record, Figure | Lesson | Path) else getattr(record, "nom", record.key))


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


def sites_in(catalogue: Catalogue, city: str, *, current: bool = True) -> list[Site]:
    """Return the sites of a city that exist, or those that do not any more."""
    return [site for site in catalogue.sites.values() if site.city_key == city and site.is_current is current]


def points_in(catalogue: Catalogue, city: str, *, current: bool = True) -> list[Channel]:
    """Return the donation points filed under a city (or under `france`), existing or not."""
    points = catalogue.donation_points.values()
    return [point for point in points if point.city_key == city and point.is_current is current]


def local_points(catalogue: Catalogue) -> list[DonationPoint]:
    """Return the donation points that exist and have a position."""
    return [p for p in catalogue.donation_points.values() if isinstance(p, DonationPoint) and p.is_current]


def nearest_sites(catalogue: Catalogue, city: City, *, most: int = 3) -> list[tuple[Site, float]]:
    """Return the sites nearest to the middle of a city, with their distance in kilometres."""
    return nearest(city, (site for site in catalogue.sites.values() if site.is_current), most=most)


def nearest_points(catalogue: Catalogue, city: City, *, most: int = 3) -> list[tuple[DonationPoint, float]]:
    """Return the donation points nearest to the middle of a city, with their distance in kilometres."""
    return nearest(city, local_points(catalogue), most=most)


def lessons_after(catalogue: Catalogue, lesson: Lesson) -> list[Lesson]:
    """Return the lessons that ask for this one first, and those that follow it on a path."""
    following = {key for key, other in catalogue.lessons.items() if lesson.key in other.prerequis}
    for path in catalogue.paths.values():
        following.update(after for before, after in pairwise(path.lecons) if before == lesson.key)
    return [catalogue.lessons[key] for key in sorted(following)]


def offers_for(catalogue: Catalogue, lesson: Lesson) -> list[Offer]:
    """Return the offers, not of the past, on a device that the lesson is done with."""
    offers = catalogue.offers.values()
    return [o for o in offers if o.statut != "historique" and not set(lesson.materiel).isdisjoint(o.appareils)]


def is_national(record: Record) -> bool:
    """Say whether a donation channel serves the whole country."""
    return record.city_key == NATIONAL


def address_line(place: Place) -> str:
    """Return an address on one line: « 12 rue de l’Exemple, 38000 Grenoble »."""
    town = " ".join(filter(None, (place.code_postal, place.commune)))
    return ", ".join(filter(None, (place.adresse, town)))


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
