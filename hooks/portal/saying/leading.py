"""A page that only leads on to another: at once, by itself or by its link."""

from markupsafe import Markup

PAGE = Markup(
    '<!doctype html>\n<html lang="fr">\n<meta charset="utf-8">\n<title>{title}</title>\n'
    '<meta name="viewport" content="width=device-width">\n<meta name="robots" content="noindex">\n'
    '<link rel="canonical" href="{whole}">\n<meta http-equiv="refresh" content="0;url={way}">\n'
    '<p><a href="{way}">{name}</a></p>\n'
)
"""A static host cannot lead on otherwise; at once, so that nobody loses the page while reading it (WCAG 2.2, H76)."""
MARK = '<meta http-equiv="refresh"'


def leading_page(old: str, new: str, *, title: str, name: str, root: str) -> str:
    """Return the page at `old` that leads on to `new`, both from the root of the site.

    `name` is what its link says, and `root` is the address of the site.
    """
    way = f"{'../' * old.count('/')}{new}"
    return str(PAGE.format(title=title, name=name, whole=f"{root.rstrip('/')}/{new}", way=way))


def leads_on(html: str) -> bool:
    """Say whether a page only leads on to another."""
    return MARK in html
