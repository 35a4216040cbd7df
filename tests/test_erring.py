"""« Signaler une erreur »: on each page, and it leads where an error is told: nothing of it is made up."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from portal.knowing import Knowledge, address
from portal.pages.erring import CONTACT, report_links
from portal.pages.legal import contact_page
from portal.records import Portal, Reports

HUB = "https://github.com/exemple/portail/edit/main/"
LAB = "https://forge.example/groupe/portail/-/edit/main/"
OTHER = "https://forge.example/portail/edit/main/"
MAIL = Reports(sms=None, telephone=None, courriel="corrections@exemple.fr")


def _set(known: Knowledge, *, depot: str | None = None, reports: Reports | None = None) -> Portal:
    return known.catalogue.portal.model_copy(update={"depot": depot, "signalements": reports})


@pytest.fixture
def place(known: Knowledge) -> tuple[str, str]:
    """The address of the page of a place, and its code."""
    site = known.catalogue.sites["lyon/lyon-8e"]
    assert site.code
    return address(site), site.code


def test_a_form_of_github_has_the_code_of_the_place(known: Knowledge, place: tuple[str, str], root: Path) -> None:
    where, code = place
    link, letter = report_links(where, known.catalogue.sites["lyon/lyon-8e"], _set(known, depot=HUB, reports=MAIL))
    assert letter == f"mailto:corrections@exemple.fr?subject=Erreur%20{code}"  # for those without an account
    parts = urlsplit(link)
    asked = parse_qs(parts.query)
    assert (parts.netloc, parts.path) == ("github.com", "/exemple/portail/issues/new")
    form = yaml.safe_load((root / ".github" / "ISSUE_TEMPLATE" / asked.pop("template")[0]).read_text("utf-8"))
    fields = {field["id"] for field in form["body"] if "id" in field}
    assert asked == {"code": [code]}
    assert asked.keys() <= fields  # GitHub fills in a field by its name


def test_a_form_of_gitlab_has_it_in_its_title(known: Knowledge, place: tuple[str, str], root: Path) -> None:
    where, code = place
    link, letter = report_links(where, known.catalogue.sites["lyon/lyon-8e"], _set(known, depot=LAB))
    assert letter is None
    asked = parse_qs(urlsplit(link).query)
    assert link.startswith("https://forge.example/groupe/portail/-/issues/new?")
    assert asked["issue[title]"] == [code]
    assert (root / ".gitlab" / "issue_templates" / f"{asked['issuable_template'][0]}.md").is_file()


def test_without_a_forge_it_is_a_letter_with_the_code(known: Knowledge, place: tuple[str, str]) -> None:
    where, code = place
    for depot in (None, OTHER):
        links = report_links(where, known.catalogue.sites["lyon/lyon-8e"], _set(known, depot=depot, reports=MAIL))
        assert links == (f"mailto:corrections@exemple.fr?subject=Erreur%20{code}", None)


def test_a_page_that_is_of_no_place_is_told_by_its_address(known: Knowledge) -> None:
    city = known.catalogue.cities["lyon"]
    link, letter = report_links(address(city), city, _set(known, depot=HUB, reports=MAIL))
    assert parse_qs(urlsplit(link).query) == {"template": ["erreur.yml"], "page": ["/lieux/lyon/"]}
    assert letter == "mailto:corrections@exemple.fr?subject=Erreur%20/lieux/lyon/"
    link, _ = report_links("offres/", None, _set(known, depot=LAB))
    assert parse_qs(urlsplit(link).query)["issue[title]"] == ["/offres/"]


def test_with_neither_it_is_the_page_that_says_whom_to_call(known: Knowledge, place: tuple[str, str]) -> None:
    assert report_links(place[0], known.catalogue.sites["lyon/lyon-8e"], _set(known)) == (CONTACT, None)
    assert report_links("offres/", None, _set(known, depot=OTHER)) == (CONTACT, None)


@pytest.mark.parametrize(
    ("depot", "form"),
    [
        (HUB, "https://github.com/exemple/portail/issues/new?template=erreur.yml"),
        (LAB, "https://forge.example/groupe/portail/-/issues/new?issuable_template=Erreur"),
        (None, None),
        (OTHER, None),
    ],
)
def test_the_page_of_contacts_has_the_form_where_there_is_one(
    depot: str | None, form: str | None, known: Knowledge
) -> None:
    catalogue = replace(known.catalogue, portal=_set(known, depot=depot))
    view = contact_page(Knowledge(catalogue, known.today))
    assert view.form == form
    assert view.reports.courriel  # for those without an account


def test_every_page_has_the_link_and_in_the_demonstration_it_leads_to_contacts(pages: dict[str, str]) -> None:
    seen = 0
    for where, html in pages.items():
        told = LexborHTMLParser(html).css_first("aside.about")
        if told is None:
            continue
        seen += 1
        (link,) = [one for one in told.css("a") if one.text() == "Signaler une erreur"]
        assert str(link.attributes["href"]).endswith("contact/") or where == "contact/", where
    assert seen > 800


def test_the_pencil_says_what_it_does(pages: dict[str, str]) -> None:
    told = LexborHTMLParser(pages["lieux/lyon/lyon-8e/"]).css_first("aside.about .pencil a")
    assert told is not None
    assert told.text().strip() == "Voir la fiche"  # no forge is known: it only shows the record
