"""What day it is for a check and for a build: the same for both."""

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
VARIABLE = "SOURCE_DATE_EPOCH"
"""The variable that reproducible builds agree on: seconds since 1970, UTC (reproducible-builds.org)."""


class DayError(Exception):
    """The variable that fixes the day does not say one; the message tells an editor what to write."""


def today() -> date:
    """Return the day in Paris: the one that SOURCE_DATE_EPOCH fixes, where it is set, else that of the clock.

    Raises:
        DayError: when the variable is not a number of seconds that a calendar knows.

    """
    fixed = os.environ.get(VARIABLE)
    if fixed is None:
        return datetime.now(PARIS).date()
    try:
        return datetime.fromtimestamp(int(fixed), UTC).astimezone(PARIS).date()
    except (ValueError, OverflowError, OSError):
        sentence = (
            f"La variable {VARIABLE} vaut « {fixed} » : écrivez un nombre entier de secondes depuis "
            f"le 1er janvier 1970, ou retirez-la (« unset {VARIABLE} »)."
        )
        raise DayError(sentence) from None


def fixed_day() -> str:
    """Return a sentence that says why today is not the day of the clock, or nothing."""
    if VARIABLE not in os.environ:
        return ""
    return f"La date du jour retenue est le {today():%d/%m/%Y} : la variable {VARIABLE} la fixe."
