"""What a record says of its commune agrees with INSEE and La Poste; names of no commune are left alone."""

from typing import Any

import pytest

from portal.records.communes import TABLE, fault_of_both, fault_of_code, fault_of_name, of_code
from portal.records.communes.derive import lines


@pytest.mark.parametrize(
    ("name", "postcode"),
    [
        ("Lyon", "69008"),
        ("Lyon 8e", "69008"),
        ("LYON CEDEX 08", "69371"),
        ("Paris 19ème arrondissement", "75019"),
        ("Paris", "75116"),
        ("Paris", "75000"),
        ("St Denis", "93200"),
        ("Saint-Denis", "97400"),
        ("L’Haÿ-les-Roses", "94240"),
        ("Annecy-le-Vieux", "74940"),
        ("Ajaccio", "20090"),
        ("Nouméa", "98800"),
        ("Exempleville", "01000"),
        ("Hameau de l’Exemple", "75011"),
        ("Ville-000", "06000"),
    ],
)
def test_a_commune_goes_with_its_postcodes_however_it_is_written(name: str, postcode: str) -> None:
    assert fault_of_name(name, postcode) is None


@pytest.mark.parametrize(
    ("name", "postcode", "said"),
    [
        ("Lyon", "75011", "Paris 11e"),
        ("Bron", "69008", "69500"),
        ("Lille", "75000", "59000"),
        ("Paris", "69371", "75001"),
    ],
)
def test_a_commune_does_not_go_with_the_postcode_of_another(name: str, postcode: str, said: str) -> None:
    assert said in (fault_of_name(name, postcode) or "")


@pytest.mark.parametrize(
    ("code", "postcode"),
    [("69388", "69008"), ("69123", "69008"), ("75056", "75019"), ("2A004", "20000"), ("69388", "69371")],
)
def test_a_code_goes_with_the_postcodes_of_its_commune(code: str, postcode: str) -> None:
    assert fault_of_code(code, postcode) is None


@pytest.mark.parametrize(("code", "postcode"), [("69388", "69007"), ("75119", "69008"), ("38185", "75000")])
def test_a_code_does_not_go_with_other_postcodes(code: str, postcode: str) -> None:
    assert (of_code(code) or TABLE).name in (fault_of_code(code, postcode) or "")


@pytest.mark.parametrize(("code", "name"), [("69388", "Lyon"), ("75119", "Paris 19e"), ("01053", "Exempleville")])
def test_a_code_goes_with_the_name_of_its_commune(code: str, name: str) -> None:
    assert fault_of_both(code, name) is None


def test_a_code_does_not_go_with_another_commune() -> None:
    assert fault_of_both("38185", "Lyon") is not None


def test_no_commune_has_a_code_of_nines() -> None:
    assert of_code("99999") is None


def test_the_table_is_sorted_as_it_is_derived() -> None:
    kept = TABLE.read_text("utf-8").splitlines()
    assert kept == sorted(set(kept))
    assert all(len(line.split("\t")) == 3 for line in kept)


def test_a_former_commune_has_the_postcodes_of_the_one_that_it_is_part_of() -> None:
    communes: list[dict[str, Any]] = [
        {"code": "00001", "nom": "Exempleville", "codesPostaux": ["00100", "00200"]},
        {"code": "00002", "nom": "Village", "chefLieu": "00001"},
        {"code": "00003", "nom": "Banquise"},
    ]
    assert list(lines(communes)) == ["00001\tExempleville\t00100 00200", "00002\tVillage\t00100 00200"]
