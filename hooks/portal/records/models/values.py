"""The kinds of value that a field may hold: each a text with its rule, and what an editor reads when it is broken."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, get_args

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    StringConstraints,
    ValidationInfo,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


def wrong(sentence: str, **context: object) -> PydanticCustomError:
    """Return the error for a value that breaks a rule of ours.

    `sentence` is what the editor reads, in French; `valid=[...]` lists the values that would do.
    """
    return PydanticCustomError("portal", "{sentence}", {"sentence": sentence, **context})


class OneOf:
    """Annotation for a `Literal`: a value outside it is reported with the list, so the nearest can be named."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Check the value against the literals before pydantic does."""
        values = [str(value) for value in get_args(source)]

        def check(value: object) -> object:
            if isinstance(value, str) and value not in values:
                raise wrong(f"« {value} » n’est pas une valeur possible", valid=values, received=value)
            return value

        return core_schema.no_info_before_validator_function(check, handler(source))


class Reference:
    """Annotation for a path to another record (`lyon/lyon-8e`), which must exist.

    The paths known are given at validation as `context["known"]`: kind of record to set of keys.
    """

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Look the reference up once its text is known to be text."""

        def check(value: str, info: core_schema.ValidationInfo) -> str:
            known = _context(info).get("known", {}).get(self.kind)
            if known is not None and value not in known:
                of = (
                    "aucun mot de data/glossary.yml" if self.kind == "glossary" else f"aucune fiche de data/{self.kind}"
                )
                raise wrong(f"« {value} » ne correspond à {of}", valid=sorted(known), received=value)
            return value

        return core_schema.with_info_after_validator_function(check, handler(source))


def _context(info: Any) -> Mapping[str, Any]:
    context: Mapping[str, Any] | None = info.context
    return context or {}


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "a list or a mapping stands for a word")
    if value not in ("oui", "non"):
        raise wrong(f"« {value} » n’est pas une réponse possible", valid=["oui", "non"], received=value)
    return value == "oui"


def _not_in_the_future(day: date, text: str, info: Any) -> None:
    today = _context(info).get("today")
    if today is not None and day > today:
        raise wrong(f"la date « {text} » est dans le futur")


def _partial_date(value: object, info: ValidationInfo) -> str:
    text = str(value)
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text):
        raise wrong(f"« {text} » n’est pas une date : écrivez 2026, 2026-11 ou 2026-11-23")
    _not_in_the_future(first_day(text), text, info)
    return text


def first_day(text: str) -> date:
    """Return the first day that a partial date (`2022`, `2022-07`, `2022-07-04`) can mean."""
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    try:
        return date(year, month, day)
    except ValueError:
        raise wrong(f"la date « {text} » n’existe pas dans le calendrier") from None


def _full_date(value: object) -> date:
    text = str(value)
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise wrong(f"« {text} » n’est pas une date : écrivez année-mois-jour, par exemple 2026-11-23")
    return first_day(text)


def _past_date(day: date, info: ValidationInfo) -> date:
    _not_in_the_future(day, day.isoformat(), info)
    return day


def above(highest: Decimal | None, field: str, info: ValidationInfo) -> Decimal | None:
    """Return the top of a range, which must be above its bottom: the value of `field`, validated before it."""
    lowest = info.data.get(field)
    if highest is not None and lowest is not None and highest <= lowest:
        raise wrong(f"{info.field_name} ({highest}) doit dépasser {field} ({lowest})")
    return highest


def _telephone(value: object) -> str:
    digits = re.sub(r"[\s.\-]", "", str(value))
    digits = re.sub(r"^(\+33|0033)(\(0\))?", "0", digits)
    if not re.fullmatch(r"0[1-9]\d{8}", digits):
        raise wrong(
            f"« {value} » n’est pas un numéro de téléphone français : écrivez dix chiffres, par exemple 01 80 05 98 80"
        )
    return " ".join(re.findall("..", digits))


def _short_or_long_telephone(value: object) -> str:
    digits = re.sub(r"[\s.\-]", "", str(value))
    return digits if re.fullmatch(r"1\d{1,2}|[1-9]\d{3,4}", digits) else _telephone(value)


def _siret(value: str) -> str:
    digits = value.replace(" ", "")
    if not re.fullmatch(r"\d{14}", digits):
        raise wrong(f"« {value} » n’est pas un SIRET : il faut quatorze chiffres")
    doubled = (int(d) * (2 if i % 2 == 0 else 1) for i, d in enumerate(digits))
    if sum(n - 9 if n > 9 else n for n in doubled) % 10:  # noqa: PLR2004 - Luhn's own constant
        raise wrong(f"« {value} » n’est pas un SIRET : sa clé de contrôle est fausse, relisez les chiffres")
    return digits


def _matching(pattern: str, sentence: str) -> AfterValidator:
    """Return a validator that refuses a text which does not match the whole `pattern`."""

    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise wrong(f"« {value} » {sentence}")
        return value

    return AfterValidator(check)


def _web_address(value: str) -> str:
    if re.match(r"[\w.-]+\.[a-z]{2,}(/|$)", value):
        raise wrong(f"« {value} » n’est pas une adresse complète", valid=[f"https://{value}"])
    if not re.fullmatch(r"https?://[\w-]+(\.[\w-]+)+(:\d+)?([/?#]\S*)?", value):
        raise wrong(f"« {value} » n’est pas une adresse de site : écrivez par exemple https://emmaus-connect.org/")
    return value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A line of plain text, never empty."""

