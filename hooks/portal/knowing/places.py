"""Which places and lessons are where, or near: lists of records for the pages of others."""

from itertools import pairwise

from portal.knowing.distance import nearest
from portal.records import Catalogue, Channel, City, DonationPoint, Lesson, Offer, Site


def sites_in(catalogue: Catalogue, city: str, *, current: bool = True) -> list[Site]:
    """Return the sites of a city that exist, or those that do not any more."""
    return [site for site in catalogue.sites.values() if site.city_key == city and site.is_current is current]


def points_in(catalogue: Catalogue, city: str, *, current: bool = True) -> list[Channel]:
    """Return the donation points filed under a city (or under `france`), existing or not."""
    points = catalogue.donation_points.values()
    return [point for point in points if point.city_key == city and point.is_current is current]


def local_points(catalogue: Catalogue) -> list[DonationPoint]:
    """Return the donation points that exist and have a position."""
    return [p for p in catalogue.donation_points.values() if isinstance(p, DonationPoint) and p.is_current]


def nearest_sites(catalogue: Catalogue, city: City, *, most: int = 3) -> list[tuple[Site, float]]:
    """Return the sites nearest to the middle of a city, with their distance in kilometres."""
    return nearest(city, (site for site in catalogue.sites.values() if site.is_current), most=most)


def nearest_points(catalogue: Catalogue, city: City, *, most: int = 3) -> list[tuple[DonationPoint, float]]:
    """Return the donation points nearest to the middle of a city, with their distance in kilometres."""
    return nearest(city, local_points(catalogue), most=most)


def lessons_after(catalogue: Catalogue, lesson: Lesson) -> list[Lesson]:
    """Return the lessons that ask for this one first, and those that follow it on a path."""
    following = {key for key, other in catalogue.lessons.items() if lesson.key in other.prerequis}
    for path in catalogue.paths.values():
        following.update(after for before, after in pairwise(path.lecons) if before == lesson.key)
    return [catalogue.lessons[key] for key in sorted(following)]


def offers_for(catalogue: Catalogue, lesson: Lesson) -> list[Offer]:
    """Return the offers, not of the past, on a device that the lesson is done with."""
    offers = catalogue.offers.values()
    return [o for o in offers if o.statut != "historique" and not set(lesson.materiel).isdisjoint(o.appareils)]
