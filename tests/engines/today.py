"""Does in the browser of today what `driver.py` does in those of old: one set of questions for all."""

from typing import Any

from playwright.sync_api import Browser, Page

PATIENCE = 20_000
"""How long a condition may take to come true, in milliseconds."""


def visit(browser: Browser, pages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Open pages: for each, whether it `loaded`, the value of each of its `looks`, its `complaints`."""
    context = browser.new_context(locale="fr-FR")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    seen = []
    for wanted in pages:
        complaints.clear()
        answer = page.goto(wanted["address"])
        looks = [_look(page, one) for one in wanted["looks"]]
        seen.append({"loaded": bool(answer), "looks": looks, "complaints": [*complaints]})
    context.close()
    return seen


def until(page: Page, condition: str) -> None:
    """Wait for an expression to be true; Playwright's own way needs `eval`, which our policy refuses."""
    for _ in range(PATIENCE // 50):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)


def _look(page: Page, wanted: dict[str, Any]) -> Any:
    page.set_viewport_size({"width": wanted["width"], "height": 640})
    if wanted.get("first"):
        page.evaluate(wanted["first"])
    if wanted.get("until"):
        until(page, wanted["until"])
    if wanted.get("picture"):
        page.screenshot(path=wanted["picture"], full_page=True)
    return page.evaluate(wanted["script"]) if wanted.get("script") else None
