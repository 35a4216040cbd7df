"""A YAML text laid out as records are: fields in an order, two spaces further in each time, comments where they belong.

No library keeps comments with what stands below them when fields change places: ruamel.yaml ties each to what stands
above. Here all that is no name, dash or colon is taken from the text as it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from portal.records.fields import below, group_of

STEP = 2
"""Spaces that a group or a list stands further in than its name."""


@dataclass
class _Entry:
    """A field or a member of a list: the comments above it, and its lines, the first without what stands before."""

    name: str
    above: list[str]
    lines: list[str]


def laid_out(text: str, root: yaml.Node, shape: Any) -> str:
    """Return a text, of which `root` is what YAML reads, laid out; `shape` is its model."""
    if not _is_block(root):
        return text.strip() + "\n"
    layout = _Layout(text)
    entries = layout.entries(root, 0, shape)
    above = entries[0].above
    cut = len(above) - above[::-1].index("") if "" in above else 0
    head, entries[0].above = above[:cut], above[cut:]  # what stands apart at the top stays there
    lines = [*head, *_rendered(_in_order(entries, shape), 0), *layout.rest()]
    return "\n".join(lines).strip("\n") + "\n"


def _is_block(node: yaml.Node) -> bool:
    return isinstance(node, yaml.CollectionNode) and not node.flow_style


def _in_order(entries: list[_Entry], shape: Any) -> list[_Entry]:
    """Return the fields of a group in their order; one that it does not have stays below the one above it."""
    group = group_of(shape)
    places = {name: place for place, name in enumerate(group.model_fields if group else ())}
    place, placed = -1, []
    for entry in entries:
        place = places.get(entry.name, place)
        placed.append((place, entry))
    return [entry for _, entry in sorted(placed, key=lambda one: one[0])]


def _rendered(entries: Sequence[_Entry], indent: int) -> Iterator[str]:
    pad = " " * indent
    for entry in entries:
        yield from (f"{pad}{comment}".rstrip() for comment in entry.above)
        yield f"{pad}{entry.lines[0]}".rstrip()
        yield from entry.lines[1:]


class _Layout:
    """One way through a text, from its beginning to its end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        """What stands before is laid out."""

    def entries(self, node: yaml.Node, indent: int, shape: Any) -> list[_Entry]:
        """Return the fields of a group or the members of a list, whose dashes or names stand at `indent`."""
        entries: list[_Entry] = []
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                column = key.start_mark.column
                above = self._above(key, column, indent, entries)
                name = f"{self._raw(key)}:"
                if _is_block(value):
                    comment = self._end_of_line()
                    inside = self._inside(value, indent + STEP, below(shape, key.value))
                    lines = [f"{name}{comment}", *_rendered(inside, indent + STEP)]
                else:
                    lines = self._leaf(name, value, column, indent)
                entries.append(_Entry(key.value, above, lines))
            return entries
        for value in node.value:
            above = self._above(value, node.start_mark.column, indent, entries)
            if not _is_block(value):
                entries.append(_Entry("", above, self._leaf("-", value, node.start_mark.column, indent)))
                continue
            inside = self._inside(value, indent + STEP, below(shape))
            first, *lines = _rendered([_Entry("", [], inside[0].lines), *inside[1:]], indent + STEP)
            entries.append(_Entry("", [*above, *inside[0].above], [f"- {first.lstrip()}", *lines]))
        return entries

    def rest(self) -> list[str]:
        """Return the comments below all that is laid out, as they stand."""
        lines = [line.rstrip() for line in self.text[self.at :].split("\n")[1:]]
        return [line for line in lines if not line or line.lstrip().startswith("#")]

    def _inside(self, node: yaml.Node, indent: int, shape: Any) -> list[_Entry]:
        """Return the fields of a group in their order, or the members of a list in theirs."""
        entries = self.entries(node, indent, shape)
        return _in_order(entries, shape) if isinstance(node, yaml.MappingNode) else entries

    def _leaf(self, name: str, node: yaml.Node, column: int, indent: int) -> list[str]:
        """Return the lines of a text, or of a list in brackets, whose name stands at `column` and will at `indent`."""
        between = self.text[self.at : node.start_mark.index].split("\n")
        comments = "".join(f"  {line[line.index('#') :].rstrip()}" for line in between if "#" in line)
        first, *rest = self._raw(node).split("\n")
        lines = [f"{name} {first}".rstrip() + comments, *(_moved(line, indent - column) for line in rest)]
        lines[-1] += self._end_of_line()
        return lines

    def _raw(self, node: yaml.Node) -> str:
        """Return what is typed for a node, without the empty lines below it; go on after it."""
        raw = self.text[node.start_mark.index : node.end_mark.index]
        is_kept = getattr(node, "style", None) in ("|", ">") and "+" in raw.partition("\n")[0]
        raw = raw.removesuffix("\n") if is_kept else raw.rstrip()
        self.at = node.start_mark.index + len(raw)
        return raw

    def _end_of_line(self) -> str:
        """Return the comment that ends the line, if one does; go on at its end."""
        end = self.text.find("\n", self.at)
        end = len(self.text) if end < 0 else end
        _, sign, comment = self.text[self.at : end].partition("#")
        self.at = end
        return f"  #{comment}".rstrip() if sign else ""

    def _above(self, node: yaml.Node, column: int, indent: int, before: list[_Entry]) -> list[str]:
        """Return the comments above a node, each without what stands before it; go on at the node.

        Its name or dash stands at `column`, and will at `indent`. Comments that stand further in end what is above.
        """
        *lines, _ = self.text[self.at : node.start_mark.index].split("\n")
        above: list[str] = []
        for line in lines[1:] if self.at else lines:
            start = line.find("#")
            if start > column and before and not above:
                before[-1].lines.append(" " * (indent + start - column) + line[start:].rstrip())
            elif start >= 0:
                above.append(line[start:].rstrip())
            elif not line.strip() and above[-1:] != [""]:
                above.append("")
        self.at = node.start_mark.index
        return above


def _moved(line: str, by: int) -> str:
    """Return a line of a longer text, as much further in, or out, as its name is."""
    if by < 0:
        return line[min(-by, len(line) - len(line.lstrip(" "))) :]
    return " " * by + line if line else line
