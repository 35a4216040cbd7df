"""The shape of the data is counted once, in the terminal and on the page, and follows the day."""

import json
import os
import pty
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from portal.knowing import BANDS, Area, FactAges, Health, Knowledge
from portal.knowing.ages import FACTS
from portal.pages.health import MOST_NAMED
from portal.records import KINDS, load
from tests.beside import pages_beside
from tests.command import environment, run, small, words

DAY = date(2026, 11, 29)
SEEN = date(2026, 11, 20)
"""When the places of the example were called and visited."""
PLACE = "data/sites/exempleville/lieu-exemple.yml"
OFFER = "data/offers/offre-exemple.yml"
LATER = "1858766400"
"""25 November 2028, when no source of the example is recent."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The records of the example, to change."""
    pages_beside(tmp_path)
    shutil.copytree(Path(__file__).parent / "example" / "data", tmp_path / "data")
    return tmp_path


def health(root: Path, day: date = DAY) -> Health:
    return Knowledge(load(root, today=day), day).health


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


def fact(area: Area, name: str) -> FactAges:
    return next(one for one in area.facts if one.name == name)


def ages(counts: Mapping[str, int]) -> Mapping[str, int]:
    """Return the ages that some have."""
    return {band: count for band, count in counts.items() if count}


def test_each_place_where_one_goes_is_counted_once_with_what_is_missing(root: Path) -> None:
    """There are two: the one of the past and the national channel are none of them."""
    found = health(root)
    everywhere, city = found.everywhere, found.cities["exempleville"]
    assert (everywhere.count, ages(everywhere.ages.counts)) == (2, {"recent": 2})
    assert (everywhere.without_hours, everywhere.without_telephone, everywhere.nearly, everywhere.verified) == (
        1,
        1,
        1,
        2,
    )
    assert [(lack.place.slug, lack.said) for lack in everywhere.lacks] == [
        ("point-exemple", ["horaires", "téléphone", "position exacte"])
    ]
    assert ages(everywhere.means) == {"appel": 1, "visite": 1, "open_data": 1}
    assert (city.name, city.lacks, city.facts) == ("Exempleville", everywhere.lacks, everywhere.facts)
    assert [(dataset.key, count) for dataset, count in found.datasets] == [("jeu-exemple", 1)]


def test_each_fact_has_the_age_of_its_own_best_source(root: Path) -> None:
    area = health(root).everywhere
    counted = {one.name: (ages(one.ages.counts), one.missing) for one in area.facts}
    assert counted["adresse"] == ({"recent": 2}, 0)
    assert counted["position"] == ({"recent": 1, "ancien": 1}, 0)
    assert counted["horaires"] == ({"recent": 1}, 1)
    assert counted["prix"] == ({}, 1), "only places of help have a price"
    assert counted["appareils acceptés"] == ({"recent": 1}, 0), "only donation points take devices"


@pytest.mark.parametrize(
    ("days", "band"), [(183, "recent"), (184, "a_confirmer"), (730, "a_confirmer"), (731, "ancien"), (9000, "ancien")]
)
def test_a_place_grows_older_with_the_day_alone(days: int, band: str, root: Path) -> None:
    area = health(root, SEEN + timedelta(days=days)).everywhere
    assert ages(area.ages.counts) == {band: 2}
    assert ages(fact(area, "horaires").ages.counts) == {band: 1}


def test_the_ages_are_those_that_the_portal_is_set_to(root: Path) -> None:
    """No second limit stands anywhere."""
    change(root, "data/portal.yml", "frais_jours: 183", "frais_jours: 8")
    change(root, "data/portal.yml", "a_confirmer_jours: 730", "a_confirmer_jours: 9")
    found = [health(root, SEEN + timedelta(days=n)).everywhere.ages for n in (8, 9, 10)]
    assert [ages(one.counts) for one in found] == [{"recent": 2}, {"a_confirmer": 2}, {"ancien": 2}]


def test_what_has_no_date_is_not_called_old(root: Path) -> None:
    change(root, PLACE, "    date: 2026-11-20\n", "")
    area = health(root).everywhere
    assert ages(fact(area, "horaires").ages.counts) == {"sans_date": 1}
    assert ages(area.ages.counts) == {"recent": 1, "ancien": 1}, "another source of the place has a date"


