"""The kinds of value that a field may hold: each a text with its rule, and what an editor reads when it is broken."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any, get_args

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    ValidationInfo,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from portal.records import meant

OLDEST, TOO_FAR = 1900, 2100
"""No source of ours is older than the one, and no closure is announced for the other."""


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


PAST = "x-passe"
"""What JSON Schema calls a day that may not be in the future."""
REFERENCE = "x-fiche"
"""What JSON Schema calls the kind of record that a text names; other readers pass over what begins with « x- »."""


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

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Say which kind is named, for those who list its records."""
        return {**handler(schema), REFERENCE: self.kind}


def _context(info: Any) -> Mapping[str, Any]:
    context: Mapping[str, Any] | None = info.context
    return context or {}


def text_of(value: object) -> str:
    """Return a value that must be a text; a list or a mapping is refused as pydantic refuses it."""
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "a list or a mapping stands for a word")
    return value


def _yes_or_no(value: object) -> bool:
    text = text_of(value)
    if text not in ("oui", "non"):
        raise wrong(f"« {text} » n’est pas une réponse possible", valid=meant.yes_or_no(text))
    return text == "oui"


def _not_in_the_future(day: date, text: str, info: Any) -> None:
    today = _context(info).get("today")
    if today is not None and day > today:
        raise wrong(f"la date « {text} » est dans le futur")


def _not_too_old(year: int, text: str) -> None:
    if year < OLDEST:
        raise wrong(f"la date « {text} » est d’avant {OLDEST} : vérifiez l’année")


def _not_too_far(year: int, text: str) -> None:
    if year >= TOO_FAR:
        raise wrong(f"la date « {text} » est trop lointaine : vérifiez l’année")


def _no_date(text: str, proposed: list[str], example: str) -> PydanticCustomError:
    return wrong(f"« {text} » n’est pas une date{'' if proposed else f' : {example}'}", valid=proposed)


def _end_date(value: object) -> str:
    text = text_of(value)
    if not re.fullmatch(PARTIAL_DATE, text):
        raise _no_date(text, meant.day(text), "écrivez 2026, 2026-11 ou 2026-11-23")
    year = first_day(text).year
    _not_too_old(year, text)
    _not_too_far(year, text)
    return text


def _not_to_come(text: str, info: ValidationInfo) -> str:
    _not_in_the_future(first_day(text), text, info)
    return text


def partial_date(value: object, info: ValidationInfo) -> str:
    """Return a past date that is known to the year, the month or the day, as it was typed."""
    return _not_to_come(_end_date(value), info)


def first_day(text: str) -> date:
    """Return the first day that a partial date (`2022`, `2022-07`, `2022-07-04`) can mean."""
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    try:
        return date(year, month, day)
    except ValueError:
        raise wrong(f"la date « {text} » n’existe pas dans le calendrier") from None


def last_day(text: str) -> date:
    """Return the last day that a partial date can mean; the date exists."""
    first, parts = first_day(text), text.count("-")
    month = first.month if parts else 12
    return first.replace(month=month, day=first.day if parts == 2 else monthrange(first.year, month)[1])  # noqa: PLR2004


def _full_date(value: object) -> date:
    text = text_of(value)
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        whole = [day for day in meant.day(text) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", day)]
        raise _no_date(text, whole, "écrivez année-mois-jour, par exemple 2026-11-23")
    day = first_day(text)
    _not_too_old(day.year, text)
    _not_too_far(day.year, text)
    return day


def _past_date(day: date, info: ValidationInfo) -> date:
    _not_in_the_future(day, day.isoformat(), info)
    return day


def matching(pattern: str, sentence: str) -> Callable[[str], str]:
    """Return a check that refuses a text which does not match the whole `pattern`."""

    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise wrong(f"« {value} » {sentence}")
        return value

    return check


def written_as(pattern: str) -> Any:
    """Return what tells JSON Schema, and so forms and editors of code, the pattern of a whole text.

    Only for patterns that Python and browsers read alike: no class of signs that knows accents in one of them alone.
    """
    return Field(json_schema_extra={"pattern": f"^({pattern})$"})


PARTIAL_DATE = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
SHORT_NAME = r"[a-z0-9]+(-[a-z0-9]+)*"

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

EndDate = Annotated[str, BeforeValidator(_end_date), written_as(PARTIAL_DATE)]
"""A date known to the year, the month or the day, past or to come."""

PartialDate = Annotated[EndDate, AfterValidator(_not_to_come)]
"""A past date known to the year, the month or the day."""

Day = Annotated[date, BeforeValidator(_full_date)]
"""A day, past or to come."""

PastDay = Annotated[
    date, BeforeValidator(_full_date), AfterValidator(_past_date), Field(json_schema_extra={PAST: True})
]
"""A day that is not in the future."""

ShortName = Annotated[
    str,
    AfterValidator(matching(SHORT_NAME, "n’est pas un nom court : minuscules sans accent, chiffres et tirets")),
    written_as(SHORT_NAME),
]
"""A name for machines: `carte-sim`."""

SiteKey = Annotated[Text, Reference("sites")]
DonationPointKey = Annotated[Text, Reference("donation_points")]
LessonKey = Annotated[Text, Reference("lessons")]
OfferKey = Annotated[Text, Reference("offers")]
ServiceKey = Annotated[Text, Reference("services")]
DeviceKey = Annotated[Text, Reference("devices")]
SystemKey = Annotated[Text, Reference("systems")]
DatasetKey = Annotated[Text, Reference("datasets")]
FigureKey = Annotated[Text, Reference("figures")]
WordKey = Annotated[Text, Reference("glossary")]
