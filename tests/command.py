"""Run the `portal` command as an editor does: in a process of its own, on a copy of what a build reads."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from portal.building import Builder, Built
from portal.building.publishing import build
from tests.beside import pages_beside

ROOT = Path(__file__).parent.parent
STUB = ("--builder", "tests.stub_builder")
ADDRESS = "https://portail.exemple.fr/"
NOTICE = """mentions_legales:
  editeur:
    nom: Association de l’Exemple
    adresse: 1 rue de l’Exemple, Exempleville
    telephone: 01 99 00 00 01
    courriel: accueil@exemple.fr
    immatriculation: Registre de l’Exemple, numéro 1
  directeur_de_publication: Prénom Nom
  hebergeur:
    nom: Hébergeur de l’Exemple
    adresse: 2 rue de l’Exemple, Exempleville
    telephone: 01 99 00 00 02
"""
"""All that the law asks for, invented."""


def small(folder: Path) -> Path:
    """Make `folder` the root of a portal that holds the records of the example, with an old site in place."""
    pages_beside(folder)
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tests" / "example" / "data", folder / "data")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return with_old_site(folder)


def publishable(folder: Path, *, address: str = ADDRESS, notice: str = NOTICE) -> Path:
    """Set in the record of a portal what is missing for it to be published."""
    record = folder / "data" / "portal.yml"
    text = record.read_text("utf-8").replace("https://portail.example/", address)
    record.write_text(text.replace("telephone: 01 23", f"{notice}telephone: 01 23"), "utf-8")
    return folder


def stubbed(folder: Path, **plan: Any) -> Path:
    """Make `folder` the root of a portal that tests.stub_builder builds by `plan`, with an old site in place."""
    (folder / "stub.json").write_text(json.dumps(plan), "utf-8")
    return with_old_site(folder)


def with_old_site(folder: Path) -> Path:
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text("the old site", "utf-8")
    return folder


def has_old_site(folder: Path) -> bool:
    """Say whether the old site is still there, whole, and nothing else."""
    files = [path for path in (folder / "site").rglob("*") if path.is_file()]
    return [path.name for path in files] == ["index.html"] and files[0].read_text("utf-8") == "the old site"


def built(root: Path, folder: Path, *, builder: str = "mkdocs") -> Built:
    """Build the site of `root` into `folder`, once, without publishing it."""
    with Builder(builder) as module:
        return build(root, folder, builder=module)


def words(folder: Path, *rest: str) -> list[str]:
    return [sys.executable, "-m", "portal.commands", "--root", str(folder), *rest]


def environment(**more: str) -> dict[str, str]:
    """Return our environment, in which the code and the tests of this folder are found, with `more`."""
    return os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "hooks"), str(ROOT)])} | more


def run(folder: Path, *rest: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run `portal` to its end; `more` is added to its environment."""
    return subprocess.run(
        words(folder, *rest),
        check=False,
        capture_output=True,
        env=environment(**more),
        encoding="utf-8",
        errors="replace",
        timeout=120,
    )


def start(folder: Path, *rest: str, **more: str) -> subprocess.Popen[str]:
    """Start `portal`, as the leader of a process group; `more` is added to its environment."""
    return subprocess.Popen(
        words(folder, *rest),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(**more),
        encoding="utf-8",
        start_new_session=True,
    )
