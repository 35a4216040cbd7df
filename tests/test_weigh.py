"""Every page of the real site keeps to its budget, and a page over it is told."""

import shutil
from pathlib import Path

from portal.building.budgets import FIRST_VISIT, excesses, report
from portal.building.compressed import compress
from portal.building.weigh import journey, map_weight, search_weight, weights
from portal.knowing import Knowledge, address


def test_every_page_keeps_to_every_budget(site: Path) -> None:
    table, over = report(site)
    assert not over, table


def test_every_lesson_has_a_mark_of_88_or_more(site: Path, known: Knowledge) -> None:
    lessons = {address(lesson) for lesson in known.catalogue.lessons.values()}
    marks = {weight.page: weight.mark for weight in weights(site) if weight.page in lessons}
    assert marks.keys() == lessons
    assert {page: mark for page, mark in marks.items() if mark < 88} == {}


def test_every_page_is_weighed(site: Path, pages: dict[str, str]) -> None:
    assert {weight.page for weight in weights(site)} == set(pages)


def test_a_published_site_weighs_no_more_for_its_compressed_copies(site: Path, tmp_path: Path) -> None:
    for folder in ("assets", "donnees", "recherche"):
        shutil.copytree(site / folder, tmp_path / folder)
    before = map_weight(tmp_path), search_weight(tmp_path)
    compress(tmp_path)
    assert any(tmp_path.rglob("*.br"))
    assert (map_weight(tmp_path), search_weight(tmp_path)) == before


def test_a_journey_pays_for_a_shared_file_once(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("a{}" * 100)
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text('<link rel="stylesheet" href="../a.css">')
    one, two = weights(tmp_path)
    assert journey([one, two], ("one/", "two/")) == one.html + two.html + one.resources["a.css"]
    assert one.first_visit == one.html + one.resources["a.css"]


def test_a_page_over_its_budget_is_named(tmp_path: Path) -> None:
    for page in ("", "lieux/", "lieux/grenoble/", "lieux/grenoble/grenoble/", "offres/"):
        (tmp_path / page).mkdir(exist_ok=True, parents=True)
        (tmp_path / page / "index.html").write_text("<p>")
    assets = tmp_path / "assets"
    assets.mkdir()
    for name in ("carte.js", "leaflet.js", "leaflet.css", "ouvrir-carte.js"):
        (assets / name).write_text("")
    assert not list(excesses(tmp_path, weights(tmp_path)))
    heavy = "".join(chr(33 + (n * n * 7919) % 90 + n % 3) + str(n * 7919 % 10007) for n in range(FIRST_VISIT.limit))
    (tmp_path / "offres" / "index.html").write_text(heavy.replace("<", ""))
    (sentence, *_) = excesses(tmp_path, weights(tmp_path))
    assert sentence.startswith("/offres/ : Première visite, ")


def test_a_script_in_a_page_that_is_over_its_budget_is_told(tmp_path: Path) -> None:
    long = "".join(f"f({n * n * 7919 % 100003});" for n in range(600))
    (tmp_path / "index.html").write_text(f"<p><script>a()</script><script>{long}</script>")
    assert any(
        sentence.startswith("/ : Programme dans une page, ") for sentence in excesses(tmp_path, weights(tmp_path))
    )
