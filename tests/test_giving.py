"""For those who give: devices have their answers, systems their steps, dangers their way, a collection its sheets."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser, LexborNode

from portal.knowing import Knowledge
from portal.pages import collection_sheets
from portal.pages.giving import EMERGENCY, TOLD
from portal.pages.pages import record_pages
from portal.records import DEVICE_IN_CITY, LABELS, NATIONAL, Catalogue, Channel
from portal.records.models.system import GESTURES, NEEDED
from tests.paper import A4, on_paper

DEVICES = {
    "smartphone": "telephone",
    "téléphone simple": "telephone-simple",
    "ordinateur portable": "ordinateur-portable",
    "fixe": "ordinateur-fixe",
    "tablette": "tablette",
    "écran": "ecran",
    "imprimante": "imprimante",
    "box et câbles": "box-et-cables",
    "chargeurs": "chargeurs",
    "console": "console-de-jeux",
    "autres objets": "petit-appareil-electrique",
}
"""The devices that whoever gives asks about, and their records."""
SYSTEMS = {"android", "iphone-ipad", "windows", "mac", "chromebook", "touches"}
DATED = re.compile(r"Information (d[eu’]|sans date)")


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page to be printed."""
    page = browser.new_page()
    yield page
    page.close()


def plain(text: str) -> str:
    """Return a text as it is typed: pages have spaces that do not break, and lines that do."""
    return " ".join(text.replace("\N{NARROW NO-BREAK SPACE}", " ").split())


def main(html: str) -> LexborNode:
    """Return what a page says."""
    found = LexborHTMLParser(html).css_first("main")
    assert found is not None
    return found


def section(html: str, title: str) -> LexborNode:
    """Return the part of a page below a heading."""
    (found,) = [one for one in main(html).css("section") if any(plain(h.text()) == title for h in one.css("h2"))]
    return found


def answers(part: LexborNode) -> dict[str, str]:
    """Return the terms of a list with their descriptions."""
    return {plain(dt.text()): plain(dd.text()) for dt, dd in zip(part.css("dt"), part.css("dd"), strict=True)}


@pytest.mark.parametrize("key", DEVICES.values(), ids=DEVICES.keys())
def test_each_device_says_who_takes_it_who_refuses_it_in_what_state_and_with_what(
    key: str, known: Knowledge, pages: dict[str, str]
) -> None:
    html, device = pages[f"donner/appareils/{key}/"], known.catalogue.devices[key]
    takes = section(html, "Qui le prend")
    named = {link.attributes["href"] for link in takes.css("a")}
    for city in known.catalogue.cities:
        points = [point for point in known.places.points_in(city) if key in point.accepte]
        assert (f"{city}/" in named) == bool(points), city
        for again in (True, False):
            some = [point for point in points if (point.reemploi is not False) is again]
            shown = f"{known.catalogue.cities[city].nom} ({len(some)})"
            assert not some or shown in plain(takes.text()), shown
    for point in known.places.points_in(NATIONAL):
        assert (f"../../{point.key}/" in named) == (key in point.accepte or not point.accepte), point.key
    silent = [p for city in known.catalogue.cities for p in known.places.points_in(city) if not p.accepte]
    assert f"{len(silent)} points de don ne disent pas" in plain(takes.text())
    assert plain(section(html, "Qui le refuse").text())
    for title, lines in (("Dans quel état", device.etat), ("À donner avec l’appareil", device.a_joindre)):
        assert lines
        said = plain(section(html, title).text())
        assert [line for line in lines if plain(line) not in said] == []
    assert plain(section(html, "S’il est cassé").text())
    assert device.comprend
    assert plain(device.comprend) in plain(main(html).text())


def test_a_device_that_nobody_takes_says_so_and_where_to_look(known: Knowledge, pages: dict[str, str]) -> None:
    devices = known.catalogue.devices
    taken = {
        key
        for point in known.catalogue.donation_points.values()
        if point.reemploi is not False and point.is_current and point.city_key != NATIONAL
        for key in point.accepte
    }
    assert 0 < len(devices.keys() - taken) < len(devices)
    for key in devices:
        said = plain(section(pages[f"donner/appareils/{key}/"], "Qui le prend").text())
        assert ("Aucune source lue ne nomme un point de don qui le prend" in said) == (key not in taken), key
        assert "Où chercher, et demander" in said


