"""Which page a record becomes, what is above it, and what is near."""

from itertools import pairwise

from portal.knowing import KINDS, Knowledge, address, address_line, contact, of_town_hall
from portal.pages import Link, record_pages
from portal.pages.surround import breadcrumb
from portal.records import Catalogue

OF_ANOTHER = {
    "telephone": None,
    "structure_parente": "Mairie de l’Exemple",
    "dispositif_programmes_nationaux": ["France Services"],
}
TITLES = {"": "Accueil", "lieux/": "Lieux", "lieux/lyon/": "Lyon", "lieux/lyon/lyon-8e/": "Lyon 8e"}


def test_a_breadcrumb_holds_every_page_above_and_not_the_page_itself() -> None:
    assert breadcrumb("lieux/lyon/lyon-8e/", TITLES) == [
        Link("Accueil", ""),
        Link("Lieux", "lieux/"),
        Link("Lyon", "lieux/lyon/"),
    ]


def test_a_breadcrumb_passes_over_an_address_that_is_no_page() -> None:
    assert breadcrumb("lieux/nulle-part/x/", TITLES) == [Link("Accueil", ""), Link("Lieux", "lieux/")]


def test_the_first_page_has_nothing_above_it() -> None:
    assert breadcrumb("", TITLES) == []


def test_the_path_of_a_record_is_its_address(catalogue: Catalogue) -> None:
    assert address(catalogue.sites["lyon/lyon-8e"]) == "lieux/lyon/lyon-8e/"
    assert address(catalogue.donation_points["france/emmaus"]) == "donner/france/emmaus/"
    assert address(catalogue.figures["illectronisme"]) == "comprendre/chiffres/illectronisme/"


def test_no_two_pages_have_the_same_address(known: Knowledge) -> None:
    addresses = [page.address for page in record_pages(known)]
    assert len(addresses) == len(set(addresses))


def test_an_address_line_says_only_what_is_known(catalogue: Catalogue) -> None:
    assert address_line(catalogue.sites["lyon/lyon-8e"]) == "1 rue de l’Égalité, 69008 Lyon"
    assert address_line(catalogue.sites["antony/antony"]) == "92160 Antony"
    assert address_line(catalogue.donation_points["france/emmaus"]) == ""


def test_what_is_near_exists_and_comes_nearest_first(known: Knowledge) -> None:
    for city in known.catalogue.cities.values():
        for found in (known.places.nearest(city, kind) for kind in KINDS):
            distances = [kilometres for _, kilometres in found]
            assert distances == sorted(distances)
            assert all(place.is_current for place, _ in found)


def test_a_lesson_is_followed_by_those_that_ask_for_it_and_the_next_of_its_path(known: Knowledge) -> None:
    path = known.catalogue.paths["debuter-avec-un-telephone"]
    for before, after in pairwise(path.lecons):
        assert after in [lesson.key for lesson in known.lessons_after(known.catalogue.lessons[before])]


def test_the_number_of_the_programme_answers_for_places_of_the_programme_only(known: Knowledge) -> None:
    site = known.catalogue.sites["grenoble/grenoble"].model_copy(update={"telephone": None})
    ours = contact(site, known)
    assert (ours.number, ours.whose) == (known.catalogue.portal.telephone, "programme")
    assert contact(site.model_copy(update=OF_ANOTHER), known).number != known.catalogue.portal.telephone


def test_the_town_hall_answers_for_places_of_its_commune_without_a_number(known: Knowledge) -> None:
    city = known.catalogue.cities["grenoble"].model_copy(update={"telephone": "04 99 00 00 00"})
    asked = of_town_hall(city, "Grenoble")
    assert (asked.number, asked.whose, asked.town) == ("04 99 00 00 00", "town_hall", "Grenoble")
    elsewhere = of_town_hall(city, "Meylan")
    assert (elsewhere.number, elsewhere.whose, elsewhere.town) == (None, "town_hall", "Meylan")


def test_a_place_that_has_a_number_is_called_by_it(known: Knowledge) -> None:
    site = known.catalogue.sites["grenoble/grenoble"].model_copy(update={"telephone": "01 99 00 00 00"})
    assert contact(site, known).number == "01 99 00 00 00"
    assert contact(site, known).whose == "place"
