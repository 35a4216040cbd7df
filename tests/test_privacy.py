"""A visit leaves nothing behind: no request to others, nothing kept, and a policy that holds even against ourselves."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from portal.building.style import digest
from tests.test_in_browser import KINDS

LISTEN = """window.refused = [];
document.addEventListener("securitypolicyviolation", event => refused.push(event.violatedDirective));"""
KEPT = """async () => [
  ...Object.keys(localStorage), ...Object.keys(sessionStorage),
  ...(await indexedDB.databases()).map(database => database.name), ...(await caches.keys()),
  ...(await navigator.serviceWorker.getRegistrations()).map(worker => worker.scope),
  ...document.cookie.split(";").filter(Boolean)
]"""
INTRUSIONS = {
    "script-src-elem": "document.body.append(Object.assign(document.createElement('script'), {textContent: '1'}))",
    "style-src-elem": "document.body.append(Object.assign(document.createElement('style'), {textContent: 'p {}'}))",
    "img-src": "document.body.append(Object.assign(new Image(), {src: 'https://other.example/a.png'}))",
    "connect-src": "fetch('https://other.example/').catch(() => 0)",
    "frame-src": "document.body.append(Object.assign(document.createElement('iframe'), {src: 'https://other.example/'}))",
}
"""What each directive refuses, tried from inside a page."""


@dataclass
class Visit:
    """A visit of one page, and all that it asked for and was refused."""

    page: Page
    hosts: set[str | None] = field(default_factory=set)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that remembers nothing."""
    context = browser.new_context(locale="fr-FR")
    context.add_init_script(LISTEN)
    yield context
    context.close()


@pytest.fixture
def visit(context: BrowserContext) -> Visit:
    """A visit that begins."""
    visit = Visit(context.new_page())
    visit.page.on("request", lambda request: visit.hosts.add(urlsplit(request.url).hostname))
    return visit


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_a_visit_asks_no_one_else_is_refused_nothing_and_leaves_nothing(
    path: str, visit: Visit, context: BrowserContext, address: str
) -> None:
    answer = visit.page.goto(address + path, wait_until="networkidle")
    assert answer is not None
    assert visit.hosts <= {"127.0.0.1", None}
    assert visit.page.evaluate("refused") == []
    assert visit.page.evaluate(KEPT) == []
    assert context.cookies() == []
    assert context.storage_state() == {"cookies": [], "origins": []}


def test_the_open_map_asks_no_one_else_and_leaves_nothing(visit: Visit, context: BrowserContext, address: str) -> None:
    visit.page.goto(f"{address}lieux/carte/")
    visit.page.get_by_role("button", name="Ouvrir la carte interactive").click()
    visit.page.wait_for_load_state("networkidle")
    assert visit.hosts <= {"127.0.0.1", None}
    assert visit.page.evaluate("refused") == []
    assert visit.page.evaluate(KEPT) == []
    assert context.cookies() == []


@pytest.mark.parametrize("directive", INTRUSIONS)
def test_the_policy_refuses_what_is_not_ours(directive: str, visit: Visit, address: str) -> None:
    visit.page.goto(address)
    visit.page.evaluate(INTRUSIONS[directive])
    visit.page.wait_for_function("refused.length")
    assert visit.page.evaluate("refused") == [directive]


def test_every_page_has_its_policies_before_anything_that_they_rule(pages: dict[str, str]) -> None:
    for page, html in pages.items():
        head = html.partition("</head>")[0]
        policy = head.index('<meta http-equiv="Content-Security-Policy" content="default-src \'none\'')
        assert policy < min(head.find(mark) % len(html) for mark in ("<link", "<script", "<style")), page
        assert "unsafe" not in head, page
        assert '<meta name="referrer" content="strict-origin-when-cross-origin">' in head, page


def test_a_page_holds_no_style_but_its_own_and_its_policy_names_every_script_inside(pages: dict[str, str]) -> None:
    for page, html in pages.items():
        assert " style=" not in html, page
        (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
        inside = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
        named = set(re.findall(r"'(sha256-[^']+)'", html.partition("</head>")[0]))
        assert named == {digest(text) for text in (style, *inside)}, page
        assert not re.search(r"<[^>]* on[a-z]+=", html), page