def test_no_page_of_a_device_in_a_city_is_empty(known: Knowledge, pages: dict[str, str]) -> None:
    catalogue = known.catalogue
    for device in catalogue.devices:
        for city in catalogue.cities:
            points = [point for point in known.places.points_in(city) if device in point.accepte]
            html = pages.get(DEVICE_IN_CITY.format(device, city))
            assert (html is None) == (not points), (device, city)
            assert html is None or len(main(html).css(".rows > li")) == len(points)


def test_each_system_has_its_steps_in_order_each_with_its_reason(catalogue: Catalogue, pages: dict[str, str]) -> None:
    assert catalogue.systems.keys() == SYSTEMS
    for key, system in catalogue.systems.items():
        done = [step.geste for step in system.etapes]
        assert done == [gesture for gesture in GESTURES if gesture in done], key
        assert {*NEEDED, "deconnecter", "joindre"} <= set(done), key
        steps = main(pages[f"donner/effacer/{key}/"]).css(".steps > li")
        assert len(steps) == len(system.etapes)
        for step, shown in zip(system.etapes, steps, strict=True):
            said = plain(shown.text())
            assert said.startswith(plain(step.titre))
            assert f"Pourquoi ? {plain(step.pourquoi)}" in said, (key, step.titre)
        assert any(source.date for source in system.sources_of("etapes")), key


def test_devices_and_systems_lead_to_each_other_and_to_labels(catalogue: Catalogue, pages: dict[str, str]) -> None:
    assert {key for device in catalogue.devices.values() for key in device.systemes} == SYSTEMS
    for key, device in catalogue.devices.items():
        for system in device.systemes:
            assert f'href="../../effacer/{system}/"' in pages[f"donner/appareils/{key}/"]
            there = pages[f"donner/effacer/{system}/"]
            assert f'href="../../appareils/{key}/"' in there
            assert f'href="../../{LABELS.format(key).removeprefix("donner/")}"' in there
    for system in SYSTEMS:
        assert f'href="{system}/"' in pages["donner/effacer/"]


def test_what_a_system_says_is_not_said_again_of_a_device(catalogue: Catalogue) -> None:
    steps = {step.texte for system in catalogue.systems.values() for step in system.etapes}
    own = [step.texte for device in catalogue.devices.values() for step in device.avant_de_donner]
    menus = re.compile(r"Réinitialis|iPhone|Android|Windows|Mac\b|Powerwash")
    systems = [d for d in catalogue.devices.values() if d.systemes]
    assert not steps & set(own)
    assert [step.titre for d in systems for step in d.avant_de_donner if menus.search(step.titre + step.texte)] == []


@pytest.mark.parametrize("system", sorted(SYSTEMS))
def test_the_steps_of_a_system_are_two_sheets_at_most_on_paper(system: str, page: Page, address: str) -> None:
    page.goto(f"{address}donner/effacer/{system}/")
    sheets = on_paper(page)
    assert len(sheets) <= 2
    assert "Pourquoi" in sheets[0].text


def fate(point: Channel) -> dict[str, bool]:
    """Return the questions on what becomes of a gift at a point, and whether a source answers each."""
    return {
        "Qui efface les données": point.effacement is not None,
        "Servira-t-il encore ?": point.reemploi is not None,
        "Vendu ou donné, à qui, à quel prix": point.devenir is not None,
        "Reçu fiscal": point.recu_fiscal is not None,
    }


def test_each_point_says_what_becomes_of_a_gift_with_its_date_or_that_it_is_unknown(
    known: Knowledge, pages: dict[str, str]
) -> None:
    seen = set()
    for key, point in known.catalogue.donation_points.items():
        said = answers(section(pages[f"donner/{key}/"], "Ce que devient votre don"))
        assert said.keys() == fate(point).keys()
        for question, is_known in fate(point).items():
            assert bool(DATED.search(said[question])) == is_known, (key, question)
            assert said[question].startswith("Inconnu") != is_known, (key, question)
            seen.add((question, is_known))
    assert len(seen) == 2 * len(fate(point))


def test_the_page_on_what_becomes_of_gifts_says_what_records_say(known: Knowledge, pages: dict[str, str]) -> None:
    html, figures = pages["donner/apres/"], known.catalogue.figures
    shown = answers(section(html, "Des chiffres, avec leur source"))
    assert set(shown) == {plain(figures[key].titre) for key in TOLD}
    for key in TOLD:
        value = f"{figures[key].valeur:f}".rstrip("0").rstrip(".").replace(".", ",")
        assert value in shown[plain(figures[key].titre)], key
        assert figures[key].annee in shown[plain(figures[key].titre)], key
    receipts = plain(section(html, "Le reçu fiscal, point par point").text())
    for point in known.catalogue.donation_points.values():
        assert (plain(point.nom) in receipts) == (point.is_current and point.recu_fiscal is not None), point.key
    assert "LaCollecte.tech (Emmaüs Connect) (2021)" in receipts
    prose = main(html).css_first(".md-typeset")
    assert prose is not None
    assert re.findall(r"[0-9]+ ?%|[0-9]+ millions", plain(prose.text())) == []


