"""The addresses of other sites that records and texts give, each with where it stands."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from portal.editing.reports import is_in
from portal.records import listed, read_file

FOLDERS = {"data": ".yml", "docs": ".md"}
"""Where they are looked for, and how the names of the files end."""
RESERVED = (".example", ".invalid", ".test", ".localhost")
"""The ends of names that lead nowhere, for ever (RFC 2606): examples have them."""
ADDRESS = re.compile(r"(?<!`)https?://[^\s<>\"«»`|\\]+", re.IGNORECASE)
AFTER = ".,;:!?*_'’"
"""What may stand after an address in a sentence and is none of it."""
FENCE = re.compile(r"^\s*(```|~~~)")


class Spot(NamedTuple):
    """A place in a file, counted from 1."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        """Say it as messages do."""
        return f"{self.path}:{self.line}:{self.column}"


def outside_addresses(root: Path, named: Iterable[str] = (), *, city: str = "") -> Mapping[str, list[Spot]]:
    """Return each address of another site in the records and the texts below a root, and where it stands.

    `named` are the files and folders to look in, all when there are none. With `city`, only the record of this city and
    those filed under it are read. Records need not be right. Examples in code are left aside.
    """
    found: dict[str, list[Spot]] = {}
    wanted = tuple(named)
    for folder, suffix in FOLDERS.items():
        for path in listed(root, folder, suffix=suffix):
            if not isinstance(path, str) or (wanted and not any(is_in(path, one) for one in wanted)):
                continue
            if city and not _is_of(path, city):
                continue
            text = read_file(root, path).decode("utf-8", "replace")
            for address, line, column in _addresses(text, has_code=suffix == ".md"):
                found.setdefault(address, []).append(Spot(path, line, column))
    return found


def _is_of(path: str, city: str) -> bool:
    return path == f"data/cities/{city}.yml" or re.fullmatch(rf"data/[^/]+/{re.escape(city)}/[^/]+", path) is not None


def _addresses(text: str, *, has_code: bool) -> Iterator[tuple[str, int, int]]:
    """Yield each address of a text, with its line and column."""
    fenced = False
    for number, line in enumerate(text.splitlines(), 1):
        if has_code and FENCE.match(line):
            fenced = not fenced
        if fenced or line.lstrip().startswith("#"):
            continue
        for match in ADDRESS.finditer(line):
            address = _without_what_follows(match[0])
            host = urlsplit(address).hostname or ""
            if "." in host and not host.endswith(RESERVED) and "{" not in address:
                yield address.partition("#")[0], number, match.start() + 1


def _without_what_follows(address: str) -> str:
    """Return an address without the signs of the sentence, or the closing brackets, that stand after it."""
    while address:
        last = address[-1]
        closes = (last == ")" and address.count("(") < address.count(")")) or (
            last == "]" and address.count("[") < address.count("]")
        )
        if not closes and last not in AFTER:
            break
        address = address[:-1]
    return address
