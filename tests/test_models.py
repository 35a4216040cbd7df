"""The models say in French what they hold, take what editors type, and keep to the national schema."""

import hashlib
import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from portal.records.models import KINDS
from portal.records.models.common import Part
from portal.records.models.place import Position
from portal.records.models.site import Site
from portal.records.models.values import (
    AnyTelephone,
    Email,
    InseeCode,
    PartialDate,
    PostalCode,
    Siret,
    Telephone,
    WebAddress,
    YesNo,
)

NATIONAL_ENUMERATIONS = {
    "typologie": (92, "cf3228d765cf6af6"),
    "services": (9, "70c99a26e36ad44f"),
    "publics_specifiquement_adresses": (5, "0d67968b9a86bd22"),
    "prise_en_charge_specifique": (7, "2b75caa49dbd51f4"),
    "frais_a_charge": (3, "9e6c6fad73310d3d"),
    "modalites_acces": (6, "da4dc83e05ec2b68"),
    "modalites_accompagnement": (4, "e7cc8bbcabfd7a15"),
    "dispositif_programmes_nationaux": (11, "e3a28ba2c1b85999"),
    "formations_labels": (10, "2b73203b2f982983"),
    "itinerance": (2, "5fc6c7f85d181656"),
}
"""How many values each has in LaMednum/standard-mediation-num v1.0.2 and @gouvfr-anct/lieux-de-mediation-numerique
2.3.0, and the first 16 digits of the SHA-256 of the values, in their order, one a line."""

NATIONAL_FIELDS = {
    "pivot", "nom", "commune", "code_postal", "code_insee", "adresse", "complement_adresse", "latitude",
    "longitude", "typologie", "telephone", "courriels", "site_web", "horaires", "presentation_resume",
    "presentation_detail", "itinerance", "structure_parente", "services", "publics_specifiquement_adresses",
    "prise_en_charge_specifique", "frais_a_charge", "dispositif_programmes_nationaux", "formations_labels",
    "autres_formations_labels", "modalites_acces", "modalites_accompagnement", "fiche_acces_libre", "prise_rdv",
}  # fmt: skip
"""The fields of the national schema that a record holds; its others follow from the path and the sources."""


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the models inside an annotation, and those inside of them."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for field in annotation.model_fields.values():
            yield from models_in(field.annotation)
    for inner in get_args(annotation):
        yield from models_in(inner)


MODELS = sorted(
    {
        model
        for kind in KINDS.values()
        for top in (kind.model, kind.national)
        if top is not None
        for model in models_in(top)
    },
    key=lambda model: model.__name__,
)
FIELDS = [
    pytest.param(field, id=f"{model.__name__}.{name}") for model in MODELS for name, field in model.model_fields.items()
]


