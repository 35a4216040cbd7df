"""The questions of a new record, in their order; then all answers, to be changed, written or given up."""

import re
from collections.abc import Callable, Container, Iterable
from typing import Any

from portal.commands.filling import Filling, in_turn
from portal.commands.prompts import USE, Back, agreed, bold, chosen, show_choices, split, tell, typed
from portal.drafting import NAMELESS, SOURCES, Fresh, way
from portal.records import Described, Problem, did_you_mean
from portal.saying import say, say_hours

SHOWN = 60
"""So many signs of an answer are shown when it is read again."""
TELLING = ("adresse", "precision", "longitude", "pivot", "commune")
"""The fields by which a place is known again, its name aside."""
WRITE, GIVE_UP, FILE = "e", "a", "f"
REVIEW = (
    f"« {WRITE} » : écrire la fiche ; « {GIVE_UP} » : abandonner ; « {FILE} » : changer le nom du fichier. "
    "Pour changer ou ajouter une réponse, tapez son nom ou son numéro."
)


class Interview:
    """Asks for a record."""

    def __init__(self, fresh: Fresh, *, despite: bool) -> None:
        self.fresh = fresh
        self.despite = despite
        self.filling = Filling(fresh)
        self.told: set[str] = set()
        """The records that it may be a double of, as far as the editor knows them."""

    def ask(self) -> None:
        """Ask for what every record has, then for what it may have, then for the sources."""
        say(bold(f"Nouvelle fiche : {self.fresh.kind.label}"))
        tell(USE)
        self._refuse_given()
        given = set(self.fresh.values)
        first = [self._city] if self.fresh.folders and not self.fresh.folder else []
        while True:
            try:
                in_turn([*first, lambda: self._fields(given)])
            except Back:
                tell("C’est la première question.")
            else:
                break
        self.fresh.with_days()

    def _fields(self, given: Container[str]) -> None:
        """Ask for the fields that were not given beforehand; which there are, the city has decided."""
        needed = [field for field in self.fresh.fields if field.is_required and field.name not in given]
        questions = [self._question(field) for field in needed]
        at = next((n for n, field in enumerate(needed) if field.name == SOURCES), len(needed))
        in_turn([*questions[:at], self._optional, *questions[at:]])

    def _refuse_given(self) -> None:
        """Say what is wrong with answers that were given beforehand, and forget them: they are asked for again."""
        for fault in self.fresh.faults_of_answers():
            tell(f"Refusé : {fault.field}: {fault.sentence}.")
            self.fresh.values.pop(re.split(r"[.\[]", fault.field)[0], None)

    def _city(self) -> None:
        say(f"\n{bold('ville')}")
        tell("La ville où ranger la fiche : celle du lieu ou, à défaut, la plus proche.")
        tell("Aucune ne va ? Ctrl-C, puis « portal new city » : la ville a d’abord sa fiche.")
        names = {key: city.nom for key, city in self.fresh.catalogue.cities.items()}
        choices = {key: names.get(key, "toute la France, sans adresse") for key in self.fresh.folders}
        show_choices(choices)
        while True:
            answer = chosen(typed("Numéro ou valeur"), [*choices])
            if answer in choices:
                self.fresh.folder = answer
                return
            nearest = self.fresh.folder_like(answer or "")
            tell(f"Ce n’est pas une ville de la liste{nearest}")

    def _question(self, field: Described) -> Callable[[], None]:
        return lambda: self._settle(field)

    def _settle(self, field: Described) -> None:
        """Ask for a field, and again where the answer makes the record one that we have."""
        while True:
            self.filling.ask((field.name,), field)
            if field.name not in (self.fresh.naming, *TELLING) or self._is_another():
                break
        if field.name == self.fresh.naming:
            self._file()

    def _file(self) -> None:
        """Say how the file will be called, and ask for another name while that one cannot be."""
        while fault := self.fresh.fault_of_path():
            tell(f"Refusé : {fault}.")
            self._rename()
        tell(f"Le fichier sera {self.fresh.path}.")

    def _rename(self) -> None:
        proposal = "" if self.fresh.slug == NAMELESS else self.fresh.slug
        self.fresh.file = typed("Nom du fichier, sans .yml", default=proposal)

    def _is_another(self) -> bool:
        """Show the records that it may be a double of, and say whether it is another one, as far as one knows."""
        found = [double for double in self.fresh.doubles() if double.other.path not in self.told]
        if not found:
            return True
        say("")
        for double in found:
            tell(f"{bold('Attention')} : {double.told()}")
        if self.despite or agreed("Est-ce bien une autre fiche ?", default=False):
            self.told.update(double.other.path for double in found)
            return True
        tell(f"Alors corrigez plutôt {found[0].other.path} : Ctrl-C arrête ici. Ou changez votre réponse :")
        return False

    def _optional(self) -> None:
        """Offer the other fields, and ask for those that the editor wants to fill in."""
        left = [e for e in self.fresh.fields if not e.is_required and e.name not in self.fresh.values]
        if not left:
            return
        say(f"\n{bold('Champs facultatifs')}")
        tell("N’écrivez que ce qu’une source dit : un champ absent vaut mieux qu’un champ faux.")
        show_choices({field.name: _brief(field.meaning) for field in left})
        tell("Numéros ou noms de ceux à remplir, avec des virgules ; « tout » ; Entrée seule pour aucun.")
        by_name = {field.name: field for field in left}
        while True:
            answer = typed()
            named = [*by_name] if answer == "tout" else [chosen(part, [*by_name]) or part for part in split(answer)]
            if unknown := next((name for name in named if name not in by_name), None):
                tell(f"« {unknown} » n’est pas dans la liste{did_you_mean(unknown, by_name)}")
                continue
            try:
                in_turn([self._question(by_name[name]) for name in by_name if name in named])
            except Back:
                tell("Quels champs, alors ?")
            else:
                return

    def reviewed(self) -> bool:
        """Show all answers, change those that the editor names, and say whether the record is to be written."""
        while True:
            names = self._show()
            faults = self.fresh.faults()
            if faults:
                tell(f"\n{told_faults(faults)}")
            tell(REVIEW)
            try:
                answer = typed()
                if answer == GIVE_UP:
                    return False
                if answer == FILE:
                    self._rename()
                    self._file()
                elif answer == WRITE and faults:
                    tell("La fiche ne peut pas encore être écrite : corrigez ce qui est refusé.")
                elif answer == WRITE and self._is_another():
                    return True
                elif answer not in ("", WRITE):
                    self._change(chosen(answer, names) or answer)
            except Back:
                continue

    def _show(self) -> list[str]:
        """Show what was answered, and return the fields by their numbers."""
        say(f"\n{bold(self.fresh.path)}")
        names = [field.name for field in self.fresh.fields if field.name in self.fresh.values]
        show_choices({name: _brief(_said(self.fresh.values[name])) for name in names})
        for field in self.fresh.fields:
            if field.shape == "horaires" and field.name in self.fresh.values:
                tell(f"{field.name} veut dire : {' / '.join(say_hours(self.fresh.values[field.name]))}")
        return names

    def _change(self, name: str) -> None:
        """Ask for a field again, or for one inside it: `etapes[1].titre`."""
        where = way(name)
        try:
            field = self.fresh.field_at(where)
        except KeyError:
            tell(f"« {name} » n’est pas un champ de cette fiche{self.fresh.field_like(name)}")
            return
        if len(where) == 1:
            self._settle(field)
        else:
            self.filling.ask(where, field)


def told_faults(faults: Iterable[Problem]) -> str:
    """Return what is wrong with a record that is in no file yet, a line each."""
    return "\n".join(f"Refusé : {fault.field}: {fault.sentence}.".replace(" : : ", " : ") for fault in faults)


def _brief(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"


def _said(value: Any) -> str:
    """Return an answer on a line."""
    if isinstance(value, list):
        return " ; ".join(map(_said, value))
    if isinstance(value, dict):
        return ", ".join(_said(one) for one in value.values())
    return str(value)
