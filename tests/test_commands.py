"""What the `portal` command answers: its exit code and its sentences, whatever listens to it and whatever day it is."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from portal.commands import VERBS
from tests.command import STUB, environment, has_old_site, run, small, stubbed, words

RIGHT = "Tout est correct : 1 portail, 1 villes, 2 lieux d’aide"


@pytest.fixture
def folder(tmp_path: Path, root: Path) -> Path:
    """The root of a portal that holds the records of the example, and a plan for the stub of a builder."""
    stubbed(tmp_path)
    shutil.copytree(root / "tests" / "example" / "data", tmp_path / "data")
    return tmp_path


def _break(folder: Path) -> None:
    record = folder / "data" / "cities" / "exempleville.yml"
    record.write_text(record.read_text("utf-8").replace("precision: commune", "precision: comune"), "utf-8")


def _in_shell(folder: Path, command: str, *rest: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in which "$@" is the portal's command and $? at the end is what it returned."""
    return subprocess.run(
        ["/bin/bash", "-c", command, "bash", *words(folder, *rest)],
        check=False,
        capture_output=True,
        env=environment(**more),
        encoding="utf-8",
        timeout=60,
    )


@pytest.mark.parametrize(
    "command",
    [
        '"$@" | true; exit ${PIPESTATUS[0]}',
        '"$@" > /dev/full',
        '"$@" >&-',
        '"$@" >&- 2>&-',
        '"$@" <&- >&- 2>&-',
        '"$@" 2>&1 | true; exit 0',
    ],
)
@pytest.mark.parametrize("verb", [("check",), ("build", *STUB)])
def test_who_does_not_listen_changes_neither_the_outcome_nor_the_site(
    folder: Path, command: str, verb: tuple[str, ...]
) -> None:
    done = _in_shell(folder, command, *verb)
    assert done.returncode == 0
    assert not re.search("Traceback|Exception|Error", done.stderr + done.stdout)
    assert has_old_site(folder) == (verb == ("check",))


@pytest.mark.parametrize("command", ['"$@" 2>&1 | true; exit ${PIPESTATUS[0]}', '"$@" 2> /dev/full', '"$@" 2>&-'])
@pytest.mark.parametrize("verb", ["check", "build"])
def test_a_wrong_record_is_in_the_exit_code_even_where_nobody_listens(tmp_path: Path, command: str, verb: str) -> None:
    small(tmp_path)
    _break(tmp_path)
    done = _in_shell(tmp_path, command, verb)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    assert has_old_site(tmp_path)


def test_a_report_that_cannot_be_written_is_said_on_stderr(folder: Path) -> None:
    done = _in_shell(folder, '"$@" > /dev/full', "check")
    assert "Ce qui suit n’a pas pu être écrit." in done.stderr
    assert "il n’y a plus de place sur le disque" in done.stderr
    assert RIGHT in done.stderr


@pytest.mark.parametrize(
    "more",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""},
    ],
)
def test_a_terminal_of_ascii_reads_french_without_accents(tmp_path: Path, more: dict[str, str]) -> None:
    small(tmp_path)
    assert RIGHT.replace("’", "'") in run(tmp_path, "check", **more).stdout
    _break(tmp_path)
    for verb in ("check", "build"):
        done = run(tmp_path, verb, **more)
        assert done.returncode == 1
        assert "data/cities/exempleville.yml:" in done.stderr
        assert 'ecrivez plutot " commune "' in done.stderr
        assert not re.search("Traceback|[?]", done.stderr)


def test_a_check_and_a_build_take_the_same_day(tmp_path: Path) -> None:
    """Two weeks before the records of the example were read."""
    small(tmp_path)
    said = []
    for verb in ("check", "build"):
        done = run(tmp_path, verb, SOURCE_DATE_EPOCH="1793534400")
        assert done.returncode == 1
        assert "La date du jour retenue est le 01/11/2026 : la variable SOURCE_DATE_EPOCH la fixe." in done.stderr
        said.append({line for line in done.stderr.splitlines() if line.startswith("data/")})
    assert said[0] == said[1] != set()
    assert has_old_site(tmp_path)


