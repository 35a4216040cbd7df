"""One field of a new record, asked for until its answer is right: a text, a choice, a list, or a group of fields."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from portal.commands.choosing import choices_of, choose
from portal.commands.prompts import IN_PROSE, NONE, Back, agreed, bold, refuse, tell, typed, typed_prose
from portal.drafting import PAST_DAY, SOURCES, Fresh, Where
from portal.records import Described
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

    def ask(self, where: Where, field: Described) -> None:
        """Ask for a field, and take its answer; one that is there is kept or changed.

        Raises:
            Back: where the editor wants the question before it.

        """
        _introduce(field)
        if isinstance(where[-1], int):  # one member of a list
            field = replace(field, is_list=False)
        if field.group and field.is_list:
            self._groups(where, field)
        elif field.group:
            self._alone(where, field.fields)
        elif choices := choices_of(self.fresh, field):
            self._choose(where, field, choices)
        elif field.is_list:
            self._lines(where, field)
        else:
            self._text(where, field)

    def _choose(self, where: Where, field: Described, choices: Any) -> None:
        while True:
            answer = choose(self.fresh, where, field, choices)
            if answer is None and field.is_required:
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

    def _text(self, where: Where, field: Described) -> None:
        """Ask for a text, and say what hours mean."""
        default = self.fresh.at(where) or (self.fresh.today.isoformat() if field.shape == PAST_DAY else "")
        if field.shape == "markdown":
            tell(IN_PROSE)
        while True:
            answer = typed_prose(default=default) if field.shape == "markdown" else typed(default=default)
            if answer in ("", NONE):
                if not field.is_required:
                    self.fresh.drop(where)
                    return
                tell(NEEDED)
            elif faults := self.fresh.faults_with(where, answer):
                default = refuse(faults, where)
            elif field.shape == "horaires" and not _is_meant(answer):
                default = answer
            else:
                self.fresh.put(where, answer)
                return

    def _lines(self, where: Where, field: Described) -> None:
        """Ask for texts, one a line."""
        values = self._to_go_on_with(where)
        if values is None:
            return
        tell("Une réponse par ligne. Entrée seule pour finir.")
        default, least = "", max(field.fewest, int(field.is_required))
        while field.upmost is None or len(values) < field.upmost:
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

    def _alone(self, where: Where, inside: Sequence[Described]) -> None:
        """Ask for each field of a group that stands alone; one that was not begun before is not half there."""
        before = self.fresh.at(where)
        try:
            self._group(where, inside)
        except Back:
            if before is None:
                self.fresh.drop(where)
            raise

    def _group(self, where: Where, fields: Sequence[Described]) -> None:
        """Ask for each field of a group."""
        if where[0] == SOURCES:  # what it establishes is easier said once one knows which it is
            ours = [field.name for field in self.fresh.fields if field.name in self.fresh.values]
            first, *rest = fields
            fields = (*rest, replace(first, values=tuple(name for name in ours if name != SOURCES)))
        in_turn([self._of(where, field) for field in fields])

    def _of(self, where: Where, field: Described) -> Callable[[], None]:
        return lambda: self.ask((*where, field.name), field)

    def _groups(self, where: Where, field: Described) -> None:
        """Ask for groups of fields, one after the other, as many as there are to be."""
        there = self._to_go_on_with(where)
        if there is None:
            return
        count, least, again = len(there), max(field.fewest, len(there) + 1), False
        while field.upmost is None or count < field.upmost:
            try:
                if not again and count >= least and not self._more(where, field, count):
                    return
                say(f"\n{bold(f'{field.name} n° {count + 1}')}{f'  (il en faut {least})' if least > 1 else ''}")
                self._group((*where, count), field.fields)
            except Back:
                self.fresh.drop((*where, count))
                if count == 0:
                    self.fresh.drop(where)
                    raise
                count, again = count - 1, True
            else:
                count, again = count + 1, False

    def _more(self, where: Where, field: Described, count: int) -> bool:
        """Say whether a list goes on: it does while something is lacking, unless the editor leaves it for later."""
        lacking = self.fresh.uncovered() if where == (SOURCES,) else []
        if lacking:
            tell(f"Il faut encore une source pour : {', '.join(lacking)}.")
        faults = [] if lacking else self.fresh.faults_with(where, self.fresh.at(where))
        if faults:
            refuse(faults, where)
        return agreed(f"Ajouter à « {field.name} » un n° {count + 1} ?", default=bool(lacking or faults))


def _introduce(field: Described) -> None:
    """Say what is asked for, with an example."""
    say(f"\n{bold(field.name)}{'' if field.is_required else '  (facultatif)'}")
    tell(field.meaning)
    example = ", ".join(field.example) if isinstance(field.example, list) else str(field.example or "")
    if example and not (field.values or field.of_kind or field.group):
        means = f", qui veut dire : {' / '.join(say_hours(example))}" if field.shape == "horaires" else ""
        tell(f"Exemple : {example}{means}")


def _is_meant(hours: str) -> bool:
    """Say what hours mean, and return whether that is what the editor meant."""
    tell("\n".join(["Ces horaires veulent dire :", *(f"  {line}" for line in say_hours(hours))]))
    return agreed("Est-ce bien cela ?", default=True)
