"""What printed sheets are given: one A4 a place, one a city, to hang on a wall or hand over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from portal.knowing import Knowledge, Mapped, address
from portal.map import Drawing, of_city
from portal.pages.parts import in_full
from portal.records import City, DonationPoint, Record, Site
from portal.takeaway import QR, Entry, by_use

MOST = 10
"""Most places on the sheet of a city: what fits under its map in a size that is read at arm’s length."""
STRIPS = 8
"""How many strips are torn off the foot of a sheet."""
LONG = 400
"""Signs of text from which a sheet has smaller letters, to stay one."""
SHEET = "affiche.html"
"""The name of a sheet, in the folder of the page that it is a copy of."""


@dataclass(frozen=True)
class Sheet:
    """What all sheets have."""

    address: str
    """Where the sheet is, from the root of the site."""
    web: str
    """The address of the page that it is a copy of, in full."""
    code: QR
    """That address again."""
    until: date
    """The last day on which it may hang."""
    strips: int


@dataclass(frozen=True)
class PlaceSheet(Sheet):
    """The sheet of a site, or of a donation point."""

    place: Mapped
    entry: Entry
    lines: Sequence[str]
    """What must be known before one comes."""
    is_long: bool
    """Whether it needs smaller letters."""


@dataclass(frozen=True)
class CitySheet(Sheet):
    """The sheet of a city."""

    city: City
    drawing: Drawing
    entries: Sequence[Entry]
    """Its most useful places or, if it has none, the nearest, in the order of the numbers on the map."""
    has_sites: bool
    left: int
    """How many more are known."""


def printed(known: Knowledge) -> Iterator[PlaceSheet | CitySheet]:
    """Yield the sheet of each city and of each of its places that exist."""
    for city in known.catalogue.cities.values():
        yield _city(city, known)
        for place in known.places.on_the_map_of(city.key):
            yield _place(place, city, known)


def _place(place: Mapped, city: City, known: Knowledge) -> PlaceSheet:
    where, web, code = _at(place, known)
    entry = Entry.of(place, city, known, needs=known.needs.of(place) if isinstance(place, Site) else ())
    before = place.avant_de_venir if isinstance(place, Site) else place.conditions
    lines = [*before, *place.precautions]
    said = [place.presentation_resume, *lines, *entry.hours, *entry.devices]
    return PlaceSheet(
        address=where,
        web=web,
        code=code,
        until=known.good_until(place, *_shown(place)),
        strips=STRIPS,
        place=place,
        entry=entry,
        lines=lines,
        is_long=sum(map(len, said)) > LONG,
    )


def _city(city: City, known: Knowledge) -> CitySheet:
    where, web, code = _at(city, known)
    own = by_use(city, known)
    chosen: Sequence[Mapped] = own[:MOST] or [place for place, _ in known.places.nearest(city, "sites")]
    shown = sorted(chosen, key=lambda place: (place.code_postal or "", place.commune, place.nom))
    return CitySheet(
        address=where,
        web=web,
        code=code,
        until=min([known.good_until(place, *_shown(place)) for place in shown], default=known.good_until(city)),
        strips=STRIPS,
        city=city,
        drawing=of_city(city, shown, numbered=True),
        entries=[
            Entry.of(place, city, known, needs=known.needs.of(place) if isinstance(place, Site) else ())
            for place in shown
        ],
        has_sites=bool(own),
        left=len(own) - len(shown) if own else 0,
    )


def _at(record: Record, known: Knowledge) -> tuple[str, str, QR]:
    return f"{address(record)}{SHEET}", *in_full(record, known)


def _shown(place: Mapped) -> Sequence[str]:
    """Return the facts of a place that its sheet shows, and that change."""
    facts = {
        "adresse" if place.adresse else "latitude": True,
        "telephone": place.telephone,
        "horaires": place.horaires,
        "accepte": isinstance(place, DonationPoint) and place.accepte,
    }
    return [name for name, known in facts.items() if known]