def test_what_is_refused_is_named_with_who_refuses_it_and_its_date(known: Knowledge, pages: dict[str, str]) -> None:
    html = pages["donner/refuses/"]
    said = plain(section(html, "Ce que les points disent refuser").text())
    points = [p for p in known.catalogue.donation_points.values() if p.is_current]
    refusing = [p for p in points if p.refuse or p.refuse_autres]
    assert refusing
    for point in refusing:
        assert plain(point.nom) in said
        assert [thing for thing in point.refuse_autres if thing not in said] == []
    assert f"{len(points) - len(refusing)} autres points ne disent pas" in said
    assert len(DATED.findall(said)) == len(section(html, "Ce que les points disent refuser").css("h3"))


def test_each_danger_says_what_to_do_from_a_source_and_whom_to_call(known: Knowledge, pages: dict[str, str]) -> None:
    dangers, services = known.catalogue.dangers, known.catalogue.services
    numbers = [services[key].telephone for key in EMERGENCY]
    assert numbers == ["18", "112"]
    for key, danger in dangers.items():
        html = pages[f"donner/refuses/{key}/"]
        said = plain(main(html).text())
        for line in [*danger.signes, *danger.ne_pas, *danger.faire]:
            assert plain(line) in said, (key, line)
        called = [f'href="tel:{number}"' in html for number in numbers]
        assert called == [danger.urgence is not None] * 2, key
        assert {source.titre for source in danger.sources_of("faire")} != {"Rédaction du portail"}, key
        assert f'href="{key}/"' in pages["donner/refuses/"]
    assert 'href="../../refuses/batterie-gonflee/"' in pages["donner/que-faire/telephone/"]


def test_sheets_of_a_collection_are_one_a4_each_with_the_way_to_the_sorter_and_room_to_write(
    page: Page, known: Knowledge, address: str, pages: dict[str, str]
) -> None:
    """A decoder that knows nothing of ours reads the code."""
    sheets = list(collection_sheets(known))
    assert [sheet.kind for sheet in sheets] == ["poster", "checklist", "letter"]
    for sheet in sheets:
        page.set_viewport_size({"width": 320, "height": 640})
        page.goto(address + sheet.address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, sheet.address
        found = on_paper(page)
        assert [(one.size, one.codes) for one in found] == [(A4, [sheet.web])], sheet.address
        assert sheet.web.endswith("/donner/que-faire/")
        assert "Imprimez" not in found[0].text
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 703, "height": 1032})
        lines = page.locator(".line")
        assert lines.count() >= 3
        for line in lines.all():
            assert line.evaluate("one => one.getBoundingClientRect().height") >= 30
            assert plain(line.inner_text()).endswith(" :")
        page.emulate_media(media="null")
        assert f'href="{sheet.address.removeprefix("donner/collecte/")}"' in pages["donner/collecte/"]


def test_links_of_a_collection_lead_back_to_it(site: Path) -> None:
    for name in ("affiche-a-remplir", "liste", "lettre"):
        links = LexborHTMLParser((site / f"donner/collecte/{name}.html").read_text("utf-8")).css("a")
        assert [link.attributes.get("href") for link in links] == ["./"]


def test_the_page_of_giving_leads_to_all_that_one_should_know(pages: dict[str, str]) -> None:
    for part in ("que-faire/", "effacer/", "refuses/", "apres/", "collecte/"):
        assert f'href="{part}"' in pages["donner/"], part
        assert f'href="../donner/{part}"' in pages["plan-du-site/"], part


def test_every_claim_of_a_page_for_those_who_give_has_a_source(known: Knowledge) -> None:
    """What such a page says of its own is in a record, each of whose fields that says something a source names."""
    own = {"nom", "redige_le", "sources", "systemes"}
    shown = {page.record.key for page in record_pages(known) if page.template.endswith(("device.html", "danger.html"))}
    for records in (known.catalogue.devices, known.catalogue.systems, known.catalogue.dangers):
        for key, record in records.items():
            named = {field for source in record.sources for field in source.champs}
            filled = {name for name in type(record).model_fields if getattr(record, name)}
            assert filled - own <= named, (key, filled - own - named)
    assert known.catalogue.devices.keys() | known.catalogue.dangers.keys() <= shown
