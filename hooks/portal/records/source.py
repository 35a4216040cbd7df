"""YAML text to plain values that remember the line and column where they stand."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import yaml

from portal.records import explanations, signs

Where = tuple[str | int, ...]
"""The way to a value inside a document: keys and list positions, from the outermost."""


class Mark(NamedTuple):
    """A place in a text, counted from 1."""

    line: int
    column: int


START = Mark(1, 1)


@dataclass(frozen=True)
class Document:
    """A YAML document: its values (texts, lists, mappings), and where each stands."""

    text: str
    values: dict[str, Any]

    @property
    def keys(self) -> Mapping[Where, Mark]:
        """Where the key of a value stands (the dash's content for a list's member)."""
        return self._places.keys

    @property
    def marks(self) -> Mapping[Where, Mark]:
        """Where a value itself begins."""
        return self._places.marks

    @cached_property
    def _places(self) -> "_Reader":
        """The text read again, for what only a wrong record needs."""
        reader = _Reader(self.text, placing=True)
        reader.read()
        return reader

    @cached_property
    def lines(self) -> list[str]:
        """The text, line by line."""
        return LINE_END.split(self.text)


class SourceError(Exception):
    """A text that is not a document: what is wrong, in French, and where."""

    def __init__(self, sentence: str, mark: Mark | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.mark = mark


LINE_END = re.compile(r"\r\n|\r|\n")
NOTHING = ("~", "null", "Null", "NULL")
"""How YAML says that there is no value, when it stands without quotes."""
DEEPEST = 20
"""Our records go six deep."""
LONGEST = 6_000
"""The signs of one value, whatever its field: the longest of ours has 771."""


def decode(data: bytes, *, spared: str = "") -> str:
    """Return the text of a file, without its byte order mark, each accent one with its letter (NFC), lines ended alike.

    Raises:
        SourceError: where it is not UTF-8, or holds a sign that nobody sees and that is not of `spared`.

    """
    try:
        text = LINE_END.sub("\n", unicodedata.normalize("NFC", data.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        mark = mark_at(data[: error.start].decode("utf-8", "replace"), error.start)
        raise SourceError("le fichier n’est pas en UTF-8 : enregistrez-le avec l’encodage UTF-8", mark) from None
    for at, name in signs.refused(text, spared=spared):
        raise SourceError(f"cette ligne contient {name}", mark_at(text, at))
    return text


def mark_at(text: str, index: int) -> Mark:
    """Return the line and column of a sign, given by its number in the text."""
    *above, line = LINE_END.split(text[:index])
    return Mark(len(above) + 1, len(line) + 1)


def parse(text: str) -> Document:
    """Return the document of a YAML text, every scalar left as the text that was typed.

    Raises:
        SourceError: where the text is empty, is not a mapping, repeats a key, or has an anchor, an alias or a tag;
            where a value is too long, goes too deep, or hides a sign that nobody sees behind a backslash.

    """
    if found := explanations.MERGED.search(text):
        raise SourceError(explanations.OF_A_MERGE, mark_at(text, found.start()))
    if not text.strip():
        raise SourceError("le fichier est vide : recopiez une fiche semblable et changez-la")
    reader = _Reader(text)
    try:
        reader.read()
    except yaml.MarkedYAMLError as error:
        raise reader.explained(error) from None
    except yaml.YAMLError:
        raise SourceError("le fichier contient un signe que YAML refuse") from None
    if reader.values is None:
        raise SourceError("le fichier ne contient que des commentaires : recopiez une fiche semblable et changez-la")
    if not isinstance(reader.values, dict):
        raise SourceError("le fichier doit être une suite de lignes « champ: valeur »", _mark(reader.first))
    return Document(text, reader.values)


class _Open:
    """A group or a list that is not ended yet."""

    __slots__ = ("group", "name", "names", "where")

    def __init__(self, group: Any, where: Where) -> None:
        self.group = group
        self.where = where
        self.name: str | None = None
        """The name of the field whose value is to come."""
        self.names: dict[str, Any] = {}
        """Where each name stands."""


class _Reader:
    """One pass over what YAML reads in a text; with `placing`, it keeps where each value stands."""

    def __init__(self, text: str, *, placing: bool = False) -> None:
        self.text = text
        self.placing = placing
        self.values: Any = None
        self.first: Any = None
        """Where the document begins."""
        self.last: Any = None
        """What was read last: the cause of some errors that YAML finds after it."""
        self.keys: dict[Where, Mark] = {}
        self.marks: dict[Where, Mark] = {}
        self._open: list[_Open] = []
        """The groups and lists that are not ended yet, the innermost last."""

    def read(self) -> None:
        """Fill in the values, and with `placing` their marks."""
        parser: Any = yaml.CBaseLoader(self.text)
        while True:
            event = parser.get_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._take(event, self._scalar(event))
            elif kind in (yaml.MappingStartEvent, yaml.SequenceStartEvent):
                inside: Any = {} if kind is yaml.MappingStartEvent else []
                self._open.append(_Open(inside, self._take(event, inside)))
                if len(self._open) > DEEPEST:
                    sentence = "trop de listes ou de groupes sont ouverts les uns dans les autres"
                    raise SourceError(f"{sentence} : comptez crochets et retraits", _mark(event.start_mark))
            elif kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
                self._open.pop()
            elif kind is yaml.AliasEvent:
                self._refuse_swallowed(event)
            elif kind is yaml.DocumentStartEvent and self.first:
                raise SourceError("plusieurs documents dans un fichier : retirez les « --- »", _mark(event.start_mark))
            elif kind is yaml.StreamEndEvent:
                return
            self.last = event

    def _take(self, event: Any, value: Any) -> Where:
        """Put a value where it belongs, or keep the name of a field for the value that follows; return its way."""
        if event.anchor or event.tag:
            self._refuse_swallowed(event)
        if not self._open:
            self.values, self.first = value, event.start_mark
            return self._place((), event)
        inside = self._open[-1]
        if isinstance(inside.group, list):
            inside.group.append(value)
            return self._place((*inside.where, len(inside.group) - 1), event) if self.placing else ()
        if inside.name is None:
            self._name(inside, value, event)
            return ()
        name, inside.name = inside.name, None
        inside.group[name] = value
        return self._place((*inside.where, name), event) if self.placing else ()

    def _place(self, where: Where, event: Any) -> Where:
        """Keep where a value stands."""
        self.marks[where] = _mark(event.start_mark)
        self.keys.setdefault(where, self.marks[where])
        return where

    def _name(self, inside: "_Open", value: Any, event: Any) -> None:
        """Keep the name of a field."""
        if not isinstance(value, str):
            raise SourceError("le nom d’un champ doit être un mot", _mark(event.start_mark))
        if value in inside.names:
            line = inside.names[value].line + 1
            sentence = f"le champ « {value} » est écrit deux fois (déjà ligne {line}) : gardez-en un"
            raise SourceError(sentence, _mark(event.start_mark))
        inside.name = value
        inside.names[value] = event.start_mark
        if self.placing:
            self.keys[*inside.where, value] = _mark(event.start_mark)

    def _scalar(self, event: Any) -> str:
        """Return the text of a value: nothing where YAML's word for nothing stands."""
        value: str = event.value
        if len(value) > LONGEST:
            raise SourceError(f"ce texte est beaucoup trop long : {LONGEST} signes au plus", _mark(event.start_mark))
        if not event.style:
            return "" if value in NOTHING else value
        if event.style == '"':
            for found in signs.unsound(value):  # a backslash and a code stand for it
                begin, end = event.start_mark.index, event.end_mark.index
                at = signs.escape(value[found], self.text, begin=begin, end=end)
                raise SourceError(f"cette valeur contient {signs.named(value[found])}", mark_at(self.text, at))
        return value

    def _refuse_swallowed(self, event: Any) -> None:
        """Raise where a value begins with `&`, `*` or `!`, whose word YAML would swallow."""
        sign = self.text[event.start_mark.index]
        sentence = f"« {sign} » au début d’une valeur a un sens en YAML : mettez le texte entre guillemets"
        raise SourceError(sentence, _mark(event.start_mark))

    def explained(self, error: yaml.MarkedYAMLError) -> SourceError:
        """Return what an editor reads of an error of YAML, where its cause stands."""
        last = self.last
        if getattr(last, "style", None) in ("'", '"') and last.start_mark.line != last.end_mark.line:
            sentence = "le guillemet ouvert ici n’est pas refermé au bout du texte : ajoutez-le"
            return SourceError(sentence, _mark(last.start_mark))
        mark = _mark((explanations.is_of_the_beginning(error) and error.context_mark) or error.problem_mark)
        lines = LINE_END.split(self.text)
        if place := explanations.equals(lines, mark.line):
            return SourceError(explanations.EQUALS, Mark(*place))
        return SourceError(explanations.explanation(error, lines[min(mark.line, len(lines)) - 1]), mark)


def _mark(mark: Any) -> Mark:
    return Mark(mark.line + 1, mark.column + 1)
