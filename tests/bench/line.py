"""Opens a page over an emulated slow line and a slow processor, with an empty cache, and says when it was there."""

import time
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser

LATENCY_MS = 800
BITS_PER_SECOND = 250_000
CPU_TIMES_SLOWER = 6
PATIENCE = 30
"""How long the last byte is waited for, in seconds."""
PAINT = """new Promise(done => new PerformanceObserver(list => list.getEntriesByName("first-contentful-paint")
  .forEach(entry => done(entry.startTime))).observe({type: "paint", buffered: true}))"""
"""When the first text or drawing was there, in milliseconds; waits for it."""


@dataclass(frozen=True)
class Timing:
    """When a page was there, in seconds from the moment it was asked for, and what it cost."""

    first_paint: float
    last_byte: float
    bytes: int


def opened(browser: Browser, address: str) -> Timing:
    """Open a page in a browser that has never seen it.

    The requests of Material's search worker are not slowed, since that is another process of the browser: this is
    to its advantage.
    """
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="fr-FR")
    page = context.new_page()
    line = context.new_cdp_session(page)
    asked: dict[str, float] = {}
    received: list[tuple[float, int]] = []

    def on_request(event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):  # what the page holds itself (data:) is no request
            asked.setdefault(event["requestId"], event["timestamp"])

    def on_finished(event: dict[str, Any]) -> None:
        if event["requestId"] in asked:
            received.append((event["timestamp"], event["encodedDataLength"]))

    def on_failed(event: dict[str, Any]) -> None:
        asked.pop(event["requestId"], None)

    line.on("Network.requestWillBeSent", on_request)
    line.on("Network.loadingFinished", on_finished)
    line.on("Network.loadingFailed", on_failed)
    line.send("Network.enable")
    speed = BITS_PER_SECOND / 8
    conditions: dict[str, Any] = {"offline": False, "latency": LATENCY_MS}
    line.send("Network.emulateNetworkConditions", conditions | {"downloadThroughput": speed, "uploadThroughput": speed})
    line.send("Emulation.setCPUThrottlingRate", {"rate": CPU_TIMES_SLOWER})
    page.goto(address, wait_until="networkidle")
    until = time.monotonic() + PATIENCE
    while len(received) < len(asked) and time.monotonic() < until:
        page.wait_for_timeout(50)  # Playwright's idea of idle leaves the icon out
    paint: float = page.evaluate(PAINT)
    context.close()
    return Timing(
        first_paint=paint / 1000,
        last_byte=max(moment for moment, _ in received) - min(asked.values()),
        bytes=round(sum(size for _, size in received)),
    )
