"""Which signs a text may hold, and that nothing shown commands a terminal."""

import sys
import unicodedata

import pytest

from portal.records.signs import shown, unsound

SOUND = [
    "L’été, « œuvre » à 5 €",
    "2\N{NARROW NO-BREAK SPACE}840\N{NO-BREAK SPACE}€, un\N{THIN SPACE};\N{EN SPACE}x",
    "👩🏽\N{ZERO WIDTH JOINER}🦽 ☎\N{VARIATION SELECTOR-16} ☎\N{VARIATION SELECTOR-15}",
    "❤\N{VARIATION SELECTOR-16}\N{ZERO WIDTH JOINER}🔥",
    "1\N{VARIATION SELECTOR-16}\N{COMBINING ENCLOSING KEYCAP}",
    "می\N{ZERO WIDTH NON-JOINER}خواهم, क्\N{ZERO WIDTH JOINER}ष",
    "العربية, עברית, русский, 中文",
    "une ligne\nune autre",
]


@pytest.mark.parametrize("text", SOUND)
def test_what_people_write_is_sound(text: str) -> None:
    assert list(unsound(text)) == []
    assert shown(text) == text.replace("\n", "⏎")


@pytest.mark.parametrize(
    "sign",
    "\x00\x07\t\r\x1b\x7f\x85\x9b\u00ad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202e"
    "\u2060\u2066\u2069\u206a\u3164\ufe0f\ufeff\ufff9\ufffb\ufffc\ufffd\ufdd0\uffff\ue000\U000f0000\U000e0041\U000e0100"
    "\U0001fffe\ud800\udcff",
)
def test_a_sign_that_hides_in_a_word_is_found_there(sign: str) -> None:
    assert list(unsound(f"mot{sign}mot")) == [3]
    assert shown(f"mot{sign}mot") in ("mot\N{REPLACEMENT CHARACTER}mot", "mot⏎mot")


def test_nothing_that_is_shown_commands_or_hides() -> None:
    """Of all signs there are: those that are shown are seen, or are spaces, or draw their neighbours."""
    every = "".join(shown(f"a{chr(code)}a")[1:-1] for code in range(sys.maxunicode + 1))
    kinds = {unicodedata.category(sign) for sign in every}
    assert kinds.isdisjoint({"Cc", "Co", "Cs", "Zl", "Zp"})
    formats = {sign for sign in every if unicodedata.category(sign) == "Cf"}
    assert {unicodedata.name(sign).partition(" ")[0] for sign in formats} == {
        "ARABIC",
        "KAITHI",
    }  # signs before numbers
