"""What a change of records means for readers is said in sentences, and which pages it touches."""

import re
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


FIGURE = "comprendre/chiffres/chiffre-exemple/"
POINT = "data/donation_points/exempleville/point-exemple.yml"
LINE = re.compile(
    r"^  (?P<old>/\S+) ne mènerait plus nulle part : ajoutez à data/moved\.txt la ligne « (?P<line>.+) »$"
)


def _lost(folder: Path) -> dict[str, str]:
    """Return the lines that are proposed, by the address that is lost."""
    found = map(LINE.match, _said(folder, "--no-pages").splitlines())
    return {one["old"]: one["line"] for one in found if one}


def test_a_record_that_has_another_name_leads_from_its_old_address_to_its_new_one(folder: Path) -> None:
    figures = folder / "data/figures"
    (figures / "chiffre-exemple.yml").rename(figures / "nouveau-nom.yml")
    assert _lost(folder) == {f"/{FIGURE}": f"/{FIGURE} /comprendre/chiffres/nouveau-nom/"}
    (folder / "data/moved.txt").write_text(f"/{FIGURE} /comprendre/chiffres/nouveau-nom/\n", "utf-8")
    said = _said(folder, "--no-pages")
    assert f"fiche retirée, /{FIGURE} mène à /comprendre/chiffres/nouveau-nom/" in said
    assert "perdues" not in said


def test_a_place_that_goes_leads_to_the_page_above_and_so_does_its_code(folder: Path) -> None:
    """The list of the points that take a device in the city is no page while there is none: it comes back with one."""
    (folder / POINT).unlink()
    lines = _lost(folder)
    assert lines == {
        "/c/exe-03/": "/c/exe-03/ /donner/exempleville/",
        "/donner/exempleville/point-exemple/": "/donner/exempleville/point-exemple/ /donner/exempleville/",
    }
    (folder / "data/moved.txt").write_text("".join(f"{line}\n" for line in lines.values()), "utf-8")
    assert run(folder, "check").returncode == 0, "what is proposed is accepted"
    assert _lost(folder) == {}


def test_a_place_that_keeps_its_code_is_known_in_another_file_under_another_name(folder: Path) -> None:
    (folder / POINT).rename(folder / "data/donation_points/exempleville/autre.yml")
    _change(folder, "data/donation_points/exempleville/autre.yml", "nom: Point de don", "nom: Autre point de don")
    _change(
        folder, "data/codes.txt", "donation_points/exempleville/point-exemple", "donation_points/exempleville/autre"
    )
    old = "/donner/exempleville/point-exemple/"
    assert _lost(folder) == {old: f"{old} /donner/exempleville/autre/"}


def test_a_text_that_goes_is_lost_and_a_line_for_all_below_its_folder_is_enough(folder: Path) -> None:
    (folder / "docs/comprendre/presse.md").rename(folder / "docs/comprendre/journalistes.md")
    assert _lost(folder) == {"/comprendre/presse/": "/comprendre/presse/ /comprendre/"}
    (folder / "data/moved.txt").write_text("/comprendre/presse/* /comprendre/journalistes/*\n", "utf-8")
    assert _lost(folder) == {}


def test_what_changes_inside_a_record_loses_no_address(folder: Path) -> None:
    """Its device is taken in the city no longer: that list may come back."""
    _change(folder, POINT, "accepte: [appareil-exemple]\n", "")
    _change(folder, POINT, "longitude, accepte]", "longitude]")
    assert _lost(folder) == {}


def test_a_lost_address_is_an_item_of_markdown(folder: Path) -> None:
    (folder / POINT).unlink()
    said = _said(folder, "--no-pages", "--format", "markdown").splitlines()
    assert "Adresses perdues : 2. Quelqu’un en a peut-être gardé une." in said
    assert any(line.startswith("- /c/exe-03/ ne mènerait plus") for line in said)
