"""How easily a French text is read: its sentences, their words, its acronyms, and the mark of Kandel and Moles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_SPACE = "[ \u00a0\u202f]"
_WORD = re.compile(rf"\d+(?:(?:{_SPACE}|[.,])\d+)*|[^\W_]+(?:[’'./@-][^\W_]+)*")
"""A number in groups of digits is one word; so are « l’argent », « Wi-Fi » and « 17cyber.gouv.fr », as in a line."""
_CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.DOTALL | re.MULTILINE)
_UNREAD = re.compile(
    r"(?<=\])\([^)\s]*\)|<!--.*?-->|</?[a-z][^>]*>|\{[:#.][^}\n]*\}|^\[[^\]]+\]: [^\n]*$"
    r"|^(?:!!!|\?\?\?|===)[^\n]*$|\*\*|[\[\]]",
    re.DOTALL | re.MULTILINE,
)
"""Where links lead, HTML, attributes, the frames of boxes, emphasis: signs of Markdown that nobody reads aloud."""
_NUMBER = re.compile(r"^([ \t]*)\d+\.(?=[ \t])", re.MULTILINE)
_BLOCK = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*[-*+>#|]+[ \t])|\|")
"""What no sentence goes across: an empty line, a new line of a list, a title, a quotation, a cell."""
_END = re.compile(rf"[.!?…]+(?:{_SPACE}*[»”)])?+(?=\s+(?![a-zà-öø-ÿ])|$)")
"""Where a sentence ends; « Que faire ? » before a small letter is quoted inside one."""
_ACRONYM = re.compile(r"(?<![\w./@-])[A-ZÀ-Þ]{3,}(?![\w@-])")
_MUTE = re.compile(r"(?<=q)u|(?<=g)u(?=[eéèêiîï])")
_VOWELS = re.compile(r"[éèëï]|[aeiouyàâêîôûùüœæ]+")


@dataclass(frozen=True)
class Sentence:
    """One sentence of a text, or a line that stands as one."""

    start: int
    """Where it begins in the text."""
    typed: str
    """As it was typed."""
    text: str
    """The same, without the signs of Markdown; so many others stand for them."""

    @cached_property
    def words(self) -> list[str]:
        """Its words, as one counts them by their spaces."""
        return _WORD.findall(self.text)

    @property
    def is_whole(self) -> bool:
        """Whether it ends as sentences do: a title or the name of a thing in a list does not."""
        return bool(re.search(r"[.!?…][\s»”)]*$", self.text))


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text in Markdown."""
    plain = _UNREAD.sub(_blank, _NUMBER.sub(_dash, _CODE.sub(_one_word, text)))
    begin = 0
    for end in [*(found.start() for found in _BLOCK.finditer(plain)), len(plain)]:
        for stop in [*(found.end() for found in _END.finditer(plain, begin, end)), end]:
            said = plain[begin:stop]
            start = begin + len(said) - len(said.lstrip(" \t\n|>#*+-"))
            if _WORD.search(plain, start, stop):
                yield Sentence(start, text[start:stop].rstrip(), plain[start:stop].rstrip())
            begin = stop
        begin = end


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"\S", " ", found[0])


def _dash(found: re.Match[str]) -> str:
    """Return the dash of a list for the number of one: its full stop ends no sentence."""
    return f"{found[1]}-".ljust(len(found[0]))


def _one_word(found: re.Match[str]) -> str:
    """Return what stands for an address or a command: a word that is no acronym; an example of many lines is none."""
    return _blank(found) if "\n" in found[0] else f" {'x' * (len(found[0]) - 2)} "


def acronyms(text: str) -> Iterator[tuple[int, str]]:
    """Yield the words of three capitals or more of a text without Markdown, and where they stand in it."""
    for found in _ACRONYM.finditer(text):
        yield found.start(), found[0]


def explains(text: str, acronym: str) -> bool:
    """Say whether a text says what an acronym means: « la Caisse d’allocations familiales (CAF) », or the reverse."""
    name = re.escape(acronym)
    meant = rf"\w{_SPACE}\({name}\)|\b{name}{_SPACE}\(\w|\b{name}{_SPACE}(?:»{_SPACE})?(?:veut dire|signifie)"
    return bool(re.search(meant, text))


def syllables(word: str) -> int:
    """Return about how many syllables a French word has, its last silent « e » aside."""
    small = _MUTE.sub("", word.casefold())
    count = len(_VOWELS.findall(small))
    return max(1, count - (count > 1 and bool(re.search(r"[^aeiouyéèêë]es?$", small))))


def ease(read: list[Sentence]) -> float:
    """Return the reading ease of sentences: 100 is very easy, 60 plain, 30 for scholars.

    207 less 1.015 for each word of a mean sentence, less 73.6 for each syllable of a mean word: L. Kandel and A. Moles,
    « Application de l’indice de Flesch à la langue française », Cahiers d’études de radio-télévision, no 19, 1958,
    pages 253 to 274.
    """
    words = [word for sentence in read for word in sentence.words]
    spoken = [word for word in words if not word[0].isdigit()]
    return 207 - 1.015 * len(words) / len(read) - 73.6 * sum(map(syllables, spoken)) / len(spoken)
