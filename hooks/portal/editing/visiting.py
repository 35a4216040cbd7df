"""Asks other sites, politely, whether an address of theirs still leads somewhere.

One question at a time for a host, with a pause after each; what its robots.txt forbids is not asked (RFC 9309). The
page itself is not read: HEAD first, GET where a site refuses that, and its body is left there.
"""

import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http import HTTPStatus
from queue import SimpleQueue
from urllib.parse import urljoin, urlsplit

import urllib3
from protego import Protego
from urllib3.exceptions import HTTPError

from portal.editing.verdicts import State, Visit, answered, failed

NAME = "Connexions-solidaires-liens"
"""Who asks, for the rules of a robots.txt."""
AGENT = f"{NAME}/1.0 (verification de liens, une demande a la fois)"
"""What a host is told of who asks; nothing but ASCII may stand there."""
HOPS = 10
"""Redirections that are followed."""
LONGEST_PAUSE = 60.0
"""A site that asks for more seconds between two questions is not asked."""
ROBOTS_BYTES = 512_000
"""What is read of a robots.txt, at least 500 KiB (RFC 9309, 2.5)."""
PERMANENT = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT)


@dataclass(frozen=True)
class Manners:
    """How a visitor behaves; times are in seconds."""

    pause: float = 1.0
    """Between two questions to one host."""
    connect: float = 10.0
    read: float = 20.0
    at_once: int = 8
    """Hosts that are asked at the same time."""


class _NotAskedError(Exception):
    """A page that is not asked for: why, in French."""


@dataclass
class _Host:
    """What is known of a host: its rules, and when it was last asked."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    rules: Protego | None = None
    pause: float = 0.0
    free: float = 0.0
    """When it may be asked again, by the clock that only goes on."""


def visits(addresses: Iterable[str], manners: Manners) -> Iterator[Visit]:
    """Yield what a visit to each address came to, as they end."""
    by_host: dict[str, list[str]] = {}
    for address in addresses:
        by_host.setdefault(_origin(address), []).append(address)
    visitor, ended = _Visitor(manners), SimpleQueue[Visit | None]()
    pool = ThreadPoolExecutor(manners.at_once)
    try:
        begun = [pool.submit(visitor.all_of, group, ended) for group in by_host.values()]
        for _ in begun:
            yield from iter(ended.get, None)
        for one in begun:
            one.result()
    finally:
        visitor.left = True
        pool.shutdown(wait=False, cancel_futures=True)


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}".lower()


class _Visitor:
    """Asks for addresses; many threads may use it."""

    def __init__(self, manners: Manners) -> None:
        self.manners = manners
        self.left = False
        """Nobody waits for the answers any more."""
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()
        self._pool = urllib3.PoolManager(
            num_pools=manners.at_once * 2,
            headers={"User-Agent": AGENT, "Accept": "*/*"},
            timeout=urllib3.Timeout(connect=manners.connect, read=manners.read),
            retries=False,
        )

    def all_of(self, addresses: Sequence[str], ended: "SimpleQueue[Visit | None]") -> None:
        """Visit addresses of one host, one after the other; put each visit where it is waited for, then nothing."""
        try:
            for address in addresses:
                if not self.left:
                    ended.put(self.visit(address))
        finally:
            ended.put(None)

    def visit(self, address: str) -> Visit:
        """Visit an address, and where it leads; where nothing answers, once more."""
        try:
            return self._followed(address)
        except _NotAskedError as error:
            return Visit(address, State.UNKNOWN, str(error), is_heard=True)
        except HTTPError as error:
            return failed(address, error)

    def _followed(self, address: str) -> Visit:
        here, moved, seen = address, address, {address}
        for _ in range(HOPS + 1):
            status, leads = self._asked(here)
            if not leads:
                return answered(address, status, "" if moved == address else moved)
            target = urljoin(here, leads)
            if target in seen:
                return Visit(address, State.DEAD, "l’adresse mène à elle-même, sans fin", is_heard=True)
            seen.add(target)
            # What is moved for ever stays so up to the first turn that may change again.
            moved = target if status in PERMANENT and moved == here else moved
            here = target
        return Visit(address, State.DEAD, f"plus de {HOPS} redirections se suivent", is_heard=True)

    def _asked(self, address: str) -> tuple[int, str]:
        """Return the answer of a host for an address, and where it leads; nowhere else while it is asked."""
        host = self._host(_origin(address))
        with host.lock:
            if host.rules is None:
                host.rules = self._rules(_origin(address), host)
            if not host.rules.can_fetch(address, NAME):
                raise _NotAskedError("le site demande aux programmes de ne pas lire cette page (robots.txt)")
            if host.pause > LONGEST_PAUSE:
                raise _NotAskedError(f"le site demande d’attendre {host.pause:.0f} secondes entre deux pages")
            try:
                status, leads = self._either(address, host)
            except HTTPError:
                return self._either(address, host)
            return self._either(address, host) if status >= HTTPStatus.INTERNAL_SERVER_ERROR else (status, leads)

    def _either(self, address: str, host: _Host) -> tuple[int, str]:
        """Ask for what stands before a page, then for the page where that is refused."""
        status, leads = self._ask("HEAD", address, host)
        if status < HTTPStatus.BAD_REQUEST or status == HTTPStatus.TOO_MANY_REQUESTS:
            return status, leads
        return self._ask("GET", address, host)

    def _ask(self, method: str, address: str, host: _Host) -> tuple[int, str]:
        time.sleep(max(0.0, host.free - time.monotonic()))
        try:
            response = self._pool.request(method, address, redirect=False, preload_content=False)
            response.close()
        finally:
            host.free = time.monotonic() + host.pause
        return response.status, response.get_redirect_location() or ""

    def _host(self, origin: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(origin, _Host(pause=self.manners.pause))

    def _rules(self, origin: str, host: _Host) -> Protego:
        """Return what the robots.txt of a host says; where nothing answers, the page itself is asked, and tells why."""
        turns = urllib3.Retry(connect=0, read=0, redirect=5, other=0)
        try:
            response = self._pool.request("GET", f"{origin}/robots.txt", retries=turns, preload_content=False)
            text = response.read(ROBOTS_BYTES).decode("utf-8", "replace")
            response.close()
        except HTTPError:
            return Protego.parse("")
        finally:
            host.free = time.monotonic() + host.pause
        if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR or response.status == HTTPStatus.TOO_MANY_REQUESTS:
            raise _NotAskedError(f"le robots.txt du site ne répond pas ({response.status})")
        rules = Protego.parse(text if response.status == HTTPStatus.OK else "")
        host.pause = max(host.pause, rules.crawl_delay(NAME) or 0.0)
        return rules
