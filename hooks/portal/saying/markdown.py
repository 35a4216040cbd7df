"""Markdown to HTML that may be published: records' fields made safe, tables of all pages given their caption."""

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

CAPTION = re.compile(r"<p>Tableau\s?:\s+(\w)(.*?)</p>\s*<table>", re.DOTALL)
"""A paragraph that begins with « Tableau : », right before a table."""
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


def captioned(html: str) -> str:
    """Return a page's HTML with the paragraph that introduces each table as its caption, and its headers' scope."""
    with_captions = CAPTION.sub(lambda found: f"<table>\n<caption>{found[1].upper()}{found[2]}</caption>", html)
    return with_captions.replace("<th>", '<th scope="col">')
