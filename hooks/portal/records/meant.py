"""What people probably meant by a value that they typed in their own way: it is proposed, never taken."""

import re
import unicodedata
from datetime import date
from urllib.parse import unquote

MONTHS = ("janv", "fevr", "mars", "avri", "mai", "juin", "juil", "aout", "sept", "octo", "nove", "dece")
"""The months, by the letters that tell them apart."""
CENTURY = 2000
"""What a year of two digits is in."""
DAY = {"lu": "Mo", "ma": "Tu", "me": "We", "je": "Th", "ve": "Fr", "sa": "Sa", "di": "Su"}
DAY |= {"mo": "Mo", "tu": "Tu", "we": "We", "th": "Th", "fr": "Fr", "su": "Su"}
DAYS = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mar|mer|jeu|ven|sam|dim|lu|ma|me|je|ve|sa|di"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thu|fri|sat|sun|mo|tu|we|th|fr|su)"
)
QUOTES = ("“”", "«»", "‘’", "„“", "’’", "””", "``")
"""The pairs that a word processor puts where YAML wants `"` or nothing."""
YES_AND_NO = {"oui": ("true", "vrai", "yes", "y", "o", "1", "on"), "non": ("false", "faux", "no", "n", "0", "off")}


def _plain(text: str) -> str:
    """Return a text in small letters without accents."""
    return re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", text.casefold()))


def bare(text: str) -> str | None:
    """Return what stands between quotes that are no quotes of YAML, if all of a text does."""
    if len(text) > 1 and text[0] + text[-1] in QUOTES and (inside := text[1:-1].strip()):
        return inside
    return None


def day(text: str) -> list[str]:
    """Return the day, month or year that a date may mean which is not written year first."""
    plain = _plain(text.strip())
    words = re.fullmatch(r"(?:(\d\d?)(?:er)? )?([a-z]+)\.? (\d{4})", plain)
    numbers = re.fullmatch(r"(?:(\d\d?)[-/. ])?(\d\d?)[-/. ](\d{4}|\d\d)", plain)
    if words:
        month = next((n for n, name in enumerate(MONTHS, 1) if words[2].startswith(name)), 0)
        parts = (int(words[3]), month, words[1] and int(words[1]))
    elif numbers and (numbers[1] or len(numbers[3]) > 2):  # noqa: PLR2004 - « 3/26 » may be anything
        year = int(numbers[3])
        parts = (year if len(numbers[3]) > 2 else CENTURY + year, int(numbers[2]), numbers[1] and int(numbers[1]))  # noqa: PLR2004
    elif found := re.match(r"(\d{4})[-/. ]?(\d\d?)[-/. ]?(\d\d?)(?:[t ].*)?$", plain):
        parts = (int(found[1]), int(found[2]), int(found[3]))
    else:
        return []
    try:
        meant = date(parts[0], parts[1], int(parts[2] or 1)).isoformat()
    except ValueError:
        return []
    return [meant if parts[2] else meant.rpartition("-")[0]]


def number(text: str, *, decimals: int) -> list[str]:
    """Return the one number of a text that has a unit, spaces or a comma with it."""
    plain = re.sub(r"(?<=\d)\s(?=\d{3}(?!\d))", "", text.strip())
    plain = re.sub(r"(?<=\d)\s?(?:€|euros?)\s?(?=\d\d$)", ".", plain)
    found = re.findall(r"-?\d+(?:[.,]\d+)?", plain)
    if len(found) != 1 or re.search(r"[eE][+]?\d|['′″:/]", plain):
        return []
    meant = found[0].replace(",", ".")
    return [] if "." in meant and not decimals else [meant]


def yes_or_no(text: str) -> list[str]:
    """Return « oui » or « non » for a word that says as much elsewhere; both where it may be either."""
    plain = _plain(text.strip())
    return [word for word, others in YES_AND_NO.items() if plain == word or plain in others] or list(YES_AND_NO)


