"""The plan of the house: its rooms and who imports whom, read from the code itself so that it cannot rot."""

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

import grimp

WIDTH, ROW, BOX = 320, 62, (92, 30)
"""Units across the picture, from a row to the next, and the width and height of a room."""
HOOKS = Path(__file__).parents[2]
DOOR = "events"
"""The module beside the package that knows what builds the site."""

Uses = Mapping[str, frozenset[str]]
"""The rooms that each room imports."""


@dataclass(frozen=True)
class Room:
    """A room, where it stands in the picture, and the rooms that it imports."""

    name: str
    x: int
    """The middle of its box, in units."""
    y: int
    """Its top, in units."""
    uses: Sequence[str]

    @property
    def left(self) -> int:
        """The left of its box, in units."""
        return self.x - BOX[0] // 2

    @property
    def text_y(self) -> int:
        """Where its name stands, in units."""
        return self.y + BOX[1] // 2 + 4


@dataclass(frozen=True)
class Plan:
    """All rooms, those that import the most above, with the arrows that no longer way already says."""

    rooms: Sequence[Room]
    arrows: Sequence[tuple[int, int, int, int]]
    """From the bottom of a room to the top of one that it imports: x, y, x, y in units."""
    width: int
    height: int
    box: tuple[int, int]


@cache
def plan() -> Plan:
    """Return the plan of the code that is running."""
    return drawn(_imports())


def drawn(uses: Uses) -> Plan:
    """Return the picture of rooms; no room may import itself by a way around."""
    floors = {room: _floor(room, uses) for room in sorted(uses)}
    rooms: list[Room] = []
    top = max(floors.values())
    for floor, names in groupby(sorted(floors, key=lambda room: (-floors[room], room)), key=floors.__getitem__):
        row = list(names)
        for n, name in enumerate(row):
            rooms.append(Room(name, round(WIDTH * (n + 0.5) / len(row)), 8 + (top - floor) * ROW, sorted(uses[name])))
    at = {room.name: room for room in rooms}
    arrows = [
        (one.x, one.y + BOX[1], at[other].x, at[other].y)
        for one in rooms
        for other in one.uses
        if not any(other in _below(way, uses) for way in one.uses)
    ]
    return Plan(rooms, arrows, WIDTH, 16 + top * ROW + BOX[1], BOX)


def _below(room: str, uses: Uses) -> set[str]:
    """Return the rooms that a room imports, at once or by another."""
    return set(uses[room]).union(*(_below(other, uses) for other in uses[room]))


def _floor(room: str, uses: Uses) -> int:
    return 1 + max((_floor(other, uses) for other in uses[room]), default=-1)


def _imports() -> Uses:
    graph = grimp.build_graph("portal", cache_dir=None)
    rooms = {child.removeprefix("portal.") for child in graph.find_children("portal")}
    modules = {room: {f"portal.{room}", *graph.find_descendants(f"portal.{room}")} for room in rooms}
    imported = {
        room: {
            used.split(".")[1] for module in modules[room] for used in graph.find_modules_directly_imported_by(module)
        }
        for room in rooms
    }
    tree = ast.parse((HOOKS / f"{DOOR}.py").read_text("utf-8"))
    door = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    imported[DOOR] = {name.split(".")[1] for name in door if name.startswith("portal.")}
    return {room: frozenset(used - {room}) for room, used in imported.items()}
