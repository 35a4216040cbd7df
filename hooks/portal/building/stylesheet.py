"""The style of each page: those of Material's rules and of ours that it calls for, ours above."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import lightningcss
import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule

OLDEST = ["chrome 69", "firefox 48", "safari 12.1", "ios_saf 12.2"]
"""The oldest that our own rules are written for: what they lack is put in older words where there are any."""
LAYERED = ["chrome 99", "firefox 97", "safari 15.4", "ios_saf 15.4"]
"""The first that know cascade layers: those before leave Material's rules out, so these need no older words."""
CHANGING = "hidden open"
"""Attributes that a visitor or a script gives and takes away."""


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

    def add_names(self, script: str) -> None:
        """Take in all that a script may name, and the attributes that a visitor changes."""
        names = re.findall(r"[\w-]+", script)
        self.elements.update(names)
        self.classes.update(names)
        self.ids.update(names)
        self.attributes |= {(name, None) for name in names}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in a tag."""
        self.elements.add(tag)
        for name, value in attrs:
            self.attributes |= {(name, value), (name, None)}
            if name == "class":
                self.classes.update((value or "").split())
            if name == "id" and value:
                self.ids.add(value)


@dataclass(frozen=True)
class _Rule:
    """A rule: its selectors, each as text and as tokens, and its declarations, each by its property."""

    selectors: tuple[tuple[str, list[Node]], ...]
    declarations: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, node: QualifiedRule) -> "_Rule":
        """Return a parsed rule."""
        content = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
        return cls(
            tuple((tinycss2.serialize(selector), selector) for selector in _selectors(node.prelude)),
            tuple((one.name, one.serialize()) for one in content if isinstance(one, Declaration)),
        )

    def cut(self, words: Vocabulary) -> "_Rule":
        """Return the rule with the selectors that may touch an element of the pages."""
        return _Rule(tuple(one for one in self.selectors if _alive(one[1], words)), self.declarations)

    def say(self, read: set[str] | None) -> str:
        """Return the text of the rule, without the custom properties that are not `read`."""
        kept = [text for name, text in self.declarations if read is None or name[:2] != "--" or name in read]
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

    def cut(self, words: Vocabulary) -> "Sheet":
        """Return the stylesheet for pages that are written with `words`."""
        return Sheet(self.head, tuple(rule.cut(words) for rule in self.rules))

    def say(self, read: set[str] | None) -> str:
        """Return the text of the stylesheet, without the custom properties that are not `read`."""
        inner = "".join(rule.say(read) for rule in self.rules)
        return f"{self.head}{{{inner}}}" if self.head and inner else inner

    def __str__(self) -> str:
        """Return its text, without the custom properties that nothing reads, nor those that only such ones read."""
        css, before = self.say(None), ""
        while css != before:
            before, css = css, self.say(set(re.findall(r"var\(\s*(--[\w-]+)", css)))
        return css


def join(material: str, ours: str, pages: Iterable[str]) -> Sheet:
    """Return one stylesheet for `pages`.

    Material's rules are put in a cascade layer, so that ours win whatever their specificity; a browser too old for
    layers leaves them out, and ours suffice.
    """
    kept = Sheet.of(material).cut(Vocabulary.of(pages))
    layer = lightningcss.process_stylesheet(f"@layer material{{{kept}}}", browsers_list=LAYERED)
    return Sheet.of(layer + lightningcss.process_stylesheet(ours, browsers_list=OLDEST))


def of_page(sheet: Sheet, page: str, *, scripts: Iterable[str]) -> str:
    """Return the rules of a sheet that one page calls for, at once or when its `scripts` have run."""
    words = Vocabulary.of([page])
    for names in (CHANGING, *scripts):
        words.add_names(names)
    return str(sheet.cut(words))


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
