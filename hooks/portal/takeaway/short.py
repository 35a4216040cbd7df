"""The page at the address of a short code: it leads on to that of the place."""

from portal.knowing import address
from portal.records import Place
from portal.saying import leading_page
from portal.takeaway.message import short_address


def short_page(place: Place, root: str) -> str:
    """Return the page at the short address of a place; `root` is the address of the site."""
    title = f"{place.code} – {place.nom}"
    return leading_page(short_address(place), address(place), title=title, name=place.nom, root=root)