def listed(text: str) -> list[str]:
    """Return a list in brackets of the values that a text of one line seems to name."""
    values = [re.sub(r"^[-–—•*\s]+|^\d+[.)]\s+|\s+$", "", value) for value in re.split(r"[,;|]", text)]
    if len(text) > 100 or "\n" in text or not all(values) or any(re.search(r"[:#\[\]{}]", value) for value in values):  # noqa: PLR2004
        return []
    return [f"[{', '.join(values)}]"]


def telephone(text: str) -> list[str]:
    """Return the first number of ten digits in a text."""
    plain = re.sub(r"(?<![A-Za-z])[oO](?=[\s.\d])", "0", text)
    found = re.search(r"0[1-9](?:[\s.\-/]?\d\d){4}(?!\d)", plain)
    return [" ".join(re.findall(r"\d\d", re.sub(r"\D", "", found[0])))] if found else []


def site(text: str) -> list[str]:
    """Return the address of a site that a link in Markdown, an encoded or a misspelt one leads to."""
    inside = re.search(r"\(\s*(https?://[^)\s]+)\s*\)|<?(https?(?:://|%3A%2F%2F)[^>]+)>?", text, re.IGNORECASE)
    plain = (inside[1] or inside[2]) if inside else text
    plain = unquote(plain) if "://" not in plain else plain
    plain = re.sub(r"^h?t{1,3}ps?\s?[:;]?\s?/{1,3}|^https?:\\\\", "https://", plain.strip(), flags=re.IGNORECASE)
    return [plain.replace(" ", "%20")]


def postcode(text: str) -> list[str]:
    """Return the five digits of a postcode that has spaces or the name of its commune with it."""
    found = re.fullmatch(r"(?:F-?)?(\d\d)[\s.]?(\d{3})\b.*", text.strip())
    return [f"{found[1]}{found[2]}"] if found and found[0] != f"{found[1]}{found[2]}" else []


def email(text: str) -> list[str]:
    """Return the first address of mail in a text."""
    plain = re.sub(r"\s*(?:@|\bchez\b|\(at\)|\[at\]| at )\s*", "@", re.sub(r"^mailto:", "", text.strip()))
    found = re.search(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", plain)
    return [found[0]] if found else []


def hours(text: str) -> str:
    """Return hours as OSM writes them, of what people write: « lundi et mardi, de 9h à 12h30 »."""
    plain = re.sub("<[^<>]*>", "", _plain(text)).replace("–", "-").replace("—", "-")
    plain = re.sub(rf"\b{DAYS}s?\b\.?", lambda found: DAY[found[0][:2]], plain)
    plain = re.sub(r"\b(?:jours )?feries?\b|\bph\b", "PH", plain)
    plain = re.sub(r"\b(?:ferme|closed)e?s?\b(?: les?)?( PH)?", lambda found: f"{found[1] or ''} off", plain)
    plain = re.sub(r"\b(\d\d?)\s?(?:h|:|\.)(?:\s?(\d\d))?\b(?!\d)", lambda t: f"{int(t[1]):02}:{t[2] or '00'}", plain)
    plain = re.sub(r"\s*(?:\ba\b|\bau\b|\bto\b|-)\s*", "-", plain)
    plain = re.sub(
        r"(?<=[a-z])\s*(?:,?\s*\b(?:et|and)\b)\s*(?=[A-Z])|(?<=\d)\s*,?\s*\b(?:et|and|puis)\b\s*", ",", plain
    )
    plain = re.sub(r"\boff\b\s*(?:le|les)?\s*((?:Mo|Tu|We|Th|Fr|Sa|Su|,|-|\s)+)", r"\1 off", plain)
    plain = re.sub(r"\b(?:du|de|des|le|les|from|ouvert|horaires)\b|:(?!\d)", " ", plain)
    plain = re.sub(r"\s*,\s*", ",", re.sub(r"(?<=[a-z]),?\s+(?=\d)", " ", re.sub(r"\s+", " ", plain)))
    plain = re.sub(r"(?<=\d)[,;. ]+(?=[A-Z])", "; ", plain)
    return re.sub(r"(?<=\d),\s*(?=\d)", ",", plain.strip(" ,;."))
