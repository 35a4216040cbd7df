"""Who turns the hooks on sees before a commit what is wrong, and commits records in their form."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import environment, run, small

RECORD = "data/sites/exempleville/lieu-exemple.yml"


@pytest.fixture
def clone(tmp_path: Path, root: Path) -> Path:
    """A repository with the records of the example and the hooks, whose command is ours."""
    folder = small(tmp_path / "clone")
    run(folder, "format")
    shutil.copy(root / ".pre-commit-config.yaml", folder)
    command = folder / ".venv" / "bin" / "portal"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m portal.commands "$@"\n', "utf-8")
    command.chmod(0o755)
    (folder / ".gitignore").write_text(".venv/\n.schemas/\n", "utf-8")
    _git(folder, "init", "--quiet")
    _git(folder, "add", ".")
    _git(folder, "-c", "user.name=Essai", "-c", "user.email=essai@exemple.fr", "commit", "--quiet", "-m", "Essai")
    return folder


def _git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, encoding="utf-8").stdout  # noqa: S607 - the git that is there


def _before_commit(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the hooks for what would be committed."""
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", "--color=never"],
        cwd=folder,
        check=False,
        capture_output=True,
        env=environment(PRE_COMMIT_HOME=str(folder.parent / "home")),
        encoding="utf-8",
        timeout=120,
    )


def _typed(folder: Path, was: str, becomes: str) -> None:
    file = folder / RECORD
    text = file.read_text("utf-8")
    assert was in text
    file.write_text(text.replace(was, becomes), "utf-8")
    _git(folder, "add", ".")


def test_the_hooks_write_records_in_their_form_and_tell_what_is_wrong(clone: Path) -> None:
    right = (clone / RECORD).read_text("utf-8")
    _typed(clone, "nom: ", "nom:    ")
    first = _before_commit(clone)
    assert first.returncode == 1
    assert f"Écrit : {RECORD}" in first.stdout
    assert (clone / RECORD).read_text("utf-8") == right
    _git(clone, "add", ".")
    _typed(clone, "statut: ", "statut: presque_")
    second = _before_commit(clone)
    assert second.returncode == 1
    assert f"{RECORD}:4:" in second.stdout
    _typed(clone, "statut: presque_", "statut: ")
    _typed(clone, "\nnom: ", "\n# Le nom de la porte.\nnom: ")
    assert _before_commit(clone).returncode == 0


def test_what_is_no_record_and_no_text_waits_for_no_hook(clone: Path) -> None:
    (clone / "LISEZ-MOI").write_text("Essai\n", "utf-8")
    _git(clone, "add", ".")
    done = _before_commit(clone)
    assert (done.returncode, done.stdout.count("Skipped")) == (0, 2)
