"""What machines are told: schema.org in pages, how shared links look, the feed of changes, robots, the search."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import feedparser
import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from portal.exports import API, EXPORTS, FEED, OPENSEARCH, PAGE, ROBOTS, feed, opensearch
from portal.knowing import Knowledge, address, title
from portal.pages.linked import linked
from portal.pages.parts import Link
from portal.records import Channel, DonationPoint, Place, Record, Site, Source
from portal.records.catalogue import Catalogue

PARTS = ("Place", "LearningResource", "Dataset")


def _told(html: str) -> list[dict[str, Any]]:
    """Return what a page tells of itself, read as a machine reads it."""
    found = LexborHTMLParser(html).css('script[type="application/ld+json"]')
    told = [json.loads(one.text()) for one in found]
    assert all(one["@context"] == "https://schema.org" for one in told)
    return [thing for one in told for thing in one["@graph"]]


def _of(html: str, kind: str) -> dict[str, Any]:
    (thing,) = [thing for thing in _told(html) if thing["@type"] == kind]
    return thing


def _first(html: str, selector: str) -> LexborNode:
    found = LexborHTMLParser(html).css_first(selector)
    assert found is not None
    return found


def _meta(html: str, name: str) -> str | None:
    found = LexborHTMLParser(html).css_first(f'meta[property="og:{name}"]')
    return found.attributes["content"] if found else None


def _places(catalogue: Catalogue) -> list[Place]:
    return [
        place for place in (*catalogue.sites.values(), *catalogue.donation_points.values())
        if place.is_current and isinstance(place, Site | DonationPoint)
    ]  # fmt: skip


def test_the_page_of_each_place_of_today_tells_what_its_record_says(
    catalogue: Catalogue, pages: dict[str, str]
) -> None:
    for place in _places(catalogue):
        told = _of(pages[address(place)], "Place")
        assert told["name"] == place.nom
        assert told["url"] == f"{catalogue.portal.adresse_du_site}{address(place)}"
        assert told["address"].get("streetAddress") == place.adresse
        assert told["address"].get("postalCode") == place.code_postal
        assert ("telephone" in told) == bool(place.telephone and len(place.telephone) > 5)
        assert ("geo" in told) == (getattr(place, "precision", "") == "adresse")


def test_lessons_and_data_sets_tell_what_they_are(catalogue: Catalogue, pages: dict[str, str]) -> None:
    for lesson in catalogue.lessons.values():
        told = _of(pages[address(lesson)], "LearningResource")
        assert (told["name"], told["timeRequired"]) == (lesson.titre, f"PT{lesson.duree_minutes}M")
        assert told["teaches"] == lesson.objectifs
    for dataset in catalogue.datasets.values():
        told = _of(pages[address(dataset)], "Dataset")
        assert (told["name"], told.get("license")) == (dataset.titre, dataset.texte_de_la_licence)
    for export in EXPORTS:
        told = _of(pages[PAGE.format(export.name)], "Dataset")
        files = [one["contentUrl"].removeprefix(catalogue.portal.adresse_du_site) for one in told["distribution"]]
        assert files == list(export.files.values())


def test_pages_that_tell_something_tell_the_way_to_them_as_visitors_see_it(
    catalogue: Catalogue, pages: dict[str, str]
) -> None:
    telling = {page: html for page, html in pages.items() if "application/ld+json" in html}
    assert len(telling) > 380
    for page, html in telling.items():
        steps = _of(html, "BreadcrumbList")["itemListElement"]
        seen = [link.text() for link in LexborHTMLParser(html).css(".crumbs a")]
        assert [step["name"].replace("\u00a0", " ") for step in steps] == [one.replace("\u00a0", " ") for one in seen]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert {step["item"].removeprefix(catalogue.portal.adresse_du_site) for step in steps} <= pages.keys(), page


def test_a_place_of_the_past_and_lists_tell_nothing(catalogue: Catalogue, pages: dict[str, str]) -> None:
    gone = [site for site in catalogue.sites.values() if not site.is_current]
    assert gone
    for page in (*map(address, gone), "", "lieux/", "lieux/paris/", "apprendre/reconnaitre-une-arnaque/quiz/"):
        assert _told(pages[page]) == []


def _hours(place: Record, known: Knowledge) -> list[dict[str, str]]:
    told = json.loads(linked(address(place), place, [], known))["@graph"][0]
    found: list[dict[str, str]] = told.get("openingHoursSpecification", [])
    return found


def test_hours_are_told_day_by_day_for_two_weeks_where_they_are_recent(known: Knowledge) -> None:
    site, today = known.catalogue.sites["lille/mediatheque-de-fives"], date(2026, 12, 1)
    told = _hours(site, Knowledge(known.catalogue, today))
    assert told[0] == {
        "@type": "OpeningHoursSpecification",
        "opens": "14:00",
        "closes": "18:00",
        "validFrom": "2026-12-01",
        "validThrough": "2026-12-01",
    }
    assert max(one["validThrough"] for one in told) <= str(today + timedelta(days=13))
    assert "2026-12-25" not in {
        one["validFrom"] for one in _hours(site, Knowledge(known.catalogue, date(2026, 12, 20)))
    }


def test_old_hours_and_those_by_appointment_are_not_told(known: Knowledge) -> None:
    site, today = known.catalogue.sites["lille/mediatheque-de-fives"], date(2026, 12, 1)
    old = [source.model_copy(update={"date": "2015"}) for source in site.sources]
    asked = 'Mo-Fr 09:00-12:00 "sur rendez-vous"'
    for changes in ({"sources": old}, {"horaires": asked}, {"statut": "ferme_temporairement"}, {"horaires": None}):
        assert _hours(site.model_copy(update=changes), Knowledge(known.catalogue, today)) == []


def test_what_a_record_says_cannot_end_the_element_that_tells_it(known: Knowledge) -> None:
    site = known.catalogue.sites["grenoble/grenoble"].model_copy(update={"nom": "</script><b>"})
    told = linked(address(site), site, [Link("<i>", "")], known)
    assert "<" not in told
    assert json.loads(told)["@graph"][0]["name"] == "</script><b>"


def test_pages_that_are_sent_to_someone_say_how_their_link_looks(
    catalogue: Catalogue, pages: dict[str, str], site: Path
) -> None:
    home = catalogue.portal.adresse_du_site
    sent: list[Record] = [
        *catalogue.cities.values(), *catalogue.sites.values(), *catalogue.donation_points.values(),
        *catalogue.lessons.values(),
    ]  # fmt: skip
    for record in sent:
        html = pages[address(record)]
        heading = _first(html, "h1").text(strip=True)
        assert _same(_meta(html, "title")) == _same(heading)
        shown = _first(html, 'meta[name="description"]')
        assert _meta(html, "description") == shown.attributes["content"] != ""
        assert (site / str(_meta(html, "image")).removeprefix(home)).stat().st_size < 5000
    assert _meta(pages[""], "title") == catalogue.portal.nom


def _same(text: str | None) -> str:
    return " ".join((text or "").replace("\u00a0", " ").replace("\u202f", " ").split())


def test_a_feed_reader_reads_the_changes(known: Knowledge, site: Path, pages: dict[str, str]) -> None:
    text = (site / FEED).read_text("utf-8")
    read = feedparser.parse(text)
    assert not read.bozo
    assert read.version == "atom10"
    assert read.entries
    assert len({entry.id for entry in read.entries}) == len(read.entries)
    moments = [entry.updated for entry in read.entries]
    assert moments == sorted(moments, reverse=True)
    assert read.feed.updated == moments[0]
    home = known.catalogue.portal.adresse_du_site
    for entry in read.entries:
        links = [entry.link, *re.findall(r'href="([^"]+)"', entry.content[0].value)]
        assert {link.removeprefix(home) for link in links} <= pages.keys()


def test_each_record_is_in_the_feed_on_the_day_that_it_was_last_read(known: Knowledge) -> None:
    read = feedparser.parse(feed(known))
    days = {
        link: entry.updated[:10]
        for entry in read.entries
        for link in re.findall(r'href="([^"]+)"', entry.content[0].value)
    }
    place = known.catalogue.sites["lyon/lyon-8e"]
    expected = str(max(source.consulte_le for source in place.sources))
    assert days[f"{known.catalogue.portal.adresse_du_site}{address(place)}"] == expected


def test_a_record_that_is_read_again_comes_first(known: Knowledge) -> None:
    place = known.catalogue.sites["lyon/lyon-8e"]
    again = Source.model_construct(**{**dict(place.sources[0]), "consulte_le": date(2026, 12, 24)})
    sites = {**known.catalogue.sites, place.key: place.model_copy(update={"sources": [again], "nom": "A & <b>"})}
    read = feedparser.parse(feed(replace(known, catalogue=replace(known.catalogue, sites=sites))))
    first = read.entries[0]
    assert (first.title, first.updated[:10]) == ("Lyon : 1 fiche écrite ou vérifiée", "2026-12-24")
    assert first.link.endswith(address(place))
    assert "A &amp; &lt;b&gt;" in first.content[0].value


def test_robots_may_read_all_and_are_told_where_the_list_of_pages_is(site: Path, catalogue: Catalogue) -> None:
    robots = RobotFileParser()
    robots.parse((site / ROBOTS).read_text("utf-8").splitlines())
    home = catalogue.portal.adresse_du_site
    assert robots.can_fetch("n’importe qui", f"{home}lieux/lyon/")
    assert robots.site_maps() == [f"{home}sitemap.xml"]


def test_the_list_for_robots_has_every_page_once(site: Path, pages: dict[str, str], catalogue: Catalogue) -> None:
    listed = [one.text for one in ElementTree.parse(site / "sitemap.xml").iter() if one.tag.endswith("loc")]  # noqa: S314 - our own file
    home = catalogue.portal.adresse_du_site
    assert sorted(map(str, listed)) == sorted(f"{home}{page}" for page in pages if page != "404.html")


def test_a_browser_can_search_the_site(site: Path, pages: dict[str, str], known: Knowledge) -> None:
    root = ElementTree.fromstring((site / OPENSEARCH).read_text("utf-8"))  # noqa: S314 - our own file
    said = {one.tag.rpartition("}")[2]: one for one in root}
    assert len(said["ShortName"].text or "") <= 16
    home = known.catalogue.portal.adresse_du_site
    assert said["Url"].attrib["template"] == f"{home}recherche/?q={{searchTerms}}"
    assert (site / str(said["Image"].text).removeprefix(home)).exists()
    found = _first(pages[""], 'link[rel="search"]')
    assert (site / str(found.attributes["href"])).resolve() == (site / OPENSEARCH).resolve()


@pytest.mark.parametrize(
    ("name", "short"), [("Portail", "Portail"), ("Aide de l’Exemple numérique", "Aide de"), ("x" * 20, "x" * 16)]
)
def test_a_long_name_is_cut_between_words_for_the_search_of_a_browser(name: str, short: str, known: Knowledge) -> None:
    portal = known.catalogue.portal.model_copy(update={"nom": name})
    text = opensearch(replace(known, catalogue=replace(known.catalogue, portal=portal)))
    assert f"<ShortName>{short}</ShortName>" in text


def test_the_page_of_data_leads_to_every_file_with_its_weight_and_to_its_fields(pages: dict[str, str]) -> None:
    page = LexborHTMLParser(pages["donnees/"])
    links = {str(link.attributes["href"]): link.text() for link in page.css("main a")}
    for export in EXPORTS:
        assert f"../{PAGE.format(export.name)}" in links
        for name, file in export.files.items():
            assert re.fullmatch(
                rf"{re.escape(export.title)}, {name} \([0-9,]+\s[KM]o\)", links[f"../{file}".replace("../donnees/", "")]
            )
    named = _all(page.css("details p"))
    assert all(field.name in named for export in EXPORTS for field in export.fields)


def _all(nodes: Iterable[Any]) -> str:
    return " ".join(node.text() for node in nodes)


def test_the_pages_of_fields_say_what_each_means(pages: dict[str, str]) -> None:
    for export in EXPORTS:
        page = LexborHTMLParser(pages[PAGE.format(export.name)])
        said: Mapping[str, str] = {
            name.text(): _same(meaning.text())
            for name, meaning in zip(page.css(".facts dt"), page.css(".facts dd"), strict=True)
        }
        assert list(said) == [field.name for field in export.fields]
        assert all(said[field.name].startswith(_same(field.meaning)) for field in export.fields)
        assert f'href="../{export.name}.schema.json"' in pages[PAGE.format(export.name)]
    assert 'href="index.json"' in pages[API]


def test_a_channel_of_the_whole_country_is_no_place(known: Knowledge) -> None:
    channel = next(one for key, one in known.catalogue.donation_points.items() if key.startswith("france/"))
    assert isinstance(channel, Channel)
    assert title(channel)
    assert linked(address(channel), channel, [], known) == ""
