"""A built site is whole: every file that the build meant to write is there, and holds something."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from portal.knowing import address
from portal.records import KINDS, Catalogue

NOTE = ".meant.json"
"""What the build leaves at the top of what it built, and publishing takes away."""
NAMED = 5
"""How many missing files are named: the first ones tell where to look."""


class IncompleteError(Exception):
    """The site that was built is not whole; the message says what is missing."""


@dataclass(frozen=True)
class Built:
    """What a build made."""

    pages: int
    records: Mapping[str, int]
    """How many records have their page, by the French name of their kind."""


def note(site: Path, catalogue: Catalogue, files: Iterable[str]) -> None:
    """Leave in `site` the list of what was to be written there: `files`, by their paths from its root."""
    meant = sorted({*files})
    known = set(meant)
    counts = {
        kind.label: sum(f"{address(record)}index.html" in known for record in catalogue.of_kind(name).values())
        for name, kind in KINDS.items()
    }
    (site / NOTE).write_text(json.dumps({"files": meant, "records": counts}), "utf-8")


def confirm(site: Path) -> Built:
    """Check a site against the list that its build left, take that list away, and say what was built.

    Raises:
        IncompleteError: when there is no list, or a file of it is missing or empty.

    """
    left = site / NOTE
    if not left.is_file():
        raise IncompleteError("Le constructeur n’a pas dit ce qu’il devait écrire : a-t-il lu hooks/events.py ?")
    meant = json.loads(left.read_text("utf-8"))
    lacking = [name for name in meant["files"] if not _holds_something(site / name)]
    if lacking:
        names = ", ".join(lacking[:NAMED]) + (", …" if len(lacking) > NAMED else "")
        raise IncompleteError(f"Le site construit est incomplet : {len(lacking)} fichiers manquent ({names}).")
    left.unlink()
    return Built(sum(is_page(name) for name in meant["files"]), meant["records"])


def is_page(name: str) -> bool:
    """Say whether a file, by its path from the root of the site, is a page of it, and not a document to take away."""
    return name.rpartition("/")[2] in ("index.html", "404.html")


def _holds_something(file: Path) -> bool:
    try:
        found = file.stat()
    except OSError:
        return False
    return S_ISREG(found.st_mode) and found.st_size > 0
