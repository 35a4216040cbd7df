"""Markdown to HTML that may be published: records' fields made safe, tables of all pages given their caption."""

import re
from collections.abc import Callable

from portal.records import prose as reading

CAPTION = re.compile(r"<p>Tableau\s?:\s+(\w)(.*?)</p>\s*<table>", re.DOTALL)
"""A paragraph that begins with « Tableau : », right before a table."""


def prose(text: str, inside: Callable[[str], str]) -> str:
    """Return the HTML of a Markdown field.

    `inside` turns an address of the site (`numeros-utiles/`) into the link to write on the page at hand. A link that
    the check would refuse is its words only.
    """

    def lead(target: str) -> str | None:
        if not reading.is_sound(target):
            return None
        return inside(target.removeprefix("/")) if target.startswith("/") else target

    return reading.html(text, lead)


def captioned(html: str) -> str:
    """Return a page's HTML with the paragraph that introduces each table as its caption, and its headers' scope."""
    with_captions = CAPTION.sub(lambda found: f"<table>\n<caption>{found[1].upper()}{found[2]}</caption>", html)
    return with_captions.replace("<th>", '<th scope="col">')
