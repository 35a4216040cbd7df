"""The form for those who know neither YAML nor git: it asks what our models ask; what it writes passes the check."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
import yaml
from jsonschema import Draft7Validator
from playwright.sync_api import Browser, Page, expect
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from portal.editing import form_configuration, form_page
from portal.editing.form import label_of
from portal.knowing import Forge, Knowledge, forge_at
from portal.records import KINDS, Catalogue, Record, load, one
from portal.records.fields import inner_model
from portal.records.models.values import Reference
from tests.beside import pages_beside
from tests.command import run
from tests.serve import serving

HERE = Path(__file__).parent
SLOW = 60_000
"""How long this form may take on a busy machine, in milliseconds: it is fifteen megabytes of script."""
PACKAGES = HERE.parent / "hooks/cms/node_modules"
NODE = Path(sys.executable).with_name("node")
HUB = Forge("github", "github.com", "exemple/portail", "main")
LAB = Forge("gitlab", "forge.example", "groupe/sous-groupe/portail", "main")
TODAY = date(2026, 11, 23)
Widget = dict[str, Any]


def _read(known: Knowledge, forge: Forge = HUB, **options: str) -> Widget:
    configuration: Widget = yaml.safe_load(form_configuration(known, forge, **options))
    return configuration


@pytest.fixture(scope="module")
def asked(known: Knowledge) -> Mapping[str, list[Widget]]:
    """What the form asks of each kind of record: its fields."""
    *folders, singles = _read(known)["collections"]
    assert [one["name"] for one in folders] == [name for name, kind in KINDS.items() if not kind.single]
    files = {file["name"]: file["fields"] for file in singles["files"]}
    assert list(files) == [name for name, kind in KINDS.items() if kind.single]
    return {one["name"]: one["fields"] for one in folders} | files


@pytest.mark.parametrize(
    ("forge", "options"),
    [(HUB, {}), (HUB, {"service": "https://comptes.example"}), (LAB, {"application": "abc123"}), (LAB, {})],
    ids=["a token", "a service", "PKCE", "a GitLab of one’s own"],
)
def test_the_configuration_is_one_by_the_schema_of_the_form(
    known: Knowledge, forge: Forge, options: dict[str, str]
) -> None:
    schema = json.loads((PACKAGES / "@sveltia/cms/schema/sveltia-cms.json").read_text("utf-8"))
    Draft7Validator(schema).validate(_read(known, forge, **options))


def test_a_configuration_with_a_slip_would_be_seen(known: Knowledge) -> None:
    schema = json.loads((PACKAGES / "@sveltia/cms/schema/sveltia-cms.json").read_text("utf-8"))
    wrong = _read(known)
    wrong["collections"][0]["fields"][0]["widgt"] = "string"
    assert list(Draft7Validator(schema).iter_errors(wrong))


def test_the_forge_is_that_of_the_records(known: Knowledge) -> None:
    assert _read(known)["backend"] == {
        "name": "github", "repo": "exemple/portail", "branch": "main", "auth_methods": ["token"],
    }  # fmt: skip
    assert _read(known, LAB, application="abc")["backend"] == {
        "name": "gitlab", "repo": "groupe/sous-groupe/portail", "branch": "main", "auth_type": "pkce", "app_id": "abc",
        "api_root": "https://forge.example/api/v4", "base_url": "https://forge.example",
    }  # fmt: skip


def _inside(fields: list[Widget], path: str = "") -> Iterator[tuple[str, Widget]]:
    """Yield each field of the form with its path; each word of the glossary is a group of its own."""
    for field in fields:
        yield f"{path}{field['name']}", field
        inner = field.get("fields", [])
        keyed = bool(inner) and all(one["label"] == one["name"] and "fields" in one for one in inner)
        yield from _inside(inner[0]["fields"] if keyed else inner, f"{path}{field['name']}.")


def _declared(model: type[BaseModel], path: str = "") -> Iterator[tuple[str, FieldInfo]]:
    for name, field in model.model_fields.items():
        yield f"{path}{name}", field
        if inner := inner_model(field.annotation):
            yield from _declared(inner, f"{path}{name}.")


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_the_models_is_asked_and_nothing_else(kind: str, asked: Mapping[str, list[Widget]]) -> None:
    form = dict(_inside(asked[kind]))
    declared = dict(_declared(KINDS[kind].model))
    assert form.keys() == declared.keys()
    national = KINDS[kind].national
    for path, field in declared.items():
        needed = field.is_required()
        if national and "." not in path:  # one form for both: what either may lack may be left empty
            needed = needed and path in national.model_fields and national.model_fields[path].is_required()
        assert form[path]["required"] == needed, path
        assert _plain(field.description or "") in form[path]["hint"].replace("\\", ""), path


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.strip())


def _annotations(held: object) -> Iterator[Any]:
    yield held
    for inner in getattr(held, "__metadata__", ()):
        yield inner
    for inner in get_args(held):
        yield from _annotations(inner)


@pytest.mark.parametrize("kind", KINDS)
def test_a_choice_has_the_values_of_the_model_and_a_reference_its_records(
    kind: str, asked: Mapping[str, list[Widget]]
) -> None:
    form = dict(_inside(asked[kind]))
    for path, field in _declared(KINDS[kind].model):
        if inner_model(field.annotation):
            continue
        parts = [*_annotations(field.annotation), *field.metadata]
        values = [value for one in parts if get_origin(one) is Literal for value in get_args(one)]
        named = [one.kind for one in parts if isinstance(one, Reference)]
        if bool in parts:
            values = ["oui", "non"]
        if values:
            assert form[path]["options"] == values, path
        if named and not KINDS[named[0]].single:
            assert form[path]["collection"] == named[0], path
        assert ("collection" in form[path]) == bool(named and not KINDS[named[0]].single), path
        is_list = get_origin(field.annotation) is list
        assert is_list == (form[path]["widget"] == "list" or form[path].get("multiple", False)), path


def test_what_is_typed_is_checked_by_patterns_that_our_examples_match(asked: Mapping[str, list[Widget]]) -> None:
    seen = 0
    for fields in asked.values():
        for path, field in _inside(fields):
            pattern, example = (field.get("field") or field).get("pattern", ("", ""))
            if pattern:
                seen += 1
                for one_example in example.removeprefix("Par exemple : ").split(", "):
                    assert re.search(pattern, one_example), (path, example)
    assert seen > 30


def test_names_are_read_with_their_accents(asked: Mapping[str, list[Widget]]) -> None:
    said = {"presentation_resume": "Présentation résumé", "a_dire": "À dire", "ou": "Où", "recu_fiscal": "Reçu fiscal"}
    assert {name: label_of(name) for name in said} == said
    letters = str.maketrans("àâçéèêëîïôùûü", "aaceeeeiiouuu")
    for fields in asked.values():
        for _, field in _inside(fields):
            assert field["label"].lower().translate(letters) == field["name"].replace("_", " ")


def _records(catalogue: Catalogue) -> Iterator[Record]:
    for kind in KINDS:
        yield from catalogue.of_kind(kind).values()


def test_every_record_is_in_a_collection(known: Knowledge) -> None:
    *folders, singles = _read(known)["collections"]
    files = {file["file"] for file in singles["files"]}
    depths = {one["folder"]: one.get("nested", {"depth": 1})["depth"] for one in folders}
    for record in _records(known.catalogue):
        folder = "/".join(record.path.split("/")[:2])
        assert record.path in files or record.path.count("/") - 1 == depths[folder], record.path


def test_what_the_form_writes_of_each_record_means_the_same_and_passes_the_check(
    catalogue: Catalogue, known: Knowledge, asked: Mapping[str, list[Widget]], tmp_path: Path, root: Path
) -> None:
    records = {record.path: record for record in _records(catalogue)}
    assert len(records) > 400
    texts = {path: catalogue.texts[path].decode() for path in records}
    fields = {path: asked[record.kind] for path, record in records.items()}
    done = subprocess.run(
        [NODE, HERE / "cms_written.cjs"],
        input=json.dumps({"texts": texts, "fields": fields}),
        capture_output=True,
        text=True,
        check=True,
        env={"NODE_PATH": str(PACKAGES)},
    )
    pages_beside(tmp_path)
    shutil.copytree(root / "data", tmp_path / "data")
    written: dict[str, str] = json.loads(done.stdout)
    for path, text in written.items():
        (tmp_path / path).write_text(text, "utf-8")
    found = {record.path: record for record in _records(load(tmp_path, today=known.today))}
    assert found.keys() == records.keys()
    for path, record in records.items():
        assert found[path].model_dump() == record.model_dump(), path
    assert sum(text != texts[path] for path, text in written.items()) > 100  # written anew, not handed through


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The form as `make cms` makes it, set for the small example, with a store of the browser in place of a forge."""
    folder = tmp_path_factory.mktemp("form")
    known = Knowledge(load(HERE / "example", today=TODAY), TODAY)
    kinds = [f"--loader:.{kind}=file" for kind in ("woff2", "wasm", "png")]
    build: list[str | Path] = [
        NODE,
        PACKAGES / "esbuild/bin/esbuild",
        HERE.parent / "hooks/cms/form.js",
        "--bundle",
        "--minify",
        "--splitting",
    ]
    subprocess.run([*build, "--format=esm", "--target=es2022", *kinds, f"--outdir={folder}"], check=True)
    shutil.copytree(PACKAGES / "@sveltia/cms/npm/assets", folder / "assets")
    configuration = _read(known) | {"backend": {"name": "test-repo"}}
    del configuration["publish_mode"]  # a store has no changes to be proposed in
    (folder / "config.yml").write_text(yaml.safe_dump(configuration, allow_unicode=True, sort_keys=False), "utf-8")
    (folder / "index.html").write_text(form_page(known, HUB), "utf-8")
    (folder / "vide.html").write_text("<!doctype html><title>vide</title>", "utf-8")
    return folder


