"""No record of a place holds what belongs to a person: a mobile number, or an address with a person's name."""

import re

import pytest

from portal.records import Catalogue
from portal.records.models.identifiers import ROLES

MOBILE = re.compile(r"(?<!\d)(?:0|(?:\+|00)33[ .]?(?:\(0\))?)[ .]?[67](?:[ .-]?\d\d){4}(?!\d)")
ADDRESS = re.compile(r"([\w+'-]+)[.][\w.+'-]+@[\w-]+\.\w+")


def _personal(text: str) -> list[str]:
    mails = [found[0] for found in ADDRESS.finditer(text) if found[1].casefold() not in ROLES]
    return [found[0] for found in MOBILE.finditer(text)] + mails


@pytest.mark.parametrize(
    "text", ["06 99 00 00 00", "+33 7 99 00 00 00", "0033699000000", "07.99.00.00.00", "prenom.nom@exemple.example"]
)
def test_a_personal_datum_is_seen_in_any_form(text: str) -> None:
    assert _personal(f"precautions: [« Appelez le {text}. »]")


@pytest.mark.parametrize("text", ["01 06 07 08 09", "accueil@exemple.example", "bm.etude@exemple.example", "1960612"])
def test_what_is_an_organisations_is_not_taken_for_a_persons(text: str) -> None:
    assert not _personal(text)


def test_no_record_of_a_place_has_a_personal_datum(catalogue: Catalogue) -> None:
    texts = {path: text.decode() for path, text in catalogue.texts.items()}
    places = {path: text for path, text in texts.items() if path.startswith(("data/sites/", "data/donation_points/"))}
    assert {path: _personal(text) for path, text in places.items() if _personal(text)} == {}
