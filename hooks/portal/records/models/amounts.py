"""The kinds of number that a field may hold: written in digits, and no longer than a person would write them."""

import re
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, ValidationInfo

from portal.records import meant
from portal.records.models.values import wrong

LONGEST_SAID = 40
"""So many signs of a number are said again in a message, not more."""


def number(whole: int, decimals: int = 0) -> BeforeValidator:
    """Return a validator of numbers written with digits, at most so many before and after the point.

    Python would read more: `inf`, `nan`, `1e999999`, `1_000`.
    """

    def check(value: object) -> object:
        if not isinstance(value, str) or not value.strip():
            return value
        said = value if len(value) <= LONGEST_SAID else f"{value[:LONGEST_SAID]}…"
        if re.fullmatch(r"-?[0-9]+,[0-9]+", value):
            proposed = value.replace(",", ".")
            raise wrong(f"« {said} » n’est pas un nombre : écrivez un point, pas une virgule", valid=[proposed])
        found = re.fullmatch(r"-?([0-9]+)(?:\.([0-9]+))?", value)
        if not found or (found[2] and not decimals):
            kind = "un nombre, avec un point pour les décimales" if decimals else "un nombre entier, en chiffres"
            raise wrong(f"il faut {kind}", valid=meant.number(said, decimals=decimals))
        if len(found[1]) > whole:
            raise wrong(f"« {said} » a trop de chiffres : {whole} au plus{' avant le point' if decimals else ''}")
        if len(found[2] or "") > decimals:
            raise wrong(f"« {said} » est trop précis : {decimals} décimales au plus")
        return value

    return BeforeValidator(check)


def above(highest: Decimal | None, field: str, info: ValidationInfo) -> Decimal | None:
    """Return the top of a range, which must be above its bottom: the value of `field`, validated before it."""
    lowest = info.data.get(field)
    if highest is not None and lowest is not None and highest <= lowest:
        raise wrong(f"{info.field_name} ({highest}) doit dépasser {field} ({lowest})")
    return highest


Whole = Annotated[int, number(6)]
"""A whole number of six digits at most."""

Amount = Annotated[Decimal, number(15, 4)]
"""A number that was measured."""

Money = Annotated[Decimal, number(6, 2)]
"""A price: to the cent."""

Degrees = Annotated[float, number(3, 15)]
"""A latitude or a longitude."""