def test_a_fact_is_deduced_where_each_of_its_sources_says_so(root: Path) -> None:
    assert fact(health(root).everywhere, "horaires").deduced == 0
    change(root, PLACE, "    moyen: appel\n", "    moyen: appel\n    note: L’heure du soir est une déduction.\n")
    area = health(root).everywhere
    assert (fact(area, "horaires").deduced, fact(area, "position").deduced) == (1, 0)
    change(root, PLACE, "[latitude, longitude]", "[latitude, longitude, horaires]")
    assert fact(health(root).everywhere, "horaires").deduced == 0


def test_records_that_nothing_leads_to_are_named_until_a_link_does(root: Path) -> None:
    assert [one.path for one in health(root).unled] == ["data/figures/chiffre-exemple.yml"]
    change(root, OFFER, "lieux: [exempleville/lieu-exemple]\n", "")
    change(root, PLACE, "offres:\n  - offre-exemple\n", "")
    change(root, "data/lessons/lecon-suivante.yml", "titre: ", "titre: Une autre, ")
    found = {one.path: (one.address, one.why) for one in health(root).unled}
    assert found[OFFER] == ("offres/offre-exemple/", "aucun lieu connu ne la propose")
    change(root, "docs/contact.md", "\n---\n", "\n---\n[Une offre](offres/offre-exemple.md)\n")
    assert [one.path for one in health(root).unled] == ["data/figures/chiffre-exemple.yml"]


def test_a_word_that_no_lesson_uses_is_named_by_its_place_in_the_glossary(root: Path) -> None:
    glossary = "data/glossary.yml"
    change(root, glossary, "redige_le:", "  essai:\n    mot: Essai\n    definition: Un mot inventé.\nredige_le:")
    assert [(one.name, one.address) for one in health(root).unled if one.path == glossary] == [
        ("Essai", "comprendre/mots/#essai")
    ]


def test_a_record_of_today_that_names_the_past_is_told_and_one_of_the_past_is_not(root: Path) -> None:
    change(
        root,
        OFFER,
        "lieux: [exempleville/lieu-exemple]",
        "lieux: [exempleville/lieu-exemple, exempleville/ancien-lieu]",
    )
    assert [(one.record.path, one.past.slug) for one in health(root).past_named] == [(OFFER, "ancien-lieu")]
    change(root, OFFER, "statut: a_confirmer", "statut: historique")
    found = health(root)
    # Now it is the place that is still open which names an offer of the past.
    assert [(one.record.path, one.past.path) for one in found.past_named] == [(PLACE, OFFER)]
    assert next((kind.ages.total, kind.past) for kind in found.kinds if kind.name == "offres") == (0, 1)


def test_every_sensitive_field_is_counted_under_a_name() -> None:
    places = {"sites", "donation_points"}
    for name, kind in KINDS.items():
        counted = {field for fields in FACTS.get("places" if name in places else name, {}).values() for field in fields}
        for model in filter(None, (kind.model, kind.national)):
            assert model.sensitive <= counted, name
            assert name in places or counted <= model.model_fields.keys(), name


def test_every_record_is_counted_once(known: Knowledge) -> None:
    found, catalogue = known.health, known.catalogue
    assert sum(kind.ages.total + kind.past for kind in found.kinds) == sum(
        len(catalogue.of_kind(name)) if name != "glossary" else 1 for name in KINDS
    )
    assert sum(area.count for area in found.cities.values()) == found.everywhere.count
    for area in (found.everywhere, *found.cities.values()):
        assert area.ages.total == area.count
        assert all(one.asked <= area.count for one in area.facts)


@pytest.fixture(scope="module")
def said() -> Any:
    """What the verb says of the real records to a program."""
    asked = run(Path(__file__).parent.parent, "health", "--format", "json")
    assert asked.returncode == 0, asked.stderr
    return json.loads(asked.stdout)


def _rows(table: Any) -> list[list[str]]:
    return [[cell.text() for cell in row.css("th, td")] for row in table.css("tbody tr")]


def _numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text.replace("\N{NARROW NO-BREAK SPACE}", ""))]


