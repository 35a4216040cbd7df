"""Which places of a city come first where there is no room for all: those that meet most needs of most people."""

from collections.abc import Sequence
from itertools import chain, zip_longest

from portal.knowing import NEEDS, Knowledge
from portal.records import Channel, City, Site


def by_use(city: City, known: Knowledge) -> list[Site]:
    """Return the sites of a city: the best for each need in turn, then the second best…, then those for no need."""
    answers = [[answer.site for answer in known.needs.answers(city, need)] for need in NEEDS]
    in_turn = filter(None, chain.from_iterable(zip_longest(*answers)))
    return list({site.key: site for site in chain(in_turn, known.places.sites_in(city.key))}.values())


def points_by_use(city: City, known: Knowledge) -> Sequence[Channel]:
    """Return the donation points of a city: those that take most kinds of devices, and that surely exist, first."""
    points = known.places.points_in(city.key)
    return sorted(points, key=lambda point: (-len(point.accepte), point.statut != "ouvert", point.key))
