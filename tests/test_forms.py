"""Editors of code complete and underline what one types in a record: their schemas say what our models say."""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from portal.exports import forms
from portal.knowing import Knowledge
from portal.records import KINDS, NATIONAL, Catalogue, Record, first_line
from tests.language_server import LanguageServer, language_server


class _Core(yaml.SafeLoader):
    """Reads YAML as version 1.2 does, and so as editors of code do: a day is a text, and so is « oui »."""


_Core.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in ("tag:yaml.org,2002:timestamp",)]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.fixture(scope="module")
def schemas(known: Knowledge) -> Mapping[str, Any]:
    """Each schema, by its name."""
    return {path.removeprefix("schemas/").removesuffix(".json"): json.loads(text) for path, text in forms(known)}


def _schema_name(record: Record) -> str:
    return f"{record.kind}-{NATIONAL}" if record.key.startswith(f"{NATIONAL}/") else record.kind


def _held(record: Record, catalogue: Catalogue) -> dict[str, Any]:
    """Return a record as an editor of code reads it."""
    held: dict[str, Any] = yaml.load(catalogue.texts[record.path], _Core)  # noqa: S506 - as safe as what it stands on
    return held


def _records(catalogue: Catalogue) -> Iterator[Record]:
    for kind in KINDS:
        yield from catalogue.of_kind(kind).values()


def test_each_kind_has_a_schema_that_is_one(schemas: Mapping[str, Any]) -> None:
    assert KINDS.keys() <= schemas.keys()
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)


def test_nothing_is_underlined_in_a_record_that_is_right(schemas: Mapping[str, Any], catalogue: Catalogue) -> None:
    readers = {name: Draft202012Validator(schema) for name, schema in schemas.items()}
    for record in _records(catalogue):
        held = _held(record, catalogue)
        wrong = [
            f"{list(error.path)}: {error.message[:200]}" for error in readers[_schema_name(record)].iter_errors(held)
        ]
        assert wrong == [], record.path


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("sites", "statut", "ouverte"),
        ("sites", "services", ["Aide"]),
        ("sites", "latitude", "nord"),
        ("sites", "telefone", "01 23 45 67 89"),
        ("offers", "lieux", ["lyon/nulle-part"]),
        ("lessons", "duree_minutes", "longtemps"),
    ],
)
def test_a_wrong_value_is_underlined(
    kind: str, field: str, value: object, schemas: Mapping[str, Any], catalogue: Catalogue
) -> None:
    record = next(iter(catalogue.of_kind(kind).values()))
    held = {**_held(record, catalogue), field: value}
    assert list(Draft202012Validator(schemas[kind]).iter_errors(held))


def test_a_field_that_is_required_and_missing_is_underlined(schemas: Mapping[str, Any], catalogue: Catalogue) -> None:
    for kind in KINDS:
        record = next(iter(catalogue.of_kind(kind).values()))
        held = _held(record, catalogue)
        name = _schema_name(record)
        for field in schemas[name]["required"]:
            rest = {key: value for key, value in held.items() if key != field}
            assert list(Draft202012Validator(schemas[name]).iter_errors(rest)), (kind, field)


def test_every_field_says_in_french_what_it_holds(schemas: Mapping[str, Any]) -> None:
    english = re.compile(r"\b(the|which|whether|and|of)\b")
    for name, schema in schemas.items():
        for part in (schema, *schema.get("$defs", {}).values()):
            for field, rule in part.get("properties", {}).items():
                assert rule.get("description"), (name, field)
                assert not english.search(rule["description"]), (name, field)


def test_a_field_that_names_a_record_proposes_those_that_there_are(
    schemas: Mapping[str, Any], catalogue: Catalogue
) -> None:
    assert schemas["offers"]["properties"]["lieux"]["items"]["enum"] == sorted(catalogue.sites)
    assert "null" not in json.dumps(schemas["offers"])


