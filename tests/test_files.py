"""Whatever lies in `data/` or `docs/` is read once, passed over, or refused with its path: nothing is lost."""

import os
import shutil
import socket
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from portal.records.loading import load
from portal.records.messages import DataError
from tests.beside import pages_beside

HERE = Path(__file__).parent
TODAY = date(2026, 11, 23)
ODD = "data/sites/exempleville/drole.yml"


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A root with a copy of the example's records and of the pages beside them."""
    shutil.copytree(HERE / "example" / "data", tmp_path / "data")
    pages_beside(tmp_path)
    return tmp_path


def told(root: Path) -> list[str]:
    """Return the first line of each problem of a root."""
    with pytest.raises(DataError) as caught:
        load(root, today=TODAY)
    return [str(problem).partition("\n")[0] for problem in caught.value.problems]


def _socket(path: Path) -> None:
    place = os.open(path.parent, os.O_RDONLY)
    try:  # by a short name: a socket's has a hundred signs at most
        server = socket.socket(socket.AF_UNIX)
        server.bind(f"/proc/self/fd/{place}/{path.name}")
        server.close()
    finally:
        os.close(place)


NOT_PLAIN = "ce n’est pas un fichier ordinaire : retirez-le"
A_FOLDER = "c’est un dossier, pas un fichier : retirez-le, ou donnez-lui un autre nom"
NOWHERE = "ce fichier ne peut pas être lu : c’est un lien qui ne mène nulle part, ou ses droits l’interdisent"
OUTSIDE = "ce lien mène hors du dossier du portail : mettez ici le fichier lui-même"


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (Path.mkdir, A_FOLDER),
        (os.mkfifo, NOT_PLAIN),
        (_socket, NOT_PLAIN),
        (lambda path: path.symlink_to("nulle-part"), NOWHERE),
        (lambda path: path.symlink_to(path), NOWHERE),
        (lambda path: path.symlink_to("/dev/zero"), OUTSIDE),
        (lambda path: path.symlink_to("/etc/passwd"), OUTSIDE),
        (lambda path: path.symlink_to("."), A_FOLDER),
    ],
    ids=["folder", "pipe", "socket", "dangling", "loop", "device", "outside", "link to a folder"],
)
def test_what_is_no_plain_file_is_refused_by_its_path(
    make: Callable[[Path], object], sentence: str, example: Path
) -> None:
    make(example / ODD)
    assert told(example) == [f"{ODD}:1:1: {sentence}"]


def test_a_link_to_another_record_is_read(example: Path) -> None:
    record = (example / ODD).with_name("lieu-exemple.yml")
    record.rename(record.with_name(".lieu.yml"))
    record.symlink_to(".lieu.yml")
    assert "exempleville/lieu-exemple" in load(example, today=TODAY).sites


def test_a_file_far_too_big_is_refused_unread(example: Path) -> None:
    with (example / ODD).open("wb") as file:
        file.truncate(10_000_000_000)
    assert told(example) == [f"{ODD}:1:1: ce fichier est trop gros : 1 Mo au plus"]


def test_a_folder_that_cannot_be_read_is_refused_by_its_path(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def scandir(folder: Path) -> object:
        if folder.name == "donation_points":
            raise PermissionError(folder)
        return real(folder)

    real = os.scandir
    monkeypatch.setattr(os, "scandir", scandir)
    assert "data/donation_points:1:1: ce dossier ne peut pas être lu : vérifiez ses droits" in told(example)


def test_a_file_that_cannot_be_read_is_refused_by_its_path(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_bytes(path: Path) -> bytes:
        if path.name == "offre-exemple.yml":
            raise PermissionError(path)
        return real(path)

    real = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    assert told(example) == ["data/offers/offre-exemple.yml:1:1: ce fichier ne peut pas être lu : vérifiez ses droits"]


def test_folders_without_end_are_refused(example: Path) -> None:
    (example / "data/sites" / "/".join("a" * 30)).mkdir(parents=True)
    (message,) = told(example)
    assert message.endswith("trop de dossiers sont rangés les uns dans les autres")


@pytest.mark.parametrize("name", ["data/sites/exempleville/.#lieu-exemple.yml", "docs/.#index.md"])
def test_the_lock_of_an_editor_is_passed_over(name: str, example: Path) -> None:
    (example / name).symlink_to("nom@machine.123:1")
    assert name not in load(example, today=TODAY).texts


def test_a_hidden_folder_is_passed_over(example: Path) -> None:
    shutil.copytree(example / "data/sites", example / "data/.sites")
    assert load(example, today=TODAY).sites


def test_the_catalogue_keeps_every_text_that_was_read(example: Path) -> None:
    texts = load(example, today=TODAY).texts
    found = sorted(path for folder in ("data", "docs") for path in (example / folder).rglob("*") if path.is_file())
    found = [path for path in found if path.suffix in (".md", ".yml")]  # lists and samples are no texts of pages
    assert texts == {path.relative_to(example).as_posix(): path.read_bytes() for path in found}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Un mot\u202e caché", "docs/index.md:1:7: cette ligne contient un signe invisible (U+202E) : effacez-le"),
        ("\x1b[2J", "docs/index.md:1:1: cette ligne contient un signe invisible (U+001B) : effacez-le"),
    ],
)
def test_a_page_hides_no_sign_either(text: str, message: str, example: Path) -> None:
    (example / "docs/index.md").write_text(text, "utf-8")
    assert told(example) == [message]


