"""Which pages of two built sites are not the same, and how much heavier each became."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from portal.building.complete import is_page
from portal.building.folder import files_of
from portal.building.last import LAST
from portal.building.weight import gzipped
from portal.records import SHORT


@dataclass(frozen=True)
class Compared:
    """What happens to the pages of a site; addresses are from its root."""

    new: Sequence[str]
    gone: Sequence[str]
    changed: Mapping[str, int]
    """The bytes that each is heavier by, compressed; fewer than none where it is lighter."""


def compared(before: Path, after: Path) -> Compared:
    """Compare the pages of two sites, without those that say what the whole weighs: they change with any other."""
    old, new = _pages(before), _pages(after)
    both = {name: (old[name].read_bytes(), new[name].read_bytes()) for name in old.keys() & new.keys()}
    return Compared(
        new=sorted(new.keys() - old.keys()),
        gone=sorted(old.keys() - new.keys()),
        changed={name: gzipped(b) - gzipped(a) for name, (a, b) in sorted(both.items()) if a != b},
    )


def _pages(site: Path) -> dict[str, Path]:
    short = SHORT.partition("{}")[0]
    return {
        page: site / name
        for name in files_of(site)
        if is_page(name) and not name.startswith(short)
        if (page := name.removesuffix("index.html")) not in LAST
    }
