"""What visitors ask of hours, answered from the usual week: for pages that list the places with an answer."""

import re
from datetime import time

from portal.records.hours.timetable import timetable
from portal.records.hours.week import Span, Week

SATURDAY = 5
APPOINTMENT = r"(?i)rendez-vous|\brdv\b"


def usual_week(hours: str) -> Week:
    """Return the week of the longest season, out of school holidays: what is said where there is room for one."""
    return timetable(hours).seasons[0].week


def open_on_saturday(hours: str) -> bool:
    """Say whether hours have every Saturday in them, in their longest season; « sur rendez-vous » does not count."""
    return any(_is_free(span) for span in usual_week(hours).days[SATURDAY].spans)


def open_after(hours: str, moment: time) -> bool:
    """Say whether a day of the usual week, in its longest season, is open past a moment of it."""
    minute = 60 * moment.hour + moment.minute
    return any(span.minutes[1] > minute and _is_free(span) for day in usual_week(hours).days for span in day.spans)


def by_appointment(hours: str) -> bool:
    """Say whether all that hours have is by appointment, as their comments say."""
    spans = [span for week in timetable(hours).weeks for span in week.all_spans]
    return bool(spans) and all(_is_by_appointment(span.comment) for span in spans)


def _is_free(span: Span) -> bool:
    return not _is_by_appointment(span.comment)


def _is_by_appointment(comment: str) -> bool:
    return bool(re.search(APPOINTMENT, comment)) and not re.search(rf"(?i)sans ({APPOINTMENT[4:]})", comment)
