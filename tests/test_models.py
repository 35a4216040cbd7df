"""The models say in French what they hold, take what editors type, and keep to the national schema."""

import hashlib
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest
from babel import Locale
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from portal.records.models import KINDS
from portal.records.models.amounts import Amount, Degrees, Money, Whole
from portal.records.models.common import Part
from portal.records.models.identifiers import (
    AnyTelephone,
    Email,
    InseeCode,
    PostalCode,
    Siret,
    Telephone,
    WebAddress,
)
from portal.records.models.languages import LACKING, language_name
from portal.records.models.place import Position
from portal.records.models.site import Language, Site
from portal.records.models.values import PartialDate, PastDay, YesNo
from portal.records.models.years import Years

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


def numeric(field: Any) -> bool:
    """Say whether a field holds a number."""
    kinds = {field.annotation, *get_args(field.annotation)}
    kinds |= {inner for kind in kinds for inner in get_args(kind)[:1]}
    return not kinds.isdisjoint({int, float, Decimal})


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


@pytest.mark.parametrize("typed", ["17", "112", "33700", "1013"])
def test_a_short_number_of_an_emergency_or_a_message_is_a_number_of_a_service_only(typed: str) -> None:
    assert take(AnyTelephone, typed) == typed
    with pytest.raises(ValidationError):
        take(Telephone, typed)


@pytest.mark.parametrize(
    ("typed", "kept"), [("3949", "3949"), ("30 18", "3018"), ("116006", "116 006"), ("116 006", "116 006")]
)
def test_a_short_number_where_an_organisation_answers_is_any_place_s(typed: str, kept: str) -> None:
    assert take(Telephone, typed) == take(AnyTelephone, typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("+262262123456", "02 62 12 34 56"),
        ("+262 2 62 12 34 56", "02 62 12 34 56"),
        ("+262692123456", "06 92 12 34 56"),
        ("+262639123456", "06 39 12 34 56"),
        ("+590590123456", "05 90 12 34 56"),
        ("+594594123456", "05 94 12 34 56"),
        ("+596596123456", "05 96 12 34 56"),
        ("+596 (0)596 12 34 56", "05 96 12 34 56"),
        ("00 596 696 12 34 56", "06 96 12 34 56"),
        ("0262 12 34 56", "02 62 12 34 56"),
        ("+508 41 12 34", "05 08 41 12 34"),
        ("+687 27 12 34", "+687 27 12 34"),
        ("00687271234", "+687 27 12 34"),
        ("+689 40 12 34 56", "+689 40 12 34 56"),
        ("+681 72 12 34", "+681 72 12 34"),
        ("+330123456789", "01 23 45 67 89"),
        ("01\u202f23\u202f45\u202f67\u202f89", "01 23 45 67 89"),
        ("01\u00a023\u00a045\u00a067\u00a089", "01 23 45 67 89"),
    ],
)
def test_a_telephone_of_any_part_of_france_is_taken(typed: str, kept: str) -> None:
    assert take(Telephone, typed) == take(AnyTelephone, typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "+262145123456",
        "+590692123456",
        "+687 27 12",
        "+32 2 123 45 67",
        "01 23 45 67 8",
        "٠١٢٣٤٥٦٧٨٩",
        "00 23 45 67 89",
    ],
)
def test_any_other_telephone_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        take(Telephone, typed)


@pytest.mark.parametrize(
    "typed",
    [
        "792 272 916 00067",
        "79227291600067",
        "792\u202f272\u202f916\u202f00067",
        "792\u00a0272\u00a0916\u00a000067",
    ],
)
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
        ("-22.2756", "166.4579"),
        ("-17.54", "-149.57"),
        ("-13.28", "-176.18"),
        ("48.457", "-5.096"),
        ("43.0", "6.2"),
    ],
)
def test_france_is_more_than_its_mainland(latitude: str, longitude: str) -> None:
    here = Position.model_validate({"latitude": latitude, "longitude": longitude, "precision": "commune"})
    assert (here.latitude, here.longitude) == (float(latitude), float(longitude))


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [("0", "0"), ("51.5", "-0.12"), ("40.41", "-3.70"), ("nan", "2"),
     ("50.85", "4.35"), ("45.07", "7.69"), ("41.39", "2.17"), ("49.0", "8.4"), ("43.32", "-1.98"), ("40.73", "8.56")],
)  # fmt: skip
def test_a_position_elsewhere_is_refused(latitude: str, longitude: str) -> None:
    with pytest.raises(ValidationError):
        Position.model_validate({"latitude": latitude, "longitude": longitude, "precision": "commune"})


@pytest.mark.parametrize("typed", ["35600000013944", "356 000 000 13944", "35600000000048"])
def test_an_office_of_la_poste_has_its_own_key(typed: str) -> None:
    assert take(Siret, typed) == typed.replace(" ", "")


