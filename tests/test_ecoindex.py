"""EcoIndex agrees with the reference marks that its authors' calculator gives."""

import pytest

from portal.building.ecoindex import ecoindex


@pytest.mark.parametrize(
    ("elements", "requests", "kilobytes", "mark"),
    [(100, 5, 50, 91), (200, 10, 100, 87), (300, 20, 200, 81), (500, 25, 300, 72), (1000, 30, 500, 55)],
)
def test_a_page_has_the_mark_of_the_reference(elements: int, requests: int, kilobytes: int, mark: int) -> None:
    assert round(ecoindex(elements=elements, requests=requests, kilobytes=kilobytes)) == mark


def test_nothing_costs_nothing_and_everything_costs_everything() -> None:
    assert ecoindex(elements=0, requests=0, kilobytes=0) == 100
    assert ecoindex(elements=10**7, requests=10**5, kilobytes=10**6) == 0
