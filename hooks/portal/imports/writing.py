"""Names and streets as French writes them: capitals and accents given back, abbreviations said, numbers apart."""

import re
from collections.abc import Iterator, Mapping

from portal.imports import words
from portal.knowing import plain
from portal.saying import capital

SMALL = {"a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "par", "sous", "sur"}
"""Words that keep their small letter inside a name."""
SAID = {
    "all": "allée", "av": "avenue", "ave": "avenue", "bd": "boulevard", "bld": "boulevard", "boul": "boulevard",
    "ch": "chemin", "pl": "place",
}  # fmt: skip
"""What an abbreviation before the name of a street says."""
STREETS = {
    "allée", "avenue", "boulevard", "chemin", "cité", "cours", "esplanade", "galerie", "impasse", "mail", "montée",
    "parvis", "passage", "place", "promenade", "quai", "route", "rue", "square", "traverse", "villa", "voie",
}  # fmt: skip
NUMBER = re.compile(r"(\d+(?:\s?[-/]\s?\d+)*)\s?(bis|ter|quater|[a-z])?\b,?\s+(\D.*)", re.IGNORECASE)
WORD = re.compile(r"\w+")


ACCENTED = {plain(word): word for word in words.ACCENTED.split()}
PEOPLE = {plain(person).replace("-", " "): person for person in words.PEOPLE}


def street(text: str, *, letters: Mapping[str, str] | None = None) -> str:
    """Return an address as records write it: « 37a Rue du 8 mai 1945 » is « 37 a rue du 8 Mai 1945 ».

    `letters` says what a list means by a letter after the number (`B` for « bis »).
    """
    text = _tidy(text)
    found = NUMBER.fullmatch(text)
    if not found:
        return _street(text)
    letter = (found[2] or "").lower()
    number = re.sub(r"\s?[-/]\s?", "-", found[1])
    return " ".join(filter(None, (number, (letters or {}).get(letter, letter), _street(found[3]))))


def name(text: str) -> str:
    """Return the name of a place: « BIBLIOTHEQUE AIME CESAIRE » is « Bibliothèque Aimé-Césaire »."""
    written = _saints("".join(_restored(_tidy(text), of_street=False)))
    letters = plain(written)
    for person, hyphened in PEOPLE.items() if len(letters) == len(written) else ():
        at = letters.find(person)
        if at >= 0:
            written = written[:at] + hyphened + written[at + len(person) :]
    return capital(written)


def unsure(text: str) -> list[str]:
    """Return the words of a text in capitals that the table does not have: an accent may be lacking."""
    found = WORD.findall(_tidy(text)) if text.isupper() else []
    return [word.capitalize() for word in found if word.isalpha() and plain(word) not in ACCENTED.keys() | SMALL]


def ordinal(number: int) -> str:
    """Return « 1er » or « 14e »."""
    return "1er" if number == 1 else f"{number}e"


def _tidy(text: str) -> str:
    """Return a text with the apostrophe of our records, also where a list has lost it, and one space between words."""
    text = re.sub(r"\s*['’]\s*", "’", " ".join(text.split()))
    return re.sub(r"\b([DL]) (?=[AEIOUYHÉÈ])", r"\1’", text) if text.isupper() else text


def _street(text: str) -> str:
    first, _, rest = text.partition(" ")
    kind = SAID.get(plain(first), ACCENTED.get(plain(first), first)).lower()
    if kind not in STREETS:
        return _saints("".join(_restored(text, of_street=True)))
    # With the kind before them, a small word is not the first, and a word in capitals is not alone.
    restored = "".join(_restored(f"{'RUE' if rest.isupper() else 'Rue'} {rest}", of_street=True))
    return kind + _saints(restored[len("Rue") :])


def _saints(text: str) -> str:
    return re.sub(r"\b(?:S(?:ain)?t(e?)\.? )(?=[A-ZÉÈ])", r"Saint\1-", text)


def _restored(text: str, *, of_street: bool) -> Iterator[str]:
    """Yield the parts of a text with the letters that they should have.

    Where all is in capitals they say nothing, but for a word alone (« PRIF »). Elsewhere what is typed with a capital
    stays, and a small letter is a fault in the name of a street only.
    """
    shouted = text.isupper() and " " in text
    end = 0
    for found in WORD.finditer(text):
        word, key = found[0], plain(found[0])
        yield text[end : found.start()]
        end = found.end()
        if word[0].isdigit():
            yield re.sub(r"(?i)(?<=\d)(?:ème|eme|è)$", "e", word)
        elif (shouted or of_street) and key in SMALL and found.start():
            yield word.lower()
        elif shouted or (of_street and word.islower()):
            yield ACCENTED.get(key, word.capitalize())
        else:
            yield word
    yield text[end:]
