"""True facts that look odd are taken: each case of `right/` holds records that are laid over those of `example/`."""

import shutil
from pathlib import Path

import pytest

from portal.records.loading import load
from tests.coding import give_codes
from tests.test_wrong import TODAY

HERE = Path(__file__).parent
CASES = sorted((HERE / "right").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_true_fact_is_taken(case: Path, tmp_path: Path) -> None:
    for records in (HERE / "example", case):
        shutil.copytree(records / "data", tmp_path / "data", dirs_exist_ok=True)
    give_codes(tmp_path)
    read = load(tmp_path, today=TODAY)
    laid = {path.relative_to(case / "data").with_suffix("").as_posix() for path in case.rglob("*.yml")}
    assert laid <= {f"{kind}/{key}" for kind in ("cities", "sites") for key in read.of_kind(kind)}
