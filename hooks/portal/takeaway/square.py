"""The QR code of an address, as one path of an SVG."""

import re
from dataclasses import dataclass
from functools import cache

import zxingcpp

DARK = re.compile(rb"\0+")
"""Dark squares side by side, in a row of a picture."""
MASK = 0
"""The pattern that is laid over: readers know all eight, and to find the best, each code would be drawn eight times."""


@dataclass(frozen=True)
class QR:
    """A QR code, to be drawn in a square of `size` units, the quiet zone that a reader needs around it.

    Its path is a stroke of one unit, row by row: half as long as one that is filled.
    """

    path: str
    size: int


@cache
def qr(address: str) -> QR:
    """Return the QR code of an address, readable with a sixth of it soiled (level M)."""
    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=MASK)
    picture = code.to_image()
    size = picture.shape[0]
    squares = memoryview(picture).tobytes()  # type: ignore[arg-type] # a buffer, which its stub does not say
    return QR("".join(_row(squares[y * size : (y + 1) * size], y) for y in range(size)), size)


def _row(squares: bytes, y: int) -> str:
    """Return the strokes of a row of squares; those after the first say how far they are from the one before."""
    drawn, end = "", 0
    for run in DARK.finditer(squares):
        start = f"m{run.start() - end} 0" if drawn else f"M{run.start()} {y}.5"
        end = run.end()
        drawn += f"{start}h{end - run.start()}"
    return drawn
