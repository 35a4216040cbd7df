"""What a change of the records means for those who read the site, in French sentences."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import Any

from portal.knowing import address, title
from portal.records import KINDS, Catalogue, Record, led
from portal.takeaway import brief_hours

SHORT = 60
"""Signs of a value that is said whole; of a longer one, only that it changes."""
NAMES: Mapping[str, str] = {
    "nom": "le nom",
    "titre": "le titre",
    "statut": "l’état",
    "adresse": "l’adresse",
    "telephone": "le téléphone",
    "horaires": "les horaires",
    "courriels": "les courriels",
    "presentation_resume": "le résumé",
    "presentation_detail": "le détail",
    "frais_a_charge": "ce que l’on paie",
    "prix": "les prix",
    "accepte": "ce qui est accepté",
    "refuse": "ce qui est refusé",
    "fermetures": "les fermetures",
    "sources": "les sources",
}
"""How fields that change often are called; any other by its name in the record."""
SAID: Mapping[str, Callable[[Any], str]] = {"horaires": brief_hours}


@dataclass(frozen=True)
class Change:
    """What happens to one record."""

    path: str
    sentence: str


def changes_between(before: Catalogue, after: Catalogue) -> list[Change]:
    """Return what happens to each record that is not the same, in the order of the files."""
    return sorted(_changes(before, after), key=lambda change: change.path)


def texts_between(before: Catalogue, after: Catalogue) -> list[Change]:
    """Return what happens to each page written by hand."""
    old, new = ({path: text for path, text in one.texts.items() if path.startswith("docs/")} for one in (before, after))
    said = {(False, True): "nouvelle page", (True, False): "page retirée", (True, True): "le texte change"}
    return [
        Change(path, f"{path} : {said[path in old, path in new]}")
        for path in sorted(old.keys() | new.keys())
        if old.get(path) != new.get(path)
    ]


def _changes(before: Catalogue, after: Catalogue) -> Iterator[Change]:
    for kind in KINDS:
        old, new = before.of_kind(kind), after.of_kind(kind)
        for key in old.keys() | new.keys():
            was, becomes = old.get(key), new.get(key)
            if was is None and becomes is not None:
                yield Change(becomes.path, f"{title(becomes)} : nouvelle fiche, /{address(becomes)}")
            elif becomes is None and was is not None:
                where = led(address(was), after.moves)
                leads = "ne mène plus nulle part" if where is None else f"mène à /{where}"
                yield Change(was.path, f"{title(was)} : fiche retirée, /{address(was)} {leads}")
            elif was is not None and becomes is not None and was != becomes:
                yield Change(becomes.path, f"{title(was)} : {' ; '.join(_of_fields(was, becomes))}")


def _of_fields(was: Record, becomes: Record) -> Iterator[str]:
    fields = dict.fromkeys(chain(type(was).model_fields, type(becomes).model_fields))
    for field in fields:
        old, new = getattr(was, field, None), getattr(becomes, field, None)
        if old != new:
            yield _of_field(field, old, new)


def _of_field(field: str, old: Any, new: Any) -> str:
    name = NAMES.get(field, f"« {field} »")
    if isinstance(old, list) and isinstance(new, list):
        come = list(filter(None, (_value(field, one) for one in new if one not in old)))
        gone = list(filter(None, (_value(field, one) for one in old if one not in new)))
        parts = [f"en plus, {', '.join(come)}"] * bool(come) + [f"en moins, {', '.join(gone)}"] * bool(gone)
        return f"{name} : {' ; '.join(parts)}" if parts else f"{name} : changement"
    said, becomes = _value(field, old), _value(field, new)
    if not old:
        return f"{name} en plus : {becomes}" if becomes else f"{name} en plus"
    if not new:
        return f"{name} en moins (c’était : {said})" if said else f"{name} en moins"
    return f"{name} : {said} devient {becomes}" if said and becomes else f"{name} change"


def _value(field: str, value: Any) -> str:
    """Return a value in few words, or nothing where it is not said in few."""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, str | int | float | Decimal):
        said = SAID.get(field, str)(value)
        return said if len(said) <= SHORT and "\n" not in said else ""
    return ""