def test_a_page_that_is_not_utf_8_is_refused(example: Path) -> None:
    (example / "docs/index.md").write_bytes("# Été".encode("latin-1"))
    (message,) = told(example)
    assert message.startswith("docs/index.md:1:3: le fichier n’est pas en UTF-8")


def test_a_name_that_would_command_a_terminal_is_shown_safe(example: Path) -> None:
    (example / "data/sites/exempleville/x\n\x1b[2J.yml").write_text("", "utf-8")
    os.close(os.open(os.fsencode(example / "data/sites/exempleville/") + b"\xff.yml", os.O_CREAT))
    messages = told(example)
    assert len(messages) == 2
    assert "".join(messages).isprintable()


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in pairwise("abcdefghi")
)
"""Nine lines that would become a billion words."""
TOO_DEEP = "trop de listes ou de groupes sont ouverts les uns dans les autres : comptez crochets et retraits"
ANCHORED = "« & » au début d’une valeur a un sens en YAML : mettez le texte entre guillemets"
TAGGED = "« ! » au début d’une valeur a un sens en YAML : mettez le texte entre guillemets"
NO_LINK = "n’est pas un lien : écrivez https://…, tel:…, mailto:… ou une page du site, comme /lieux/"
HARMFUL = {
    "alias bomb": (BOMB, ANCHORED),
    "merge of an alias": ("a: &a {b: c}\nd:\n  <<: *a\n", ANCHORED),
    "alias of nothing": (
        "nom: *rien\n",
        "« * » au début d’une valeur a un sens en YAML : mettez le texte entre guillemets",
    ),
    "line of 10 MB": (f"nom: {'x' * 10_000_000}\n", "ce fichier est trop gros : 1 Mo au plus"),
    "line that nearly fits": (f"nom: {'x' * 900_000}\n", "ce texte est beaucoup trop long : 6000 signes au plus"),
    "key without end": (f"{'x' * 900_000}: y\n", "ce texte est beaucoup trop long : 6000 signes au plus"),
    "brackets without end": (f"nom: {'[' * 100_000}\n", TOO_DEEP),
    "groups without end": ("".join(f"{' ' * n}a:\n" for n in range(900)), TOO_DEEP),
    "many fields": ("".join(f"a{n}: x\n" for n in range(5_000)), "le champ « a0 » n’existe pas"),
    "object of Python": ("nom: !!python/object/apply:os.system [id]\n", TAGGED),
    "tag of one's own": ("nom: !exec x\n", TAGGED),
    "directive": ("%TAG !x! tag:other.example,2026:\n---\nnom: !x!y z\n", TAGGED),
    "NUL": ("nom: x\0y\n", "cette ligne contient un signe invisible (U+0000) : effacez-le"),
    "NUL behind a backslash": ('nom: "x\\0y"\n', "cette valeur contient un signe invisible (U+0000) : effacez-le"),
    "text that runs backwards": ("nom: x\u202ey\n", "cette ligne contient un signe invisible (U+202E) : effacez-le"),
    "isolate that never ends": ("nom: x\u2066y\n", "cette ligne contient un signe invisible (U+2066) : effacez-le"),
    "command of a terminal": ("nom: x\x1b]0;y\n", "cette ligne contient un signe invisible (U+001B) : effacez-le"),
    "path out of the folder": ("ville: ../../portal\n", "le champ « ville » n’existe pas"),
    "reference out of the folder": ("lecons: [../lessons/lecon-exemple]\n", "ne correspond à aucune fiche"),
    "reference to a file of the machine": ("lecons: [/etc/passwd]\n", "ne correspond à aucune fiche"),
    "site that is a script": ("site_web: ['javascript:alert(1)']\n", "n’est pas une adresse de site"),
    "site that is a text": ("site_web: ['data:text/html,x']\n", "n’est pas une adresse de site"),
    "site that breaks its quotes": ("site_web: ['https://a.example\"><b>/']\n", "n’est pas une adresse de site"),
    "mail that adds a copy": ("courriels: ['a@a.example?bcc=b@b.example']\n", "n’est pas une adresse de courriel"),
    "link that is a script": ("presentation_detail: '[x](javascript:alert(1))'\n", NO_LINK),
    "link that hides a script": ("presentation_detail: '[x](java&#115;cript:alert(1))'\n", NO_LINK),
    "link in capitals": ("presentation_detail: '[x](JaVaScRiPt:alert(1))'\n", NO_LINK),
    "link by its name": ('presentation_detail: "[x][y]\\n\\n[y]: javascript:alert(1)"\n', NO_LINK),
    "link to a text": ("presentation_detail: '[x](data:text/html,x)'\n", NO_LINK),
    "link to a file": ("presentation_detail: '[x](file:///etc/passwd)'\n", NO_LINK),
    "link to another host": ("presentation_detail: '[x](//other.example/)'\n", NO_LINK),
    "link out of the site": ("presentation_detail: '[x](/../../etc/passwd)'\n", NO_LINK),
    "quotations without end": (f"presentation_detail: '{'> ' * 2_000}x'\n", "rangées les unes dans les autres"),
}
"""Records made to harm: what each holds, and what is said of it."""


@pytest.mark.parametrize(("text", "sentence"), HARMFUL.values(), ids=HARMFUL.keys())
@pytest.mark.timeout(60)
def test_a_record_made_to_harm_is_refused(text: str, sentence: str, example: Path) -> None:
    (example / ODD).write_bytes(text.encode())
    said = told(example)
    assert [message for message in said if message.startswith(ODD) and sentence in message]
    assert len(max(said, key=len)) < 1_000
