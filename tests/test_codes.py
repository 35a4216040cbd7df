"""A short code is of one place for ever: the real list holds every record's, and a command gives those that lack."""

import shutil
from pathlib import Path

import pytest

from portal.records.catalogue import Catalogue
from portal.records.codes import LIST, read_list
from portal.records.loading import load
from portal.records.messages import DataError
from tests.coding import TODAY, give_codes
from tests.command import run

HERE = Path(__file__).parent


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """Return a root with a copy of the example's records."""
    shutil.copytree(HERE / "example" / "data", tmp_path / "data")
    return tmp_path


def test_every_place_has_the_code_that_the_list_gives_it(catalogue: Catalogue, root: Path) -> None:
    codes, problems = read_list((root / LIST).read_text("utf-8"))
    assert problems == []
    places = [*catalogue.sites.values(), *catalogue.donation_points.values()]
    assert [place.path for place in places if codes.owners.get(str(place.code)) != f"{place.kind}/{place.key}"] == []
    assert len({place.code for place in places}) == len(places)


def _without_codes(root: Path) -> None:
    for file in (root / "data").rglob("*.yml"):
        lines = file.read_text("utf-8").splitlines(keepends=True)
        file.write_text("".join(line for line in lines if not line.startswith("code: ")), "utf-8")


def test_codes_that_were_taken_out_of_records_come_back_as_they_were(example: Path) -> None:
    before = {path: path.read_text("utf-8") for path in sorted((example / "data").rglob("*.*"))}
    _without_codes(example)
    with pytest.raises(DataError, match="EXE-02"):
        load(example, today=TODAY)
    give_codes(example)
    assert {path: path.read_text("utf-8") for path in sorted((example / "data").rglob("*.*"))} == before


def test_records_that_never_had_a_code_are_numbered_from_one(example: Path) -> None:
    _without_codes(example)
    (example / LIST).unlink()
    give_codes(example)
    places = load(example, today=TODAY)
    assert [site.code for site in places.sites.values()] == ["EXE-01", "EXE-02"]
    assert [point.code for point in places.donation_points.values()] == ["EXE-03", "FRA-01"]


def test_a_comment_stays_above_the_field_that_it_is_of(example: Path) -> None:
    record = example / "data/sites/exempleville/lieu-exemple.yml"
    text = record.read_text("utf-8").replace("code: EXE-02\n", "# Un mot,\n# puis un autre.\n")
    record.write_text(text, "utf-8")
    give_codes(example)
    assert "\ncode: EXE-02\n# Un mot,\n# puis un autre.\nstatut:" in record.read_text("utf-8")


def test_the_code_of_a_place_that_was_removed_is_not_given_again(example: Path) -> None:
    point = example / "data/donation_points/exempleville/point-exemple.yml"
    text = point.read_text("utf-8").replace("code: EXE-03\n", "")
    point.unlink()
    load(example, today=TODAY)
    (point.parent / "autre-point.yml").write_text(text.replace("nom: ", "nom: Autre "), "utf-8")
    give_codes(example)
    assert [point.code for point in load(example, today=TODAY).donation_points.values()] == ["EXE-04", "FRA-01"]
    assert "EXE-03 donation_points/exempleville/point-exemple" in (example / LIST).read_text("utf-8")


def test_a_code_that_an_editor_has_written_is_kept_and_listed(example: Path) -> None:
    site = example / "data/sites/exempleville/ancien-lieu.yml"
    for name, code in (("b", "EXE-04"), ("a", "")):
        text = site.read_text("utf-8").replace("code: EXE-01\n", f"code: {code}\n" if code else "")
        (site.parent / f"{name}.yml").write_text(text.replace("nom: ", f"nom: {name} "), "utf-8")
    give_codes(example)
    sites = load(example, today=TODAY).sites
    assert (sites["exempleville/a"].code, sites["exempleville/b"].code) == ("EXE-05", "EXE-04")


def test_cities_of_one_beginning_have_different_letters(example: Path) -> None:
    city = (example / "data/cities/exempleville.yml").read_text("utf-8").replace("code: EXE\n", "")
    for name in ("exemple-sur-mer", "exemple-sur-loire"):
        text = city.replace("nom: ", f"nom: {name} ")
        (example / f"data/cities/{name}.yml").write_text(text, "utf-8")
    give_codes(example)
    assert [city.code for city in load(example, today=TODAY).cities.values()] == ["EXM", "EXP", "EXE"]


def test_a_hundredth_place_has_three_digits() -> None:
    codes, problems = read_list("".join(f"EXE-{n:02} sites/exempleville/lieu-{n}\n" for n in range(1, 100)))
    assert problems == []
    assert codes.free("EXE") == "EXE-100"


def test_the_command_writes_nothing_while_a_record_is_wrong(example: Path) -> None:
    _without_codes(example)
    site = example / "data/sites/exempleville/lieu-exemple.yml"
    site.write_text(site.read_text("utf-8").replace("statut: ", "status: "), "utf-8")
    before = {path: path.read_bytes() for path in (example / "data").rglob("*.*")}
    done = run(example, "codes")
    assert done.returncode == 1
    assert "le champ « status » n’existe pas" in done.stderr
    assert {path: path.read_bytes() for path in (example / "data").rglob("*.*")} == before


def test_the_command_says_what_it_wrote_and_checks_it(example: Path) -> None:
    _without_codes(example)
    done = run(example, "codes")
    assert done.returncode == 0
    assert "Écrit : data/sites/exempleville/lieu-exemple.yml" in done.stdout
    assert "Tout est correct" in done.stdout
    assert "Fichiers écrits : 0" in run(example, "codes").stdout
