"""Where an error of a page is told: a form of the forge with the code filled in, a letter, or whom else to tell."""

from portal.knowing import Forge, address, forge_at
from portal.records import Place, Portal, Record

CONTACT = "contact/"
"""The address of the page that says whom to tell, and how."""
GITHUB = "{home}/issues/new?template=erreur.yml"
GITLAB = "{home}/-/issues/new?issuable_template=Erreur"
"""The forms of `.github/ISSUE_TEMPLATE/` and of `.gitlab/issue_templates/`. Their names are short: pages say them."""
CODED = {"github": "&code={code}", "gitlab": "&issue[title]={code}"}
"""How the code of a place is filled in: the one has a field for it, the other a title beside its text."""


def form_link(forge: Forge) -> str:
    """Return where an error is told on a forge."""
    return (GITHUB if forge.kind == "github" else GITLAB).format(home=forge.home)


def report_link(page_address: str, record: Record | None, portal: Portal) -> str:
    """Return where an error of a page is told, from the root of the site where it is a page of ours.

    From the page of a place, that is the form of the forge with its code, where a forge is known; else a letter that
    says the code, where there is an address for reports. From other pages, which have no code, and where there is
    neither, it is the page of contacts: nothing is made up, and each page has few bytes left for a link.
    """
    code = record.code if isinstance(record, Place) and address(record) == page_address else None
    forge = forge_at(portal.depot)
    mail = portal.signalements.courriel if portal.signalements else None
    if code and forge:
        return form_link(forge) + CODED[forge.kind].format(code=code)
    return f"mailto:{mail}?subject=Erreur%20{code}" if code and mail else CONTACT
