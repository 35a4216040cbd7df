"""Which places answer which need: what their records say decides, and no founding city is left without a door."""

from collections import Counter

import pytest

from portal.knowing import NEEDS, Knowledge, kind_of
from portal.knowing.kinds import FRANCE_SERVICES, GIVING, LIBRARY, OTHER, PROGRAMME
from portal.records import City, Site

FOUNDING = ("paris", "saint-denis", "antony", "marseille", "grenoble", "lyon")
BY_KEY = {need.key: need for need in NEEDS}


def _site(known: Knowledge, **facts: object) -> Site:
    """Return a place of Grenoble that says nothing of itself but these facts."""
    nothing: dict[str, object] = {
        "services": [],
        "equipements": [],
        "offres": [],
        "typologie": [],
        "structure_parente": None,
        "dispositif_programmes_nationaux": [],
    }
    return known.catalogue.sites["grenoble/grenoble"].model_copy(update=nothing | facts)


def test_a_place_is_told_by_the_programme_first_then_by_its_own_kind(known: Knowledge) -> None:
    assert kind_of(_site(known, structure_parente="Emmaüs Connect", typologie=["BIB"])) is PROGRAMME
    services = _site(known, dispositif_programmes_nationaux=["France Services"], typologie=["MUNI"])
    assert kind_of(services) is FRANCE_SERVICES
    assert kind_of(_site(known, typologie=["ASSO", "BIB"])) is LIBRARY
    assert kind_of(_site(known)) is OTHER
    assert kind_of(next(iter(known.catalogue.donation_points.values()))) is GIVING


def _city(known: Knowledge, key: str) -> City:
    return known.catalogue.cities[key]


@pytest.mark.parametrize("need", NEEDS, ids=lambda need: need.key)
def test_answers_are_current_sure_ones_first_and_only_the_programme_is_to_be_asked(known: Knowledge, need) -> None:  # type: ignore[no-untyped-def]
    for city in known.catalogue.cities.values():
        answers = known.needs.answers(city, need)
        assert all(answer.site.is_current for answer in answers)
        sure = [answer.is_sure for answer in answers]
        assert sure == sorted(sure, reverse=True)
        assert all(answer.is_sure or answer.site.is_of_the_programme for answer in answers)


def test_where_solidarity_offers_are_meant_the_programme_comes_before_others_that_are_as_sure(known: Knowledge) -> None:
    for city in known.catalogue.cities.values():
        for need in NEEDS:
            if need.is_the_programmes:
                ours = [a.site.is_of_the_programme for a in known.needs.answers(city, need) if a.is_sure]
                assert ours == sorted(ours, reverse=True)


def test_a_need_without_a_place_names_the_nearest_one_of_another_city(known: Knowledge) -> None:
    for city in known.catalogue.cities.values():
        for need in NEEDS:
            nearest = known.needs.nearest(city, need)
            if nearest and not known.needs.answers(city, need):
                assert nearest[0].city_key != city.key
                assert need in known.needs.of(nearest[0])


@pytest.mark.parametrize("city", FOUNDING)
def test_each_founding_city_has_a_door_for_procedures(known: Knowledge, city: str) -> None:
    assert known.needs.answers(_city(known, city), BY_KEY["demarche"])


def test_every_city_has_current_places_and_together_they_answer_every_need(known: Knowledge) -> None:
    by_city = Counter(site.city_key for site in known.catalogue.sites.values() if site.is_current)
    assert set(by_city) == set(known.catalogue.cities)
    assert by_city.total() >= 150 + 15
    by_need = Counter(need.key for site in known.catalogue.sites.values() for need in known.needs.of(site))
    assert set(by_need) == set(BY_KEY)
