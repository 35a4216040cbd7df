"""From the pencil of a page to the page that is published, with the gestures of the guide and what the forge runs.

The repository is real and bare, as that of a forge. Its workflows name the commands, and the guide the text to write.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from tests.command import environment, publishable, small

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs/contribuer"
FORGE = "https://forge.exemple.fr/portail/edit/main/"
PLACE = "lieux/exempleville/lieu-exemple"
OURS = re.compile(r"\.venv/bin/portal (?!weigh)|make publish")
"""What a workflow runs of ours; the rest is the machine's, and pages of the example are not those that are weighed."""
COUNTS = {"sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11}


def git(folder: Path, *words: str) -> str:
    who = ("-c", "user.name=Exemple", "-c", "user.email=exemple@exemple.example", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", "-C", folder, *who, *words],  # noqa: S607
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return done.stdout


@dataclass(frozen=True)
class Run:
    """What the commands of a job came to."""

    code: int
    said: str
    folder: Path


class Forge:
    """A bare repository, and machines that run the commands of its workflows on what is in it."""

    def __init__(self, folder: Path, work: Path) -> None:
        self.repository = folder
        self._work = work

    def clone(self, name: str, branch: str) -> Path:
        """Return a copy of a branch, as a person or a machine has it."""
        folder = self._work / name
        shutil.rmtree(folder, ignore_errors=True)
        git(self._work, "clone", "--quiet", "--branch", branch, str(self.repository), str(folder))
        return folder

    def runs(self, workflow: str, job: str, branch: str, **more: str) -> Run:
        """Run what is ours in a job, one command after the other until one fails, as the forge does."""
        folder = self.clone(f"machine-{job}", branch)
        portal = folder / ".venv/bin/portal"
        portal.parent.mkdir(parents=True)
        portal.write_text(f'#!/bin/sh\nexec {sys.executable} -m portal.commands "$@"\n', "utf-8")
        portal.chmod(0o755)
        (folder / ".venv/.ready").touch()
        said = ""
        steps = list(_steps(folder / ".github/workflows" / workflow, job))
        assert steps
        for step in steps:
            done = subprocess.run(
                ["bash", "-e", "-o", "pipefail", "-c", step],  # noqa: S607
                cwd=folder,
                env=environment(GITHUB_STEP_SUMMARY=str(folder / "summary.md"), CONSTRUCTEUR="mkdocs") | more,
                check=False,
                capture_output=True,
                encoding="utf-8",
            )
            said += done.stdout + done.stderr
            if done.returncode:
                return Run(done.returncode, said, folder)
        return Run(0, said, folder)


def _steps(workflow: Path, job: str) -> Iterator[str]:
    """Yield the commands of a job that are ours."""
    read: dict[str, Any] = yaml.safe_load(workflow.read_text("utf-8"))
    yield from (step["run"] for step in read["jobs"][job]["steps"] if OURS.search(str(step.get("run"))))


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    """The small portal on a forge whose address it knows, published."""
    tree = tmp_path / "tree"
    tree.mkdir()
    publishable(small(tree))
    shutil.rmtree(tree / "site")
    portal = tree / "data/portal.yml"
    portal.write_text(f"depot: {FORGE}\n{portal.read_text('utf-8')}", "utf-8")
    for name in ("Makefile", "pyproject.toml", "requirements.lock", ".github", ".gitignore"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, tree / name)
    git(tree, "init", "--quiet", "--initial-branch", "main")
    git(tree, "add", ".")
    git(tree, "commit", "--quiet", "--message", "Le portail")
    git(tmp_path, "clone", "--quiet", "--bare", str(tree), str(tmp_path / "forge.git"))
    return Forge(tmp_path / "forge.git", tmp_path)


def _of_guide(page: str, pattern: str) -> str:
    """Return what the guide says to write."""
    found = re.search(pattern, (GUIDE / f"{page}.md").read_text("utf-8"), re.DOTALL)
    assert found
    return found[1]


def _proposed(forge: Forge, branch: str, texts: dict[str, str]) -> None:
    """Do what the forge does when a person confirms the text of a file: a copy, a branch, a commit."""
    copy = forge.clone("copy", "main")
    git(copy, "switch", "--quiet", "--create", branch)
    for path, text in texts.items():
        (copy / path).write_text(text, "utf-8")
    git(copy, "add", *texts)
    git(copy, "commit", "--quiet", "--message", "Lieu de l’Exemple : nouveaux horaires, vus sur la porte")
    git(copy, "push", "--quiet", "origin", branch)


def test_a_schedule_goes_from_the_pencil_to_the_published_page(forge: Forge) -> None:
    published = forge.runs("publier.yml", "site", "main")
    assert published.code == 0, published.said
    page = LexborHTMLParser((published.folder / "site" / PLACE / "index.html").read_text("utf-8"))
    pencil = page.css_first(".pencil a")
    assert pencil
    assert pencil.text(strip=True) == _of_guide("corriger-un-horaire", r"touchez \*\*([^*]+)\*\*")
    address = str(pencil.attributes["href"])
    assert address.startswith(FORGE)
    path = address.removeprefix(FORGE)
    record = git(forge.repository, "show", f"main:{path}")

    hours = _of_guide("corriger-un-horaire", r"\| `(Tu-Fr [^`]+)` \|")
    source = _of_guide("corriger-un-horaire", r"## Dire d’où vous le tenez\n\n```yaml\n(.*?)```")
    changed = re.sub("(?m)^horaires: .*$", f"horaires: {hours}", record)
    changed = changed.replace("sources:\n", f"sources:\n{source}", 1)
    _proposed(forge, "horaires", {path: changed})

    checked = forge.runs("verifier.yml", "fiches", "horaires")
    assert (checked.code, "::error" in checked.said) == (0, False), checked.said
    base = git(forge.repository, "rev-parse", "main").strip()
    told = forge.runs("verifier.yml", "changement", "horaires", BASE=base)
    assert told.code == 0, told.said
    comment = (told.folder / "changement.md").read_text("utf-8")
    assert "Lieu de l’Exemple" in comment
    assert "mar-ven 14h-17h30" in comment
    previewed = forge.runs("verifier.yml", "site", "horaires")
    assert previewed.code == 0, previewed.said
    assert _shows(previewed.folder / "site", hours)

    reader = forge.clone("reader", "main")
    git(reader, "merge", "--quiet", "--no-ff", "--no-edit", "origin/horaires")
    git(reader, "push", "--quiet", "origin", "main")
    again = forge.runs("publier.yml", "site", "main")
    assert again.code == 0, again.said
    assert _shows(again.folder / "site", hours)


def _shows(site: Path, hours: str) -> bool:
    """Say whether the page of the place has the hours, and the address that others read them at."""
    html = (site / PLACE / "index.html").read_text("utf-8")
    data = (site / "donnees/lieux-de-mediation-numerique.json").read_text("utf-8")
    return "14 h à 17 h 30" in html.replace("\N{NO-BREAK SPACE}", " ") and hours in data


def test_a_mistake_is_shown_on_its_line_with_what_to_write(forge: Forge) -> None:
    path = "data/sites/exempleville/lieu-exemple.yml"
    record = git(forge.repository, "show", f"main:{path}")
    broken = re.sub("(?m)^horaires: .*$", "horaires: du mardi au vendredi 14h-17h30", record)
    _proposed(forge, "faute", {path: broken})
    checked = forge.runs("verifier.yml", "fiches", "faute")
    assert checked.code == 1
    (error,) = re.findall("^::error (.*)$", checked.said, re.MULTILINE)
    line = record.splitlines().index(next(one for one in record.splitlines() if one.startswith("horaires:"))) + 1
    assert re.match(rf"file={path},line={line}\b", error)
    assert "écrivez plutôt « Tu-Fr 14:00-17:30 »" in error
    stopped = forge.runs("verifier.yml", "site", "faute")
    assert stopped.code == 1
    assert not (stopped.folder / "site").exists()


NEW = {
    "ajouter-un-lieu": ("data/sites/exempleville/espace-numerique.yml", "lieux/exempleville/espace-numerique"),
    "ajouter-un-point-de-don": ("data/donation_points/exempleville/recyclerie.yml", "donner/exempleville/recyclerie"),
    "ecrire-une-lecon": ("data/lessons/agrandir-les-lettres.yml", "apprendre/agrandir-les-lettres"),
}


def test_records_copied_from_the_guide_lack_only_what_the_reader_gives_and_become_pages(forge: Forge) -> None:
    copied = {path: _of_guide(guide, rf"`{path}`[^\n]*\n\n```yaml\n(.*?)```") for guide, (path, _) in NEW.items()}
    _proposed(forge, "nouveau", copied)
    checked = forge.runs("verifier.yml", "fiches", "nouveau")
    errors = re.findall("^::error (.*)$", checked.said, re.MULTILINE)
    assert len(errors) == len(NEW)
    assert [error for error in errors if "make codes" not in error] == []

    reader = forge.clone("reader", "nouveau")
    subprocess.run([sys.executable, "-m", "portal.commands", "codes"], cwd=reader, env=environment(), check=True)
    git(reader, "commit", "--quiet", "--all", "--message", "Codes")
    git(reader, "push", "--quiet", "origin", "nouveau")
    checked = forge.runs("verifier.yml", "fiches", "nouveau")
    assert checked.code == 0, checked.said
    previewed = forge.runs("verifier.yml", "site", "nouveau")
    assert previewed.code == 0, previewed.said
    for _, address in NEW.values():
        assert (previewed.folder / "site" / address / "index.html").is_file()


@pytest.mark.parametrize("guide", ["corriger-un-horaire", "ajouter-une-fiche"])
def test_the_guide_counts_its_gestures(guide: str) -> None:
    text = (GUIDE / f"{guide}.md").read_text("utf-8")
    (said,) = re.findall(r"^## Les (\w+) gestes\n", text, re.MULTILINE)
    part = text.partition(f"## Les {said} gestes\n")[2].partition("\n## ")[0]
    numbers = [int(number) for number in re.findall(r"^(\d+)\. ", part, re.MULTILINE)]
    assert numbers == list(range(1, COUNTS[said] + 1))
