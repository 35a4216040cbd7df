"""YAML text to plain values that remember the line and column where they stand."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

Where = tuple[str | int, ...]
"""The way to a value inside a document: keys and list positions, from the outermost."""


@dataclass(frozen=True)
class Mark:
    """A place in a text, counted from 1."""

    line: int
    column: int


START = Mark(1, 1)


@dataclass(frozen=True)
class Document:
    """A YAML document: its values (texts, lists, mappings), and where each stands."""

    text: str
    values: dict[str, Any]
    keys: Mapping[Where, Mark]
    """Where the key of a value stands (the dash's content for a list's member)."""
    marks: Mapping[Where, Mark]
    """Where a value itself begins."""


class SourceError(Exception):
    """A text that is not a document: what is wrong, in French, and where."""

    def __init__(self, sentence: str, mark: Mark = START) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.mark = mark


EXPLANATIONS = (
    (
        "mapping values are not allowed",
        "deux-points inattendu : mettez le texte entre guillemets, ou vérifiez le retrait de la ligne",
    ),
    ("could not find expected ':'", "il manque un deux-points (« : ») après le nom du champ"),
    ("expected <block end>", "le retrait de cette ligne ne suit pas celui des lignes voisines"),
    ("found unexpected end of stream", "un guillemet ouvert n’est pas refermé"),
    (
        "found unknown escape character",
        "barre oblique inverse dans des guillemets doubles : employez des guillemets simples",
    ),
    (
        "found character that cannot start any token",
        "ce signe ne peut pas commencer une valeur : mettez le texte entre guillemets",
    ),
    (
        "did not find expected key",
        "le retrait de cette ligne ne suit pas celui des lignes voisines, ou un guillemet n’est pas refermé",
    ),
    ("did not find expected '-' indicator", "le tiret de cette liste n’est pas aligné avec les autres"),
    ("did not find expected <document start>", "ce texte n’est pas un champ : écrivez « champ: valeur »"),
    (
        "block sequence entries are not allowed",
        "un tiret de liste ne peut pas se trouver ici : allez à la ligne après le deux-points",
    ),
    (
        "did not find expected ',' or",
        "une liste ou un groupe entre crochets n’est pas refermé, ou il y manque une virgule",
    ),
    ("undefined alias", "« * » au début d’une valeur a un sens en YAML : mettez le texte entre guillemets"),
    ("anchor", "« & » au début d’une valeur a un sens en YAML : mettez le texte entre guillemets"),
    ("alias", "« * » au début d’une valeur a un sens en YAML : mettez le texte entre guillemets"),
    ("expected a single document", "le fichier contient plusieurs documents : retirez les lignes « --- »"),
)
"""What the parser says, in English, and what an editor can do about it."""


def decode(data: bytes) -> str:
    """Return the text of a file, without its byte order mark; raise `SourceError` where it is not UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        mark = Mark(before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
        raise SourceError("le fichier n’est pas en UTF-8 : enregistrez-le avec l’encodage UTF-8", mark) from None
    for found in re.finditer(r"[\t\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        name = (
            "une tabulation : remplacez-la par des espaces" if found[0] == "\t" else "un signe invisible : effacez-le"
        )
        raise SourceError(f"cette ligne contient {name}", Mark(line, column))
    return text


def parse(text: str) -> Document:
    """Return the document of a YAML text, every scalar left as the text that was typed.

    Raises:
        SourceError: where the text is empty, is not a mapping, repeats a key or uses an alias.

    """
    if not text.strip():
        raise SourceError("le fichier est vide : recopiez une fiche semblable et changez-la")
    try:
        root = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.MarkedYAMLError as error:
        raise SourceError(_explanation(error), _mark(error.problem_mark or error.context_mark)) from None
    except yaml.YAMLError:
        raise SourceError("le fichier contient un signe que YAML refuse") from None
    if root is None:
        raise SourceError("le fichier ne contient que des commentaires : recopiez une fiche semblable et changez-la")
    if not isinstance(root, yaml.MappingNode):
        raise SourceError("le fichier doit être une suite de lignes « champ: valeur »", _mark(root.start_mark))
    reader = _Reader()
    values = reader.value(root, ())
    return Document(text, values, reader.keys, reader.marks)


class _Reader:
    """One walk through the nodes of a document."""

    def __init__(self) -> None:
        self.keys: dict[Where, Mark] = {}
        self.marks: dict[Where, Mark] = {}
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, where: Where) -> Any:
        mark = _mark(node.start_mark)
        if id(node) in self._seen:
            raise SourceError("cette valeur est un renvoi (« * ») vers une autre : recopiez le texte", mark)
        self._seen.add(id(node))
        self.marks[where] = mark
        self.keys.setdefault(where, mark)
        if isinstance(node, yaml.MappingNode):
            return dict(self._pair(key, value, where) for key, value in self._unique(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(member, (*where, position)) for position, member in enumerate(node.value)]
        return node.value

    def _pair(self, key: yaml.ScalarNode, value: yaml.Node, where: Where) -> tuple[str, Any]:
        inner = (*where, key.value)
        self.keys[inner] = _mark(key.start_mark)
        return key.value, self.value(value, inner)

    @staticmethod
    def _unique(node: yaml.MappingNode) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
        lines: dict[str, int] = {}
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise SourceError("le nom d’un champ doit être un mot", _mark(key.start_mark))
            if key.value in lines:
                raise SourceError(
                    f"le champ « {key.value} » est écrit deux fois (déjà ligne {lines[key.value]}) : gardez-en un",
                    _mark(key.start_mark),
                )
            lines[key.value] = key.start_mark.line + 1
        pairs: list[tuple[yaml.ScalarNode, yaml.Node]] = node.value
        return pairs


def _mark(mark: Any) -> Mark:
    return Mark(mark.line + 1, mark.column + 1) if mark else START


def _explanation(error: yaml.MarkedYAMLError) -> str:
    said = f"{error.context or ''} {error.problem or ''}"
    for english, french in EXPLANATIONS:
        if english in said:
            return french
    return f"cette ligne n’est pas du YAML correct ({(error.problem or '').strip()})"
