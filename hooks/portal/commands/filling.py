"""One field of a new record, asked for until its answer is right: a text, a choice, a list, or a group of fields."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from portal.commands.choosing import choices_of, choose
from portal.commands.prompts import IN_PROSE, NONE, Back, agreed, bold, refuse, tell, typed, typed_prose
from portal.drafting import SOURCES, Fresh, Where
from portal.records import Entry, entries_of
from portal.saying import say, say_hours

NEEDED = "Il faut une réponse ici."


def in_turn(questions: Sequence[Callable[[], None]]) -> None:
    """Ask questions one after the other, the one before again where the editor goes back.

    Raises:
        Back: where the editor goes back from the first.

    """
    asked = 0
    while asked < len(questions):
        try:
            questions[asked]()
        except Back:
            if asked == 0:
                raise
            asked -= 1
        else:
            asked += 1


class Filling:
    """Asks for the fields of a record."""

    def __init__(self, fresh: Fresh) -> None:
        self.fresh = fresh

    def ask(self, where: Where, entry: Entry) -> None:
        """Ask for a field, and take its answer; one that is there is kept or changed.

        Raises:
            Back: where the editor wants the question before it.

        """
        _introduce(entry)
        if isinstance(where[-1], int):  # one member of a list
            entry = replace(entry, is_list=False)
        if entry.group and entry.is_list:
            self._groups(where, entry)
        elif entry.group:
            self._alone(where, entry.group)
        elif choices := choices_of(self.fresh, entry):
            self._choose(where, entry, choices)
        elif entry.is_list:
            self._lines(where, entry)
        else:
            self._text(where, entry)

    def _choose(self, where: Where, entry: Entry, choices: Any) -> None:
        while True:
            answer = choose(self.fresh, where, entry, choices)
            if answer is None and entry.is_required:
                tell(NEEDED)
                continue
            self._take(where, answer)
            return

    def _take(self, where: Where, answer: Any) -> None:
        """Keep an answer, or that there is none."""
        if answer:
            self.fresh.put(where, answer)
        else:
            self.fresh.drop(where)

    def _text(self, where: Where, entry: Entry) -> None:
        """Ask for a text, and say what hours mean."""
        default = self.fresh.at(where) or (self.fresh.today.isoformat() if entry.is_past_day else "")
        if entry.is_prose:
            tell(IN_PROSE)
        while True:
            answer = typed_prose(default=default) if entry.is_prose else typed(default=default)
            if answer in ("", NONE):
                if not entry.is_required:
                    self.fresh.drop(where)
                    return
                tell(NEEDED)
            elif faults := self.fresh.faults_with(where, answer):
                default = refuse(faults, where)
            elif entry.is_hours and not _is_meant(answer):
                default = answer
            else:
                self.fresh.put(where, answer)
                return

    def _lines(self, where: Where, entry: Entry) -> None:
        """Ask for texts, one a line."""
        values = self._to_go_on_with(where)
        if values is None:
            return
        tell("Une réponse par ligne. Entrée seule pour finir.")
        default, least = "", max(entry.least, int(entry.is_required))
        while entry.most is None or len(values) < entry.most:
            try:
                answer = typed(f"{len(values) + 1}", default=default)
            except Back:
                if not values:
                    raise
                default = values.pop()
                continue
            if not answer and len(values) >= least:
                break
            if not answer:
                tell(f"Il en faut {least} au moins.")
                continue
            self._take(where, values)
            faults = self.fresh.faults_with((*where, len(values)), answer)
            default = refuse(faults, where) if faults else ""
            values += [] if faults else [answer]
        self._take(where, values)

    def _to_go_on_with(self, where: Where) -> list[Any] | None:
        """Return what a list begins with; nothing where what is there already is to stay as it is."""
        there = self.fresh.at(where) or []
        while there:
            answer = typed(f"Déjà rempli ({len(there)}). Entrée : garder ; « + » : ajouter ; « r » : recommencer")
            if not answer:
                return None
            if answer == "+":
                break
            if answer == "r":
                self.fresh.drop(where)
                return []
        return [*there]

    def _alone(self, where: Where, group: type[BaseModel]) -> None:
        """Ask for each field of a group that stands alone; one that was not begun before is not half there."""
        before = self.fresh.at(where)
        try:
            self._group(where, group)
        except Back:
            if before is None:
                self.fresh.drop(where)
            raise

    def _group(self, where: Where, group: type[BaseModel]) -> None:
        """Ask for each field of a group."""
        entries = entries_of(group)
        if where[0] == SOURCES:  # what it establishes is easier said once one knows which it is
            ours = [entry.name for entry in self.fresh.entries if entry.name in self.fresh.values]
            first, *rest = entries
            entries = (*rest, replace(first, values=tuple(name for name in ours if name != SOURCES)))
        in_turn([self._of(where, entry) for entry in entries])

    def _of(self, where: Where, entry: Entry) -> Callable[[], None]:
        return lambda: self.ask((*where, entry.name), entry)

    def _groups(self, where: Where, entry: Entry) -> None:
        """Ask for groups of fields, one after the other, as many as there are to be."""
        there, group = self._to_go_on_with(where), entry.group
        if there is None or group is None:
            return
        count, least, again = len(there), max(entry.least, len(there) + 1), False
        while entry.most is None or count < entry.most:
            try:
                if not again and count >= least and not self._more(where, entry, count):
                    return
                say(f"\n{bold(f'{entry.name} n° {count + 1}')}{f'  (il en faut {least})' if least > 1 else ''}")
                self._group((*where, count), group)
            except Back:
                self.fresh.drop((*where, count))
                if count == 0:
                    self.fresh.drop(where)
                    raise
                count, again = count - 1, True
            else:
                count, again = count + 1, False

    def _more(self, where: Where, entry: Entry, count: int) -> bool:
        """Say whether a list goes on: it does while something is lacking, unless the editor leaves it for later."""
        lacking = self.fresh.uncovered() if where == (SOURCES,) else []
        if lacking:
            tell(f"Il faut encore une source pour : {', '.join(lacking)}.")
        faults = [] if lacking else self.fresh.faults_with(where, self.fresh.at(where))
        if faults:
            refuse(faults, where)
        return agreed(f"Ajouter à « {entry.name} » un n° {count + 1} ?", default=bool(lacking or faults))


def _introduce(entry: Entry) -> None:
    """Say what is asked for, with an example."""
    say(f"\n{bold(entry.name)}{'' if entry.is_required else '  (facultatif)'}")
    tell(entry.meaning)
    example = ", ".join(entry.example) if isinstance(entry.example, list) else entry.example
    if example and not (entry.values or entry.refers_to or entry.group):
        means = f", qui veut dire : {' / '.join(say_hours(example))}" if entry.is_hours else ""
        tell(f"Exemple : {example}{means}")


def _is_meant(hours: str) -> bool:
    """Say what hours mean, and return whether that is what the editor meant."""
    tell("\n".join(["Ces horaires veulent dire :", *(f"  {line}" for line in say_hours(hours))]))
    return agreed("Est-ce bien cela ?", default=True)
