"""Every way through questions that stand one inside the other."""

from collections.abc import Iterator
from typing import TypeVar

from selectolax.lexbor import LexborNode

from portal.pages.asking import Asked

E = TypeVar("E")


def leaves(asked: Asked[E], answers: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], E | None]]:
    """Yield every way to answer, with the end that it leads to."""
    for reply in asked.replies:
        said = (*answers, reply.texte)
        if reply.next:
            yield from leaves(reply.next, said)
        else:
            yield said, reply.end


def inside(box: LexborNode) -> bool:
    """Say whether another question stands in an answer."""
    return len(box.css("details")) > 1
