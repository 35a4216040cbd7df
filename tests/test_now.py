"""The script that says "now" knows the hour of Paris wherever the phone believes to be, and when to be silent."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from portal.knowing import DAYS
from portal.records.day import PARIS

SCRIPT = Path(__file__).parent.parent / "overrides" / "assets" / "maintenant.js"
WORDS = "open {h}|later {h}|closed|call"
DAY = ["", "540-750,840-1050", "?", "0-120,1200-1440", "600-720?", "540-750,840-1050?", "0-1440"]
"""Days as pages have them: closed, two spans, unsure, a night, by appointment, one of each, and open all day."""
ASK = """([days, words, script, moments]) => moments.map(now => {
  document.body.innerHTML = "<p hidden></p>";
  const box = document.querySelector("p");
  box.dataset.days = days; box.dataset.words = words;
  Date.now = () => now;
  (0, eval)(script);
  return box.hidden ? null : box.textContent.replace(/\\u00a0/g, " ");
})"""


@pytest.fixture(scope="module", params=["Europe/Paris", "Pacific/Auckland", "America/Martinique"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page of a phone set to the clock of a place."""
    context = browser.new_context(timezone_id=request.param)
    page = context.new_page()
    page.evaluate("window.setInterval = () => 0")
    yield page
    context.close()


def asked(page: Page, begin: date, moments: Sequence[datetime]) -> list[str | None]:
    """Return what the script says at some moments, on a page that was built on a day."""
    days = ";".join([str((begin - date(1970, 1, 1)).days), *(DAY[n % len(DAY)] for n in range(DAYS))])
    script, stamps = SCRIPT.read_text("utf-8"), [moment.timestamp() * 1000 for moment in moments]
    said: list[str | None] = page.evaluate(ASK, [days, WORDS, script, stamps])
    return said


def expected(begin: date, moment: datetime) -> str | None:
    """Return the same, worked out in Python from the time zone."""
    here = moment.astimezone(PARIS)
    n = (here.date() - begin).days
    if not 0 <= n < DAYS:
        return None
    minute, day = here.hour * 60 + here.minute, DAY[n % len(DAY)]
    if day == "?":
        return "call"
    spans = sorted((tuple(map(int, span.rstrip("?").split("-"))), "?" in span) for span in day.split(",") if span)
    for (first, last), on_call in spans:
        if minute < last:
            at, word = (last, "open") if first <= minute else (first, "later")
            hour, rest = divmod(at, 60)
            return (
                "call"
                if on_call
                else f"{word} {'minuit' if at == 1440 else f'{hour} h' + (f' {rest:02}' if rest else '')}"
            )
    return "closed"


@pytest.mark.parametrize(
    "begin", [date(2026, 11, 25), date(2027, 3, 20), date(2026, 10, 18), date(2026, 12, 24)], ids=str
)
def test_it_says_what_the_days_in_the_page_mean_at_each_hour_and_nothing_outside_them(page: Page, begin: date) -> None:
    start = datetime(begin.year, begin.month, begin.day, 1, 7, tzinfo=UTC) - timedelta(days=1)
    moments = [start + timedelta(minutes=53 * n) for n in range((DAYS + 2) * 24 * 60 // 53)]
    assert asked(page, begin, moments) == [expected(begin, moment) for moment in moments]
