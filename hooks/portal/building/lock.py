"""One builder at a time: a lock that its process frees by ending, however it ends."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TextIO

from portal.records import PARIS

LOCK = ".site-lock"
PATIENCE = 10.0
"""How long a build waits for another one, in seconds: some builds of a few hundred pages."""


class BusyError(Exception):
    """Another build is running; the message says which, and since when."""


@contextmanager
def only_builder(folder: Path, *, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of the site that is published in `folder`; wait up to `patience` seconds for it.

    It is flock(2), of the standard library: the system frees it with its process, so no lock is ever stale. The file
    stays, since removing it would let two builds each lock a file of that name.

    Raises:
        BusyError: when another process still holds it.

    """
    with (folder / LOCK).open("a+", encoding="utf-8") as file:
        until = time.monotonic() + patience
        while not _taken(file):
            if time.monotonic() > until:
                raise BusyError(_said(file))
            time.sleep(0.05)
        file.truncate(0)
        file.write(f"processus {os.getpid()}, depuis {datetime.now(PARIS):%H h %M}")
        file.flush()
        yield


def _taken(file: TextIO) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _said(file: TextIO) -> str:
    file.seek(0)
    holder = file.read() or "processus inconnu"
    return f"Une autre construction est en cours ({holder}) : attendez qu’elle finisse, puis recommencez."