def test_the_settings_of_the_repository_name_the_schema_of_every_record(
    catalogue: Catalogue, schemas: Mapping[str, Any], root: Path
) -> None:
    named = json.loads((root / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    assert {Path(one).stem for one in named} == schemas.keys()
    for record in _records(catalogue):
        (glob, *but) = _listed(named[f"./.schemas/{_schema_name(record)}.json"])
        assert PurePosixPath(record.path).match(glob), record.path
        assert not any(PurePosixPath(record.path).match(one.removeprefix("!")) for one in but), record.path


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


@contextmanager
def _started(
    schemas: Mapping[str, Any], folder: Path, named: Mapping[str, str], begun: str
) -> Iterator[LanguageServer]:
    """Start a language server that looks at a folder where our schemas are, with the settings that name them."""
    (folder / ".schemas").mkdir()
    for name, schema in schemas.items():
        (folder / ".schemas" / f"{name}.json").write_text(json.dumps(schema), "utf-8")
    settings = {"yaml": {"schemas": named, "yamlVersion": "1.2", "hover": True, "completion": True, "validate": True}}
    with language_server(Path(sys.executable).with_name("node"), settings, folder) as started:
        numbers = count()
        while not started.open(
            folder / "data" / "sites" / "lyon" / f"first-{next(numbers)}.yml", f"{begun}nom: Essai\n"
        ):
            pass  # it looks at a first document before it has its schemas
        yield started


@pytest.fixture(scope="module")
def server(
    schemas: Mapping[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[LanguageServer, Path]]:
    """A language server whose settings name our schemas, and the folder that it looks at."""
    folder = tmp_path_factory.mktemp("editor")
    named = {(folder / ".schemas" / "sites.json").as_uri(): "data/sites/*/*.yml"}
    with _started(schemas, folder, named, "") as started:
        yield started, folder


def test_the_first_line_of_a_record_is_enough_for_an_editor_of_code(
    schemas: Mapping[str, Any], catalogue: Catalogue, tmp_path: Path
) -> None:
    right = [
        next(iter(catalogue.sites.values())),
        catalogue.portal,
        next(one for one in catalogue.donation_points.values() if one.key.startswith(NATIONAL)),
        next(iter(catalogue.lessons.values())),
    ]
    with _started(schemas, tmp_path, {}, first_line("data/sites/lyon/x.yml")) as started:
        for record in right:
            text = catalogue.texts[record.path].decode()
            assert started.open(tmp_path / record.path, text) == []
            wrong = f"{text}inconnu: oui\n"
            (found,) = started.open((tmp_path / record.path).with_name("wrong.yml"), wrong)
            assert wrong.splitlines()[found["range"]["start"]["line"]] == "inconnu: oui"
            rest = text.partition("\n")[2]
            assert started.open((tmp_path / record.path).with_name("nothing.yml"), f"{rest}inconnu: oui\n") == []


def test_an_editor_of_code_underlines_what_is_wrong_and_nothing_else(
    server: tuple[LanguageServer, Path], catalogue: Catalogue
) -> None:
    started, folder = server
    record = next(one for one in catalogue.sites.values() if one.horaires and one.services)
    text = catalogue.texts[record.path].decode().partition("\n")[2]  # its first line would be enough
    assert started.open(folder / record.path, text) == []
    wrong = text.replace("statut: ", "statut: presque_", 1) + "telefone: 01 23 45 67 89\n"
    underlined = started.open(folder / "data" / "sites" / "lyon" / "wrong.yml", wrong)
    lines = wrong.splitlines()
    assert {lines[one["range"]["start"]["line"]].partition(":")[0] for one in underlined} == {"statut", "telefone"}


def test_an_editor_of_code_explains_a_field_and_proposes_its_values(server: tuple[LanguageServer, Path]) -> None:
    started, folder = server
    file = folder / "data" / "sites" / "lyon" / "essai.yml"
    started.open(file, "nom: Essai\nstatut: \nhoraires: Tu-Fr 14:00-17:30\n")
    told = started.ask("hover", file, 2, 3)["contents"]["value"]
    assert "Les horaires habituels, en syntaxe OSM" in re.sub(r"\\(.)", r"\1", told)
    proposed = started.ask("completion", file, 1, 8)["items"]
    assert {"ouvert", "a_confirmer", "ferme_temporairement", "historique"} <= {one["label"] for one in proposed}
    file = file.with_name("autre-essai.yml")
    started.open(file, "nom: Essai\n\n")
    fields = {one["label"] for one in started.ask("completion", file, 1, 0)["items"]}
    assert {"telephone", "horaires", "services"} <= fields
