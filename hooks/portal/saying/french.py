"""How dates, numbers, prices, distances and hours are said in French, by Babel wherever it knows."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from decimal import Decimal

from babel import Locale
from babel.dates import format_date, get_day_names, get_month_names
from babel.lists import format_list
from babel.numbers import format_decimal

from portal.records import Day, Figure, Point, Price, Span, When, first_day, language_name

LOCALE = Locale("fr", "FR")
NBSP = "\N{NO-BREAK SPACE}"
BEFORE = re.compile(r" (?:(?=[:;?!»])|(?<=[0-9] )(?=[%€]))")
"""A space that French keeps on the line of the sign after it; in « %(name)s », a percent sign is no such sign."""
PATTERNS = {4: "y", 7: "MMMM y", 10: "d MMMM y"}
"""The Babel pattern for a partial date of so many signs."""

LEAP_YEAR = 2028

EXACTNESS = {"exactement": "", "environ": "environ ", "plus_de": "plus de "}
"""What is said before a number, by how exact its source says that it is."""

RANKS = {1: "le 1er", 2: "le 2e", 3: "le 3e", 4: "le 4e", 5: "le 5e", -1: "le dernier", -2: "l’avant-dernier"}
"""Which one of its weekday a day is in its month."""


def keep_together(text: str) -> str:
    """Return a text whose French punctuation stays with its word: no line begins with « : » or ends with « « »."""
    return BEFORE.sub(NBSP, text).replace("« ", f"«{NBSP}") if " " in text else text


def capital(text: str) -> str:
    """Return a text whose first letter is a capital; the others stay as they are."""
    return text[:1].upper() + text[1:]


def say_date(day: str | date) -> str:
    """Return `2022-07` as « juillet 2022 », `2022` as « 2022 », a day as « 4 juillet 2022 »."""
    text = str(day)
    said = format_date(first_day(text), PATTERNS[len(text)], locale=LOCALE)
    return f"1er{said[1:]}" if said.startswith("1 ") else said


def say_of_date(day: str | date) -> str:
    """Return a date after « Information »: « du 4 juillet 2022 », « d’avril 2013 », « de 2022 »."""
    said = say_date(day)
    if said[0].isdigit() and " " in said:
        return f"du {said}"
    return f"d’{said}" if said[0] in "ao" else f"de {said}"


def say_number(number: Decimal | float | int) -> str:
    """Return 2840 as « 2 840 » and 15.4 as « 15,4 »."""
    return format_decimal(number, locale=LOCALE)


def say_money(amount: Decimal) -> str:
    """Return 8.3 as « 8,30 » and 5 as « 5 »: cents are two or none."""
    return format_decimal(amount, "#,##0" if amount == amount.to_integral() else "#,##0.00", locale=LOCALE)


def say_price(price: Price) -> str:
    """Return a price with its unit: « de 2,50 à 13 € »."""
    if not price.montant and price.montant_max is None:
        return "Gratuit"
    said = say_money(price.montant)
    if price.montant_max is not None:
        said = f"de {said} à {say_money(price.montant_max)}"
    return f"{said}{NBSP}{price.unite}"


def say_figure(figure: Figure) -> str:
    """Return a figure with its unit and how exact it is: « environ 16 millions de personnes »."""
    said = say_number(figure.valeur)
    if figure.valeur_max is not None:
        said = f"{said} à {say_number(figure.valeur_max)}"
    return f"{EXACTNESS[figure.approche]}{said}{NBSP if len(figure.unite) == 1 else ' '}{figure.unite}"


def say_point(point: Point, unit: str) -> str:
    """Return a number of a series, its unit left to the title of the chart where it is a word: « environ 20 000 »."""
    said = f"{EXACTNESS[point.approche]}{say_number(point.valeur)}"
    return f"{said}{NBSP}{unit}" if len(unit) == 1 else said


def say_distance(kilometres: float) -> str:
    """Return a distance as the crow flies: metres to the hundred below one kilometre, then kilometres."""
    if kilometres < 0.95:  # noqa: PLR2004 - above, the hundred metres would read « 1 000 m »
        return f"{max(100, round(kilometres * 10) * 100)}{NBSP}m"
    return f"{say_number(round(kilometres, 1) if kilometres < 10 else round(kilometres))}{NBSP}km"  # noqa: PLR2004


def say_duration(minutes: int) -> str:
    """Say how long something takes: `25 minutes`, `3 h 30`."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}{NBSP}minutes"
    return f"{hours}{NBSP}h{NBSP}{rest:02}" if rest else f"{hours}{NBSP}heure{'s' if hours > 1 else ''}"


def say_list(words: Iterable[str]) -> str:
    """Return « a, b et c »."""
    return format_list(list(words), locale=LOCALE)


def say_choice(words: Iterable[str]) -> str:
    """Return « a, b ou c »."""
    return format_list(list(words), style="or", locale=LOCALE)


def say_of(name: str) -> str:
    """Return « d’Antony », « de Lyon », « du Pont-de-Claix », « de L’Île-Saint-Denis »: of a place, by its name."""
    if name.startswith(("Le ", "Les ")):
        return f"d{'u' if name[2] == ' ' else 'es'} {name.partition(' ')[2]}"
    plain = unicodedata.normalize("NFKD", name[:1]).casefold()
    return f"d’{name}" if plain[:1] in tuple("aeiouyh") else f"de {name}"


