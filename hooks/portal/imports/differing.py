"""What a list and a record say of one place, field by field: where they differ, and what only one of them says."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel

from portal.imports.draft import Draft
from portal.imports.record import ORDER, OURS
from portal.knowing import plain
from portal.records import Place, by_date, distance_km

SAME_KM = 0.060
"""Two positions as near as that are one: nobody measured the door."""
NOT_COMPARED = (OURS - {"typologie"}) | {"latitude", "longitude", "presentation_detail"}
"""What we say in our own words; where a place is, is compared as a whole."""
POSITION = "position"


@dataclass(frozen=True)
class Difference:
    """One field of which a list and a record do not say the same."""

    field: str
    ours: str
    """What the record says, or nothing."""
    theirs: str
    """What the list says, or nothing."""
    ours_of: str = ""
    """The date of our source, where it has one."""
    theirs_of: str = ""

    @property
    def both(self) -> bool:
        """Whether both say something."""
        return bool(self.ours and self.theirs)


def differences(place: Place, draft: Draft, dated: date | str | None) -> list[Difference]:
    """Return where a record and a row of a list differ, in the order of the fields; `dated` is the list's own date."""
    theirs_of = draft.dated or str(dated or "")
    fields = [name for name in ORDER if name not in NOT_COMPARED and hasattr(place, name)]
    found = [
        Difference(name, _said(ours), _said(theirs), _date(place, name) if _said(ours) else "", theirs_of)
        for name in fields
        if not _same(name, ours := getattr(place, name), theirs := draft.facts.get(name))
    ]
    where = _position(place, draft.facts, theirs_of)
    return [*found, where] if where else found


def _position(place: Any, facts: Mapping[str, Any], theirs_of: str) -> Difference | None:
    """Return how far the two positions are from each other, where that is too far to be one door."""
    there = _There(facts["latitude"], facts["longitude"])
    kilometres = distance_km(place, there)
    if kilometres <= SAME_KM:
        return None
    ours = f"{place.latitude}, {place.longitude} ({place.precision})"
    theirs = f"{there.latitude}, {there.longitude}, à {round(kilometres * 1000)} m"
    return Difference(POSITION, ours, theirs, _date(place, "latitude"), theirs_of)


@dataclass(frozen=True)
class _There:
    latitude: float
    longitude: float


def _date(place: Place, name: str) -> str:
    """Return the date of the best source of a field, or nothing."""
    return next((source.date for source in by_date(place.sources_of(name)) if source.date), "")


def _same(name: str, ours: Any, theirs: Any) -> bool:
    if isinstance(ours, list) or isinstance(theirs, list):
        return {_flat(name, one) for one in ours or ()} == {_flat(name, one) for one in theirs or ()}
    return _flat(name, ours) == _flat(name, theirs)


def _flat(name: str, value: Any) -> str:
    """Return a value without what is written in many ways: capitals, accents, and what stands around an address."""
    text = plain(_said(value))
    if name in ("site_web", "fiche_acces_libre", "prise_rdv"):
        return re.sub(r"^https?://(?:www\.)?|/+$", "", text)
    return re.sub(r"\s+" if name == "horaires" else r"[\s,’'-]+", "", text)


def _said(value: Any) -> str:
    """Return a value as a person reads it, or nothing where there is none."""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, BaseModel):
        return _said(value.model_dump(exclude_none=True))
    if isinstance(value, Mapping):
        return ", ".join(f"{name} : {_said(inside)}" for name, inside in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(map(_said, value))
    return "" if value is None else str(value)
