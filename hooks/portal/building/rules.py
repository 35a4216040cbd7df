"""The rules of a stylesheet, cut to those that may touch an element of a page that is written with some words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import tinycss2
from pygments.lexers.javascript import JavascriptLexer
from pygments.token import Name, String
from selectolax.lexbor import LexborHTMLParser
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule

CHANGING = ("hidden", "open")
"""Attributes that a visitor or a script gives and takes away."""
NAME = re.compile(r"[\w-]+")
READ = re.compile(r"var\(\s*(--[\w-]+)")

Words = frozenset[str]
"""What HTML is written with, as selectors name it: `p`, `.class`, `#id`, `[attribute]` and `[attribute=value]`."""


def words_of(html: str) -> Words:
    """Return what a text of HTML is written with."""
    tags, attributes = {"html", "body"}, set[tuple[str, str | None]]()
    root = LexborHTMLParser(html).root
    for node in root.traverse() if root else ():
        tags.add(node.tag or "")
        attributes.update(node.attributes.items())
    return frozenset(tags).union(*(_words_of(name, value) for name, value in attributes))


@lru_cache(maxsize=10_000)
def _words_of(name: str, value: str | None) -> tuple[str, ...]:
    if name == "class":
        return tuple(f".{one}" for one in (value or "").split())
    return (f"#{value}",) if name == "id" else (f"[{name}]", f"[{name}={value}]")


def words_in(script: str) -> Words:
    """Return what a script may give to a page: what its texts name, attributes that its code does, and `CHANGING`.

    A variable of the script that has the name of a class calls for no rule.
    """
    found = {f"[{name}]" for name in CHANGING}
    for kind, text in JavascriptLexer().get_tokens(script):
        if kind in String and kind is not String.Regex:
            found.update(form.format(name) for name in NAME.findall(text) for form in ("{}", ".{}", "#{}", "[{}]"))
        elif kind in Name:
            found.add(f"[{text}]")
    return frozenset(found)


class _Declaration(NamedTuple):
    """A property with its value."""

    name: str
    text: str
    reads: Words
    """The custom properties that its value reads."""

    @property
    def is_custom(self) -> bool:
        """Whether it is there only to be read by others."""
        return self.name.startswith("--")


@dataclass(frozen=True)
class _Rule:
    """A rule: its selectors, each with the words that it names, and its declarations."""

    selectors: tuple[tuple[str, Words], ...]
    declarations: tuple[_Declaration, ...]

    @classmethod
    def of(cls, node: QualifiedRule) -> "_Rule":
        """Return a parsed rule."""
        content = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
        return cls(
            tuple((tinycss2.serialize(one), frozenset(_words(one))) for one in _selectors(node.prelude)),
            tuple(
                _Declaration(one.name, text := one.serialize(), frozenset(READ.findall(text)))
                for one in content
                if isinstance(one, Declaration)
            ),
        )

    def cut(self, words: Words) -> "_Rule":
        """Return the rule with the selectors that may touch an element of the pages."""
        return _Rule(tuple(one for one in self.selectors if one[1] <= words), self.declarations)

    def inside(self, name: str) -> "_Rule":
        """Return the rule with the selectors that ask for this name, or for the root of the page, where values are."""
        return _Rule(tuple(one for one in self.selectors if name in one[1] or one[0] == ":root"), self.declarations)

    def declared(self) -> Iterator[_Declaration]:
        """Yield all declarations, if there is anything that they are of."""
        yield from self.declarations if self.selectors else ()

    def say(self, read: set[str]) -> str:
        """Return the text of the rule, without the custom properties that are not `read`."""
        kept = [one.text for one in self.declarations if not one.is_custom or one.name in read]
        return f"{','.join(text for text, _ in self.selectors)}{{{';'.join(kept)}}}" if self.selectors and kept else ""


@dataclass(frozen=True)
class Sheet:
    """The rules of a stylesheet, or of one of its groups."""

    head: str
    """What stands before the braces of a group; empty for a whole stylesheet."""
    rules: tuple["_Rule | Sheet", ...]

    @classmethod
    def of(cls, css: str | list[Node], head: str = "") -> "Sheet":
        """Return the rules of a stylesheet; at-rules other than conditions and layers are left out."""
        rules: list[_Rule | Sheet] = []
        for node in tinycss2.parse_rule_list(css, skip_comments=True, skip_whitespace=True):
            if isinstance(node, QualifiedRule):
                rules.append(_Rule.of(node))
            elif isinstance(node, AtRule) and node.content and node.at_keyword in ("media", "supports", "layer"):
                rules.append(cls.of(node.content, f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}"))
        return cls(head, tuple(rules))

    def names(self) -> Words:
        """Return every word that a selector names."""
        return frozenset[str]().union(
            *(
                rule.names() if isinstance(rule, Sheet) else frozenset[str]().union(*(w for _, w in rule.selectors))
                for rule in self.rules
            )
        )

    def cut(self, words: Words) -> "Sheet":
        """Return the stylesheet for pages that are written with `words`."""
        return Sheet(self.head, tuple(rule.cut(words) for rule in self.rules))

    def inside(self, name: str) -> "Sheet":
        """Return the stylesheet for what stands inside elements that selectors ask for by this name."""
        return Sheet(self.head, tuple(rule.inside(name) for rule in self.rules))

    def declared(self) -> Iterator[_Declaration]:
        """Yield all declarations of all rules."""
        for rule in self.rules:
            yield from rule.declared()

    def say(self, read: set[str]) -> str:
        """Return the text of the stylesheet, without the custom properties that are not `read`."""
        inner = "".join(rule.say(read) for rule in self.rules)
        return f"{self.head}{{{inner}}}" if self.head and inner else inner

    def __str__(self) -> str:
        """Return its text, without the custom properties that nothing reads, nor those that only such ones read."""
        read: set[str] = set()
        found = {name for one in self.declared() if not one.is_custom for name in one.reads}
        while found:
            read |= found
            found = {name for one in self.declared() if one.name in found for name in one.reads} - read
        return self.say(read)


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


def _words(selector: list[Node]) -> Iterator[str]:
    """Yield every name that a selector asks for, in the page or inside by `:has(…)`, as `Words` say it."""
    before: Any = None
    for token in selector:
        if token.type == "ident" and before == ".":
            yield f".{token.value}"
        elif token.type == "ident" and before != ":":
            yield token.lower_value
        elif token.type == "hash":
            yield f"#{token.value}"
        elif token.type == "[] block":
            yield _attribute(token.content)
        elif token.type == "function" and token.lower_name == "has" and "," not in token.arguments:
            yield from _words(token.arguments)
        before = token


def _attribute(content: list[Node]) -> str:
    """Return the attribute that a selector asks for, with its value where it asks for one exactly."""
    tokens = [token for token in content if token.type != "whitespace"]
    exact = len(tokens) == 3 and tokens[1] == "="  # noqa: PLR2004 - name, sign, value
    return f"[{tokens[0].value}={tokens[2].value}]" if exact else f"[{tokens[0].value}]"