Markdown = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    Field(json_schema_extra={"format": "markdown"}),
]
"""A text in Markdown: raw HTML is shown as text, links go to https, tel, mailto or a page of the site."""

YesNo = Annotated[
    bool, BeforeValidator(_yes_or_no), Field(json_schema_extra={"enum": ["oui", "non"], "type": "string"})
]
"""`oui` or `non`."""

PartialDate = Annotated[
    str, BeforeValidator(_partial_date), Field(json_schema_extra={"pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"})
]
"""A past date known to the year, the month or the day."""

Day = Annotated[date, BeforeValidator(_full_date)]
"""A day, past or to come."""

PastDay = Annotated[date, BeforeValidator(_full_date), AfterValidator(_past_date)]
"""A day that is not in the future."""

Telephone = Annotated[str, BeforeValidator(_telephone)]
"""A French telephone number of ten digits, kept as pairs of digits."""

AnyTelephone = Annotated[str, BeforeValidator(_short_or_long_telephone)]
"""A telephone number of ten digits, or a short one (`115`, `3018`, `33700`)."""

PostalCode = Annotated[
    str,
    _matching(
        r"(0[1-9]|[1-8]\d|9[0-8])\d{3}", "n’est pas un code postal français : il faut cinq chiffres, par exemple 75019"
    ),
]
"""A French postal code."""

InseeCode = Annotated[
    str,  # pattern of the national schema
    _matching(
        r"([013-9]\d|2[AB1-9])\d{3}",
        "n’est pas un code INSEE de commune : il faut cinq caractères, par exemple 75119",
    ),
]
"""The INSEE code of a commune or municipal district."""

Years = Annotated[str, _matching(r"\d{4}(-\d{4})?", "n’est pas une année : écrivez 2021 ou 2010-2011")]
"""A year, or two joined by a hyphen."""

ShortName = Annotated[
    str, _matching(r"[a-z0-9]+(-[a-z0-9]+)*", "n’est pas un nom court : minuscules sans accent, chiffres et tirets")
]
"""A name for machines: `carte-sim`."""

Siret = Annotated[str, AfterValidator(_siret)]
"""The fourteen digits that name an establishment, checked by their Luhn key."""

WebAddress = Annotated[str, AfterValidator(_web_address)]
"""The complete address of a page."""

Email = Annotated[
    str,
    _matching(
        r"[\w.+-]+@[\w-]+(\.[\w-]+)+",
        "n’est pas une adresse de courriel : écrivez par exemple accueil@exemple.fr",
    ),
]
"""An e-mail address of an organisation, never of a person."""

SiteKey = Annotated[Text, Reference("sites")]
DonationPointKey = Annotated[Text, Reference("donation_points")]
LessonKey = Annotated[Text, Reference("lessons")]
OfferKey = Annotated[Text, Reference("offers")]
DeviceKey = Annotated[Text, Reference("devices")]
WordKey = Annotated[Text, Reference("glossary")]
