"""What the answer of another site, or the lack of one, says of an address: dead only where it can mean nothing else."""

import socket
from collections.abc import Mapping, Sequence
from enum import Enum
from http import HTTPStatus
from typing import NamedTuple

from urllib3 import exceptions

ABSENT = (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))
"""What a name server says where there is no such name."""
GONE: Mapping[int, str] = {HTTPStatus.NOT_FOUND: "la page n’existe pas", HTTPStatus.GONE: "la page a été retirée"}
CLOSED: Mapping[int, str] = {
    HTTPStatus.UNAUTHORIZED: "le site demande un mot de passe",
    HTTPStatus.FORBIDDEN: "le site refuse les programmes",
    HTTPStatus.REQUEST_TIMEOUT: "le site a mis trop de temps",
    HTTPStatus.TOO_MANY_REQUESTS: "le site demande de revenir plus tard",
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS: "le site refuse pour une raison légale",
}
"""Answers that do not say whether the page is there for a visitor."""


class State(Enum):
    """What is known of an address after a visit."""

    ALIVE = "répond"
    MOVED = "a changé d’adresse"
    UNKNOWN = "non vérifié"
    DEAD = "mort"


class Visit(NamedTuple):
    """An address, and what a visit to it came to."""

    address: str
    state: State
    why: str = ""
    """Why, in French; empty where it answers."""
    now: str = ""
    """Where it leads now, for ever."""
    is_heard: bool = False
    """Whether a site has answered, whatever it said."""


FAILURES: Mapping[type[exceptions.HTTPError], tuple[State, str]] = {
    exceptions.NameResolutionError: (
        State.UNKNOWN,
        "le nom du site n’a pas pu être cherché : vérifiez votre connexion",
    ),
    exceptions.NewConnectionError: (State.UNKNOWN, "le site n’a pas pu être joint : vérifiez votre connexion"),
    exceptions.TimeoutError: (State.UNKNOWN, "le site n’a pas répondu à temps, deux fois"),
    exceptions.SSLError: (State.UNKNOWN, "le certificat du site n’est pas accepté : ouvrez la page vous-même"),
    exceptions.LocationValueError: (State.DEAD, "cette adresse est mal écrite"),
}
"""What a failure means, the nearest of its kinds first."""
UNHEARD = "aucun site n’a répondu : vérifiez votre connexion"
UNREAD = (State.UNKNOWN, "la réponse du site n’a pas pu être lue")


def answered(address: str, status: int, moved: str) -> Visit:
    """Return what a last answer says; `moved` is where the address leads for ever, if it does."""
    if status < HTTPStatus.BAD_REQUEST:
        return Visit(address, State.MOVED if moved else State.ALIVE, now=moved, is_heard=True)
    if status in GONE:
        return Visit(address, State.DEAD, f"{GONE[status]} ({status})", is_heard=True)
    why = CLOSED.get(status, "le site ne donne pas la page")
    return Visit(address, State.UNKNOWN, f"{why} ({status})", is_heard=True)


def failed(address: str, error: exceptions.HTTPError) -> Visit:
    """Return what it means that no answer came."""
    if isinstance(error, exceptions.NameResolutionError) and getattr(error.__cause__, "errno", None) in ABSENT:
        return Visit(address, State.DEAD, "aucun site n’a ce nom")
    if isinstance(error.__cause__, ConnectionRefusedError):
        return Visit(address, State.DEAD, "rien ne répond plus à cette adresse")
    state, why = next((said for kind, said in FAILURES.items() if isinstance(error, kind)), UNREAD)
    return Visit(address, state, why)


def weighed(visits: Sequence[Visit]) -> Sequence[Visit]:
    """Return visits as they are to be told: where no site at all has answered, the fault is ours, and none is dead."""
    if any(visit.is_heard for visit in visits):
        return visits
    return [visit._replace(state=State.UNKNOWN, why=UNHEARD) for visit in visits]
