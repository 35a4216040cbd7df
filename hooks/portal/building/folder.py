"""The files of a site that is built."""

import os
from pathlib import Path


def files_of(site: Path) -> list[str]:
    """Return the files below the folder of a site, by their paths from its root, in order."""
    start = len(f"{site}{os.sep}")
    found = (f"{folder}{os.sep}{name}"[start:] for folder, _, names in os.walk(site) for name in names)
    return sorted(name.replace(os.sep, "/") for name in found)
