"""The pages of docs/ that are held to their sources: each part of one has a source, each number stands in a record."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from posixpath import dirname, join, normpath

from markdown.extensions.toc import slugify
from pydantic import ValidationError

from portal.records import addresses
from portal.records.fields import fields_at
from portal.records.links import FRONT_MATTER
from portal.records.messages import Problem, problem_at, problem_in, problem_of, suggestion
from portal.records.models.article import Article
from portal.records.models.common import Record
from portal.records.models.figure import Figure
from portal.records.numbers import amounts, value, values
from portal.records.source import Document, SourceError, mark_at, parse

HELD = ("comprendre/", "donner/", "offres/")
"""The folders of docs/ whose pages are held to their sources."""
PART = re.compile(r"^## +(?P<title>.+?) *$", re.MULTILINE)
TAG = re.compile(r"<[^>]+>")
LINK = re.compile(r"(?P<image>!?)\[(?P<words>[^\]]*)\]\((?P<target>[^)\s]*)\)")
UNSAID = re.compile(r"```.*?```|`[^`\n]*`|\]\([^)]*\)|^[ \t]*\d+\.[ \t]|^\|[ \t:|-]+\|$", re.DOTALL | re.MULTILINE)
"""What of a Markdown text is not read as it stands: code, targets of links, numbers of steps, rules of tables."""


@dataclass(frozen=True)
class Written:
    """A page of docs/, cut below its front matter into its parts."""

    path: str
    """From the folder of docs/."""
    text: str
    start: int
    """Where what is below the front matter begins."""

    @cached_property
    def parts(self) -> Sequence[tuple[str, int, str]]:
        """The name of each part in addresses, where it begins, and its text; what is above the first has no name."""
        heads = list(PART.finditer(self.text, self.start))
        begins = [self.start, *(head.start() for head in heads)]
        names = ["", *(slugify(TAG.sub("", head["title"]), "-") for head in heads)]
        return [
            (name, begin, self.text[begin:end])
            for name, begin, end in zip(names, begins, [*begins[1:], len(self.text)], strict=True)
        ]


class Tracing:
    """What is known of the records that pages may name."""

    def __init__(self, records: Mapping[str, Mapping[str, Record]], *, today: date) -> None:
        self._today = today
        self._at = {
            addresses.of_record(kind, key)[0]: record
            for kind, held in records.items()
            for key, record in held.items()
            if addresses.of_record(kind, key)
        }
        self._known = {name: set(held) for name, held in records.items()}

    def record_at(self, path: str, target: str) -> Record | None:
        """Return the record whose page a link of a page of docs/ leads to, if it leads to one."""
        plain = target.partition("#")[0]
        where = plain.strip("/") if plain.startswith("/") else normpath(join(dirname(path), plain))
        return self._at.get(addresses.of_text(where if where.endswith(".md") else f"{where}.md"))

    def of(self, path: str, text: str) -> tuple[Article | None, list[Problem]]:
        """Return what a page says of itself, and everything that is wrong with what it is held to."""
        front, file = FRONT_MATTER.match(text), f"docs/{path}"
        if not front:
            told = "cette page doit commencer par son titre et sa description, entre deux lignes « --- »"
            return None, [problem_at(file, told)]
        try:
            document = parse(f"\n{front[1]}")
        except SourceError as error:
            return None, [problem_at(file, error.sentence, error.mark, text=text)]
        context = {"known": self._known, "today": self._today, "kind": "docs", "key": path, "path": file}
        try:
            article = Article.model_validate(document.values, context=context)
        except ValidationError as error:
            return None, [
                problem_of(file, document, details, fields_at(Article, tuple(details["loc"])))
                for details in error.errors()
            ]
        page = Written(path, text, front.end())
        return article, [*self._of_parts(page, article, document), *self._of_links(page), *self._of_numbers(page)]

    def _of_parts(self, page: Written, article: Article, document: Document) -> Iterator[Problem]:
        names = [name for name, _, _ in page.parts if name]
        covered = {name for source in article.sources for name in source.champs}
        for n, source in enumerate(article.sources):
            for m, name in enumerate(source.champs):
                if name not in names:
                    told = f"la page n’a pas de partie « {name} »{suggestion(name, names)}"
                    yield problem_in(article.path, document, ("sources", n, "champs", m), told)
        for name, begin, text in page.parts:
            if name and name not in covered and not any(True for _ in self._records(page.path, text)):
                told = (
                    f"aucune source n’établit cette partie : ajoutez « {name} » aux champs d’une source de la page, "
                    "ou menez à la fiche qui le dit"
                )
                yield problem_at(article.path, told, mark_at(page.text, begin), text=page.text)

    def _of_links(self, page: Written) -> Iterator[Problem]:
        """Yield the links that are to show a figure, and show none."""
        for found in LINK.finditer(page.text, page.start):
            figure = self.record_at(page.path, found["target"])
            if not (found["image"] or not found["words"]):
                continue
            if not isinstance(figure, Figure):
                told = "un lien sans mots montre un chiffre : écrivez des mots, ou l’adresse d’un chiffre"
            elif found["image"] and not (figure.serie or figure.avec):
                told = "ce chiffre n’a pas de graphique : sa fiche n’a pas de « serie »"
            else:
                continue
            yield problem_at(f"docs/{page.path}", told, mark_at(page.text, found.start()), text=page.text)

    def _of_numbers(self, page: Written) -> Iterator[Problem]:
        held = {one for record in self._records(page.path, page.text[page.start :]) for one in numbers_of(record)}
        said = UNSAID.sub(lambda found: " " * len(found[0]), page.text)
        for place, written in amounts(said[page.start :]):
            if value(written) not in held:
                told = (
                    f"« {written} » n’est dans aucune fiche où mène cette page : faites un lien vers celle qui le dit"
                )
                yield problem_at(f"docs/{page.path}", told, mark_at(page.text, page.start + place), text=page.text)

    def _records(self, path: str, text: str) -> Iterator[Record]:
        for found in LINK.finditer(text):
            if record := self.record_at(path, found["target"]):
                yield record


def numbers_of(record: Record) -> set[Decimal]:
    """Return the values of all numbers that a record holds, its sources left aside."""
    return set(values(record.model_dump(exclude={"sources"})))


def traced(
    pages: Mapping[str, str], records: Mapping[str, Mapping[str, Record]], *, today: date
) -> tuple[dict[str, Article], list[Problem]]:
    """Return what the held pages of docs/ say of themselves, by path, and everything that is wrong with them."""
    tracing = Tracing(records, today=today)
    found = {path: tracing.of(path, text) for path, text in pages.items() if path.startswith(HELD)}
    articles = {path: article for path, (article, _) in found.items() if article}
    return articles, [problem for _, problems in found.values() for problem in problems]
