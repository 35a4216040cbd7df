"""Addresses that a change of the records would lose: where each had best lead, and the line to write for it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from portal.knowing import KINDS as OF_PLACES
from portal.knowing import Knowledge, address, title
from portal.pages import record_pages
from portal.records import KINDS, MOVES, SHORT, Catalogue, Record, led


@dataclass(frozen=True)
class Lost:
    """An address that leads nowhere after a change."""

    old: str
    new: str
    """Where it had best lead; both from the root of the site."""

    @property
    def sentence(self) -> str:
        """What an editor is told, in French."""
        line = f"/{self.old} /{self.new}"
        return f"/{self.old} ne mènerait plus nulle part : ajoutez à {MOVES} la ligne « {line} »"


def lost_addresses(before: Knowledge, after: Knowledge) -> list[Lost]:
    """Return the addresses that led to a page, do not any more, and are not said to lead on.

    Lists that follow from facts come and go with them: one is lost only where the record or text above it is. A line
    is proposed only to a page that the list of moves may name, of a record or of a text.
    """
    now, targets = _addresses(after), _named(after.catalogue)
    renamed, coded = dict(_renamed(before.catalogue, after.catalogue)), _coded(before.catalogue)
    gone = _addresses(before) - now
    firm = gone & {*_named(before.catalogue), *coded}
    lost = [one for one in sorted(gone) if one.startswith(tuple(firm)) and led(one, after.catalogue.moves) not in now]
    return [Lost(one, _nearest(coded.get(one, one), renamed, targets)) for one in lost]


def _addresses(known: Knowledge) -> set[str]:
    """Return all addresses that lead to a page: those of records, of texts, and of short codes."""
    return {*(page.address for page in record_pages(known)), *_named(known.catalogue), *_coded(known.catalogue)}


def _named(catalogue: Catalogue) -> set[str]:
    """Return the addresses of the pages that are known by their record or their text."""
    _, _, links = catalogue.nameable
    return {page.removeprefix("/") for page in links.pages}


def _coded(catalogue: Catalogue) -> dict[str, str]:
    """Return where each short address leads."""
    places = [place for kind in OF_PLACES for place in catalogue.of_kind(kind).values()]
    return {SHORT.format(code.lower()): address(place) for place in places if (code := getattr(place, "code", None))}


def _renamed(before: Catalogue, after: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield the address of each record that has another file now, with its new one: it kept its code or its name."""
    for kind in KINDS.keys() - {"glossary"}:
        old, new = before.of_kind(kind), after.of_kind(kind)
        come = {name: record for key, record in new.items() if key not in old for name in _names(record)}
        for key, record in old.items():
            found = next((come[name] for name in _names(record) if name in come), None)
            if key not in new and found:
                yield address(record), address(found)


def _names(record: Record) -> Sequence[str]:
    """Return what a record is known by in whichever file, the surest first."""
    code = getattr(record, "code", None)
    return [*([code] if isinstance(code, str) else []), title(record)]


def _nearest(old: str, renamed: Mapping[str, str], pages: Collection[str]) -> str:
    """Return the page that takes the place of one: where its record went, else the next above that is still there."""
    for was, becomes in sorted(renamed.items(), key=lambda pair: -len(pair[0])):
        if old.startswith(was) and (there := f"{becomes}{old.removeprefix(was)}") in pages:
            return there
    parts = old.strip("/").split("/")
    above = ("".join(f"{part}/" for part in parts[:n]) for n in range(len(parts), 0, -1))
    return next((one for one in above if one in pages), "")