def values_of(annotation: Any) -> tuple[str, ...]:
    """Return the values of the first enumeration inside an annotation."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return next(filter(None, map(values_of, get_args(annotation))), ())


def take(kind: Any, value: Any) -> Any:
    """Return what a type makes of a value."""
    return TypeAdapter[Any](kind).validate_python(value)


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_has_its_french_description(field: FieldInfo) -> None:
    said = field.description or ""
    assert re.match(r"[A-ZÀÉÊ]", said)
    assert re.search(r"[.?]( »)?$", said)
    assert not re.search(r"\b(the|of|and|is|or|with|where)\b", said)


@pytest.mark.parametrize("field", FIELDS)
def test_an_example_of_a_field_is_one_that_it_takes(field: FieldInfo) -> None:
    for example in field.examples or []:
        take(Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation, example)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_model_is_frozen_and_closed(model: type[BaseModel]) -> None:
    assert issubclass(model, Part)
    assert model.model_config.get("frozen") is True
    assert model.model_config.get("extra") == "forbid"


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_sensitive_fact_is_a_field(kind: Any) -> None:
    assert kind.model.sensitive <= kind.model.model_fields.keys()


@pytest.mark.parametrize("name", NATIONAL_ENUMERATIONS)
def test_an_enumeration_is_that_of_the_national_schema(name: str) -> None:
    values = values_of(Site.model_fields[name].annotation)
    digest = hashlib.sha256("\n".join(values).encode()).hexdigest()[:16]
    assert (len(values), digest) == NATIONAL_ENUMERATIONS[name]


def test_a_site_has_the_fields_of_the_national_schema() -> None:
    assert set(NATIONAL_FIELDS) <= Site.model_fields.keys()


@pytest.mark.parametrize(
    "typed",
    ["01 23 45 67 89", "0123456789", "01.23.45.67.89", "01-23-45-67-89", "+33 1 23 45 67 89", "+33(0)123456789"],
)
def test_a_telephone_is_kept_in_pairs_however_it_is_typed(typed: str) -> None:
    assert take(Telephone, typed) == "01 23 45 67 89"


@pytest.mark.parametrize("typed", ["17", "112", "3018", "33700", "30 18"])
def test_a_short_number_is_a_number_of_a_service_only(typed: str) -> None:
    assert take(AnyTelephone, typed) == typed.replace(" ", "")
    with pytest.raises(ValidationError):
        take(Telephone, typed)


@pytest.mark.parametrize("typed", ["792 272 916 00067", "79227291600067"])
def test_a_siret_may_be_typed_with_spaces(typed: str) -> None:
    assert take(Siret, typed) == "79227291600067"


@pytest.mark.parametrize("typed", ["01000", "20000", "75019", "97400"])
def test_a_postal_code_may_begin_with_zero(typed: str) -> None:
    assert take(PostalCode, typed) == typed


@pytest.mark.parametrize("typed", ["0100", "010000", "00100", "99000", "2A004", "75 019"])
def test_a_postal_code_of_another_shape_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        take(PostalCode, typed)


@pytest.mark.parametrize("typed", ["01004", "2A004", "2B033", "75119", "97411"])
def test_an_insee_code_may_be_of_corsica(typed: str) -> None:
    assert take(InseeCode, typed) == typed


@pytest.mark.parametrize(
    "typed", ["https://exemple.example/", "http://a.b.example:8000/x?y=1#z", "https://exemple.example"]
)
def test_a_complete_website_address_is_taken(typed: str) -> None:
    assert take(WebAddress, typed) == typed


@pytest.mark.parametrize(
    "typed",
    [
        "exemple.example",
        "www.exemple.example/x",
        "ftp://exemple.example",
        "https://exemple",
        "https://a b.example/",
        "javascript:alert(1)",
    ],
)
def test_any_other_website_address_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        take(WebAddress, typed)


@pytest.mark.parametrize("typed", ["accueil@exemple", "accueil exemple.example", "@exemple.example", "a@b@c.example"])
def test_an_address_of_another_shape_is_no_e_mail(typed: str) -> None:
    with pytest.raises(ValidationError):
        take(Email, typed)


@pytest.mark.parametrize("typed", ["2022", "2022-07", "2022-07-04", "2024-02-29"])
def test_a_date_may_be_known_in_part(typed: str) -> None:
    assert take(PartialDate, typed) == typed


@pytest.mark.parametrize("typed", ["22", "2022-7", "2022-13", "2023-02-29", "2022-07-04T10:00", "04/07/2022", ""])
def test_a_date_of_another_shape_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        take(PartialDate, typed)


@pytest.mark.parametrize("typed", ["yes", "true", "Oui", "", "1"])
def test_yes_and_no_are_said_in_french(typed: str) -> None:
    assert (take(YesNo, "oui"), take(YesNo, "non")) == (True, False)
    with pytest.raises(ValidationError):
        take(YesNo, typed)


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        ("48.85", "2.35"),
        ("41.93", "8.74"),
        ("-20.88", "55.45"),
        ("-12.78", "45.23"),
        ("4.92", "-52.31"),
        ("46.78", "-56.17"),
    ],
)
def test_france_is_more_than_its_mainland(latitude: str, longitude: str) -> None:
    here = Position.model_validate({"latitude": latitude, "longitude": longitude, "precision": "commune"})
    assert (here.latitude, here.longitude) == (float(latitude), float(longitude))


@pytest.mark.parametrize(("latitude", "longitude"), [("0", "0"), ("51.5", "-0.12"), ("40.41", "-3.70"), ("nan", "2")])
def test_a_position_elsewhere_is_refused(latitude: str, longitude: str) -> None:
    with pytest.raises(ValidationError):
        Position.model_validate({"latitude": latitude, "longitude": longitude, "precision": "commune"})
