"""A record knows the records that it names, and those that name it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from portal.knowing.relations import Relations, references
from portal.records.catalogue import Catalogue
from portal.records.loading import load
from portal.records.models import KINDS
from portal.records.models.common import Source

EXAMPLE = Path(__file__).parent / "example"
ROW = Source.model_validate(
    {"champs": ["nom"], "titre": "Liste", "moyen": "open_data", "consulte_le": "2026-11-23", "jeu": "vers-jeu"}
)


@pytest.fixture(scope="module")
def example() -> Catalogue:
    """The made-up records."""
    return load(EXAMPLE, today=date(2026, 11, 23))


@pytest.fixture(scope="module")
def relations(example: Catalogue) -> Relations:
    """The relations of the made-up records."""
    return Relations(example)


@pytest.mark.parametrize(
    ("start", "kind", "keys"),
    [
        ("sites/exempleville/lieu-exemple", "lessons", ["lecon-exemple"]),
        ("lessons/lecon-exemple", "sites", ["exempleville/lieu-exemple"]),
        ("sites/exempleville/lieu-exemple", "offers", ["offre-exemple"]),
        ("offers/offre-exemple", "sites", ["exempleville/lieu-exemple"]),
        ("sites/exempleville/ancien-lieu", "sites", ["exempleville/lieu-exemple"]),
        ("sites/exempleville/lieu-exemple", "sites", ["exempleville/ancien-lieu"]),
        ("lessons/lecon-exemple", "lessons", ["lecon-suivante"]),
        ("lessons/lecon-exemple", "paths", ["parcours-exemple"]),
        ("paths/parcours-exemple", "lessons", ["lecon-exemple", "lecon-suivante"]),
        ("devices/appareil-exemple", "offers", ["offre-exemple"]),
        ("devices/appareil-exemple", "lessons", ["lecon-exemple", "lecon-suivante"]),
        (
            "devices/appareil-exemple",
            "donation_points",
            ["exempleville/point-exemple", "france/envoi-exemple"],
        ),
        ("services/service-exemple", "lessons", []),
    ],
)
def test_a_reference_counts_in_both_directions(
    example: Catalogue, relations: Relations, start: str, kind: str, keys: list[str]
) -> None:
    own_kind, _, key = start.partition("/")
    assert [record.key for record in relations.of(example.of_kind(own_kind)[key], kind)] == keys


def test_a_reference_that_both_sides_write_counts_once(example: Catalogue, relations: Relations) -> None:
    site = example.sites["exempleville/lieu-exemple"]
    assert site.offres == ["offre-exemple"]
    assert example.offers["offre-exemple"].lieux == [site.key]
    assert len(relations.of(site, "offers")) == 1


def test_a_word_knows_the_lessons_that_use_it(relations: Relations) -> None:
    assert [lesson.key for lesson in relations.of_word("exemple")] == ["lecon-exemple", "lecon-suivante"]
    assert relations.of_word("inconnu") == []


def test_every_field_of_references_is_followed() -> None:
    """A record of each kind, given a reference in each field that can hold one, is found to name them all."""
    fields = {
        "sites": {"remplace_par": "sites", "lecons": "lessons", "offres": "offers"},
        "donation_points": {"accepte": "devices", "refuse": "devices", "remplace_par": "donation_points"},
        "lessons": {"materiel": "devices", "mots": "glossary", "prerequis": "lessons", "ensuite": "lessons"},
        "paths": {"lecons": "lessons"},
        "offers": {"lieux": "sites", "appareils": "devices"},
        "figures": {},
    }
    for kind, kinds_by_field in fields.items():
        model = KINDS[kind].model
        facts: dict[str, Any] = {
            name: f"vers-{name}" if name == "remplace_par" else [f"vers-{name}"] for name in kinds_by_field
        }
        record = model.model_construct(**facts, sources=[ROW])
        named = {(target, f"vers-{name}") for name, target in kinds_by_field.items()}
        assert set(references(record)) == named | {("datasets", "vers-jeu")}
