"""What the documentation says is true: commands exist, records to copy load, messages are those that are printed."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from portal.knowing import NEEDS
from portal.knowing.kinds import BY_TYPOLOGY, FRANCE_SERVICES, OTHER, PROGRAMME
from portal.records import tidied
from portal.records.loading import load
from tests.coding import give_codes

HERE = Path(__file__).parent
GUIDE = sorted((HERE.parent / "docs" / "contribuer").glob("*.md"))
RECORD = re.compile(r"`(data/[\w/-]+\.yml)`[^\n]*\n\n```yaml\n(.*?)```", re.DOTALL)
MESSAGE = re.compile(r"^(data/[^:\n]+:\d+:\d+: [^\n]+)$", re.MULTILINE)


def _general(message: str) -> str:
    """Return a message without what changes from record to record: its place, its field, values and numbers."""
    sentence = re.sub(r"^[^:]+:\d+:\d+: ([\w.\[\] -]+: )?", "", message.split(" ; ", maxsplit=1)[0])
    return re.sub(r"«[^»]*»|\d[\d/.:-]*|longitude:.*", "…", sentence)


def test_the_records_to_copy_make_a_valid_tree(tmp_path: Path) -> None:
    shutil.copytree(HERE / "example" / "data", tmp_path / "data")
    records = [record for page in GUIDE for record in RECORD.findall(page.read_text("utf-8"))]
    assert len(records) >= 10
    for path, text in records:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
        assert tidied(path, text.encode()) == text, path
    give_codes(tmp_path)
    load(tmp_path, today=date(2026, 11, 23))


@pytest.mark.parametrize("page", GUIDE, ids=lambda page: page.stem)
def test_the_messages_of_the_guide_are_those_that_are_printed(page: Path) -> None:
    printed = {
        _general(message)
        for golden in (HERE / "wrong").glob("*.txt")
        for message in MESSAGE.findall(golden.read_text("utf-8"))
    }
    shown = {_general(message) for message in MESSAGE.findall(page.read_text("utf-8"))}
    assert shown <= printed


def _table(page: Path, heading: str) -> dict[str, set[str]]:
    """Return the first table below a heading: of each row its first cell, and what is written as code in the second."""
    text = page.read_text("utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = [row.split(" | ") for row in re.findall(r"^\| (.+) \|$", text, re.MULTILINE)]
    return {name: set(re.findall(r"`([^`]+)`", said)) for name, said in rows[2:]}


def test_the_guide_says_what_answers_each_need() -> None:
    fields = {"services", "equipements", "dispositif_programmes_nationaux"}
    said = _table(HERE.parent / "docs/contribuer/besoins.md", "Les besoins du visiteur")
    assert {name: values - fields for name, values in said.items()} == {
        need.name: set(need.services | need.equipment | need.programmes | need.offers) for need in NEEDS
    }


def test_the_guide_says_what_decides_the_kind_of_a_place() -> None:
    said = _table(HERE.parent / "docs/contribuer/besoins.md", "La sorte du lieu")
    named = [PROGRAMME, FRANCE_SERVICES, *(kind for kind, _ in BY_TYPOLOGY), OTHER]
    assert list(said) == [kind.name for kind in named]
    assert {kind.name: said[kind.name] - {"typologie"} for kind, _ in BY_TYPOLOGY} == {
        kind.name: codes for kind, codes in BY_TYPOLOGY
    }


def test_every_command_of_the_readme_is_in_the_makefile(root: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"make ([a-z]+)", (root / "README.md").read_text("utf-8")))
    assert {"site", "test"} <= named <= targets


def test_ci_runs_the_test_command_of_the_readme(root: Path) -> None:
    assert "make test" in (root / ".ci" / "run").read_text("utf-8")
