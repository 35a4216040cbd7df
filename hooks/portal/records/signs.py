"""Signs that nobody sees: which ones a text may hold, and how a text is shown where it may hold any."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress

from yaml.scanner import Scanner

TAB = "\t"
LOST = "\N{REPLACEMENT CHARACTER}"
"""What a program writes for a letter that it could not read."""
BREAK = "⏎"
"""What stands for a line break where a text must stay on its line."""

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(15)
)
_INVISIBLE = re.compile(
    "["
    "\x00-\x09\x0b-\x1f\x7f-\x9f"  # commands, of a terminal among others; \n alone ends lines
    # Default_Ignorable_Code_Point of Unicode: joiners, directions, fillers, variation selectors, tags
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    "\u070f\u2028\u2029\ufff9-\ufffd\U00013430-\U0001343f"  # line ends, notes, joiners, what stands for a lost sign
    f"\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff{_NONCHARACTERS}"  # halves, private signs, no signs at all
    "]"
)
"""Signs that are not what a reader sees. Spaces of all widths, no-break ones too, are not among them."""
_JOINERS = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"
_STYLES = "\N{VARIATION SELECTOR-15}\N{VARIATION SELECTOR-16}"
_KEYCAP = "\N{COMBINING ENCLOSING KEYCAP}"
_ESCAPE = re.compile(r"\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|.)", re.DOTALL)
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


_MISREAD = re.compile("[ÂÃÅâ][\u0080-\u00bf\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,2}")
"""What a program makes of a letter in UTF-8 that it reads as an older encoding: « Ã© » for « é »."""


def refused(text: str, *, spared: str = "") -> Iterator[tuple[int, str]]:
    """Yield where a text holds what may not be there, those of `spared` aside, and what an editor reads of it."""
    for at in unsound(text, spared=spared):
        yield at, named(text[at])
    for found in _MISREAD.finditer(text) if LOST not in spared else ():  # a page may show a letter that was lost
        with suppress(UnicodeError):
            meant = found[0].encode("cp1252").decode("utf-8")
            yield found.start(), f"« {found[0]} », une lettre mal relue par un programme : tapez « {meant} »"


def unsound(text: str, *, spared: str = "") -> Iterator[int]:
    """Yield where a text holds a sign that must not be there; those of `spared` may.

    The signs that make one picture of several (👩 with a wheelchair), or join letters of Persian or Hindi, may stand
    where they do that. French needs none: its spaces are spaces, and browsers hyphenate.
    """
    if not _INVISIBLE.search("".join(set(text))):  # a text has few different signs: three times as fast
        return
    for found in _INVISIBLE.finditer(text):
        if found[0] not in spared and not _is_at_work(text, found.start()):
            yield found.start()


def _is_at_work(text: str, at: int) -> bool:
    """Say whether a joiner or a variation selector stands where it changes how its neighbours are drawn."""
    if text[at] not in _JOINERS + _STYLES or at == 0:
        return False
    before, after = _category(text[at - 1]), _category(text[at + 1 : at + 2])
    if text[at] in _STYLES:
        return before[0] == "S" or text[at + 1 : at + 2] == _KEYCAP
    of_pictures = text[at] == _JOINERS[0] and (before[0] == "S" or text[at - 1] in _STYLES) and after[0] == "S"
    return of_pictures or (before in _JOINED and after in _JOINED)


_JOINED = ("Lo", "Mn", "Mc")
"""Letters without capitals and their marks: Arabic, Devanagari; a Latin letter is never one."""


def _category(sign: str) -> str:
    return unicodedata.category(sign) if sign else "--"


def escape(sign: str, text: str, *, begin: int, end: int) -> int:
    """Return where YAML's escape for a sign stands in a text between two places, or the first of them."""
    for found in _ESCAPE.finditer(text, begin, end):
        code = found[0][2:]
        if sign == (chr(int(code, 16)) if code else Scanner.ESCAPE_REPLACEMENTS.get(found[0][1])):
            return found.start()
    return begin


def named(sign: str) -> str:
    """Return what an editor reads of a sign that must not be there, and what to do about it."""
    code = f"U+{ord(sign):04X}"
    if sign == TAB:
        return "une tabulation : remplacez-la par des espaces"
    if sign == LOST:
        return f"le signe « {LOST} », qui remplace une lettre perdue : tapez-la de nouveau"
    if unicodedata.category(sign) == "Co":
        return f"un signe privé ({code}), que les autres ne verront pas : remplacez-le"
    return f"un signe invisible ({code}) : effacez-le"


def shown(text: str) -> str:
    """Return a text on one line, with nothing in it that commands a terminal or hides: safe to print."""
    line = _LINE_END.sub(BREAK, text)
    bad = set(unsound(line))
    return "".join(LOST if at in bad else sign for at, sign in enumerate(line)) if bad else line