def _same(html: str, area: Mapping[str, Any]) -> None:
    """See that a page says the numbers of an area, in its drawings, its tables and its sentences."""
    page = LexborHTMLParser(html)
    by_age, by_fact = map(_rows, page.css("main table"))
    assert [_numbers(cell) for _, cell in by_age] == [[area[band]] for band in BANDS]
    of = {one["fait"]: one for one in area["faits"]}
    for name, told in by_fact:
        one = of[name[:1].lower() + name[1:]]
        counts = [one[band] for band in BANDS]
        deduced = [one["deduit"]] * bool(one["deduit"])
        assert _numbers(told) == [sum(counts), sum(counts) + one["inconnu"], *filter(None, counts), *deduced]
    drawn = [[text.text() for text in drawing.css("text")] for drawing in page.css("main figure svg")]
    assert drawn[0] == [text for row in by_age for text in row]
    assert drawn[1] == [text for name, told in by_fact for text in (name, re.match(r"[\d\s]+sur [\d\s]*\d", told)[0])]  # type: ignore[index] # a row begins so
    lists = " ".join(node.text() for node in page.css("main li"))
    for words_, key in (("Horaires inconnus", "sans_horaires"), ("Téléphone inconnu", "sans_telephone")):
        assert f"{words_}\N{NO-BREAK SPACE}: {area[key]} lieux sur {area['lieux']}." in lists


def test_the_page_says_the_numbers_of_the_verb(said: Any, pages: Mapping[str, str]) -> None:
    _same(pages["etat-des-donnees/"], said["lieux"])
    lists = [node.text() for node in LexborHTMLParser(pages["etat-des-donnees/"]).css("main li")]
    for kind in said["fiches"]:
        (line,) = (one for one in lists if one.lower().startswith(f"{kind['sorte']}\N{NO-BREAK SPACE}: "))
        assert _numbers(line) == [count for key in (*BANDS, "du_passe") if (count := kind[key])]


def test_the_page_of_each_city_says_them_too_and_names_what_is_missing(said: Any, pages: Mapping[str, str]) -> None:
    assert said["villes"]
    for city, area in said["villes"].items():
        html = pages[f"etat-des-donnees/{city}/"]
        _same(html, area)
        links = LexborHTMLParser(html).css('main li a[href^="../../lieux/"], main li a[href^="../../donner/"]')
        assert len(links) == min(MOST_NAMED, len(area["manques"]))
        more = len(area["manques"]) - MOST_NAMED
        assert (f"Et {more} autres lieux" in html) == (more > 0)


def test_one_finds_the_page_from_the_data_the_plan_and_the_guide(pages: Mapping[str, str]) -> None:
    leading = {path for path, html in pages.items() if re.search(r'href="[./]*etat-des-donnees/"', html)}
    assert {"donnees/", "plan-du-site/", "contribuer/"} <= leading
    assert "" not in leading


def test_the_verb_tells_all_in_plain_text_and_what_to_do_next(tmp_path: Path) -> None:
    asked = run(small(tmp_path), "health", SOURCE_DATE_EPOCH=LATER)
    assert (asked.returncode, asked.stderr) == (0, ""), "to grow old is no fault"
    assert asked.stdout.startswith("État des données au 25 novembre 2028\n")
    assert re.search(r"^lieux d’aide +0 +0 +1 +0 +1$", asked.stdout, re.MULTILINE)
    assert re.search(r"^Exempleville +2 +0 +1 +1 +1$", asked.stdout, re.MULTILINE)
    assert asked.stdout.rstrip().splitlines()[-1].startswith("Ensuite : « portal calls »")
    assert "\x1b" not in asked.stdout


def test_the_verb_names_the_places_of_a_city_and_corrects_its_name(tmp_path: Path) -> None:
    asked = run(small(tmp_path), "health", "--city", "exempleville")
    assert "Point de don de l’Exemple (EXE-03) : horaires, téléphone, position exacte\n" in asked.stdout
    assert "portal calls --city exempleville" in asked.stdout
    wrong = run(tmp_path, "health", "--city", "exemplevile")
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert "vouliez-vous dire « exempleville » ?" in wrong.stderr


def test_a_table_fits_a_terminal_of_eighty_signs() -> None:
    said = run(Path(__file__).parent.parent, "health").stdout.splitlines()
    assert not [line for line in said if len(line) > 80 and not line.startswith("data/")]


@pytest.mark.parametrize(("more", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)], ids=["", "no colour"])
def test_only_a_terminal_is_given_colours(more: Mapping[str, str], *, coloured: bool, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(words(small(tmp_path), "health"), stdout=theirs, env=environment(**more)) as asked:
        os.close(theirs)
        told = b"".join(_read(ours))
    assert asked.returncode == 0
    assert (b"\x1b[" in told) == coloured
    assert re.search(rb"\x1b\[32m +1\x1b\[0m", told) is not None or not coloured


def _read(terminal: int) -> Iterable[bytes]:
    """Yield what comes to a terminal until the other end is closed, which Linux says by an error."""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            return
        if not part:
            return
        yield part
