"""What an editor reads for each kind of mistake: each case is a file of `wrong/`, with the message beside it.

The first line of a message begins with the path at which the case's file is put into a copy of `example/`.
"""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from portal.records.loading import load
from portal.records.messages import DataError
from portal.records.models import KINDS
from tests.beside import pages_beside

HERE = Path(__file__).parent
CASES = sorted((HERE / "wrong").glob("*.txt"), key=lambda golden: golden.stem)
TODAY = date(2026, 11, 23)


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """Return a root with a copy of the example's records, to be spoilt, and of the pages that stand beside them."""
    shutil.copytree(HERE / "example" / "data", tmp_path / "data")
    pages_beside(tmp_path)
    return tmp_path


def put(golden: Path, root: Path) -> None:
    """Put the file of a case where its message says that it stands."""
    place = root / golden.read_text("utf-8").partition(":")[0]
    place.parent.mkdir(parents=True, exist_ok=True)
    (case,) = {*golden.parent.glob(f"{golden.stem}.*")} - {golden}
    shutil.copyfile(case, place)


def message(root: Path) -> str:
    """Return what is printed of the records of a root that has something wrong."""
    with pytest.raises(DataError) as caught:
        load(root, today=TODAY)
    return f"{caught.value.summary}\n"


@pytest.mark.parametrize("golden", CASES, ids=lambda golden: golden.stem)
def test_a_mistake_is_explained_where_it_stands(golden: Path, example: Path) -> None:
    put(golden, example)
    assert message(example) == golden.read_text("utf-8")


@pytest.mark.parametrize("golden", CASES, ids=lambda golden: golden.stem)
def test_a_caret_stands_under_the_column(golden: Path) -> None:
    lines = golden.read_text("utf-8").splitlines()
    carets = [n for n, line in enumerate(lines) if line.strip() == "^"]
    for n in carets:
        found = re.match(r"[^:]+:\d+:(\d+): ", lines[n - 2])
        assert found is not None
        assert lines[n].index("^") == 4 + int(found[1]) - 1
    assert "^" not in "".join(line for n, line in enumerate(lines) if n not in carets)


@pytest.mark.parametrize("golden", CASES, ids=lambda golden: golden.stem)
def test_a_message_is_in_french_and_shows_no_machinery(golden: Path) -> None:
    english = r"\b(expected|found|value|field|input|should|mapping|string|None|Error)\b"
    foreign = re.compile(rf"{english}|cette valeur est refusée|[{{}}\\]|\['")
    sentences = [line for line in golden.read_text("utf-8").splitlines() if not line.startswith("    ")]
    assert [line for line in sentences if foreign.search(re.sub("«[^»]*»", "", line))] == []


def test_every_kind_of_record_has_a_case() -> None:
    paths = [golden.read_text("utf-8").partition(":")[0] for golden in CASES]
    assert {path.split("/")[1].removesuffix(".yml") for path in paths} >= KINDS.keys()


def test_every_file_of_a_case_has_its_message() -> None:
    cases = {path.stem for path in (HERE / "wrong").iterdir() if path.suffix != ".txt"}
    assert cases == {golden.stem for golden in CASES}


def test_mistakes_of_two_files_are_all_shown_in_order(example: Path) -> None:
    several, phone = (HERE / "wrong" / f"{name}.txt" for name in ("several-errors", "phone"))
    put(phone, example)
    put(several, example)
    first, second = (golden.read_text("utf-8").partition("\n\n")[0] for golden in (several, phone))
    assert message(example) == f"{first}\n{second}\n\n5 erreurs dans 2 fichiers.\n"


def test_an_unreadable_file_does_not_hide_the_mistakes_of_others(example: Path) -> None:
    for name in ("not-utf-8", "phone"):
        put(HERE / "wrong" / f"{name}.txt", example)
    said = message(example)
    assert "data/cities/exempleville.yml:2:15:" in said
    assert "data/sites/exempleville/lieu-exemple.yml:10:12:" in said


@pytest.mark.parametrize("name", ["portal", "glossary", "search", "questionnaire", "sorter", "rights"])
def test_a_file_that_the_portal_cannot_do_without_is_asked_for(name: str, example: Path) -> None:
    (example / "data" / f"{name}.yml").unlink()
    sentence = "ce fichier manque : le portail ne se construit pas sans lui"
    assert message(example) == f"data/{name}.yml:1:1: {sentence}\n\n1 erreur dans 1 fichier.\n"


def test_a_record_that_others_name_is_missed_by_all_of_them(example: Path) -> None:
    (example / "data" / "devices" / "appareil-exemple.yml").unlink()
    said = message(example)
    assert said.count("« appareil-exemple » ne correspond à aucune fiche de data/devices") == 6
    assert said.endswith("6 erreurs dans 6 fichiers.\n")


def test_a_city_without_its_file_is_missed_by_the_records_of_its_folder(example: Path) -> None:
    (example / "data" / "cities" / "exempleville.yml").unlink()
    said = message(example)
    assert said.count("le dossier « exempleville » ne porte le nom d’aucune ville") == 3


def test_hidden_files_are_passed_over(example: Path) -> None:
    (example / "data" / "sites" / ".DS_Store").write_bytes(b"\x00")
    assert load(example, today=TODAY).sites
