"""Opens a page over an emulated slow line and a slow processor, with an empty cache, and says when it was there."""

import time
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser

LATENCY_MS = 800
BITS_PER_SECOND = 250_000
CPU_TIMES_SLOWER = 6
QUIET = 1.5
"""After how long without a request or an answer a page is whole, in seconds: icons are asked for late."""
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
    """Open a page in a browser that has never seen it, and wait until nothing more comes."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="fr-FR")
    page = context.new_page()
    line = context.new_cdp_session(page)
    asked: dict[str, float] = {}
    received: list[tuple[float, int]] = []
    heard = [time.monotonic()]

    def on_request(event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):  # what the page holds itself (data:) is no request
            asked.setdefault(event["requestId"], event["timestamp"])
            heard.append(time.monotonic())

    def on_finished(event: dict[str, Any]) -> None:
        if event["requestId"] in asked:
            received.append((event["timestamp"], event["encodedDataLength"]))
            heard.append(time.monotonic())

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
    page.goto(address)
    while len(received) < len(asked) or time.monotonic() < heard[-1] + QUIET:
        page.wait_for_timeout(50)  # Playwright's own idea of an idle network leaves the icon out
    paint: float = page.evaluate(PAINT)
    context.close()
    return Timing(
        first_paint=paint / 1000,
        last_byte=max(moment for moment, _ in received) - min(asked.values()),
        bytes=round(sum(size for _, size in received)),
    )
