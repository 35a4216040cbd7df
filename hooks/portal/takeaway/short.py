"""The page at the address of a short code: it leads on at once, by itself or by its link."""

from markupsafe import Markup

from portal.knowing import address
from portal.records import Place

PAGE = Markup(
    '<!doctype html>\n<html lang="fr">\n<meta charset="utf-8">\n<title>{code} – {name}</title>\n'
    '<meta name="viewport" content="width=device-width">\n<meta name="robots" content="noindex">\n'
    '<link rel="canonical" href="{whole}">\n<meta http-equiv="refresh" content="0;url={way}">\n'
    '<p><a href="{way}">{name}</a></p>\n'
)
"""A static host cannot lead on otherwise; at once, so that nobody loses the page while reading it (WCAG 2.2, H76)."""


def short_page(place: Place, whole: str) -> str:
    """Return the page at the short address of a place; `whole` is the address of its page with the host."""
    return str(PAGE.format(code=place.code, name=place.nom, whole=whole, way=f"../../{address(place)}"))
