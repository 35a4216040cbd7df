"""What an editor must mend in opening hours, said in French with what to write."""

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from itertools import pairwise

import opening_hours
from opening_hours import OpeningHours

from portal.records import meant
from portal.records.hours.computed import DAY
from portal.records.hours.divisions import DATES, MONTH, OUTSIDE_COMMENTS, WEEKS, UnshownError, without_comments
from portal.records.hours.timetable import LONGEST, OF_HOLIDAYS, Timetable, timetable

EXAMPLE = "écrivez par exemple Mo-Fr 09:00-12:30,14:00-17:30"
LENGTH = 1000
"""In signs: two spans a day for a week, each day with a comment, are half as long."""
TIMES = r"(\d{1,2}:\d{2})\s*-\s*(\d{1,2}:\d{2})"
DAYS = r"(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH)(?:\[[-\d,]+\])?"
SEASON = rf"(?:{WEEKS}|{DATES})"
KNOWN = rf'(?:24/7|{DAYS}|\d\d:\d\d\s*-\s*\d\d:\d\d|{SEASON}|off|closed|open|unknown|""|\|\||[-;,\s])*'
"""All that may stand in hours that a page can show."""
UNSHOWN = (
    (r"\b\d{4}\b", "une année ne peut pas être montrée : retirez-la, et mettez les congés dans « fermetures »"),
    (
        rf"(?:{MONTH})[\s\d]*/\s*\d",
        "« / » après un mois ne peut pas être montré : donnez à chaque saison ses dates",
    ),
    (
        r"\bPH\s+(?:Mo|Tu|We|Th|Fr|Sa|Su)\b",
        "« PH » suivi d’un jour voudrait dire l’un et l’autre : écrivez PH seul, ou PH,Mo",
    ),
    (r"\d\s*/\s*\d\d:", f"« / » voudrait dire des départs à heures fixes : {EXAMPLE}"),
)
"""What `opening_hours` reads but a page would show wrongly, and what to write instead."""
WITHOUT_HOURS = "un jour sans heure voudrait dire jour et nuit : ajoutez les heures"


@cache
def faults(text: str) -> tuple[str, ...]:
    """Return what an editor must mend in hours, in French; nothing when they are sound.

    `opening_hours` accepts more than we do: a bare comment means "always open" to it, and it lets
    spans of twenty hours, lower-case days or whole years pass.
    """
    if len(text) > LENGTH:
        return (f"ces horaires sont trop longs : {LENGTH} signes au plus",)
    if not opening_hours.validate(text):
        proposed = meant.hours(text)
        sound = opening_hours.validate(proposed) and not faults(proposed)
        hint = f"écrivez plutôt « {proposed} », si c’est bien cela" if sound else EXAMPLE
        return (f"« {text} » ne sont pas des horaires lisibles : {hint}",)
    found = tuple(_of_writing(text))
    return found or tuple(f"« {text} » : {sentence}" for sentence in _of_meaning(text))


def _of_writing(text: str) -> Iterator[str]:
    if OpeningHours(text).warnings:
        yield f"« {text} » contient des horaires mal écrits : jours avec majuscule (Mo Tu We Th Fr Sa Su), {EXAMPLE}"
    bare = without_comments(text)
    if re.search(r'(^|[;|]\s*)"', bare):
        yield f'« {text} » voudrait dire « toujours ouvert » ; écrivez 24/7 unknown "sur rendez-vous"'
    yield from _of_spans(bare)
    if re.search(r"\d\+|sunrise|sunset|dawn|dusk", bare):
        yield f"« {text} » ne dit pas à quelle heure le lieu ouvre ou ferme : {EXAMPLE}"
    for pattern, sentence in UNSHOWN:
        if re.search(pattern, bare):
            yield f"« {text} » : {sentence}"
    if re.search(r"(?<!\d)\d:\d{2}", bare):
        yield f"« {text} » : écrivez les heures avec deux chiffres, par exemple 09:00"
    if any(_lacks_hours(rule) for rule in re.split(r"[;|]", bare)):
        yield f"« {text} » : {WITHOUT_HOURS}"
    yield from _of_rules(bare)


