"""A record that is being written: what is known of it until now, and what is wrong with that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from portal.drafting.doubles import Double, doubles_of
from portal.drafting.names import shortened
from portal.drafting.text import commented
from portal.drafting.ways import Where, is_in, placed
from portal.knowing import slug
from portal.records import (
    NATIONAL,
    Catalogue,
    DataError,
    Described,
    Kind,
    Problem,
    Record,
    Shape,
    described,
    did_you_mean,
    faults_until_now,
    field_name,
    one,
)

GIVEN = "code"
"""The field that a program fills in."""
SOURCES = "sources"
PAST_DAY: Shape = "jour_passe"
"""What mostly is this very day."""
NAMELESS = "nouvelle-fiche"
"""What stands for the name of the file until there is one."""
EMPTY = "il faut un nom dont on puisse faire celui d’un fichier : des lettres ou des chiffres"


@dataclass
class Fresh:
    """A record to be."""

    kind: Kind
    catalogue: Catalogue
    today: date
    folder: str = ""
    """The city that it is filed under, where its kind is filed by city."""
    file: str = ""
    """The name of its file, where an editor has chosen one."""
    values: dict[str, Any] = field(default_factory=dict)
    """What was answered: texts, and lists and groups of them."""

    @property
    def model(self) -> type[Record]:
        """What it is checked by: a channel of the whole country is not a place of a city."""
        return self.kind.model_for(f"{self.folder}/")

    @property
    def fields(self) -> Sequence[Described]:
        """The fields that an editor fills in, the sources last."""
        return [one for one in described(self.model) if one.name != GIVEN]

    @property
    def folders(self) -> list[str]:
        """The folders that it may be filed in, where its kind is filed by city."""
        return [*self.catalogue.cities, *([NATIONAL] if self.kind.national else [])] if self.kind.by_city else []

    @property
    def naming(self) -> str:
        """The field that names it."""
        return self.fields[0].name

    @property
    def slug(self) -> str:
        """The name of its file, without `.yml`: the one that was chosen, else that of its name."""
        return self.file or shortened(slug(str(self.values.get(self.naming, "")))) or NAMELESS

    @property
    def key(self) -> str:
        """What other records will call it."""
        return f"{self.folder}/{self.slug}" if self.kind.by_city else self.slug

    @property
    def path(self) -> str:
        """Its file, from the root of the repository."""
        return f"data/{self.kind.name}/{self.key}.yml"

    @property
    def text(self) -> str:
        """The text of its file, with a comment above each field."""
        return commented(described(self.model), self.values)

    def fault_of_path(self) -> str | None:
        """Return why it may not have its name: another record has it, or no file may be called so."""
        if self.slug == NAMELESS:
            return EMPTY
        if self.key in self.catalogue.of_kind(self.kind.name):
            return f"la fiche {self.path} existe déjà : elle ne sera pas remplacée, choisissez un autre nom"
        return next((fault.sentence for fault in self._faults(self.values) if not fault.field), None)

    def faults(self) -> list[Problem]:
        """Return all that is wrong with it, once it is thought to be whole."""
        try:
            one(self.path, (self.text or "{}").encode(), self.catalogue, today=self.today)
        except DataError as error:
            return error.problems
        return []

    def faults_with(self, where: Where, value: Any) -> list[Problem]:
        """Return what an answer makes wrong: there, or in what was answered before and does not go with it.

        Of a member of a list, what is wrong with the whole list is not told: it has more to come.
        """
        own, before = field_name(where), {_said(fault) for fault in self._faults(self.values)}
        found = self._faults(placed(self.values, where, value))
        here = [fault for fault in found if is_in(fault.field, own) or not fault.field]
        if where[0] == SOURCES:
            return here
        return here or [f for f in found if not is_in(f.field, str(where[0])) and _said(f) not in before]

    def faults_of_answers(self) -> list[Problem]:
        """Return what is wrong with the answers until now; sources may name what is still to be answered."""
        return [fault for fault in self._faults(self.values) if fault.field and not is_in(fault.field, SOURCES)]

    def _faults(self, values: Mapping[str, Any]) -> list[Problem]:
        text = commented(described(self.model), values, remarks=False)
        return faults_until_now(self.path, text, self.catalogue, today=self.today) if text else []

    def put(self, where: Where, value: Any) -> None:
        """Take an answer."""
        self.values = placed(self.values, where, value)

    def give(self, where: Where, value: str) -> None:
        """Take an answer that stands for itself; one more of a list that is given, where the field is a list.

        Raises:
            KeyError: where there is no such field.

        """
        one = self.field_at(where)
        before = self.at(where)
        several = one.is_list and not one.group and isinstance(where[-1], str)
        self.put(where, [*(before if isinstance(before, list) else []), value] if several else value)

    def field_at(self, where: Where) -> Described:
        """Return the field that stands somewhere.

        Raises:
            KeyError: where none can stand there: a list has members, a group has fields, and one follows the other.

        """
        found, among = None, {one.name: one for one in self.fields}
        for n, part in enumerate(where):
            if isinstance(part, int):
                if not found or not found.is_list or part > len(self.at(where[:n]) or ()):
                    raise KeyError(part)
                continue
            if found and found.is_list and isinstance(where[n - 1], str):
                raise KeyError(part)
            found = among[part]
            among = {one.name: one for one in found.fields}
        if found is None:
            raise KeyError(where)
        return found

    def drop(self, where: Where) -> None:
        """Take an answer away, if there is one."""
        inside = self.at(where[:-1])
        part = where[-1]
        if isinstance(inside, dict):
            inside.pop(str(part), None)
        elif isinstance(inside, list) and isinstance(part, int):
            del inside[part : part + 1]

    def at(self, where: Where) -> Any:
        """Return the answer that stands somewhere, or nothing."""
        found: Any = self.values
        for part in where:
            if isinstance(part, int):
                found = found[part] if isinstance(found, list) and part < len(found) else None
            else:
                found = found.get(part) if isinstance(found, dict) else None
        return found

    def uncovered(self) -> list[str]:
        """Return the facts that must have a source, and that none of the sources establishes yet."""
        sources = self.values.get(SOURCES, [])
        covered = {name for source in sources if isinstance(source, dict) for name in source.get("champs", ())}
        return [e.name for e in self.fields if e.name in self.model.sensitive & self.values.keys() - covered]

    def of_a_source(self) -> list[str]:
        """Return what a source is most likely to establish: what lacks one, else all that was answered."""
        lacking = self.uncovered()
        return lacking or [e.name for e in self.fields if e.name in self.values and e.shape != PAST_DAY][:-1]

    def field_like(self, name: str) -> str:
        """Return the end of a sentence about a field that there is not."""
        return did_you_mean(name, [one.name for one in self.fields])

    def folder_like(self, name: str) -> str:
        """Return the end of a sentence about a city that there is not."""
        return did_you_mean(name, self.folders)

    def doubles(self) -> list[Double]:
        """Return the records that it may be, the likeliest first."""
        name = str(self.values.get(self.naming, ""))
        held = self.catalogue.of_kind(self.kind.name).values()
        others = [other for other in held if other.city_key == self.folder] if self.kind.by_city else [*held]
        return doubles_of(name, self.values, near=held, alike=others)

    def take_form(self) -> None:
        """Write texts as their model keeps them: a telephone in pairs of digits.

        Raises:
            DataError: where the record is not right.

        """
        record = one(self.path, self.text.encode(), self.catalogue, today=self.today)
        for name in [each.name for each in self.fields if each.name in self.values]:
            kept = getattr(record, name)
            texts = kept if isinstance(kept, list) else [kept]
            if texts and all(isinstance(text, str) for text in texts):
                self.values[name] = kept

    def with_days(self) -> None:
        """Take today for the days that mostly are today, and what a source is likely to establish, where not said."""
        for each in self.fields:
            if each.shape == PAST_DAY and each.is_required:
                self.values.setdefault(each.name, self.today.isoformat())
        for source in self.values.get(SOURCES, []):
            if isinstance(source, dict):
                source.setdefault("consulte_le", self.today.isoformat())
                source.setdefault("champs", self.of_a_source())


def _said(fault: Problem) -> tuple[str, str]:
    return fault.field, fault.sentence