FILL = """async (files) => {
  const top = await navigator.storage.getDirectory();
  const root = await top.getDirectoryHandle('sveltia-cms-test', { create: true });
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split('/');
    let folder = root;
    for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, { create: true });
    const file = await (await folder.getFileHandle(parts.at(-1), { create: true })).createWritable();
    await file.write(text);
    await file.close();
  }
}"""
HELD = """async (path) => {
  const parts = path.split('/');
  let folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('sveltia-cms-test');
  for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part);
  return (await (await folder.getFileHandle(parts.at(-1))).getFile()).text();
}"""


@pytest.fixture
def opened(browser: Browser, form: Path) -> Iterator[tuple[Page, str, list[str]]]:
    """The form, open on the records of the example; its address; and what it has received from other hosts."""
    received: list[str] = []
    files = {
        path.relative_to(HERE / "example").as_posix(): path.read_text("utf-8")
        for path in (HERE / "example" / "data").rglob("*.yml")
    }
    with serving(form) as where:
        context = browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.on("response", lambda one: received.append(one.url) if not one.url.startswith((where, "blob:")) else None)
        page.goto(f"{where}vide.html")
        page.evaluate(FILL, files)
        page.goto(where)
        page.get_by_role("button", name="Travailler avec un dépôt de test").click()
        expect(page.get_by_role("gridcell", name="Exempleville", exact=True)).to_be_visible(timeout=SLOW)
        yield page, where, received
        context.close()


