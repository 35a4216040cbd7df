"""Beside each text of a site, the same compressed: a server that knows it sends that, and need not compress."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from portal.building.folder import files_of
from portal.building.weight import zipped

TEXTS = frozenset(
    {
        ".css",
        ".csv",
        ".geojson",
        ".html",
        ".ics",
        ".js",
        ".json",
        ".svg",
        ".txt",
        ".vcf",
        ".webmanifest",
        ".xml",
        ".yml",
    }
)
"""The endings of files that get smaller; pictures and archives do not."""
COPIES = (".gz", ".br")
"""The endings of the copies: after that of the file."""
LEAST = 500
"""Bytes below which a file travels no faster."""
BROTLI = 10
"""Done once, and read by many: there are levels up to 11, which takes twice as long for two hundredths less."""


def compress(site: Path) -> None:
    """Write a `.gz` and a `.br` beside each text of a site that has some length; equal texts give equal bytes."""
    with ThreadPoolExecutor() as workers:
        list(workers.map(_write, _texts(site)))


def _texts(site: Path) -> Iterator[Path]:
    for file in map(site.joinpath, files_of(site)):
        if file.suffix in TEXTS and file.stat().st_size >= LEAST:
            yield file


def _write(file: Path) -> None:
    text = file.read_bytes()
    made = zipped(text), brotli.compress(text, mode=brotli.MODE_TEXT, quality=BROTLI)
    for ending, copy in zip(COPIES, made, strict=True):
        file.with_name(f"{file.name}{ending}").write_bytes(copy)
