"""What a change of records means for readers is said in sentences, and which pages it touches."""

import subprocess
from pathlib import Path

import pytest

from tests.command import STUB, run, small

SITE = "data/sites/exempleville/lieu-exemple.yml"


def _git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=Exemple", "-c", "user.email=exemple@exemple.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", folder, *who, *words], check=True, capture_output=True)  # noqa: S607


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small portal whose records are in git."""
    small(tmp_path)
    _git(tmp_path, "init", "--quiet")
    _git(tmp_path, "add", "data", "docs")
    _git(tmp_path, "commit", "--quiet", "--message", "first")
    return tmp_path


def _change(folder: Path, path: str, before: str, after: str) -> None:
    text = (folder / path).read_text("utf-8")
    assert before in text
    (folder / path).write_text(text.replace(before, after, 1), "utf-8")


def _said(folder: Path, *more: str) -> str:
    asked = run(folder, "diff", "HEAD", *more)
    assert asked.returncode == 0, asked.stderr
    return asked.stdout


def test_nothing_that_changed_is_said_to_be_nothing(folder: Path) -> None:
    assert _said(folder, "--no-pages") == "Rien ne change dans les fiches ni dans les textes.\n"


PHONE = "telephone: 01 23 45 67 89"


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (PHONE, "telephone: 01 23 45 67 88", "le téléphone : 01 23 45 67 89 devient 01 23 45 67 88"),
        ("14:00-17:30", "14:00-18:00", "14h-17h30; fermé fériés devient lun-ven 9h-12h30, 14h-18h; fermé fériés"),
        (PHONE, f"{PHONE}\nsite_web: [https://a.example/]", "« site_web » : en plus, https://a.example/"),
    ],
    ids=["a value", "hours in few signs", "one more"],
)
def test_a_field_that_changed_is_said_as_readers_read_it(before: str, after: str, sentence: str, folder: Path) -> None:
    _change(folder, SITE, before, after)
    (line,) = _said(folder, "--no-pages").splitlines()
    assert line.endswith(sentence)
    assert line.startswith("Lieu de l’Exemple : ")


def test_a_record_that_came_or_went_is_said_with_its_address(folder: Path) -> None:
    (folder / "data/figures/autre.yml").write_text(
        (folder / "data/figures/chiffre-exemple.yml").read_text("utf-8").replace("titre: ", "titre: Encore ", 1),
        "utf-8",
    )
    assert "nouvelle fiche, /comprendre/chiffres/autre/" in _said(folder, "--no-pages")


def test_a_text_that_changed_is_named(folder: Path) -> None:
    (folder / "docs/contact.md").write_text((folder / "docs/contact.md").read_text("utf-8") + "\nEncore.\n", "utf-8")
    assert _said(folder, "--no-pages") == "docs/contact.md : le texte change\n"


def test_in_markdown_each_change_is_an_item(folder: Path) -> None:
    _change(folder, SITE, "01 23 45 67 89", "01 23 45 67 88")
    assert _said(folder, "--no-pages", "--format", "markdown").splitlines()[2].startswith("- Lieu de l’Exemple : ")


def test_the_pages_that_change_are_named_with_what_they_weigh_more(folder: Path) -> None:
    _change(folder, SITE, "telephone: 01 23 45 67 89", "telephone: 01 23 45 67 88")
    said = _said(folder)
    assert "/lieux/exempleville/lieu-exemple/ : +" in said or "/lieux/exempleville/lieu-exemple/ : −" in said
    assert "0 nouvelles, 0 en moins." in said
    assert "ecoconception" not in said


@pytest.mark.parametrize("revision", ["nowhere", "--output=stolen"])
def test_a_revision_that_is_none_is_refused_with_a_sentence(revision: str, folder: Path) -> None:
    asked = run(folder, "diff", "--no-pages", "--", revision)
    assert asked.returncode == 1
    assert "ne désigne aucune version" in asked.stderr
    assert not (folder / "stolen").exists()


def test_without_git_the_sentence_is_the_same(tmp_path: Path) -> None:
    asked = run(small(tmp_path), "diff", "HEAD", "--no-pages")
    assert asked.returncode == 1
    assert "ne désigne aucune version" in asked.stderr


def test_records_that_are_wrong_are_told_and_nothing_is_compared(folder: Path) -> None:
    _change(folder, SITE, "telephone: 01 23 45 67 89", "telephone: 01")
    asked = run(folder, "diff", "HEAD", *STUB)
    assert asked.returncode == 1
    assert f"{SITE}:" in asked.stderr
