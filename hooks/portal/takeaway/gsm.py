"""What an SMS can hold: the letters of GSM-7, those that it lacks folded, and how much room each takes."""

import re
import unicodedata

MOST = 160
"""Septets of one message (3GPP TS 23.038): one more and it becomes two, each paid for."""
BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The default alphabet: a septet each."""
EXTENSION = frozenset("^{}\\[~]|€")
"""Those that stand behind an escape: two septets each."""
FOLDED = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "«": '"', "»": '"', "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‑": "-",
        "−": "-", "·": "-", "•": "-", "°": "o", "œ": "oe", "Œ": "OE", "×": "x", "→": ">", "`": "'", "´": "'", "ð": "d",
        "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ı": "i", "þ": "th", "©": "(c)", "®": "(r)", "¢": "c",
    }
)  # fmt: skip
"""What stands for a sign that GSM-7 lacks, and that is no letter with an accent."""
UNKNOWN = "?"


class _Folds(dict[int, str]):
    """What stands for each sign in GSM-7, found out when it first comes."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        if sign not in BASIC and sign not in EXTENSION:
            letters = unicodedata.normalize("NFKD", sign.translate(FOLDED))
            plain = "".join(one for one in letters if not unicodedata.combining(one)).translate(FOLDED)
            sign = "".join(one if one in BASIC or one in EXTENSION else UNKNOWN for one in plain)
        self[code] = sign
        return sign


FOLDS = _Folds()
APART = re.compile("(?<=«)[ \N{NO-BREAK SPACE}]+|[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]+(?=[»:;?!])")
"""What French sets between a sign and its word, and a message does not: a space is a septet."""


def folded(text: str) -> str:
    """Return a text in GSM-7: « ç » as c, « ’ » as an apostrophe, a no-break space as a space, the rest as « ? »."""
    return APART.sub("", text).translate(FOLDS)


def septets(text: str) -> int:
    """Return how much of a message a text takes; it must be in GSM-7."""
    return len(text) + sum(map(text.count, EXTENSION))


def shortened(text: str, most: int) -> str:
    """Return a text that takes `most` septets at most: whole, or its first words and three dots."""
    text = folded(text)
    if septets(text) <= most:
        return text
    words = text.split(" ")
    while words and septets(" ".join(words)) + 3 > most:
        words.pop()
    kept = " ".join(words).rstrip(" ,;:-(")
    while not words and septets(text) + 3 > most:
        text = text[:-1]
    return f"{kept or text}..."