@pytest.mark.parametrize("value", ["", "hier", "1e9", "99999999999999999999", "-99999999999999"])
@pytest.mark.parametrize("verb", [("check",), ("build", *STUB)])
def test_a_day_that_is_none_is_refused_before_anything_is_done(folder: Path, value: str, verb: tuple[str, ...]) -> None:
    done = run(folder, *verb, SOURCE_DATE_EPOCH=value)
    assert done.returncode == 1
    assert f"La variable SOURCE_DATE_EPOCH vaut « {value} »" in done.stderr
    assert "Traceback" not in done.stderr
    assert has_old_site(folder)


def test_a_wrong_record_stops_whoever_builds_before_the_old_site_is_touched(tmp_path: Path) -> None:
    small(tmp_path)
    _break(tmp_path)
    alone = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        check=False,
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        env=environment(),
    )
    for done in (run(tmp_path, "check"), run(tmp_path, "build"), alone):
        assert done.returncode == 1
        assert "data/cities/exempleville.yml:" in done.stderr
        assert "écrivez plutôt « commune »" in done.stderr
        assert "Traceback" not in done.stderr
        assert has_old_site(tmp_path)


def test_a_build_says_what_it_made_and_how_to_see_it(tmp_path: Path) -> None:
    """A page opened as a file has links to folders, which a browser lists."""
    done = run(small(tmp_path), "build")
    assert done.returncode == 0, done.stderr
    assert "Fiches devenues pages : 1 portail, 1 villes, 2 lieux d’aide, 2 points de don" in done.stdout
    count = len(list((tmp_path / "site").rglob("index.html"))) + 1  # and the page of errors
    assert f"{count} pages en " in done.stdout
    assert "make serve" in done.stdout
    assert not re.search(r"file:|index\.html", done.stdout)
    assert not list((tmp_path / "site").glob(".*"))


def test_pages_are_weighed_once_there_is_a_site(tmp_path: Path) -> None:
    done = run(tmp_path, "weigh")
    assert (done.returncode, done.stdout) == (1, "")
    assert "lancez d’abord « make site »" in done.stderr


def test_a_file_whose_name_is_no_text_is_named_all_the_same(folder: Path) -> None:
    (folder / "data" / "cities" / os.fsdecode(b"ville\xff.yml")).write_text("nom: Ville", "utf-8")
    done = run(folder, "check")
    assert done.returncode == 1
    assert "data/cities/ville\N{REPLACEMENT CHARACTER}.yml:" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_first_hundred_problems_are_told_and_all_when_asked(folder: Path) -> None:
    place = folder / "data/sites/exempleville/lieu-exemple.yml"
    wrong = place.read_text("utf-8").replace("statut: a_confirmer", "statut: nul")
    for n in range(101):
        place.with_name(f"lieu-{n}.yml").write_text(wrong, "utf-8")
    few, whole = run(folder, "check"), run(folder, "check", "--all")
    assert (few.returncode, whole.returncode) == (1, 1)
    assert few.stderr.count("« nul »") == 100
    assert "puis encore 1 erreur dans 1 fichier" in few.stderr
    assert whole.stderr.count("« nul »") == 101


@pytest.mark.parametrize("verb", [(), *((verb,) for verb in VERBS)], ids=["", *VERBS])
def test_help_is_in_french(folder: Path, verb: tuple[str, ...]) -> None:
    asked = run(folder, *verb, "--help")
    assert asked.returncode == 0
    assert asked.stdout.startswith("Usage : portal")
    assert "Montrer cette aide." in asked.stdout
    assert not re.search(r"\b(the|show|message|default|required|must)\b|\.\.\.\n", asked.stdout)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chek"], "La commande 'chek' n’existe pas."),
        (["check", "--al"], "L’option '--al' n’existe pas. Vouliez-vous dire : '--all', '--help' ?"),
        (["serve", "--port", "huit"], "Valeur refusée pour '--port' : 'huit' n’est pas un nombre"),
        (["import", "--format", "paris-wifi"], "Il manque l’argument 'FICHIER'."),
        (["import", "liste.csv"], "Il manque l’option '--format'."),
        (["import", "liste.csv", "--format", "paris"], "'paris' n’en fait pas partie : "),
        (["codes", "lyon"], "Argument en trop : lyon"),
    ],
)
def test_a_command_that_is_not_understood_is_told_in_french(folder: Path, words: list[str], said: str) -> None:
    asked = run(folder, *words)
    assert asked.returncode == 2
    assert said in asked.stderr
    assert "--help" in asked.stderr
