"""Follows files as they change."""

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

LOOK = 200
"""How often to look for changes, in milliseconds."""
SETTLED = 5
"""For how many seconds after what a change led to, to look closer: `watch` compares whole seconds, and misses a file
that is saved twice in one."""
Stamp = tuple[str, int, int]


def changes(watched: Sequence[Path]) -> Iterator[set[str]]:
    """Yield an empty set at once, then the paths of the files that have changed, each time some have, until Ctrl-C.

    Looking at the files rather than being told of them also sees files that an editor replaces, and those that lie
    on another machine.
    """
    begun, seen, settled = False, frozenset[Stamp](), 0.0
    # The first look comes before the first answer, or a change during what it leads to would be missed.
    for found in watch(
        *watched,
        force_polling=True,
        poll_delay_ms=LOOK,
        rust_timeout=LOOK,
        step=50,
        debounce=400,
        yield_on_timeout=True,
        raise_interrupt=True,
    ):
        changed = {path for _, path in found}
        if time.monotonic() < settled:
            changed |= {path for path, *_ in seen ^ _stamps(watched)}
        if changed or not begun:
            begun, seen = True, _stamps(watched)
            yield changed
            settled = time.monotonic() + SETTLED


def _stamps(watched: Iterable[Path]) -> frozenset[Stamp]:
    """Return the path of each file that `watch` looks at, when it was written, in nanoseconds, and its size."""
    found, is_watched = set(), DefaultFilter()
    for file in (one for path in watched for one in (path.rglob("*") if path.is_dir() else [path])):
        with suppress(FileNotFoundError):  # it may go while we look
            if is_watched(Change.modified, str(file)):
                stat = file.stat()
                found.add((str(file), stat.st_mtime_ns, stat.st_size))
    return frozenset(found)
