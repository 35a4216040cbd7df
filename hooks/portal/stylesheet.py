"""One stylesheet for all pages: those of Material's rules that some page calls for, and ours above them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import lightningcss
import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule


@dataclass
class Vocabulary(HTMLParser):
    """The elements, classes, ids and attributes that pages are written with."""

    elements: set[str] = field(default_factory=lambda: {"html", "body"})
    classes: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    attributes: set[tuple[str, str | None]] = field(default_factory=set)
    """Names, each with every value it takes; a name alone is there with no value."""

    def __post_init__(self) -> None:
        """Make the parser ready."""
        super().__init__()

    @classmethod
    def of(cls, pages: Iterable[str]) -> "Vocabulary":
        """Return the vocabulary of HTML pages."""
        words = cls()
        for page in pages:
            words.feed(page)
        return words

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in a tag."""
        self.elements.add(tag)
        for name, value in attrs:
            self.attributes |= {(name, value), (name, None)}
            if name == "class":
                self.classes.update((value or "").split())
            if name == "id" and value:
                self.ids.add(value)


def join(material: str, ours: str, pages: Iterable[str]) -> str:
    """Return one minified stylesheet for `pages`.

    Material's rules are put in a cascade layer, so that ours win whatever their specificity; a browser too old for
    layers leaves them out, and ours suffice.
    """
    rules = _rules(_parsed(material), Vocabulary.of(pages))
    kept = _without_idle_properties("".join(rules))
    return lightningcss.process_stylesheet(f"@layer material{{{kept}}}{ours}")


def _parsed(css: str | list[Node]) -> list[Node]:
    """Return the rules of a stylesheet, or of what stands between the braces of one of its at-rules."""
    return list(tinycss2.parse_rule_list(css, skip_comments=True, skip_whitespace=True))


def _rules(nodes: Iterable[Node], words: Vocabulary) -> Iterator[str]:
    """Yield the rules that may touch an element of the pages."""
    for node in nodes:
        if isinstance(node, QualifiedRule):
            selectors = [s for s in _selectors(node.prelude) if _alive(s, words)]
            if selectors:
                yield f"{','.join(map(tinycss2.serialize, selectors))}{{{tinycss2.serialize(node.content)}}}"
        elif isinstance(node, AtRule) and node.at_keyword in ("media", "supports"):
            inner = "".join(_rules(_parsed(node.content), words))
            if inner:
                yield f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}{{{inner}}}"


def _selectors(prelude: list[Node]) -> Iterator[list[Node]]:
    """Split a prelude at its commas."""
    selector: list[Node] = []
    for token in prelude:
        if token == ",":  # noqa: S105 - a token of CSS
            yield selector
            selector = []
        else:
            selector.append(token)
    yield selector


def _alive(selector: list[Node], words: Vocabulary) -> bool:
    """Say whether every name in a selector, pseudo-classes aside, is in the pages."""
    before: Any = None
    for token in selector:
        if token.type == "ident" and before == ".":
            known = token.value in words.classes
        elif token.type == "ident" and before != ":":
            known = token.lower_value in words.elements
        elif token.type == "hash":
            known = token.value in words.ids
        elif token.type == "[] block":
            known = _attribute(token.content) in words.attributes
        else:
            known = True
        if not known:
            return False
        before = token
    return True


def _attribute(content: list[Node]) -> tuple[str, str | None]:
    """Return the name that an attribute selector asks for, and the value where it asks for one exactly."""
    tokens = [token for token in content if token.type != "whitespace"]
    exact = len(tokens) == 3 and tokens[1] == "="  # noqa: PLR2004 - name, sign, value
    return tokens[0].value, str(tokens[2].value) if exact else None


def _without_idle_properties(css: str) -> str:
    """Return a stylesheet without the custom properties that nothing reads, nor those that only such ones read."""
    read = set(re.findall(r"var\(\s*(--[\w-]+)", css))
    pruned = "".join(_declarations(_parsed(css), read))
    return pruned if len(pruned) == len(css) else _without_idle_properties(pruned)


def _declarations(nodes: Iterable[Node], read: set[str]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, AtRule):
            inner = "".join(_declarations(_parsed(node.content), read))
            head = f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}"
        else:
            kept = (
                one
                for one in tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
                if _useful(one, read)
            )
            inner = ";".join(one.serialize() for one in kept)
            head = tinycss2.serialize(node.prelude)
        if inner:
            yield f"{head}{{{inner}}}"


def _useful(declaration: Node, read: set[str]) -> bool:
    if not isinstance(declaration, Declaration):
        return False
    return not declaration.name.startswith("--") or declaration.name in read
