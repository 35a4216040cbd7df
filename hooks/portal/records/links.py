"""The links of records' Markdown: each leads somewhere that may be published and that exists."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from markdown import Markdown
from pydantic import BaseModel

from portal.records import addresses, prose
from portal.records.fields import prose_in
from portal.records.messages import Problem, near, problem_at, problem_in, proposal, suggestion
from portal.records.source import Document, mark_at

FRONT_MATTER = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
TARGETS = "https://…, tel:…, mailto:… ou une page du site, comme /lieux/"


class Links:
    """What links may lead to: the pages of records and of docs/, and the places inside those that are known."""

    def __init__(
        self, records: Iterable[tuple[str, str]], pages: Mapping[str, str], known: Mapping[str, set[str]]
    ) -> None:
        """Take the kinds and keys of records, and the texts of docs/ by their path below it.

        `known` has the words of the glossary once they are read.
        """
        self._records = records
        self._pages = pages
        self._known = known

    @cached_property
    def pages(self) -> dict[str, str]:
        """The text of each page of the site by its address; it is empty for those of records."""
        found = {f"/{page}": "" for kind, key in self._records for page in addresses.of_record(kind, key)}
        found[f"/{addresses.NATIONAL_GIVING}"] = ""
        return found | {f"/{addresses.of_text(path)}": text for path, text in self._pages.items()}

    def problems(self, path: str, document: Document, model: type[BaseModel]) -> Iterator[Problem]:
        """Yield what is wrong with the Markdown of a record: where it is read, its links."""
        for where, text in prose_in(document.values, model):
            try:
                targets = prose.links(text)
            except prose.ProseError as error:
                yield problem_in(path, document, where, error.sentence)
                continue
            for target in targets:
                if fault := self.fault(target):
                    yield _at_target(problem_in(path, document, where, fault), document, target)

    def fault(self, target: str) -> str | None:
        """Return what is wrong with the target of a link."""
        page, _, anchor = target.partition("#")
        if not target:
            return f"ce lien est vide : écrivez {TARGETS}"
        if not prose.is_sound(f"{page.rstrip('/')}/{target[len(page) :]}" if page.startswith("/") else target):
            return f"« {target} » n’est pas un lien : écrivez {TARGETS}"
        if page.startswith("/") and page not in self.pages:
            nearest = near(page, self.pages)
            return f"« {page} » n’est l’adresse d’aucune page du site" + (proposal(nearest) if nearest else "")
        anchors = self._anchors(page) if page.startswith("/") and anchor else None
        if anchors is not None and anchor not in anchors:
            return f"la page {page} n’a pas d’endroit nommé « {anchor} »{suggestion(anchor, anchors)}"
        return None

    def _anchors(self, page: str) -> list[str] | None:
        """Return what may follow « # » in an address, where that is known: of the glossary and of prose."""
        if page == f"/{addresses.ADDRESSES['glossary']}":
            return sorted(self._known.get("glossary", ()))
        front, text = FRONT_MATTER.match(self.pages[page]), self.pages[page]
        if not text or (front and re.search(r"^template:", front[1], re.MULTILINE)):
            return None
        markdown = Markdown(extensions=["toc", "attr_list", "md_in_html"])
        markdown.convert(text[front.end() :] if front else text)
        return list(_named(markdown.toc_tokens))  # type: ignore[attr-defined] # set by the extension


def _named(headings: list[dict[str, object]]) -> Iterator[str]:
    """Yield the names of headings, and of those below them."""
    for heading in headings:
        yield str(heading["id"])
        yield from _named(heading["children"])  # type: ignore[arg-type] # a list of the same


def _at_target(problem: Problem, document: Document, target: str) -> Problem:
    """Return a problem where the target of its link stands, if it stands there as it is read."""
    begin = sum(len(line) + 1 for line in document.lines[: problem.line - 1]) + problem.column - 1
    typed = rf"(?:\(|<|\]:)\s*<?({re.escape(target)})" if target else r"\]\(()\s*\)"
    found = re.compile(typed).search(document.text, begin)
    if not found:
        return problem
    mark = mark_at(document.text, found.start(1))
    return problem_at(problem.path, problem.sentence, mark, field=problem.field, text=document.text)
