"""A name is written one way in addresses, names of files and what is compared."""

import pytest

from portal.knowing import plain, slug


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Île-de-France", "ile-de-france"),
        ("Provence-Alpes-Côte d’Azur", "provence-alpes-cote-d-azur"),
        ("Les œuvres & l'art", "les-oeuvres-l-art"),
        ("Mairie du 14e", "mairie-du-14e"),
        ("  – ", ""),
    ],
)
def test_a_name_in_an_address_has_small_letters_figures_and_hyphens_alone(name: str, written: str) -> None:
    assert slug(name) == written


def test_accents_and_capitals_do_not_tell_names_apart() -> None:
    assert plain("CŒUR d’ÉTÉ") == plain("cœur d’ete") == "coeur d’ete"
