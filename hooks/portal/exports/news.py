"""The Atom feed of changes: day by day, the records that were written or checked, by city and by kind."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from html import escape
from xml.etree.ElementTree import Element, SubElement

from portal.exports.export import LICENCE, page_of
from portal.exports.xml import written
from portal.knowing import Knowledge, address, slug, title
from portal.records import PARIS, Record

FEED = "nouveautes.xml"
MOST = 60
"""Most entries: a reader that comes once a month misses nothing."""
ATOM = "http://www.w3.org/2005/Atom"
NATIONAL = "Partout en France"
OF_KINDS = {
    "lessons": ("Leçons", "apprendre/"),
    "paths": ("Parcours", "apprendre/"),
    "offers": ("Offres", "offres/"),
    "services": ("Numéros utiles", "numeros-utiles/"),
    "devices": ("Appareils à donner", "donner/"),
    "figures": ("Chiffres", "comprendre/chiffres/"),
    "datasets": ("Jeux de données", "donnees/"),
}
"""What entries are named by, for records that are of no city, and the page that leads to all of them."""
PLACES = ("sites", "donation_points")


def feed(known: Knowledge) -> str:
    """Return the feed (RFC 4287).

    A record is in it on the day that one of its sources was last read, or that it was last read through itself: those
    are the only dates of changes that records have.
    """
    portal, entries = known.catalogue.portal, _entries(known)[:MOST]
    root = Element("feed", {"xmlns": ATOM, "xml:lang": "fr"})
    _text(root, "id", page_of(FEED, known))
    _text(root, "title", f"{portal.nom} : ce qui a changé")
    _text(root, "subtitle", "Les fiches écrites ou vérifiées, jour par jour")
    _text(root, "updated", _moment(entries[0][0] if entries else known.today))
    SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": page_of(FEED, known)})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": page_of("", known)})
    _text(SubElement(root, "author"), "name", portal.nom)
    _text(root, "rights", LICENCE)
    for day, name, records in entries:
        _entry(root, day, name, records, known)
    return written(root)


def changed(record: Record) -> date:
    """Return the day that a record was last written or checked."""
    read: date | None = getattr(record, "redige_le", None)
    return max(filter(None, [read, *(source.consulte_le for source in record.sources)]))


def _entries(known: Knowledge) -> Sequence[tuple[date, str, Sequence[Record]]]:
    """Return the records of each day and name, the newest day first."""
    found: Mapping[tuple[date, str], list[Record]] = defaultdict(list)
    for name, record in _named(known):
        found[changed(record), name].append(record)
    return sorted(
        ((day, name, records) for (day, name), records in found.items()), key=lambda one: (-one[0].toordinal(), one[1])
    )


def _named(known: Knowledge) -> Iterator[tuple[str, Record]]:
    cities = known.catalogue.cities
    for kind in PLACES:
        for place in known.catalogue.of_kind(kind).values():
            yield cities[place.city_key].nom if place.city_key in cities else NATIONAL, place
    for kind, (name, _) in OF_KINDS.items():
        for record in known.catalogue.of_kind(kind).values():
            yield name, record


def _entry(root: Element, day: date, name: str, records: Sequence[Record], known: Knowledge) -> None:
    number, many = len(records), "s" if len(records) > 1 else ""
    entry = SubElement(root, "entry")
    _text(entry, "id", page_of(f"{FEED}#{day}-{slug(name)}", known))
    _text(entry, "title", f"{name} : {number} fiche{many} écrite{many} ou vérifiée{many}")
    _text(entry, "updated", _moment(day))
    SubElement(entry, "link", {"rel": "alternate", "href": page_of(_where(records), known)})
    SubElement(entry, "content", {"type": "html"}).text = _list(records, known)


def _where(records: Sequence[Record]) -> str:
    """Return the page that leads to records of one name: that of the only one, or of all of them."""
    first = records[0]
    if len(records) == 1:
        return address(first)
    return OF_KINDS[first.kind][1] if first.kind in OF_KINDS else address(first).removesuffix(f"{first.slug}/")


def _list(records: Iterable[Record], known: Knowledge) -> str:
    lines = (f'<li><a href="{page_of(address(one), known)}">{escape(title(one))}</a></li>' for one in records)
    return f"<ul>{''.join(lines)}</ul>"


def _moment(day: date) -> str:
    """Return the first moment of a day in Paris."""
    return datetime(day.year, day.month, day.day, tzinfo=PARIS).isoformat()


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text
