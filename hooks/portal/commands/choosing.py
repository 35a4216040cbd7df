"""One of the values that there are, or several: by their numbers, as they are, or searched where they are many."""

import re
from collections.abc import Iterable, Mapping, Sequence

from portal.commands.prompts import NONE, chosen, refuse, show_choices, split, tell, typed
from portal.drafting import Fresh, Where
from portal.knowing import plain, title
from portal.records import Described, Problem

ALL = "tout"
MANY = 40
"""More choices than this are not listed: one searches them."""
FOUND = 15
"""So many are shown at most of those that a search finds."""
ESTABLISHED = "champs"
"""The field of a source that names those which it establishes."""


def choices_of(fresh: Fresh, field: Described) -> Mapping[str, str]:
    """Return the values that a field may have, each with what it is called."""
    if not field.of_kind:
        return dict.fromkeys(field.values, "")
    if field.of_kind == "glossary":
        return {key: word.mot for key, word in fresh.catalogue.glossary.mots.items()}
    return {key: title(record) for key, record in fresh.catalogue.of_kind(field.of_kind).items()}


def choose(fresh: Fresh, where: Where, field: Described, choices: Mapping[str, str]) -> str | list[str] | None:
    """Return what an editor chooses, once it is right; nothing where the question is passed over.

    Raises:
        Back: where the question before it is asked for.

    """
    known = fresh.at(where) or (fresh.of_a_source() if field.name == ESTABLISHED else [])
    default = kept = ", ".join(known) if isinstance(known, list) else known
    listed, taken = _shown(field, choices), list[str]()
    while True:
        answer = typed("Numéro ou valeur" if listed else "", default=default)
        if answer in ("", NONE):
            return taken or None
        if len(choices) > MANY and (found := _search(answer, choices)):
            listed, default = dict([*found.items()][:FOUND]), next(iter(found)) if len(found) == 1 else ""
            show_choices(listed)
            if len(found) > FOUND:
                tell(f"Il y en a {len(found) - FOUND} de plus : précisez le nom.")
            continue
        values = _named(answer, choices, [*listed], several=field.is_list)
        if not values:
            continue
        values = list(dict.fromkeys([*taken, *values])) if taken else values
        if faults := fresh.faults_with(where, values if field.is_list else values[0]):
            better = refuse(faults, where)
            default = ", ".join(_mended(values, faults[0], better)) if better else ""
        elif not field.is_list:
            return values[0]
        elif len(choices) <= MANY or answer == kept:
            return values
        else:
            taken, listed, default = values, {}, ""
            tell(f"Retenu : {', '.join(taken)}. Cherchez-en d’autres, ou Entrée seule pour finir.")


def _shown(field: Described, choices: Mapping[str, str]) -> Mapping[str, str]:
    """List the values that there are, and return those that have a number."""
    if field.is_list:
        tell(f"Plusieurs réponses : séparez-les par des virgules. « {ALL} » les prend toutes.")
    if len(choices) <= MANY:
        show_choices(choices)
        return choices
    if any(choices.values()):
        tell(f"Il y en a {len(choices)} : tapez quelques lettres du nom pour chercher.")
    else:
        tell(", ".join(choices))
    return {}


def _named(answer: str, choices: Mapping[str, str], listed: Sequence[str], *, several: bool) -> list[str]:
    """Return the values that an answer names, by their numbers or as they are; none where a number is of no value."""
    if answer == ALL and several:
        return [*(listed or choices)]
    named = [chosen(part, listed) for part in (split(answer) if several else [answer])]
    if None in named:
        tell(f"Il n’y a pas ce numéro : de 1 à {len(listed)}." if listed else "Tapez des lettres du nom.")
        return []
    return [value for value in named if value is not None]


def _search(answer: str, choices: Mapping[str, str]) -> Mapping[str, str]:
    """Return the values whose letters, or those of whose names, are these; none where the answer is one of them."""
    if any(part in choices or part.isdecimal() for part in split(answer)):
        return {}
    said = plain(answer)
    return {value: name for value, name in choices.items() if said in plain(f"{value} {name}")}


def _mended(values: Iterable[str], fault: Problem, better: str) -> list[str]:
    """Return values with a better one in the place of the one that is wrong."""
    mended = [*values]
    at = re.search(r"\[(\d+)\]$", fault.field)
    mended[int(at[1]) if at and len(mended) > 1 else 0] = better
    return mended
