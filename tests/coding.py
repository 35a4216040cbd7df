"""Give the records of a root the codes that they lack, as `make codes` does."""

from datetime import date
from pathlib import Path

from portal.records import numbered

TODAY = date(2026, 11, 23)


def give_codes(root: Path) -> None:
    """Write what `make codes` writes."""
    for path, text in numbered(root, today=TODAY).items():
        (root / path).write_text(text, "utf-8")
