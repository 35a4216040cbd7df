"""What all tests share: the repository, its catalogue, one real strict build served on loopback, and a browser."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from portal.building.complete import is_page
from portal.knowing import Knowledge
from portal.records.catalogue import Catalogue
from portal.records.day import PARIS
from portal.records.loading import load
from portal.saying import leads_on
from tests.browser import ARGUMENTS, installed
from tests.command import built
from tests.serve import serving

ROOT = Path(__file__).parent.parent

settings.register_profile(
    "ci", derandomize=True, database=None, deadline=None, max_examples=1000, suppress_health_check=list(HealthCheck)
)
settings.register_profile("search", settings.get_profile("ci"), derandomize=False, max_examples=50_000)
settings.load_profile("ci")


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The real records."""
    return load(ROOT, today=datetime.now(PARIS).date())


@pytest.fixture(scope="session")
def known(catalogue: Catalogue) -> Knowledge:
    """The real records, as they are known today."""
    return Knowledge(catalogue, datetime.now(PARIS).date())


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built strictly, once for all tests."""
    folder = tmp_path_factory.mktemp("site")
    built(ROOT, folder)
    return folder


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, str]:
    """The HTML of every page of the site, by its address from the root; those that only lead to one are left aside."""
    return {
        path.relative_to(site).as_posix().removesuffix("index.html"): html
        for path in sorted(site.rglob("*.html"))
        if is_page(path.name) and not leads_on(html := path.read_text("utf-8"))
    }


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address at which the site is served, with its final slash."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium, headless."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        yield chromium
        chromium.close()
