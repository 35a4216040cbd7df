"""The pages of docs/ beside the records of the example: their texts name real records, which it does not have."""

import re
import shutil
from pathlib import Path

from portal.records import HELD
from portal.records.links import FRONT_MATTER

SOURCES = re.compile(r"^(?:date:|sources:\n|  ).*\n?", re.MULTILINE)
DOCS = Path(__file__).parent.parent / "docs"


def pages_beside(root: Path) -> None:
    """Put all pages of docs/ below a root, those that are held to their sources without their texts."""
    shutil.copytree(DOCS, root / "docs")
    for folder in HELD:
        for page in (root / "docs" / folder).rglob("*.md"):
            front = FRONT_MATTER.match(page.read_text("utf-8"))
            assert front
            page.write_text(f"---\n{SOURCES.sub('', front[1])}\n---\n", "utf-8")
