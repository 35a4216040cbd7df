"""The QR code of an address, as one path of an SVG."""

from dataclasses import dataclass
from functools import cache

import zxingcpp

DARK, LIGHT = "#", "."
CELLS = bytes.maketrans(b"\0\xff", f"{DARK}{LIGHT}".encode())
"""What stands for the points of a picture."""
LONGEST = 12
"""The longest run of squares that is drawn in one go: few codes have longer ones."""
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
    cells = memoryview(picture).tobytes().translate(CELLS).decode()  # type: ignore[arg-type] # a buffer, which its stub does not say
    rows = "\n".join(cells[start : start + size].rstrip(LIGHT) for start in range(0, size * size, size))
    for run in range(LONGEST, 0, -1):
        rows = rows.replace(DARK * run, f"h{run}").replace(LIGHT * run, f"m{run} 0")
    return QR("".join(f"M0 {y}.5{row}" for y, row in enumerate(rows.split("\n")) if row), size)
