"""The kinds of value that name a page of the site by its address: it must exist."""

import re
from typing import Annotated

from pydantic import AfterValidator, ValidationInfo

from portal.records.models.values import Text, wrong


def _page(value: str, info: ValidationInfo) -> str:
    """Refuse what is not the address of a page of the site; the loader knows which exist."""
    if not value.startswith("/"):
        raise wrong(f"« {value} » n’est pas une page du site : écrivez son adresse depuis la racine, comme /offres/")
    links = (info.context or {}).get("links")
    if links and (fault := links.fault(value)):
        raise wrong(fault)
    return value


def _published(value: str, info: ValidationInfo) -> str:
    """Refuse what is not the address of a page or of a printed sheet, whose name ends in `.html`."""
    return value if re.fullmatch(r"/([a-z0-9-]+/)*[a-z0-9-]+\.html", value) else _page(value, info)


PageAddress = Annotated[Text, AfterValidator(_page)]
"""The address of a page of the site, from its root: `/offres/`, `/comprendre/mots/#wi-fi`."""

PublishedAddress = Annotated[Text, AfterValidator(_published)]
"""The same, or that of a printed sheet: `/apprendre/wifi/memo.html`, which only the builder knows."""
