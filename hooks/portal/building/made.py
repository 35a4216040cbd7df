"""The files of the site that are made, and are no pages: copies of records, data, the map, what is taken away."""

from collections.abc import Iterator

from portal.building.kept import MANIFEST, manifest
from portal.building.memory import MEMORY
from portal.exports import FEED, OPENSEARCH, ROBOTS, exported, feed, forms, opensearch, robots
from portal.knowing import Knowledge
from portal.map import interactive_files
from portal.pages import source_copy
from portal.takeaway import carried


def made_files(known: Knowledge) -> Iterator[tuple[str, bytes]]:
    """Yield each file with its address, from the root of the site, and what is in it."""
    for name, content in _made(known):
        yield name, content.encode() if isinstance(content, str) else content


def _made(known: Knowledge) -> Iterator[tuple[str, str | bytes]]:
    for path, text in known.catalogue.texts.items():
        yield source_copy(path), text
    yield MANIFEST, manifest(known.catalogue.portal)
    yield from interactive_files(known).items()
    yield from exported(known).items()
    yield from forms(known)
    yield from {FEED: feed(known), OPENSEARCH: opensearch(known), ROBOTS: robots(known)}.items()
    yield from carried(known, remember=MEMORY.page).items()
