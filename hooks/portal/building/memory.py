"""What a build leaves to the next one of the same process: a preview mostly writes the same pages again."""

from collections.abc import Callable

from portal.records import Catalogue

MOST = 3000
"""How many pages are remembered: some 60 MB of them."""


class Memory:
    """The records as they were loaded, and the pages as they were written, each with what it was written from."""

    def __init__(self) -> None:
        self.catalogue: Catalogue | None = None
        self._shared: object = None
        self._pages: dict[str, tuple[object, bytes]] = {}

    def begin(self, shared: object) -> None:
        """Begin to write; forget all pages that were written with another `shared`, all that templates have alike."""
        if shared != self._shared:
            self._shared = shared
            self._pages.clear()

    def page(self, address: str, given: object, write: Callable[[], str]) -> str:
        """Return the page of an address: as it was, if it was given the same, else as it is written now."""
        before = self._pages.get(address)
        if before and before[0] == given:
            return before[1].decode()
        html = write()
        if before or len(self._pages) < MOST:
            self._pages[address] = given, html.encode()
        return html


MEMORY = Memory()
"""That of this process."""
