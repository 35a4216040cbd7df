"""What an editor is told of texts that are hard to read, though nothing in them is wrong: where, and what to do."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from portal.records.catalogue import Catalogue
from portal.records.checking import decoded, document_of
from portal.records.fields import texts_in
from portal.records.links import FRONT_MATTER
from portal.records.messages import Problem, field_name, problem_at
from portal.records.reading import Sentence, acronyms, ease, explains, sentences
from portal.records.signs import LOST, TAB
from portal.records.source import START, Document, Mark, Where, mark_at

LONGEST = 30
"""Most words of a sentence."""
MEAN = 15
"""Most words of the sentences of a text, on average."""
PLAIN, FEW = 60, 10
"""The least reading ease of a text of so many sentences: below, a mean of few words says little."""
WHOLE = ("lessons", "paths", "glossary", "rights", "systems", "dangers")
"""The kinds of record whose every text is read by those who learn, ask or give."""
PRESENTED = ("offers", "services", "devices")
"""Those that are presented to them: the fields whose name begins so are read."""
PRESENTATION = "presentation_"
NOT_KEY = ("docs/contribuer/", "docs/accessibilite.md")
"""The texts of `docs/` that are for editors, for developers or for auditors."""
_HEADS = re.compile(r"^(?:title|description):[ ]*(?P<said>.*)$", re.MULTILINE)
_SOURCES = re.compile(r"^## Sources$.*", re.MULTILINE | re.DOTALL)
"""The foot of a page, which names what was read as its authors do: it may explain an acronym, and no more."""
_OPENING = 6
"""So many words of a sentence find it again in its file."""


@dataclass(frozen=True)
class Piece:
    """A text of a file: a field of a record, or a page below its front matter."""

    said: str
    field: str
    where: Where = ()
    """The way to the field."""
    start: int = 0
    """Where a text of a page begins in it."""


@dataclass(frozen=True)
class File:
    """All that is read of one file."""

    path: str
    text: str
    pieces: list[Piece]
    document: Document | None = None
    """The document of a record."""
    foot: str = ""
    """The sources of a page."""

    def mark(self, piece: Piece, sentence: Sentence) -> Mark:
        """Return where a sentence stands in the file."""
        if not self.document:
            return mark_at(self.text, piece.start + sentence.start)
        mark = self.document.marks.get(piece.where, START)
        begin = sum(len(line) + 1 for line in self.document.lines[: mark.line - 1]) + mark.column - 1
        opening = r"\s+".join(map(re.escape, sentence.typed.split()[:_OPENING]))
        found = re.compile(opening).search(self.text, begin)
        return mark_at(self.text, found.start()) if found else mark


def remarks_on(catalogue: Catalogue) -> list[Problem]:
    """Return all that makes the texts of a catalogue hard to read, in the order of the files."""
    known = {acronym for word in catalogue.glossary.mots.values() for _, acronym in acronyms(word.mot)}
    return sorted(found for file in _files(catalogue) for found in _of_file(file, known))


def _files(catalogue: Catalogue) -> Iterator[File]:
    for kind in (*WHOLE, *PRESENTED):
        for record in catalogue.of_kind(kind).values():
            document = document_of(record.path, catalogue.texts[record.path])
            found = texts_in(document.values, type(record))
            pieces = [
                Piece(text, field_name(where), where)
                for where, text in found
                if kind in WHOLE or field_name(where).startswith(PRESENTATION)
            ]
            yield File(record.path, document.text, pieces, document)
    for path, data in catalogue.texts.items():
        if path.startswith("docs/") and not path.startswith(NOT_KEY):
            text = decoded(path, data, spared=TAB + LOST)
            foot = _SOURCES.search(text)
            yield File(path, text, list(_of_page(_SOURCES.sub("", text))), foot=foot[0] if foot else "")


def _of_page(text: str) -> Iterator[Piece]:
    front = FRONT_MATTER.match(text)
    for found in _HEADS.finditer(text, 0, front.end() if front else 0):
        yield Piece(found["said"].strip('"'), "", start=found.start("said"))
    begin = front.end() if front else 0
    yield Piece(text[begin:], "", start=begin)


def _of_file(file: File, known: Iterable[str]) -> Iterator[Problem]:
    read = [(piece, sentence) for piece in file.pieces for sentence in sentences(piece.said)]
    for piece, sentence in read:
        if len(sentence.words) > LONGEST:
            told = f"cette phrase a {len(sentence.words)} mots : coupez-la, {LONGEST} au plus"
            yield problem_at(file.path, told, file.mark(piece, sentence), field=piece.field, text=file.text)
    said = "\n".join(" ".join(one.text.split()) for one in [*(one for _, one in read), *sentences(file.foot)])
    for acronym, (piece, sentence) in _first(read).items():
        if acronym not in known and not explains(said, acronym):
            told = f"« {acronym} » n’est pas expliqué : dites-le en toutes lettres, ou mettez-le au lexique"
            yield problem_at(file.path, told, file.mark(piece, sentence), field=piece.field, text=file.text)
    whole = [sentence for _, sentence in read if sentence.is_whole]
    if whole:
        yield from _of_means(file, whole)


def _first(read: Iterable[tuple[Piece, Sentence]]) -> Mapping[str, tuple[Piece, Sentence]]:
    """Return where each acronym stands first."""
    found: dict[str, tuple[Piece, Sentence]] = {}
    for piece, sentence in read:
        for _, acronym in acronyms(sentence.text):
            found.setdefault(acronym, (piece, sentence))
    return found


def _of_means(file: File, whole: list[Sentence]) -> Iterator[Problem]:
    mean = sum(len(sentence.words) for sentence in whole) / len(whole)
    if mean > MEAN:
        told = f"les phrases ont {mean:.1f} mots en moyenne : coupez les plus longues, {MEAN} au plus"
        yield problem_at(file.path, told.replace(".", ",", 1))
    if len(whole) >= FEW and (mark := ease(whole)) < PLAIN:
        yield problem_at(
            file.path, f"ce texte est difficile ({mark:.0f} sur 100, il faut {PLAIN}) : prenez des mots courts"
        )
