"""A name without what does not tell it from another: accents, capitals, signs."""

import re
import unicodedata


def plain(word: str) -> str:
    """Return a word in small letters, without its accents."""
    folded = word.casefold()
    if folded.isascii():
        return folded
    letters = unicodedata.normalize("NFKD", folded.replace("œ", "oe").replace("æ", "ae"))
    return "".join(sign for sign in letters if not unicodedata.combining(sign))


def slug(name: str) -> str:
    """Return a name as it stands in an address or names a file: « Île-de-France » as `ile-de-france`."""
    return re.sub(r"[^a-z0-9]+", "-", plain(name)).strip("-")
