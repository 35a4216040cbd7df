"""The name of the file of a record."""

LONGEST = 60
"""The signs of the name of a file: the whole path must be read in a list, and fit on any disk."""


def shortened(name: str) -> str:
    """Return the name of a file without the words that make it too long."""
    return name if len(name) <= LONGEST else name[: LONGEST + 1].rpartition("-")[0].strip("-") or name[:LONGEST]
