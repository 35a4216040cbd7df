"""Addresses that pages have left: where each leads now, and what is wrong with their list."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from portal.records.messages import Problem, near, problem_at, proposal
from portal.records.source import Mark

MOVES = "data/moved.txt"
"""All addresses that a page had once and has no longer, a line each: that address, and the one where it leads."""
NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
LINE = re.compile(rf"/((?:{NAME}/)+(?:{NAME}\.html|\*)?) /((?:{NAME}/)*\*?)")
EXAMPLE = "« /lieux/lyon/ancien-nom/ /lieux/lyon/nouveau-nom/ »"
ALL = "*"
"""What an address ends with that stands for all that is below it."""


@dataclass(frozen=True)
class Move:
    """An address that leads on to another; both are from the root of the site, and are those of pages or folders."""

    old: str
    new: str
    below: bool
    """Whether all that is below the old address leads to the same place below the new one."""


def led(address: str, moves: Iterable[Move]) -> str | None:
    """Return where an address that was left leads, by its own line, else by the deepest folder; nothing if nowhere."""
    own = [move for move in moves if (address.startswith(move.old) if move.below else address == move.old)]
    move = max(own, key=lambda move: (not move.below, len(move.old)), default=None)
    return move.new + address.removeprefix(move.old) if move else None


def read_moves(text: str, *, pages: Collection[str], short: Collection[str]) -> tuple[list[Move], list[Problem]]:
    """Return what a list says, and what is wrong with it.

    `pages` are the addresses of the pages of records and texts, `short` those of codes that are in use: both from
    the root of the site.
    """
    moves: dict[str, Move] = {}
    marks: dict[str, Mark] = {}
    problems = []
    for number, said in enumerate(text.splitlines(), 1):
        if not said or said.startswith("#"):
            continue
        found = LINE.fullmatch(said)
        fault = None
        if not found:
            fault = f"il faut l’ancienne adresse, une espace et la nouvelle, par exemple {EXAMPLE}"
        elif found[1].endswith(ALL) != found[2].endswith(ALL):
            fault = "écrivez l’étoile à la fin des deux adresses, ou d’aucune"
        elif found[1] in moves:
            fault = f"/{found[1]} mène déjà à /{moves[found[1]].new} plus haut : une adresse ne mène qu’à un endroit"
        if found and not fault:
            moves[found[1]] = Move(found[1].rstrip(ALL), found[2].rstrip(ALL), below=found[1].endswith(ALL))
            marks[found[1]] = Mark(number, 1)
        else:
            problems.append(problem_at(MOVES, str(fault), Mark(number, 1), text=text))
    for typed, fault in _faults(moves, pages=pages, taken={*pages, *short}):
        problems.append(problem_at(MOVES, fault, marks[typed], text=text))
    return list(moves.values()), problems


def _faults(moves: Mapping[str, Move], *, pages: Collection[str], taken: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with lines that can be read, each by its old address."""
    left = {move.old: move.new for move in moves.values()}
    for typed, move in moves.items():
        there = {page for page in taken if page.startswith(move.old)} if move.below else {move.old} & set(taken)
        if there:
            yield typed, f"/{min(there)} est encore l’adresse d’une page : supprimez cette ligne"
        elif move.below and move.new.startswith(move.old):
            yield typed, "la nouvelle adresse est au-dessous de l’ancienne : on tournerait en rond"
        elif move.new in left:
            yield typed, f"/{move.new} a changé d’adresse à son tour{proposal(f'/{left[move.new]}')}"
        elif move.new not in pages:
            nearest = near(move.new, pages)
            yield (
                typed,
                f"/{move.new} n’est l’adresse d’aucune page du site" + (proposal(f"/{nearest}") if nearest else ""),
            )
