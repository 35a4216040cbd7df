"""What a file weighs on the way to a visitor, measured and said."""

import gzip


def gzipped(data: bytes) -> int:
    """Return the size of data compressed as a host would, in bytes (gzip -9)."""
    return len(gzip.compress(data, 9, mtime=0))


def weight_of(html: str) -> int:
    """Return the size of a page compressed as a host would, in bytes."""
    return gzipped(html.encode())
