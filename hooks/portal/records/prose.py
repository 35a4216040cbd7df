"""The Markdown of records, read one way: what is checked is what is shown."""

import re
from collections.abc import Callable
from functools import lru_cache
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, ETX, STX
from pydantic import TypeAdapter, ValidationError

from portal.records.models.identifiers import Email, WebAddress

DEEPEST = 30
"""Elements inside one another; a list in a list in a list makes six."""
NESTED = 20
"""Brackets inside one another; the time that Python-Markdown takes grows with their square."""
INSIDE = re.compile(r"/(?:[a-z0-9-]+/)*(?:#[\w-]+)?")
"""A link to a page of the site."""
_MARKED = re.compile(r"[\[<>*_]|^[ \t]*(?:[-+]|\d+\.)[ \t]", re.MULTILINE)
"""What a text has that holds a link, or that goes deep."""
_ANCHOR = re.compile(r"#[\w-]+")
_TELEPHONE = re.compile(r"tel:\+?\d{2,15}")
_WEB: TypeAdapter[str] = TypeAdapter(WebAddress)
_EMAIL: TypeAdapter[str] = TypeAdapter(Email)


class ProseError(Exception):
    """A text that is not shown as it was meant: why, in French."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class _Reader(Treeprocessor):
    """Shows an image as its words, and asks of each link where it shall lead."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.lead: Callable[[str], str | None] = lambda target: target

    def run(self, root: Element) -> None:
        self._walk(root, 0)

    def _walk(self, element: Element, depth: int) -> None:
        if depth > DEEPEST:
            raise RecursionError
        if element.tag == "img":
            element.tag, element.text = "span", element.get("alt", "")
            element.attrib.clear()
        if element.tag == "a":
            leads = self.lead(_typed(element.get("href", "")))
            if leads is None:
                element.tag = "span"
                element.attrib.clear()
            else:
                element.set("href", leads)
        for inner in element:
            self._walk(inner, depth + 1)


class _Prose(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        self.reader = _Reader(md)
        md.treeprocessors.register(self.reader, "links", 0)


@lru_cache(maxsize=4)
def _markdown(also: Extension | None) -> tuple[Markdown, _Reader]:
    """Return what reads Markdown, made once: that takes longer than to read a text."""
    extension = _Prose()
    extensions: list[str | Extension] = ["sane_lists", "tables", extension, *filter(None, [also])]
    return Markdown(extensions=extensions), extension.reader


def html(text: str, lead: Callable[[str], str | None], *, also: Extension | None = None) -> str:
    """Return the HTML of a Markdown field: raw HTML is shown as text, an image as its words.

    `lead` gives the address that a link of the text becomes; where it gives none, the words stay without a link.
    `also` changes how the text is written, not what it says.

    Raises:
        ProseError: where lists, quotations or brackets stand inside one another beyond any use.

    """
    if _nested(text) > NESTED:
        raise ProseError("trop de crochets ou de parenthèses sont ouverts les uns dans les autres : fermez-les")
    markdown, reader = _markdown(also)
    reader.lead = lead
    try:
        return markdown.reset().convert(text)
    except RecursionError:
        _markdown.cache_clear()  # it stopped in the middle, and would go on from there
        raise ProseError("trop de listes ou de citations sont rangées les unes dans les autres") from None


def links(text: str) -> list[str]:
    """Return the targets of the links of a text, in their order; raise `ProseError` as `html` does."""
    found: list[str] = []
    if _MARKED.search(text):
        html(text, found.append)
    return found


def is_sound(target: str) -> bool:
    """Say whether a link may be published: to a page, an anchor, a web or e-mail address, or a telephone number."""
    if any(form.fullmatch(target) for form in (INSIDE, _ANCHOR, _TELEPHONE)):
        return True
    kind, text = (_EMAIL, target[7:]) if target.startswith("mailto:") else (_WEB, target)
    try:
        kind.validate_python(text)
    except ValidationError:
        return False
    return True


def _nested(text: str) -> int:
    """Return how many brackets are open at once, at most."""
    deepest = depth = 0
    for sign in re.findall(r"[\[\](){}]", text):
        depth = depth + 1 if sign in "[({" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest


def _typed(target: str) -> str:
    """Return a link's target as it reads: Python-Markdown keeps some signs of it aside until it writes."""
    plain = re.sub(f"{STX}(\\d+){ETX}", lambda found: chr(int(found[1])), target.replace(AMP_SUBSTITUTE, "&"))
    return unescape(plain)
