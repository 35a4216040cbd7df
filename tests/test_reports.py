"""What a check found is read by forges and tools as they say that they read it."""

import json
import os
import re
import signal
from pathlib import Path

import pytest

from portal.editing import REPORTS, Found
from portal.records import Problem
from tests.command import run, small, start

WRONG = Problem("data/sites/a/b,c.yml", 3, 12, "telephone", "« 1% » n’est rien :\nécrivez dix chiffres")
HARD = Problem("docs/index.md", 7, 1, "", "cette phrase a 40 mots")
FOUND = Found([WRONG], [HARD])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small portal with one wrong telephone, and one wrong city."""
    small(tmp_path)
    for path, before, after in (
        ("sites/exempleville/lieu-exemple.yml", r"(?m)^telephone: .*", "telephone: 01 23 4"),
        ("cities/exempleville.yml", r"(?m)^latitude: .*", "latitude: nord"),
    ):
        file = tmp_path / "data" / path
        text, made = re.subn(before, after, file.read_text("utf-8"))
        assert made == 1
        file.write_text(text, "utf-8")
    return tmp_path


def test_an_annotation_of_github_is_one_line_whatever_the_sentence_holds() -> None:
    """A percent sign, an end of line, and in a property a comma or a colon, are escaped as its toolkit does."""
    assert REPORTS["github"](FOUND) == (
        "::error file=data/sites/a/b%2Cc.yml,line=3,col=12,title=portal check"
        "::telephone : « 1%25 » n’est rien :%0Aécrivez dix chiffres\n"
        "::warning file=docs/index.md,line=7,col=1,title=portal check::cette phrase a 40 mots"
    )


def test_a_report_for_gitlab_has_the_fields_that_it_requires() -> None:
    wrong, hard = json.loads(REPORTS["gitlab"](FOUND))
    assert wrong["location"] == {"path": "data/sites/a/b,c.yml", "lines": {"begin": 3}}
    assert (wrong["severity"], hard["severity"]) == ("major", "minor")
    assert all(one["description"] and one["check_name"] and one["fingerprint"] for one in (wrong, hard))
    assert wrong["fingerprint"] != hard["fingerprint"]


def test_a_problem_that_moves_down_is_the_same_problem() -> None:
    moved = Found([Problem(WRONG.path, 9, 12, WRONG.field, WRONG.sentence)], [])
    before, after = (json.loads(REPORTS["gitlab"](found))[0] for found in (Found([WRONG], []), moved))
    assert before["fingerprint"] == after["fingerprint"]


def test_json_says_what_fails_and_what_does_not() -> None:
    assert [(one["path"], one["line"], one["column"], one["level"]) for one in json.loads(REPORTS["json"](FOUND))] == [
        ("data/sites/a/b,c.yml", 3, 12, "error"),
        ("docs/index.md", 7, 1, "warning"),
    ]


def test_sarif_names_each_rule_that_it_uses() -> None:
    (ran,) = json.loads(REPORTS["sarif"](FOUND))["runs"]
    rules = {rule["id"] for rule in ran["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in ran["results"]} == rules
    region = ran["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 12}


@pytest.mark.parametrize("form", REPORTS)
def test_nothing_found_is_a_report_too(form: str) -> None:
    report = REPORTS[form](Found([], []))
    assert report == "" if form == "github" else json.loads(report) is not None


@pytest.mark.parametrize("form", REPORTS)
def test_a_check_writes_the_report_that_is_asked_for_and_fails_all_the_same(form: str, folder: Path) -> None:
    asked = run(folder, "check", "--format", form)
    assert asked.returncode == 1
    assert "data/sites/exempleville/lieu-exemple.yml" in asked.stdout
    assert "data/cities/exempleville.yml" in asked.stdout
    assert not asked.stderr


def test_a_check_of_a_folder_tells_what_is_wrong_there_and_counts_the_rest(folder: Path) -> None:
    asked = run(folder, "check", str(folder / "data" / "cities"))
    assert asked.returncode == 1
    assert "data/cities/exempleville.yml:" in asked.stderr
    assert "lieu-exemple" not in asked.stderr
    assert "Dans d’autres fichiers, erreurs : 1." in asked.stderr


def test_a_check_of_a_folder_where_nothing_is_wrong_succeeds_and_says_that_others_are(folder: Path) -> None:
    asked = run(folder, "check", str(folder / "data" / "devices"))
    assert asked.returncode == 0
    assert "Rien à corriger dans data/devices." in asked.stdout
    assert "Dans d’autres fichiers, erreurs : 2." in asked.stderr


def test_a_check_of_what_is_not_of_the_portal_is_refused_with_a_sentence(folder: Path) -> None:
    asked = run(folder, "check", str(folder.parent))
    assert asked.returncode == 2
    assert "n’est pas dans" in asked.stderr


def test_a_check_that_watches_tells_what_a_change_broke_and_ends_when_asked(tmp_path: Path) -> None:
    small(tmp_path)
    record = tmp_path / "data" / "sites" / "exempleville" / "lieu-exemple.yml"
    right = record.read_text("utf-8")
    process = start(tmp_path, "check", "--watch", PYTHONUNBUFFERED="1")
    try:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline().startswith("Tout est correct")
        record.write_text(right.replace("telephone: 01 23 45 67 89", "telephone: 01 23 4"), "utf-8")
        assert "lieu-exemple.yml:11:12" in process.stderr.readline()
        record.write_text(right, "utf-8")
        while not (line := process.stdout.readline()).startswith("Tout est correct"):
            assert line
    finally:
        os.kill(process.pid, signal.SIGINT)
    assert process.wait(30) == 0
