"""What divides the year in opening hours, read from their text: months and dates, weeks by number, school holidays."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTH = "|".join(MONTHS)
DATES = rf"\b({MONTH})\b(?:\s*(\d{{1,2}})(?!\d|:))?(?:\s*-\s*({MONTH})?\b\s*(?:(\d{{1,2}})(?!\d|:))?)?"
WEEKS = r"\bweek\s*((?:\d{1,2}(?:\s*-\s*\d{1,2}(?:\s*/\s*\d{1,2})?)?,?)+)"
LEAP_YEAR = 2028
ALL_WEEKS = frozenset(range(1, 54))
OUTSIDE_COMMENTS = r'{}(?=(?:[^"]*"[^"]*")*[^"]*$)'
WEEKDAYS = r"(?:Mo|Tu|We|Th|Fr|Sa|Su)[\w\[\],-]*"
OF_SCHOOL_HOLIDAYS = (
    rf'\s*((?:(?:PH|{WEEKDAYS}),)*)SH((?:,(?:PH|{WEEKDAYS}))*)\s+((?:{WEEKDAYS}\s+)?)((?:\d|off|closed|unknown|").*)'
)
"""What is named before `SH` and after it, then weekdays, then hours."""
OF_SCHOOLS = "une règle des vacances scolaires commence par SH, par exemple SH Tu-Sa 13:00-18:00, ou SH off"

MonthDay = tuple[int, int]
"""A day of any year: its month and its day."""
Part = tuple[int, tuple[bool, ...]]
"""What a day belongs to: a stretch of the year, and which of the sets of weeks."""


class UnshownError(Exception):
    """Hours that no page of ours shows truly; its text says why, in French, and what to write."""


@dataclass(frozen=True)
class When:
    """When in the year a season is; all the year where it has neither dates nor weeks."""

    dates: tuple[tuple[MonthDay, MonthDay], ...] = ()
    """First and last days; the last may be of the next year."""
    weeks: tuple[int, ...] = ()
    """ISO numbers."""
    is_rest: bool = False
    """Whether it is all that no other season is."""


@dataclass(frozen=True)
class Divisions:
    """Where hours may change in the year."""

    cuts: tuple[MonthDay, ...] = ()
    """The days on which a stretch of the year begins, in order."""
    weeks: tuple[frozenset[int], ...] = ()
    """The ISO numbers of each set of weeks that a rule names."""

    @classmethod
    def of(cls, bare: str) -> "Divisions":
        """Return what divides hours without comments. All that is misread here is refused when a page is proved."""
        cuts = {cut for found in re.finditer(DATES, bare) for cut in _cuts(*found.groups())}
        weeks = {_numbers(said) for said in re.findall(WEEKS, bare)}
        return cls(tuple(sorted(cuts)), tuple(sorted(weeks, key=sorted)))

    def part(self, day: date) -> Part:
        """Return what a day belongs to."""
        week = day.isocalendar().week if self.weeks else 0
        stretch = bisect_right(self.cuts, (day.month, day.day)) % len(self.cuts) if self.cuts else 0
        return stretch, tuple(week in numbers for numbers in self.weeks)

    def when(self, parts: Iterable[Part], all_parts: Iterable[Part]) -> When | None:
        """Return how to say when parts are, or nothing where dates and weeks are mixed in a way that has no name."""
        parts, all_parts = set(parts), set(all_parts)
        stretches, weeks = {stretch for stretch, _ in parts}, {week for _, week in parts}
        if parts != {part for part in all_parts if part[0] in stretches and part[1] in weeks}:
            return None
        numbers = sorted(n for n in ALL_WEEKS if tuple(n in named for named in self.weeks) in weeks)
        return When(
            self._ranges(stretches) if len(stretches) < len({stretch for stretch, _ in all_parts}) else (),
            tuple(numbers) if len(numbers) < len(ALL_WEEKS) else (),
        )

    def _ranges(self, stretches: set[int]) -> tuple[tuple[MonthDay, MonthDay], ...]:
        """Return the first and last day of stretches, those that follow each other made one."""
        number = len(self.cuts)
        firsts = [n for n in sorted(stretches, key=lambda n: n or number) if (n - 1) % number not in stretches]
        found = []
        for first in firsts:
            last = next(n for n in range(first, first + number + 1) if (n + 1) % number not in stretches)
            found.append((self.cuts[first - 1], _before(self.cuts[last % number])))
        return tuple(found)


def _cuts(month: str, day: str | None, last_month: str | None, last_day: str | None) -> tuple[MonthDay, ...]:
    """Return the first day of what a selector of dates names, and the day after it; none where it names no day."""
    first = MONTHS.index(month) + 1
    last = MONTHS.index(last_month) + 1 if last_month else first
    if day and not last_month and not last_day:
        last_day = day
    try:
        begin = date(LEAP_YEAR, first, int(day or 1))
        if last_day:
            end = date(LEAP_YEAR, last, int(last_day)) + timedelta(days=1)
        else:
            end = (date(LEAP_YEAR, last, 28) + timedelta(days=4)).replace(day=1)
    except ValueError:
        return ()
    return (begin.month, begin.day), (end.month, end.day)


def _before(cut: MonthDay) -> MonthDay:
    day = date(LEAP_YEAR, *cut) - timedelta(days=1)
    return day.month, day.day


def _numbers(said: str) -> frozenset[int]:
    """Return the weeks that `1,3,10-20/2` names."""
    found: set[int] = set()
    for first, last, step in re.findall(r"(\d+)(?:\s*-\s*(\d+))?(?:\s*/\s*(\d+))?", said):
        found.update(range(int(first), int(last or first) + 1, max(1, int(step or 1))))
    return frozenset(found & ALL_WEEKS)


def without_comments(text: str) -> str:
    """Return hours with their comments emptied: words between quotes mean nothing to a rule."""
    return re.sub(r'"[^"]*"', '""', text)


def resolved(text: str, selectors: Iterable[str]) -> str:
    """Return hours with each rule of school holidays put for `selectors`: none in term, `""` for always, or dates.

    `opening_hours` has no calendar of schools for France: what it is given never holds `SH`. In OSM's syntax
    `SH Tu-Sa` means those days in the holidays, and `Mo-Fr,SH` those days and the holidays.

    Raises:
        UnshownError: where a rule holds `SH` in another way.

    """
    rules: list[str] = []
    for rule in re.split(OUTSIDE_COMMENTS.format(";"), text):
        if not re.search(r"\bSH\b", without_comments(rule)):
            rules.append(rule.strip())
            continue
        found = re.fullmatch(OF_SCHOOL_HOLIDAYS, rule)
        others = f"{found[1]}{found[2]}".strip(",") if found else ""
        if not found or (others and found[3]):
            raise UnshownError(OF_SCHOOLS)
        rules += [f"{others} {found[4]}"] if others else []
        rules += [f"{selector} {found[3]}{found[4]}".strip() for selector in selectors]
    return "; ".join(rules)
