"""Opens a page over an emulated slow line and a slow processor, with an empty cache, and says when it was there."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser

LATENCY_MS = 800
BITS_PER_SECOND = 250_000
CPU_TIMES_SLOWER = 6


@dataclass(frozen=True)
class Timing:
    """When a page was there, in seconds from the moment it was asked for, and what it cost."""

    first_paint: float
    last_byte: float
    requests: int
    bytes: int


def opened(browser: Browser, address: str) -> Timing:
    """Open a page in a browser that has never seen it.

    The requests of Material's search worker are not slowed, since that is another process of the browser: this is
    to its advantage.
    """
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="fr-FR")
    page = context.new_page()
    line = context.new_cdp_session(page)
    asked: list[float] = []
    received: list[tuple[float, int]] = []
    line.on("Network.requestWillBeSent", lambda event: asked.append(event["timestamp"]))
    line.on("Network.loadingFinished", lambda event: received.append((event["timestamp"], event["encodedDataLength"])))
    line.send("Network.enable")
    speed = BITS_PER_SECOND / 8
    conditions: dict[str, Any] = {"offline": False, "latency": LATENCY_MS}
    line.send("Network.emulateNetworkConditions", conditions | {"downloadThroughput": speed, "uploadThroughput": speed})
    line.send("Emulation.setCPUThrottlingRate", {"rate": CPU_TIMES_SLOWER})
    page.goto(address, wait_until="networkidle")
    paint: float = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    context.close()
    return Timing(
        first_paint=paint / 1000,
        last_byte=max(moment for moment, _ in received) - min(asked),
        requests=len(received),
        bytes=round(sum(size for _, size in received)),
    )
