"""What a page is on paper: its sheets, each with its size, its words, and where its square codes lead."""

from dataclasses import dataclass

import pypdfium2
import zxingcpp
from playwright.sync_api import Page

A4, A5, A6 = (210, 297), (148, 210), (105, 148)
"""In millimetres."""
POINT = 25.4 / 72


@dataclass(frozen=True)
class Sheet:
    """A sheet of paper."""

    size: tuple[int, ...]
    """In millimetres."""
    text: str
    """Its words, with one space between two."""
    codes: list[str]
    """What its square codes say to a decoder that knows nothing of ours."""


def on_paper(page: Page) -> list[Sheet]:
    """Return the sheets on which a page is on_paper, in the size that it asks for."""
    return [
        Sheet(
            tuple(round(side * POINT) for side in sheet.get_size()),
            " ".join(sheet.get_textpage().get_text_bounded().replace("\ufffe", "").split()),
            [code.text for code in zxingcpp.read_barcodes(sheet.render(scale=2, grayscale=True).to_numpy())],
        )
        for sheet in pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    ]
