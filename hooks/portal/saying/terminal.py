"""What a terminal is told: in any encoding, to a pipe that has closed or a disk that is full, never a traceback."""

import codecs
import contextlib
import errno
import os
import sys
import unicodedata
from io import TextIOWrapper
from typing import TextIO

PLAIN = str.maketrans({"’": "'", "‘": "'", "«": '"', "»": '"', "–": "-", "—": "-", "œ": "oe", "Œ": "OE", "€": "EUR"})
"""What stands for our typography where only ASCII can be written; accents are taken off by Unicode itself."""
REASONS = {
    errno.ENOSPC: "il n’y a plus de place sur le disque",
    errno.EDQUOT: "votre quota de disque est atteint",
    errno.EFBIG: "le fichier dépasse la taille permise (voyez « ulimit -f »)",
    errno.EACCES: "vous n’en avez pas le droit",
    errno.EPERM: "vous n’en avez pas le droit",
    errno.EROFS: "ce disque est en lecture seule",
    errno.EBUSY: "il est occupé (est-ce un point de montage ?)",
    errno.EMFILE: "trop de fichiers sont ouverts (voyez « ulimit -n »)",
    errno.ENFILE: "trop de fichiers sont ouverts",
    errno.ENOENT: "il n’existe pas",
    errno.ENOTDIR: "ce n’est pas un dossier",
    errno.EISDIR: "c’est un dossier",
    errno.EADDRINUSE: "ce port est déjà pris",
    errno.EIO: "le disque ne répond pas",
}
"""Why the system says no, for the reasons that an editor can do something about."""


def reason(error: OSError) -> str:
    """Return a French sentence that says what the system refused, on what, and why."""
    why = REASONS.get(error.errno or 0) or f"le système répond « {error.strerror or error} »"
    where = f" ({os.fsdecode(error.filename)})" if isinstance(error.filename, str | bytes) else ""
    return f"Lecture ou écriture impossible{where} : {why}."


def _plain(error: UnicodeError) -> tuple[str, int]:
    """Return, for a codec, what stands for the signs that it cannot write."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = unicodedata.normalize("NFKD", error.object[error.start : error.end].translate(PLAIN))
    written = "".join(sign if sign.isascii() else "?" for sign in text if not unicodedata.combining(sign))
    return written, error.end


def ready() -> None:
    """Make stdout and stderr able to take any text, and see that they exist."""
    codecs.register_error("plain", _plain)
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:  # It was closed: the next file opened would take its number, and its text.
            to_nowhere(number)
            setattr(sys, name, os.fdopen(number, "r" if name == "stdin" else "w", encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="plain")


def shows_style() -> bool:
    """Say whether what is printed may have colours and bold type: on a terminal, unless it or its owner wants none."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def say(text: str, *, stream: TextIO | None = None) -> None:
    """Print a line on stdout, or on `stream`, at once; who does not listen misses it, and nothing else happens.

    A reader that has left (`| head -1`) is no fault. Any other failure is said on stderr. What a command found is in
    its exit code.
    """
    stream = stream or sys.stdout
    try:
        print(text, file=stream, flush=True)
    except OSError as error:
        _close(stream)
        if error.errno != errno.EPIPE and stream is not sys.stderr:
            say(f"Ce qui suit n’a pas pu être écrit. {reason(error)}\n{text}", stream=sys.stderr)


def warn(text: str) -> None:
    """Print a line on stderr, as `say` does."""
    say(text, stream=sys.stderr)


def _close(stream: TextIO) -> None:
    """Send to nowhere what is still to be written, or Python says so with a traceback when it ends."""
    with contextlib.suppress(OSError, ValueError):
        to_nowhere(stream.fileno())


def to_nowhere(number: int) -> None:
    """Make a file descriptor, and that of the processes that we start, lead to nothing."""
    opened = os.open(os.devnull, os.O_RDWR)
    if opened != number:
        os.dup2(opened, number)
        os.close(opened)
    os.set_inheritable(number, True)  # noqa: FBT003 - its arguments have no names
