"""The pictograms: drawn to a tenth of a unit, which no screen shows, and no number runs into the next."""

import re

from portal.building.kit import TOKEN, coarse
from portal.saying import PICTOGRAMS


def test_numbers_are_kept_to_a_tenth_and_apart_where_a_point_does_not_part_them() -> None:
    assert coarse("M20.54 3.06l-.04.5.5.25") == "M20.5 3.1l0 .5.5.2"
    assert coarse("a2.5 2.5 0 0 1-2.96.04") == "a2.5 2.5 0 0 1-3 0"


def test_no_command_is_lost_and_no_number_moves_by_more_than_a_twentieth() -> None:
    path = "M6.62 10.79c1.44 2.83 3.76 5.15 6.59 6.59l2.2-2.2c.28-.28.67-.36 1.02-.25"
    before, after = TOKEN.findall(path), TOKEN.findall(coarse(path))
    assert [one for one in after if one.isalpha()] == [one for one in before if one.isalpha()]
    assert len(after) == len(before)
    numbers = [(float(a), float(b)) for a, b in zip(before, after, strict=True) if not a.isalpha()]
    assert all(abs(a - b) <= 0.051 for a, b in numbers)


def test_a_pictogram_has_one_icon() -> None:
    assert all(re.fullmatch(r"[a-z-]+", icon) for icon in PICTOGRAMS.values())
    assert len(set(PICTOGRAMS.values())) == len(PICTOGRAMS)
