"""« Ma ville en un fichier »: whole without a network, small enough to be sent, true about what it leaves out."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser

from portal.building import Kit, furnish
from portal.building.documents import LARGEST, city_files
from portal.building.memory import Memory
from portal.knowing import NEEDS, Knowledge
from portal.records import DonationPoint, Record, Site
from portal.records.catalogue import Catalogue
from portal.records.hours import usual_week
from portal.saying import say_week
from tests import synthetic

WITHOUT_INTERNET = {"tel", "sms", "geo"}


def _written(root: Path, known: Knowledge) -> dict[str, str]:
    overrides = root / "overrides"
    env = furnish(
        Environment(loader=FileSystemLoader(overrides)),  # noqa: S701 - furnish makes it escape
        overrides,
        memory=Memory(),
        kit=Kit({}, {}),
        portal=known.catalogue.portal,
        today=known.today,
    )
    return {address.split("/")[1]: html for address, html in city_files(env, known, style="p{margin:0}" * 50)}


@pytest.fixture(scope="module")
def files(site: Path) -> dict[str, str]:
    """The file of each city of the real site, by its key."""
    return {path.stem: path.read_text("utf-8") for path in site.glob("lieux/*/*.html") if path.stem == path.parent.name}


def _facts(catalogue: Catalogue, record: Record) -> dict[str, Any]:
    """Return what an editor has written in a record."""
    facts: dict[str, Any] = yaml.load(catalogue.texts[record.path], yaml.BaseLoader)  # noqa: S506 - texts only
    return facts


@pytest.fixture(scope="module")
def crowded(catalogue: Catalogue, known: Knowledge) -> Knowledge:
    """A city of a hundred invented places and thirty donation points, all alike, and all that a hundred places need."""
    city = catalogue.cities["grenoble"]
    example = next(site for site in catalogue.sites.values() if site.city_key == "lille" and site.horaires)
    point = next(one for one in catalogue.donation_points.values() if isinstance(one, DonationPoint) and one.accepte)
    services = [service for need in NEEDS for service in need.services]
    sites, points = {}, {}
    for n in range(100):
        key = f"grenoble/lieu-{n:03}"
        facts = _facts(catalogue, example) | {"nom": f"Lieu inventé {n:03}", "services": services[n % 5 :]}
        sites[key] = Site.model_validate(facts, context=synthetic.named("sites", key))
    for n in range(30):
        key = f"grenoble/point-{n:03}"
        facts = _facts(catalogue, point) | {"nom": f"Point inventé {n:03}"}
        points[key] = DonationPoint.model_validate(facts, context=synthetic.named("donation_points", key))
    crowd = replace(catalogue, cities={city.key: city}, sites=sites, donation_points=points)
    return Knowledge(crowd, known.today)


def test_every_city_has_its_file(files: dict[str, str], catalogue: Catalogue) -> None:
    assert set(files) == set(catalogue.cities)


def test_a_file_is_small_and_asks_for_nothing(files: dict[str, str]) -> None:
    for city, html in files.items():
        assert len(html.encode()) <= LARGEST, city
        assert not re.search(r"<(script|img|iframe|object|embed|form)\b|\bsrc=|url\(|@import", html), city
        links = LexborHTMLParser(html).css("a")
        assert links, city
        for link in links:
            target = link.attributes["href"] or ""
            assert target.startswith("#") or target.partition(":")[0] in WITHOUT_INTERNET, (city, target)


def test_a_file_holds_every_place_of_a_city_that_is_not_crowded(files: dict[str, str], known: Knowledge) -> None:
    for key, html in files.items():
        text = LexborHTMLParser(html).text()
        if "n’a pas trouvé place ici" in text or "n’ont pas trouvé place ici" in text:
            continue
        for place in known.places.on_the_map_of(key):
            assert place.nom in text, (key, place.path)
            assert not place.telephone or place.telephone in text, (key, place.path)


def test_a_file_of_a_hundred_places_keeps_the_useful_ones_and_says_what_it_leaves_out(
    root: Path, crowded: Knowledge
) -> None:
    html = _written(root, crowded)["grenoble"]
    assert LARGEST * 0.9 < len(html.encode()) <= LARGEST
    kept = re.findall(r'<li id="l\d+"><b>Lieu inventé (\d+)', html)
    points = re.findall(r"<li><b>Point inventé (\d+)", html)
    assert 15 < len(kept) < 100
    assert 5 < len(points) < 30
    assert f"{100 - len(kept)} autres sont connus, et n’ont pas trouvé place ici." in html
    assert f"{30 - len(points)} autres sont connus, et n’ont pas trouvé place ici." in html
    (city,) = crowded.catalogue.cities.values()
    for need in NEEDS:
        answers = crowded.needs.answers(city, need)
        if answers:
            assert answers[0].site.nom[-3:] in kept, need.key


def test_the_numbers_beside_a_need_lead_to_places_that_answer_it(root: Path, crowded: Knowledge) -> None:
    (city,) = crowded.catalogue.cities.values()
    tree = LexborHTMLParser(_written(root, crowded)["grenoble"])
    (needs, *_) = tree.css("ul")
    lines = dict(zip(NEEDS, needs.css("li"), strict=False))
    for need, line in lines.items():
        expected = {answer.site.nom for answer in crowded.needs.answers(city, need)}
        led_to = {node.text() for link in line.css("a") for node in tree.css(f"{link.attributes['href']} b")}
        assert led_to <= expected, need.key
        assert bool(led_to) == bool(expected), need.key


def test_many_cities_have_files_within_the_budget(root: Path, catalogue: Catalogue, known: Knowledge) -> None:
    many = Knowledge(synthetic.catalogue(catalogue, 1_000), known.today)
    assert max(len(html.encode()) for html in _written(root, many).values()) <= LARGEST


def test_hostile_names_stay_text(root: Path, crowded: Knowledge) -> None:
    name = '</b><script>alert(1)</script>"><img src=x>'
    sites = {key: site.model_copy(update={"nom": name}) for key, site in crowded.catalogue.sites.items()}
    html = _written(root, Knowledge(replace(crowded.catalogue, sites=sites), crowded.today))["grenoble"]
    assert "<script" not in html
    assert "<img" not in html
    assert name in LexborHTMLParser(html).text()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A small phone that has no network."""
    context = browser.new_context(viewport={"width": 240, "height": 320}, java_script_enabled=False, offline=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("city", ["paris", "grenoble", "bethune"])
def test_a_file_that_was_sent_is_read_without_a_network_on_a_narrow_screen(
    city: str, page: Page, site: Path, tmp_path: Path
) -> None:
    sent = tmp_path / f"{city}.html"
    sent.write_bytes((site / f"lieux/{city}/{city}.html").read_bytes())
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(sent.as_uri())
    assert asked == [sent.as_uri()]
    expect(page.get_by_role("heading", level=1)).to_contain_text("se faire aider")
    first = page.locator("ul").first.locator('a[href^="#l"]').first
    anchor = str(first.get_attribute("href"))
    first.click()
    expect(page.locator(anchor)).to_be_in_viewport()


def test_the_page_of_a_city_leads_to_its_file_and_says_its_weight(pages: dict[str, str], files: dict[str, str]) -> None:
    for city, html in files.items():
        weight = round(len(html.encode()) / 1000)
        assert (
            f'href="{city}.html">Ma ville en un fichier ({weight}\N{NO-BREAK SPACE}Ko)</a>' in pages[f"lieux/{city}/"]
        )


@pytest.mark.parametrize(
    ("hours", "sentence"),
    [
        ("Tu-Fr 09:00-12:00; PH off", "du mardi au vendredi : 9 h à 12 h ; fermé les jours fériés"),
        (
            "Tu,Th,Fr 14:00-18:00; We,Sa 10:00-18:00",
            "mardi, jeudi et vendredi : 14 h à 18 h ; mercredi et samedi : 10 h à 18 h",
        ),
        ("24/7", "tous les jours, jour et nuit"),
        ("Sa[1] 10:00-12:00", "samedi : le 1er du mois : 10 h à 12 h"),
    ],
)
def test_a_week_is_said_in_one_sentence(hours: str, sentence: str) -> None:
    assert " ; ".join(say_week(usual_week(hours))).replace("\N{NO-BREAK SPACE}", " ") == sentence
