"""The QR code of an address, as one path of an SVG."""

from dataclasses import dataclass
from functools import cache
from itertools import groupby

import segno

QUIET = 4
"""Light modules on each side, that a reader needs (ISO/IEC 18004)."""

MASK = 0
"""The pattern that is laid over the modules. Readers undo any: looking for the best costs nine tenths of the time."""


@dataclass(frozen=True)
class QR:
    """A QR code, to be drawn in a square of `size` units: a path whose stroke is one unit wide."""

    path: str
    size: int


@cache
def qr(address: str) -> QR:
    """Return the QR code of an address, readable with a sixth of it soiled (level M)."""
    rows = [bytes(row) for row in segno.make_qr(address, error="m", mask=MASK).matrix]
    strokes = []
    for y, row in enumerate(rows, QUIET):
        x = QUIET
        for dark, run in groupby(row):
            width = len(list(run))
            if dark:
                strokes.append(f"M{x} {y}.5h{width}")
            x += width
    return QR("".join(strokes), len(rows) + 2 * QUIET)
