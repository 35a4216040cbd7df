"""A record as it is written: its first line, the order of its fields, its quotes and numbers; never another meaning."""

import re

from portal.records.checking import document_of
from portal.records.layout import laid_out
from portal.records.messages import DataError, problem_at, suggestion
from portal.records.models import KINDS, NATIONAL, Kind
from portal.records.source import parse
from portal.records.styling import composed, styled

SCHEMAS = ".schemas"
"""The folder at the root that has the JSON Schema of each kind, for editors of code."""
_COMMENTS = re.compile(r"\A(?:[ ]*(?:#.*)?\n)*")
_FIRST_LINE = re.compile(r"^[ ]*#[ ]*yaml-language-server:.*\n", re.MULTILINE)


def schema_name(kind: Kind, key: str) -> str:
    """Return the name of the schema of a record."""
    return f"{kind.name}-{NATIONAL}" if kind.model_for(key) is not kind.model else kind.name


def first_line(path: str) -> str:
    """Return what tells an editor of code where the schema of the record at a path is, in its first line.

    Raises:
        DataError: where no record can stand there.

    """
    return f"# yaml-language-server: $schema={'../' * path.count('/')}{SCHEMAS}/{schema_name(*_filed(path))}.json\n"


def tidied(path: str, data: bytes) -> str:
    """Return the text of the record at a path from the root as `portal format` writes it: what it says is the same.

    Whatever else may be wrong with it stays.

    Raises:
        DataError: where no record can stand there, or its text is no YAML; the problem says where.

    """
    kind, key = _filed(path)
    model = kind.model_for(key)
    text = document_of(path, data).text
    typed = _COMMENTS.sub(lambda found: _FIRST_LINE.sub("", found[0]), text)
    root = composed(typed)
    text = styled(typed, root, model)
    made = laid_out(text, root if text == typed else composed(text), model)
    if made != text and parse(made).values != parse(text).values:
        sentence = "« portal format » changerait ce que dit cette fiche : rien n’est écrit, rangez-la vous-même"
        raise DataError([problem_at(path, sentence)])
    return first_line(path) + made


def _filed(path: str) -> tuple[Kind, str]:
    """Return of which kind the record at a path is, and its key; the first folder stands for `data/`."""
    name, *rest = path.partition("/")[2].removesuffix(".yml").split("/")
    kind = KINDS.get(name)
    if not kind or not path.endswith(".yml") or kind.single is bool(rest):
        hint = "" if kind else suggestion(name, list(KINDS))
        raise DataError([problem_at(path, f"ce fichier n’est à la place d’aucune fiche{hint}")])
    return kind, "/".join(rest)
