"""Markdown to HTML that may be published: records' fields made safe, and what all tables and texts need."""

import re
from collections.abc import Callable, Iterator
from html import escape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from portal.records import is_sound_link, prose_html
from portal.saying.french import keep_together

CAPTION = re.compile(r"Tableau\s?:\s+(\w)")
"""How a paragraph begins that is the caption of the table right after it."""
PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>")
TYPED = {"code", "pre", "kbd"}
"""Elements whose text is shown as it was typed."""


class _Tables(Treeprocessor):
    """Give tables what a screen reader needs: the paragraph that introduces one as its caption, headers' scope."""

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            before: Element | None = None
            for element in list(parent):
                if element.tag == "th":
                    element.set("scope", "col")
                if element.tag == "table" and before is not None and (found := CAPTION.match(before.text or "")):
                    before.tag, before.text = "caption", found[1].upper() + (before.text or "")[found.end() :]
                    before.tail = "\n"
                    parent.remove(before)
                    element.insert(0, before)
                before = element if element.tag == "p" else None


class _French(Treeprocessor):
    """Keep French punctuation on the line of its word."""

    def run(self, root: Element) -> None:
        for element in _read(root):
            if element.text and element.tag not in TYPED:
                element.text = _together(element.text)
            for child in element:
                if child.tail and element.tag not in TYPED:
                    child.tail = _together(child.tail)


def _read(element: Element) -> Iterator[Element]:
    """Yield the elements whose text is read as French, from an element on."""
    if element.tag not in TYPED:
        yield element
        for child in element:
            yield from _read(child)


def _together(text: str) -> str:
    """Return a text kept together, of the same type: an `AtomicString` says that its signs are not Markdown."""
    return type(text)(keep_together(text))


class Published(Extension):
    """What every Markdown of the site goes through, prose of docs/ and fields of records alike."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Take part once the inline signs are read (priority 20) and headings have their ids (5)."""
        md.treeprocessors.register(_Tables(md), "portal_tables", 4)
        md.treeprocessors.register(_French(md), "portal_french", 3)


_PUBLISHED = Published()


def prose(text: str, inside: Callable[[str], str]) -> str:
    """Return the HTML of a Markdown field.

    `inside` turns an address of the site (`numeros-utiles/`) into the link to write on the page at hand. A link that
    the check would refuse is its words only.
    """

    def lead(target: str) -> str | None:
        if not is_sound_link(target):
            return None
        return inside(target.removeprefix("/")) if target.startswith("/") else target

    return prose_html(text, lead, also=_PUBLISHED)


def line(text: str, inside: Callable[[str], str]) -> str:
    """Return the HTML of a Markdown field that stands in a line: what would be more than that is shown as typed."""
    typed = " ".join(text.split())
    found = PARAGRAPH.fullmatch(prose(typed, inside))
    return found[1] if found else escape(keep_together(typed))
