"""YAML text to plain values that remember the line and column where they stand."""

import re
from collections.abc import Iterator, Mapping
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

    def __init__(self, sentence: str, mark: Mark | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.mark = mark


EXPLANATIONS = (
    (
        "mapping values are not allowed",
        "deux-points inattendu : mettez le texte entre guillemets, ou vérifiez le retrait de la ligne",
    ),
    ("could not find expected ':'", "après le nom du champ, il faut un deux-points, puis une espace ordinaire"),
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
        "le retrait de cette ligne ne suit pas celui des lignes voisines, ou un guillemet ferme le texte trop tôt",
    ),
    (
        "did not find expected '-' indicator",
        "cette ligne n’est pas alignée avec celles de la liste : vérifiez les espaces au début",
    ),
    ("did not find expected <document start>", "ce texte n’est pas un champ : écrivez « champ: valeur »"),
    (
        "block sequence entries are not allowed",
        "un tiret de liste ne peut pas se trouver ici : allez à la ligne après le deux-points",
    ),
    (
        "did not find expected ',' or",
        "une liste ou un groupe entre crochets n’est pas refermé, ou il y manque une virgule",
    ),
    (
        "did not find expected node content",
        "ce signe ne peut pas commencer une valeur : mettez le texte entre guillemets",
    ),
    ("scanning a directive", "« % » ne peut pas commencer une ligne : mettez le texte entre guillemets"),
    ("expected comment or line break", "après « | » ou « > », allez à la ligne : le texte commence dessous"),
    ("anchor", "« & » au début d’une valeur a un sens en YAML : mettez le texte entre guillemets"),
    ("alias", "« * » au début d’une valeur a un sens en YAML : mettez le texte entre guillemets"),
    ("expected a single document", "le fichier contient plusieurs documents : retirez les lignes « --- »"),
)
"""What the parser says, in English, and what an editor can do about it."""

FROM_THE_BEGINNING = (
    "while scanning a quoted scalar",
    "while scanning a simple key",
    "while parsing a flow",
    "while scanning a directive",
)
"""Where the parser notices the mistake far below: what was never ended is at fault where it begins."""

INVISIBLE = re.compile(
    r"[\t\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)
"""Signs that nobody sees, and that YAML refuses or that make a text other than it looks."""


DEEPEST = 20
"""Our records go six deep; thousands would overflow the parser's stack."""


def decode(data: bytes) -> str:
    """Return the text of a file, without its byte order mark; raise `SourceError` where it is not UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        mark = Mark(before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
        raise SourceError("le fichier n’est pas en UTF-8 : enregistrez-le avec l’encodage UTF-8", mark) from None
    for found in INVISIBLE.finditer(text):
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
        SourceError: where the text is empty, is not a mapping, repeats a key, or has an anchor, an alias or a tag.

    """
    if not text.strip():
        raise SourceError("le fichier est vide : recopiez une fiche semblable et changez-la")
    try:
        _refuse_signs(text)
        root = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.MarkedYAMLError as error:
        begun = (error.context or "").startswith(FROM_THE_BEGINNING)
        mark = error.context_mark if begun else error.problem_mark
        raise SourceError(_explanation(error), _mark(mark or error.context_mark)) from None
    except yaml.YAMLError:
        raise SourceError("le fichier contient un signe que YAML refuse") from None
    if root is None:
        raise SourceError("le fichier ne contient que des commentaires : recopiez une fiche semblable et changez-la")
    if not isinstance(root, yaml.MappingNode):
        raise SourceError("le fichier doit être une suite de lignes « champ: valeur »", _mark(root.start_mark))
    reader = _Reader()
    values = reader.value(root, ())
    return Document(text, values, reader.keys, reader.marks)


def _refuse_signs(text: str) -> None:
    """Raise where a value begins with `&`, `*` or `!`, whose word YAML would swallow, or where groups go too deep."""
    depth = 0
    for event in _events(text):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            sentence = (
                "trop de listes ou de groupes sont ouverts les uns dans les autres : comptez crochets et retraits"
            )
            raise SourceError(sentence, _mark(event.start_mark))
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            mark: Any = event.start_mark
            sign = text[mark.index]
            sentence = f"« {sign} » au début d’une valeur a un sens en YAML : mettez le texte entre guillemets"
            raise SourceError(sentence, _mark(mark))


def _events(text: str) -> Iterator[yaml.Event]:
    """Yield what YAML reads; a text in quotes that ran over its line right before an error is that error's cause."""
    last: Any = None
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            yield event
            last = event
    except yaml.MarkedYAMLError:
        if getattr(last, "style", None) in ("'", '"') and last.start_mark.line != last.end_mark.line:
            sentence = "le guillemet ouvert ici n’est pas refermé au bout du texte : ajoutez-le"
            raise SourceError(sentence, _mark(last.start_mark)) from None
        raise


class _Reader:
    """One walk through the nodes of a document."""

    def __init__(self) -> None:
        self.keys: dict[Where, Mark] = {}
        self.marks: dict[Where, Mark] = {}

    def value(self, node: yaml.Node, where: Where) -> Any:
        mark = _mark(node.start_mark)
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
    return Mark(mark.line + 1, mark.column + 1)


def _explanation(error: yaml.MarkedYAMLError) -> str:
    said = f"{error.context or ''} {error.problem or ''}"
    for english, french in EXPLANATIONS:
        if english in said:
            return french
    return "cette ligne n’a pas la forme attendue : comparez-la avec celle d’une fiche semblable"
