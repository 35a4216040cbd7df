"""The kinds of record: for each, its folder in `data/`, its model, and whether it is filed by city."""

from dataclasses import dataclass

from portal.records.models.city import City
from portal.records.models.common import Record
from portal.records.models.danger import Danger
from portal.records.models.dataset import Dataset
from portal.records.models.device import Device
from portal.records.models.donation_point import Channel, DonationPoint
from portal.records.models.figure import Figure
from portal.records.models.glossary import Glossary
from portal.records.models.grid import Grid
from portal.records.models.lesson import Lesson, Path
from portal.records.models.offer import Offer
from portal.records.models.portal import Portal
from portal.records.models.questionnaire import Questionnaire
from portal.records.models.rights import Rights
from portal.records.models.search import Search
from portal.records.models.service import Service
from portal.records.models.site import Site
from portal.records.models.sorter import Sorter
from portal.records.models.system import System

NATIONAL = "france"
"""The folder of `donation_points/` for channels that serve the whole country: not a city."""


@dataclass(frozen=True)
class Kind:
    """A kind of record."""

    name: str
    """Its folder in `data/`, or its file's name without `.yml` for the kinds that are one file."""
    model: type[Record]
    """The model that its records are checked by."""
    label: str
    """What editors call it, in French, in the plural."""
    by_city: bool = False
    """Filed in a folder for each city."""
    single: bool = False
    """One file, not a folder."""
    needed: tuple[str, ...] = ()
    """The keys of the records that pages of docs/ show: none of them may be missing."""
    national: type[Record] | None = None
    """The model of the records filed under `france/`, where a kind has any."""

    def model_for(self, key: str) -> type[Record]:
        """Return the model that checks the record of this key."""
        return self.national if self.national and key.startswith(f"{NATIONAL}/") else self.model


KINDS = {
    kind.name: kind
    for kind in (
        Kind("portal", Portal, "portail", single=True),
        Kind("cities", City, "villes"),
        Kind("sites", Site, "lieux d’aide", by_city=True),
        Kind("donation_points", DonationPoint, "points de don", by_city=True, national=Channel),
        Kind("lessons", Lesson, "leçons"),
        Kind("paths", Path, "parcours"),
        Kind("offers", Offer, "offres"),
        Kind("devices", Device, "appareils"),
        Kind("systems", System, "systèmes"),
        Kind("dangers", Danger, "dangers"),
        Kind("services", Service, "services"),
        Kind("figures", Figure, "chiffres"),
        Kind("datasets", Dataset, "jeux de données"),
        Kind("grids", Grid, "grilles", needed=("rgaa", "rgesn")),
        Kind("glossary", Glossary, "lexique", single=True),
        Kind("search", Search, "recherche", single=True),
        Kind("questionnaire", Questionnaire, "questionnaire", single=True),
        Kind("sorter", Sorter, "tri des dons", single=True),
        Kind("rights", Rights, "tri des droits", single=True),
    )
}