def test_a_change_made_in_the_form_is_the_one_change_and_passes_the_check(
    opened: tuple[Page, str, list[str]],
) -> None:
    page, where, received = opened
    catalogue = load(HERE / "example", today=TODAY)
    key, path = "exempleville/lieu-exemple", "data/sites/exempleville/lieu-exemple.yml"
    page.goto(f"{where}#/collections/sites/entries/{key}")
    field = page.locator('[data-key-path="complement_adresse"] input')
    field.fill("Au fond de la cour, porte verte")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_role("button", name="Enregistrer")).to_be_hidden(timeout=SLOW)
    page.wait_for_function(f"async path => (await ({HELD})(path)).includes('porte verte')", arg=path, timeout=SLOW)
    text = page.evaluate(HELD, path)
    saved = one(path, text.encode(), catalogue, today=TODAY).model_dump()
    before = catalogue.sites[key].model_dump()
    assert saved == before | {"complement_adresse": "Au fond de la cour, porte verte"}
    assert not received  # its words and its letters came with it


def test_the_form_says_what_is_missing_and_keeps_nothing(opened: tuple[Page, str, list[str]]) -> None:
    page, where, _ = opened
    path = "data/sites/exempleville/lieu-exemple.yml"
    page.goto(f"{where}#/collections/sites/entries/exempleville/lieu-exemple")
    page.locator('[data-key-path="code_postal"] input').fill("3800")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator('[data-key-path="code_postal"]')).to_contain_text("Par exemple : 38000", timeout=SLOW)
    assert page.evaluate(HELD, path) == (HERE / "example" / path).read_text("utf-8")


@pytest.mark.parametrize(
    ("address", "forge"),
    [
        ("https://github.com/exemple/portail/edit/main/", HUB),
        ("https://forge.example/groupe/sous-groupe/portail/-/edit/main/", LAB),
        ("https://forge.example/portail/edit/main/", None),
        ("https://codeberg.org/exemple/portail/_edit/main/", None),
        (None, None),
    ],
)
def test_the_forge_is_read_from_where_it_edits_a_file(address: str | None, forge: Forge | None) -> None:
    assert forge_at(address) == forge


def test_the_page_speaks_to_its_forge_alone(known: Knowledge) -> None:
    for forge, host in ((HUB, "https://api.github.com"), (LAB, "https://forge.example")):
        (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', form_page(known, forge))
        rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split("; ")}
        assert rules["script-src"] == ["'self'"]
        assert [one for one in rules["connect-src"] if one.startswith("https:")] == [host]
        assert rules["default-src"] == ["'none'"]


def test_the_command_writes_the_form_or_says_what_it_lacks(tmp_path: Path) -> None:
    shutil.copytree(HERE / "example" / "data", tmp_path / "data")
    missing = run(tmp_path, "cms", "admin")
    assert missing.returncode == 1
    assert "« depot »" in missing.stderr
    assert not (tmp_path / "admin").exists()
    portal = tmp_path / "data" / "portal.yml"
    depot = "depot: https://github.com/exemple/portail/edit/main/\n"
    portal.write_text(f"{depot}{portal.read_text('utf-8')}", "utf-8")
    done = run(tmp_path, "cms", "admin", "--service", "https://comptes.example")
    assert done.returncode == 0, done.stderr
    written = yaml.safe_load((tmp_path / "admin" / "config.yml").read_text("utf-8"))
    assert written["backend"]["base_url"] == "https://comptes.example"
    assert "form.js" in (tmp_path / "admin" / "index.html").read_text("utf-8")


def test_nothing_of_the_form_is_on_the_site(site: Path, pages: dict[str, str]) -> None:
    assert not (site / "admin").exists()
    assert not [path for path in site.rglob("*") if path.name in ("config.yml", "form.js")]
    assert not [where for where, html in pages.items() if 'href="/admin' in html or "../admin/" in html]
