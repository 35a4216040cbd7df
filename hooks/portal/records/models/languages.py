"""The languages that a record may name: those that have a French name, from Babel or from here."""

from babel import Locale, UnknownLocaleError

LACKING = {
    "ber": "langues berbères",
    "buc": "kibushi",
    "dhv": "drehu",
    "fsl": "langue des signes française",
    "fud": "futunien",
    "gcf": "créole guadeloupéen ou martiniquais",
    "gcr": "créole guyanais",
    "prs": "dari",
    "rcf": "créole réunionnais",
    "wls": "wallisien",
}
"""Languages of France and of people who arrive here, by their code (ISO 639-2 or 639-3), that Babel has no name for."""
NOT_ONE = {"mis", "mul", "root", "und", "zxx"}
"""Codes for no language in particular."""


def language_name(code: str) -> str | None:
    """Return the French name of a language (`en`, `pt-BR`, `fsl`), or nothing where the code has none."""
    french = Locale("fr")
    if "-" in code:
        try:
            return Locale.parse(code, sep="-").get_display_name(french)
        except (UnknownLocaleError, ValueError):
            return None
    return None if code in NOT_ONE else LACKING.get(code) or french.languages.get(code)


def language_code(name: str) -> str | None:
    """Return the code of a language by its French name: « anglais » gives `en`."""
    names = {**Locale("fr").languages, **LACKING}
    return next((code for code in sorted(names, key=len) if names[code].casefold() == name.casefold()), None)
