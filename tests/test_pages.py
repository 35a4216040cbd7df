"""Which page a record becomes, what is above it, and what is near."""

from portal.knowing.addresses import address_line
from portal.knowing.places import lessons_after, nearest_points, nearest_sites
from portal.pages import pages
from portal.records.addresses import address
from portal.records.load import Catalogue

TITLES = {"": "Accueil", "lieux/": "Lieux", "lieux/lyon/": "Lyon", "lieux/lyon/lyon-8e/": "Lyon 8e"}


def test_a_breadcrumb_holds_every_page_above_and_not_the_page_itself() -> None:
    assert pages.breadcrumb("lieux/lyon/lyon-8e/", TITLES) == [
        ("Accueil", ""),
        ("Lieux", "lieux/"),
        ("Lyon", "lieux/lyon/"),
    ]


def test_a_breadcrumb_passes_over_an_address_that_is_no_page() -> None:
    assert pages.breadcrumb("lieux/nulle-part/x/", TITLES) == [("Accueil", ""), ("Lieux", "lieux/")]


def test_the_first_page_has_nothing_above_it() -> None:
    assert pages.breadcrumb("", TITLES) == []


def test_the_path_of_a_record_is_its_address(catalogue: Catalogue) -> None:
    assert address(catalogue.sites["lyon/lyon-8e"]) == "lieux/lyon/lyon-8e/"
    assert address(catalogue.donation_points["france/emmaus"]) == "donner/france/emmaus/"
    assert address(catalogue.figures["illectronisme"]) == "comprendre/chiffres/illectronisme/"


def test_no_two_pages_have_the_same_address(catalogue: Catalogue) -> None:
    addresses = [page.address for page in pages.record_pages(catalogue)]
    assert len(addresses) == len(set(addresses))


def test_an_address_line_says_only_what_is_known(catalogue: Catalogue) -> None:
    assert address_line(catalogue.sites["lyon/lyon-8e"]) == "1 rue de l’Égalité, 69008 Lyon"
    assert address_line(catalogue.sites["antony/antony"]) == "92160 Antony"
    assert address_line(catalogue.donation_points["france/emmaus"]) == ""


def test_what_is_near_exists_and_comes_nearest_first(catalogue: Catalogue) -> None:
    for city in catalogue.cities.values():
        for found in (nearest_sites(catalogue, city), nearest_points(catalogue, city)):
            distances = [kilometres for _, kilometres in found]
            assert distances == sorted(distances)
            assert all(place.is_current for place, _ in found)


def test_a_lesson_is_followed_by_those_that_ask_for_it_and_the_next_of_its_path(catalogue: Catalogue) -> None:
    path = catalogue.paths["debuter-avec-un-telephone"]
    for before, after in zip(path.lecons, path.lecons[1:], strict=False):
        assert after in [lesson.key for lesson in lessons_after(catalogue, catalogue.lessons[before])]