def say_language(code: str) -> str:
    """Return the name of a language: `en` as « anglais »."""
    return language_name(code) or code


def day_names() -> list[str]:
    """Return the seven days, Monday first: « lundi »."""
    names = get_day_names("wide", locale=LOCALE)
    return [names[day] for day in range(7)]


def say_spans(spans: Iterable[Span]) -> str:
    """Return « 9 h 30 à 12 h 30 et 14 h à 17 h 30 »."""
    return say_list(map(_say_span, spans))


def say_day(day: Day) -> str:
    """Return what a weekday has: « 9 h à 12 h ; le 1er du mois : fermé »; nothing where it is always closed."""
    usual = [say_spans(day.spans)] if day.spans else []
    differing = (f"{_say_ranks(other.ranks)}{NBSP}: {say_spans(other.spans) or 'fermé'}" for other in day.differing)
    return f"{NBSP}; ".join([*usual, *differing])


def _say_ranks(ranks: Iterable[int]) -> str:
    """Return « le 1er et le 3e du mois »."""
    return f"{say_list(RANKS[rank] for rank in ranks)} du mois"


def say_when(when: When) -> str:
    """Return when in the year a season is: « de septembre à juin », « semaines paires »; nothing for all the year."""
    if when.is_rest:
        return "le reste de l’année"
    return ", ".join(filter(None, [say_list(map(_say_dates, when.dates)), _say_weeks(when.weeks)]))


def _say_dates(dates: tuple[tuple[int, int], tuple[int, int]]) -> str:
    (month, day), (last_month, last_day) = dates
    names = get_month_names("wide", locale=LOCALE)
    if dates[0] == dates[1]:
        return f"le {_say_month_day(month, day)}"
    if day == 1 and last_day == monthrange(LEAP_YEAR, last_month)[1]:
        if month == last_month:
            return f"en {names[month]}"
        if (last_month - month) % 12 == 1:
            return f"en {names[month]} et en {names[last_month]}"
        return f"{'d’' if names[month][0] in 'ao' else 'de '}{names[month]} à {names[last_month]}"
    return _say_from_to((month, day), (last_month, last_day))


def _say_from_to(first: tuple[int, int], last: tuple[int, int]) -> str:
    """Return « du 15 juillet au 31 août », « du 1er au 3 décembre »."""
    begin = _say_month_day(*first)
    if first[0] == last[0] and first < last:
        begin = begin.partition(" ")[0]
    return f"du {begin} au {_say_month_day(*last)}"


def _say_month_day(month: int, day: int) -> str:
    return f"{'1er' if day == 1 else day} {get_month_names('wide', locale=LOCALE)[month]}"


def _say_weeks(weeks: tuple[int, ...]) -> str:
    if len(weeks) > 1 and {week % 2 for week in weeks} == {weeks[0] % 2} and len(weeks) >= len(range(1, 53, 2)):
        return "semaines impaires" if weeks[0] % 2 else "semaines paires"
    runs = [(week, week) for week in weeks if week - 1 not in weeks]
    runs = [(first, next(n for n in range(first, 55) if n + 1 not in weeks)) for first, _ in runs]
    said = [f"{first}" if first == last else f"{first} à {last}" for first, last in runs]
    return f"semaine{'s' if len(weeks) > 1 else ''} {say_list(said)}" if said else ""


def say_period(first: date, last: date) -> str:
    """Return days near at hand: « vendredi 25 décembre », « du 24 décembre au 2 janvier »."""
    if first == last:
        return f"{day_names()[first.weekday()]} {_say_month_day(first.month, first.day)}"
    return _say_from_to((first.month, first.day), (last.month, last.day))


def _say_span(span: Span) -> str:
    if span.is_whole_day:
        return span.comment or "jour et nuit"
    said = f"{_say_time(span.begin)} à {_say_time(span.end, end=True)}"
    return f"{said} ({span.comment})" if span.comment else said


def _say_time(moment: time, *, end: bool = False) -> str:
    if moment == time(0):
        return "minuit" if end else f"0{NBSP}h"
    return f"{moment.hour}{NBSP}h" + (f"{NBSP}{moment.minute:02}" if moment.minute else "")


def say_weight(size: int) -> str:
    """Return a size in bytes as a visitor reads it, in thousands of bytes: « environ 7 Ko »."""
    return f"environ {say_size(size)}"


def say_size(size: int) -> str:
    """Return the size of a file in thousands or millions of bytes: « 18 Ko », « 1,3 Mo »."""
    if size < 1_000_000:  # noqa: PLR2004 - a million bytes is a Mo
        return f"{max(1, round(size / 1000))}{NBSP}Ko"
    return f"{say_number(round(size / 1_000_000, 1))}{NBSP}Mo"


FILTERS: Mapping[str, Callable[..., str]] = {
    said.__name__: said
    for said in (
        say_choice,
        say_date,
        say_day,
        say_distance,
        say_duration,
        say_figure,
        say_language,
        say_list,
        say_money,
        say_number,
        say_of,
        say_of_date,
        say_period,
        say_price,
        say_size,
        say_spans,
        say_weight,
        say_when,
    )
}
"""What templates say facts with, by name."""