def _lacks_hours(rule: str) -> bool:
    """Say whether a rule names days or a season and nothing of when, or how, they are open."""
    return bool(re.search(rf"{DAYS}|{SEASON}", rule) and not re.search(rf'{TIMES}|24/7|off|closed|unknown|"', rule))


def _of_spans(bare: str) -> Iterator[str]:
    for begin, end in re.findall(TIMES, bare):
        opening = _opening(begin, end)
        if begin == end:
            yield f"« {begin}-{end} » commence et finit à la même heure : corrigez l’une des deux"
        elif (begin, end) == ("00:00", "23:59"):
            yield "« 00:00-23:59 » laisse une minute de côté : écrivez 24/7, ou 00:00-24:00 pour certains jours"
        elif opening[1] - opening[0] > LONGEST and (begin, end) != ("00:00", "24:00"):
            yield f"« {begin}-{end} » dure plus de quatorze heures : vérifiez l’heure de fin"
    for several in re.finditer(rf"{TIMES}(\s*,\s*{TIMES})+", bare):
        spans = sorted((_opening(*found), "-".join(found)) for found in re.findall(TIMES, several[0]))
        (begin, end), first = spans[0]
        for (before, one), (after, other) in pairwise([*spans, ((begin + DAY, end + DAY), first)]):
            if before[1] > after[0]:
                yield f"« {one} » et « {other} » se chevauchent : corrigez l’une des heures, ou réunissez-les"


def _opening(begin: str, end: str) -> tuple[int, int]:
    first, last = (60 * int(hour) + int(minute) for hour, minute in (begin.split(":"), end.split(":")))
    return first, last if last > first else last + DAY


def _of_rules(bare: str) -> Iterator[str]:
    """Yield the rules that leave nothing of one before them."""
    before: list[tuple[str, str]] = []
    for rule in filter(str.strip, re.split(r";", bare)):
        times = re.search(TIMES, rule)
        if not times:
            continue
        head = rule[: times.start()]
        season, days = " ".join(found[0] for found in re.finditer(SEASON, head)), re.sub(rf"{SEASON}|\s", "", head)
        if any((not season or season == other) and (not days or days == named) for other, named in before):
            yield (
                f"« {rule.strip()} » efface la règle d’avant : les heures d’un même jour se suivent, "
                "par exemple Mo 09:00-12:30,14:00-17:30"
            )
        before.append((season, days))


def _of_meaning(text: str) -> Iterator[str]:
    """Yield why what a page would show is not what an editor meant."""
    bare = without_comments(text)
    understood = re.match(KNOWN, bare)
    rest = bare[understood.end() :] if understood else bare
    if rest:
        yield f"« {rest} » ne peut pas être montré : {EXAMPLE}"
        return
    try:
        shown = timetable(text)
    except UnshownError as error:
        yield str(error)
        return
    yield from _without_effect(text, shown)
    spans = frozenset(span for week in shown.weeks for span in week.all_spans)
    if not spans:
        yield "le lieu n’ouvrirait jamais : ajoutez ses heures, ou supprimez cette ligne si elles ne sont pas connues"
    if any(week.holidays for week in shown.weeks) and re.search(r"PH[^;|]*(off|closed)", bare):
        yield OF_HOLIDAYS
    if any(span.is_whole_day and not span.comment for span in spans) and not re.search("24/7|00:00-24:00", bare):
        yield WITHOUT_HOURS


def _without_effect(text: str, shown: Timetable) -> Iterator[str]:
    """Yield the rules of a season that one after them undoes: a rule takes the place of those before it."""
    rules = re.split(OUTSIDE_COMMENTS.format(";"), text)
    for n, rule in enumerate(rules):
        rest = ";".join([*rules[:n], *rules[n + 1 :]])
        if re.search(rf"{SEASON}|\bSH\b", without_comments(rule)) and rest.strip(" ;"):
            with suppress(UnshownError):
                if timetable(rest).means_as_much_as(shown):
                    yield f"« {rule.strip()} » ne change rien : mettez-la à la fin, une règle remplace celles d’avant"
