"""Questions one inside the other, as pages show them without a script: each answer holds the next, or its end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from portal.records import Questions

E = TypeVar("E")
"""What a page shows at an end."""
E_co = TypeVar("E_co", covariant=True)


@dataclass(frozen=True)
class Asked(Generic[E_co]):
    """A question, and what each of its answers leads to."""

    question: str
    aide: str
    number: int
    of: int
    replies: Sequence["Chosen[E_co]"]


@dataclass(frozen=True)
class Chosen(Generic[E_co]):
    """An answer: it leads to an end, or to the next question."""

    texte: str
    end: E_co | None
    next: Asked[E_co] | None


@dataclass(frozen=True)
class AskedPage(Generic[E_co]):
    """The page of the questions that follow an answer to the first."""

    first: Asked[E_co]
    has_towns: bool
    """Whether cities are listed, the nearest of which may come first."""


def asked(record: Questions, first: str, ends: Mapping[str, E]) -> Asked[E]:
    """Return the questions that are asked after an answer to the first; `ends` has what is shown of each, by name."""
    return _asked(record, first, 0, ends)


def _asked(record: Questions, first: str, n: int, ends: Mapping[str, E]) -> Asked[E]:
    """Return a question, with all that come after it."""
    questions = record.asked_after(first)
    one, is_last = questions[n], n + 1 == len(questions)
    replies = []
    for reply in one.reponses:
        name = reply.fin or (record.last_after(first) if is_last else None)
        replies.append(
            Chosen(reply.texte, ends[name] if name else None, None if name else _asked(record, first, n + 1, ends))
        )
    return Asked(one.question, one.aide or "", n + 2, len(questions) + 1, replies)
