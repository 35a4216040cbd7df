"""Our records in the mirror of a list: what each says that the other does not, and that nothing is written."""

import json
from pathlib import Path

import pytest

from portal.imports import FORMATS, mirrored
from portal.records import Catalogue
from tests.importing import LISTS, portal, prepared, records

OURS = {
    "id": "lieu",
    "pivot": "00000000000000",
    "nom": "Lieu de l’Exemple",
    "commune": "Exempleville",
    "code_postal": "01000",
    "adresse": "12 rue de l’Exemple",
    "latitude": 46.501,
    "longitude": 2.501,
    "date_maj": "2026-04-02",
    "telephone": "+33123456789",
    "services": "Maîtrise des outils numériques du quotidien",
    "horaires": "Mo-Fr 09:00-12:30,14:00-17:30; PH off",
}
"""The place of the example, as a list says it that says the same."""
OTHER = OURS | {"nom": "Salle", "adresse": "1 place", "latitude": 46.55, "site_web": "https://salle.exemple.fr"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The root of a portal that holds the records of the example."""
    return prepared(tmp_path)


def _mirror(folder: Path, *rows: dict[str, object], rest: tuple[str, ...] = ()) -> tuple[int, str]:
    (folder / "liste.json").write_text(json.dumps(rows), "utf-8")
    return portal(folder, "mirror", str(folder / "liste.json"), "--format", "mednum-json", *rest)


def test_where_both_say_the_same_nothing_is_said(folder: Path) -> None:
    code, said = _mirror(folder, OURS)
    assert code == 0
    assert said.startswith("Nos lieux dans la liste : 1, dont 1 où tout est pareil. Nos lieux qui n’y sont pas : 0.")
    assert len(said.splitlines()) == 1


def test_what_only_the_list_says_only_we_say_and_both_say_otherwise(folder: Path) -> None:
    said = _mirror(folder, OURS | {"telephone": "", "frais_a_charge": "Gratuit", "horaires": "Mo 09:00-12:30"}, OTHER)[
        1
    ]
    assert (
        "  La liste le dit, pas nous :\n"
        "    frais_a_charge : la liste « Gratuit » (2026-04-02)\n"
        "  Nous le disons, pas la liste :\n"
        "    telephone : nous « 01 23 45 67 89 » (2026-11-20)\n"
        "  Nous ne disons pas la même chose :\n"
        "    horaires : nous « Mo-Fr 09:00-12:30,14:00-17:30; PH off » (2026-11-20) ; "
        "la liste « Mo 09:00-12:30 » (2026-04-02)\n"
    ) in said


def test_a_field_that_the_list_has_nowhere_is_none_that_it_lacks(folder: Path) -> None:
    said = _mirror(folder, OURS | {"telephone": ""})[1]
    assert "dont 1 où tout est pareil" in said


def test_a_position_is_compared_by_how_far_it_is(folder: Path) -> None:
    said = _mirror(folder, OURS | {"latitude": 46.503})[1]
    assert "position : nous « 46.501, 2.501 (adresse) » (2022-07) ; la liste « 46.503, 2.501, à 222 m »" in said


def test_places_of_one_of_the_two_are_named(folder: Path) -> None:
    far = OTHER | {"latitude": 48.39, "longitude": -4.49, "nom": "Loin"}
    said = _mirror(folder, OTHER, far)[1]
    assert "Nos lieux qui n’y sont pas :\n  data/sites/exempleville/lieu-exemple.yml : « Lieu de l’Exemple »" in said
    assert "Ses lieux près de nos villes, que nous n’avons pas :\n  ligne 1 : « Salle »" in said
    assert "Loin" not in said
    assert "Ancien lieu" not in said


def test_a_place_that_the_list_has_twice_is_told_once(folder: Path) -> None:
    (folder / "lignes.json").write_text("\n".join(map(json.dumps, (OURS | {"horaires": ""}, OURS))), "utf-8")
    said = portal(folder, "mirror", str(folder / "lignes.json"), "--format", "mednum-json")[1]
    assert said.count("lieu-exemple.yml") == 1
    assert "ligne 1, à 0 m ; elle l’a aussi, ligne 2" in said


def test_a_row_that_cannot_be_read_is_told_and_the_others_are_compared(folder: Path) -> None:
    code, said = _mirror(folder, OURS, OTHER | {"date_maj": ""}, OTHER | {"nom": "…"})
    assert code == 1
    assert "  ligne 1 : ce lieu n’a pas de nom" in said
    assert "Lignes refusées :\n  ligne 1 : sans date, ce lieu n’est pas repris" in said
    assert "Nos lieux dans la liste : 1" in said


def test_nothing_is_written(folder: Path) -> None:
    before = records(folder / "data")
    _mirror(folder, OURS | {"telephone": ""}, OTHER, rest=("--markdown",))
    assert records(folder / "data") == before
    assert not (folder / "proposition").exists()


def test_a_real_list_finds_its_places_in_our_records(catalogue: Catalogue) -> None:
    form = FORMATS["mednum-csv"]
    rows, unread = form.rows(LISTS / "real" / "mednum-csv.csv", form.columns)
    found = mirrored(form, rows, catalogue, unread=unread)
    assert len(found.facing) == len(rows)
    assert not found.refused