@pytest.mark.parametrize(
    "typed", ["35600000013945", "00000000000000", "7922729160006", "79227291600068", "٧٩٢٢٧٢٩١٦٠٠٠٦٧"]
)
def test_a_siret_of_no_establishment_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        take(Siret, typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Https://exemple.fr/", "https://exemple.fr/"),
        ("HTTP://WWW.EXEMPLE.FR/", "http://www.exemple.fr/"),
        ("https://exemple.fr/Page?Q=1#A", "https://exemple.fr/Page?Q=1#A"),
        ("https://mairie-évry.fr", "https://mairie-évry.fr"),
        ("https://xn--vry-9la.fr:8080/", "https://xn--vry-9la.fr:8080/"),
    ],
)
def test_case_means_nothing_in_the_name_of_a_site(typed: str, kept: str) -> None:
    assert take(WebAddress, typed) == kept


@pytest.mark.parametrize("typed", ["www.exemple.Fr", "www.exemple.fr", "WWW.EXEMPLE.FR"])
def test_an_address_without_its_beginning_is_proposed_whole(typed: str) -> None:
    with pytest.raises(ValidationError) as caught:
        take(WebAddress, typed)
    assert caught.value.errors()[0]["ctx"]["valid"] == ["https://www.exemple.fr"]


@pytest.mark.parametrize(
    "typed",
    ["https://-.-/", "https://-a.fr/", "https://a-.fr/", "https://a..fr/", "https://192.168.1.1/", "https://a.b@c.fr/",
     "https://[::1]/", "https://*.fr/", "https://exemple.f", "https://exemple.fr\\x", "javascript://exemple.fr/"],
)  # fmt: skip
def test_an_address_of_no_host_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        take(WebAddress, typed)


@pytest.mark.parametrize(
    "typed", ["inf", "-inf", "nan", "1e999999", "1e3", "1_000", "0x1F", "9" * 40, "٣", "1.", ".5", "+1"]
)
@pytest.mark.parametrize("kind", [Degrees, Money, Amount, Whole])
def test_a_number_is_written_with_a_few_digits(kind: Any, typed: str) -> None:
    with pytest.raises(ValidationError):
        take(kind, typed)


@pytest.mark.parametrize(
    ("kind", "typed"), [(Money, "0.001"), (Amount, "15.40001"), (Whole, "5.0"), (Degrees, "1" * 3 + "." + "1" * 16)]
)
def test_a_number_has_no_more_decimals_than_its_kind_can_mean(kind: Any, typed: str) -> None:
    with pytest.raises(ValidationError):
        take(kind, typed)


@pytest.mark.parametrize("kind", [PartialDate, PastDay])
@pytest.mark.parametrize("typed", ["0001-01-01", "1899-12-31", "٢٠٢٦-٠١-٠١"])
def test_no_date_is_of_before_the_twentieth_century(kind: Any, typed: str) -> None:
    with pytest.raises(ValidationError):
        take(kind, typed)


@pytest.mark.parametrize("typed", ["0001", "1899", "2011-2010", "2011-2011", "٢٠٢١"])
def test_years_go_from_the_past_to_the_present(typed: str) -> None:
    with pytest.raises(ValidationError):
        take(Years, typed)


@pytest.mark.parametrize(
    ("code", "kept"),
    [("fsl", "fsl"), ("prs", "prs"), ("rom", "rom"), ("ber", "ber"), ("rcf", "rcf"), ("gcf", "gcf"), ("ty", "ty"),
     ("kab", "kab"), ("FR", "fr"), ("pt-BR", "pt-BR")],
)  # fmt: skip
def test_a_language_that_is_spoken_here_is_taken(code: str, kept: str) -> None:
    assert take(Language, code) == kept
    assert language_name(kept)


@pytest.mark.parametrize("code", ["und", "mul", "xx", "français parlé", "qqq", "fr-"])
def test_any_other_language_is_refused(code: str) -> None:
    with pytest.raises(ValidationError):
        take(Language, code)


@pytest.mark.parametrize("name", ["anglais", "Anglais"])
def test_the_name_of_a_language_gives_its_code(name: str) -> None:
    with pytest.raises(ValidationError) as caught:
        take(Language, name)
    assert caught.value.errors()[0]["ctx"]["valid"] == ["en"]


def test_what_babel_lacks_is_what_we_add() -> None:
    assert LACKING.keys().isdisjoint(Locale("fr").languages)


@pytest.mark.parametrize("field", [field for field in FIELDS if numeric(field.values[0])])
@pytest.mark.parametrize("typed", ["inf", "nan", "1e999999", "1_0", "9" * 40, "1." + "1" * 40, "٣"])
def test_no_field_takes_a_number_that_nobody_writes(field: FieldInfo, typed: str) -> None:
    with pytest.raises(ValidationError):
        take(Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation, typed)
