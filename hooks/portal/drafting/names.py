"""A name without what does not tell it from another, and as the name of a file."""

import re
import unicodedata


def plain(word: str) -> str:
    """Return a word in small letters, without its accents."""
    folded = word.casefold()
    if folded.isascii():
        return folded
    letters = unicodedata.normalize("NFKD", folded.replace("œ", "oe"))
    return "".join(sign for sign in letters if not unicodedata.combining(sign))


def slug(text: str) -> str:
    """Return a text as the name of a file: « Mairie du 14e » as `mairie-du-14e`."""
    return re.sub(r"[^a-z0-9]+", "-", plain(text)).strip("-")


LONGEST = 60
"""The signs of the name of a file: the whole path must be read in a list, and fit on any disk."""


def shortened(name: str) -> str:
    """Return the name of a file without the words that make it too long."""
    return name if len(name) <= LONGEST else name[: LONGEST + 1].rpartition("-")[0].strip("-") or name[:LONGEST]
