"""Where an error of a page is told: a form of the forge with the code filled in, a letter, or whom else to tell."""

from urllib.parse import quote

from portal.knowing import Forge, address, forge_at
from portal.records import Place, Portal, Record

CONTACT = "contact/"
"""The address of the page that says whom to tell, and how."""
GITHUB = "{home}/issues/new?template=erreur.yml"
GITLAB = "{home}/-/issues/new?issuable_template=Erreur"
"""The forms of `.github/ISSUE_TEMPLATE/` and of `.gitlab/issue_templates/`. Their names are short: pages say them."""
FILLED = {"github": "&{field}={what}", "gitlab": "&issue[title]={what}"}
"""How the code or the address is filled in: the one has a field for each, the other a title beside its text."""
SAFE = "/"


def form_link(forge: Forge) -> str:
    """Return where an error is told on a forge."""
    return (GITHUB if forge.kind == "github" else GITLAB).format(home=forge.home)


def report_links(page_address: str, record: Record | None, portal: Portal) -> tuple[str, str | None]:
    """Return where an error of a page is told, and beside a form, the letter for those without an account.

    That is the form of the forge, where one is known, with the code of the place that the page is of, or with the
    address of the page; else a letter that says the same, where there is an address for reports; else the page that
    says whom to call, as an address from the root of the site: nothing is made up.
    """
    code = record.code if isinstance(record, Place) and address(record) == page_address else None
    what = quote(code or f"/{page_address}", safe=SAFE)
    mail = portal.signalements.courriel if portal.signalements else None
    letter = f"mailto:{mail}?subject=Erreur%20{what}" if mail else None
    forge = forge_at(portal.depot)
    if not forge:
        return letter or CONTACT, None
    return form_link(forge) + FILLED[forge.kind].format(field="code" if code else "page", what=what), letter
