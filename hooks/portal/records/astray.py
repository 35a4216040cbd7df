"""Fields that stand where they do not belong: each is one mistake, however many errors follow from it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from portal.records.fields import fields_at, inner_model
from portal.records.messages import Problem, near, problem_at, problem_in
from portal.records.models import KINDS
from portal.records.source import Document, Where, mark_at

FEW = 2
"""A group with so many fields of another is that other; with one, the field is misspelt."""
NAME = re.compile(r"(?:^|\s)([a-z_]+):(?=\s|$)")
"""A field in a text: French has a space before its colon."""


@dataclass(frozen=True)
class Swallowed:
    """A text that took the lines below it for its own end, because they are shifted."""

    where: Where
    fields: tuple[Where, ...]
    """The fields that stand in it."""
    problem: Problem
    """At the line of the first one."""


def swallowing(path: str, document: Document, model: type[BaseModel]) -> list[Swallowed]:
    """Return the texts of a record that hold fields which are lacking beside them, or in the whole record."""
    return list(_swallowing(path, document, model, document.values, ()))


def _swallowing(path: str, document: Document, model: type[BaseModel], value: Any, where: Where) -> Iterator[Swallowed]:
    if isinstance(value, Mapping | list):
        members = value.items() if isinstance(value, Mapping) else enumerate(value)
        for part, member in members:
            yield from _swallowing(path, document, model, member, (*where, part))
    elif ":" in value and (fields := list(_fields_in(value, document, model, where))):
        line = document.marks[where].line
        begin = sum(len(line) + 1 for line in document.lines[:line])
        found = re.compile(rf"^ +({fields[0][-1]}):", re.MULTILINE).search(document.text, begin)
        if found:
            more = f", et {len(fields) - 1} après elle" if len(fields) > 1 else ""
            them = "mettez-les" if more else "mettez-la"
            name = next(part for part in reversed(where) if isinstance(part, str))
            said = f"cette ligne est lue comme la suite de « {name} »{more} : {them} au retrait des autres champs"
            mark = mark_at(document.text, found.start(1))
            problem = problem_at(path, said, mark, field=str(fields[0][-1]), text=document.text)
            yield Swallowed(where, tuple(fields), problem)


def _fields_in(text: str, document: Document, model: type[BaseModel], where: Where) -> Iterator[Where]:
    """Yield the fields that a text seems to hold, of its group or of the record, where that lacks them."""
    for name in dict.fromkeys(NAME.findall(text)):
        for way in ((*where[:-1], name), (name,)):
            if name in fields_at(model, way) and _lacks(document, way):
                yield way
                break


def _lacks(document: Document, where: Where) -> bool:
    group: Any = document.values
    for part in where[:-1]:
        group = group[part]
    return isinstance(group, Mapping) and where[-1] not in group


def strayed(
    path: str, errors: Sequence[ErrorDetails], document: Document, model: type[BaseModel]
) -> tuple[list[ErrorDetails], list[Problem]]:
    """Return the errors that follow from no other, and what is wrong with each group that has the wrong name.

    Members of a list that follow the first one are told with it: it is the line above it that is lost or shifted. A
    field that lacks because its name is misspelt is told where it is misspelt.
    """
    homes = {where: home for where in _refused(errors) if (home := _home(where, document, model))}
    firsts: dict[tuple[Where, str], Where] = {}
    for where, home in homes.items():
        firsts.setdefault((where[:-1], home), where)
    told = [
        problem_in(path, document, where, _sentence(home, str(where[-2]), document))
        for (_, home), where in firsts.items()
    ]
    elsewhere = _of_another_kind(path, errors)
    told += [problem_in(path, document, where, said, at_key=True) for where, said in elsewhere.items()]
    lost: set[Where] = {(home,) for home in homes.values()} | _misspelt(errors, model)
    left = [
        error
        for error in errors
        if error["loc"] not in elsewhere
        and not any(error["loc"][: len(where)] == where for where in homes)
        and not (error["type"] == "missing" and error["loc"] in lost)
    ]
    return left, told


def _misspelt(errors: Iterable[ErrorDetails], model: type[BaseModel]) -> set[Where]:
    """Return the ways to the fields that names which do not exist are most like."""
    names = [error["loc"] for error in errors if error["type"] == "extra_forbidden"]
    return {(*where[:-1], near(where[-1], fields_at(model, where)) or "") for where in names}


def _refused(errors: Iterable[ErrorDetails]) -> Iterator[Where]:
    """Yield each member of a list, right below the record, that is a group which does not belong there."""
    strange = Counter[Where]()
    for error in errors:
        where = error["loc"]
        if error["type"] == "extra_forbidden" and _is_member(where[:-1]):
            strange[where[:-1]] += 1
        if _is_member(where) and isinstance(error["input"], Mapping):
            strange[where] += len(error["input"])
    yield from (where for where, times in strange.items() if times >= FEW)


def _is_member(where: Where) -> bool:
    return len(where) == len(("field", "position")) and isinstance(where[1], int)


def _home(where: Where, document: Document, model: type[BaseModel]) -> str | None:
    """Return the field of the record whose groups have all the fields of the one at `where`."""
    group: Any = document.values
    for part in where:
        group = group[part]
    if not isinstance(group, Mapping):
        return None
    for name, field in model.model_fields.items():
        inner = inner_model(field.annotation)
        if name != where[0] and inner and group.keys() <= inner.model_fields.keys():
            return name
    return None


def _sentence(home: str, here: str, document: Document) -> str:
    said = f"ces champs sont ceux de « {home} », pas de « {here} »"
    if home in document.values:
        return f"{said} : mettez ce groupe sous la ligne « {home}: »"
    return f"{said} : remettez au-dessus la ligne « {home}: », sans retrait"


def _of_another_kind(path: str, errors: Iterable[ErrorDetails]) -> dict[Where, str]:
    """Return the fields of a record that records of another kind have, each with what to do about it."""
    found: dict[Where, str] = {}
    for error in errors:
        if error["type"] == "extra_forbidden" and len(error["loc"]) == 1:
            kinds = [kind for kind in KINDS.values() if error["loc"][0] in kind.model.model_fields]
            if kinds and not any(path.startswith(f"data/{kind.name}") for kind in kinds):
                what = f"le champ « {error['loc'][0]} » est celui d’autres fiches ({kinds[0].label})"
                found[error["loc"]] = f"{what} : retirez-le, ou rangez la fiche dans data/{kinds[0].name}"
    return found
