"""Markdown fields of records to HTML: raw HTML is shown as text, links go only where they are safe."""

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

ALLOWED = re.compile(r"(https?:|tel:|mailto:|/(?!/)|#)")


class _SafeLinks(Treeprocessor):
    """Unwrap links to anywhere else, and pass links inside the site through `inside`."""

    def __init__(self, md: Markdown, inside: Callable[[str], str]) -> None:
        super().__init__(md)
        self.inside = inside

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag == "img":
                element.tag, element.text = "span", element.get("alt", "")
                element.attrib.clear()
            if element.tag == "a":
                target = element.get("href", "")
                if not ALLOWED.match(target):
                    element.tag = "span"
                    element.attrib.clear()
                elif target.startswith("/"):
                    element.set("href", self.inside(target.lstrip("/")))


class _Prose(Extension):
    def __init__(self, inside: Callable[[str], str]) -> None:
        super().__init__()
        self.inside = inside

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(_SafeLinks(md, self.inside), "safe_links", 0)


def prose(text: str, inside: Callable[[str], str]) -> str:
    """Return the HTML of a Markdown field.

    `inside` turns an address of the site (`numeros-utiles/`) into the link to write on the page at hand.
    """
    return Markdown(extensions=["sane_lists", "tables", _Prose(inside)]).convert(text)
