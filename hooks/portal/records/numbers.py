"""The numbers of a text that say how much or how many: not those of dates, telephones, addresses and the like."""

import re
from collections.abc import Iterator
from decimal import Decimal

MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
STREETS = "rue|avenue|place|boulevard|cours|mail|allée|impasse|chemin"
SPACE = "[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]"
NUMBER = re.compile(rf"(?<![\w.,])\d+(?:{SPACE}\d{{3}})*(?:[,.]\d+)?(?!\w)")
"""A number: « 137 000 », « 15,4 », or 15.4 in a record. A digit beside a letter is of a word: « 14e », « 2G »."""
NO_AMOUNT = re.compile(
    "|".join(
        (
            rf"\b\d{{1,2}}{SPACE}(?:{MONTHS})\b",
            r"(?<![\w.,-])(?:19|20)\d\d(?:-(?:19|20)?\d\d)?(?!\w|,\d|-\w)",
            rf"(?<!\d)0\d(?:{SPACE}\d\d){{4}}(?!\d)",
            rf"\b\d+(?:{SPACE}bis)?,?{SPACE}(?:{STREETS})\b",
            rf"\bn°{SPACE}?\d+|\b[Aa]rticles?{SPACE}\d+",
        )
    )
)
"""Dates and years, telephones, streets, and what is numbered."""


def amounts(text: str) -> Iterator[tuple[int, str]]:
    """Yield each number of a text that says how much or how many, after the place where it begins."""
    left = NO_AMOUNT.sub(lambda found: "\0" * len(found[0]), text)
    for found in NUMBER.finditer(left):
        if "." not in found[0]:  # French writes a comma: what has a point is a version
            yield found.start(), found[0]


def value(written: str) -> Decimal:
    """Return the value of a number as it is written."""
    return Decimal(re.sub(SPACE, "", written).replace(",", "."))


def values(held: object) -> Iterator[Decimal]:
    """Yield the values of all numbers that stand somewhere in what a record holds."""
    if isinstance(held, Decimal | int | float):
        yield Decimal(str(held)) if not isinstance(held, bool) else Decimal(0)
    elif isinstance(held, str):
        yield from (value(found[0]) for found in NUMBER.finditer(held))
    elif isinstance(held, dict):
        for inner in held.values():
            yield from values(inner)
    elif isinstance(held, list):
        for inner in held:
            yield from values(inner)
