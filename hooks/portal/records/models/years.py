"""The years that a number may describe: one, two, or a date that is known in part."""

import re
from typing import Annotated

from pydantic import AfterValidator, ValidationInfo

from portal.records.models.values import matching, partial_date, wrong

NOT_A_YEAR = "n’est pas une année : écrivez 2021 ou 2010-2011"
TWO = r"[0-9]{4}-[0-9]{4}"


def _years(text: str, info: ValidationInfo) -> str:
    years = matching(rf"[0-9]{{4}}|{TWO}", NOT_A_YEAR)(text).split("-")
    for year in years:
        partial_date(year, info)
    if years != sorted(set(years)):
        raise wrong(f"« {text} » ne va pas du passé au présent : écrivez la plus petite année d’abord")
    return text


def _moment(text: str, info: ValidationInfo) -> str:
    return _years(text, info) if re.fullmatch(TWO, text) else partial_date(text, info)


Years = Annotated[str, AfterValidator(_years)]
"""A year, or two joined by a hyphen."""

Moment = Annotated[str, AfterValidator(_moment)]
"""A past date known to the year, the month or the day, or two years joined by a hyphen."""
