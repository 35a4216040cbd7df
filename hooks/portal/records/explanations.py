"""What the YAML parser says, in English, and what an editor can do about it, in French."""

import re
from collections.abc import Sequence

import yaml

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
    (
        "mapping keys are not allowed",
        "« ? » au début d’une valeur a un sens en YAML : mettez le texte entre guillemets",
    ),
    ("directive", "« % » ne peut pas commencer une ligne : mettez le texte entre guillemets"),
    ("scanning a tag", "« ! » au début d’une valeur a un sens en YAML : mettez le texte entre guillemets"),
    ("expected comment or line break", "après « | » ou « > », allez à la ligne : le texte commence dessous"),
    (
        "invalid Unicode character escape code",
        "barre oblique inverse suivie d’un code qui n’est pas un signe : tapez le signe lui-même",
    ),
    (
        "did not find expected hexdecimal number",
        "barre oblique inverse dans des guillemets doubles : employez des guillemets simples",
    ),
    ("anchor", "« & » au début d’une valeur a un sens en YAML : mettez le texte entre guillemets"),
    ("alias", "« * » au début d’une valeur a un sens en YAML : mettez le texte entre guillemets"),
)
"""What the parser says, in English, and what an editor can do about it."""

OF_MARKDOWN = (
    (r"\s*\* ", "dans une liste, chaque ligne commence par un tiret et une espace, pas par « * »"),
    (r"\s*```", "« ``` » entoure un exemple dans une page : une fiche ne l’a pas, retirez cette ligne"),
)
"""What people take along from a text in Markdown."""

FROM_THE_BEGINNING = (
    "while scanning a quoted scalar",
    "while scanning a simple key",
    "while parsing a flow",
    "while scanning a directive",
    "while scanning a tag",
)
"""Where the parser notices the mistake far below: what was never ended is at fault where it begins."""

MERGED = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |$)", re.MULTILINE)
"""The marks that git leaves where two people changed the same lines."""
OF_A_MERGE = (
    "deux personnes ont changé ces lignes : gardez une version, et retirez les lignes « <<<<<<< », « ======= » et "
    "« >>>>>>> »"
)
EQUALS = "après le nom du champ, écrivez deux-points et une espace, pas « = »"
_EQUALS = re.compile(r"\s*(?:- +)*([a-z]\w*) ?=")


def explanation(error: yaml.MarkedYAMLError, line: str) -> str:
    """Return the sentence for an error of YAML on a line."""
    for pattern, sentence in OF_MARKDOWN:
        if re.match(pattern, line):
            return sentence
    said = f"{error.context or ''} {error.problem or ''}"
    for english, french in EXPLANATIONS:
        if english in said:
            return french
    return "cette ligne n’a pas la forme attendue : comparez-la avec celle d’une fiche semblable"


def is_of_the_beginning(error: yaml.MarkedYAMLError) -> bool:
    """Say whether an error's cause is where what it speaks of begins."""
    return (error.context or "").startswith(FROM_THE_BEGINNING)


def equals(lines: Sequence[str], line: int) -> tuple[int, int] | None:
    """Return the line and column of a field that has an equals sign for its colon, on a line or the one above."""
    for n in range(min(line, len(lines)), max(line - 2, 0), -1):
        if found := _EQUALS.match(lines[n - 1]):
            return n, found.start(1) + 1
    return None
