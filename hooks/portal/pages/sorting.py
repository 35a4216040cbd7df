"""What the pages of the sorter are given: which device, then the questions about it, and where each answer ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.knowing import Knowledge
from portal.pages.asking import AskedPage, asked
from portal.pages.cities import points_recycling, points_using_again
from portal.pages.lists import Town
from portal.pages.parts import Link, Summary, links, summaries
from portal.records import (
    DEVICE_IN_CITY,
    NATIONAL,
    SORTED,
    Device,
    DeviceEnding,
    Sorter,
)


@dataclass(frozen=True)
class SorterPage:
    """The page of the first question: which device."""

    question: str
    devices: Sequence[Link]
    autre: str
    """What to do with anything else, in Markdown."""


@dataclass(frozen=True)
class End:
    """What to do, with what other records say of it."""

    titre: str
    texte: str
    wiping: Sequence[Link]
    """The pages that say how to wipe the device: of its systems, or its own where it has none."""
    si_casse: str
    """What to do with the device once it is broken, in Markdown."""
    give: Sequence[Town]
    """The cities where points take it so that it serves again, each link at those."""
    recycle: Sequence[Link]
    """The cities where points recycle it."""
    channels: Sequence[Link]
    """The national ways that take it from a person."""
    collections: Sequence[Summary]
    """The national ways that serve companies and public bodies, those that name the device first."""


def sorter_page(known: Knowledge) -> SorterPage:
    """Return what the page of the first question is given."""
    sorter = known.catalogue.sorter
    devices = [Link(device.nom, SORTED.format(device.key)) for device in known.catalogue.devices.values()]
    return SorterPage(sorter.question, devices, sorter.autre)


def sorted_page(sorter: Sorter, known: Knowledge, *, device: Device) -> AskedPage[End]:
    """Return what the page of the questions about a device is given."""
    ends = {one.nom: _end(one, device, known) for one in sorter.fins}
    return AskedPage(asked(sorter, device.key, ends), has_towns=any(one.give for one in ends.values()))


def _end(ending: DeviceEnding, device: Device, known: Knowledge) -> End:
    shown = set(ending.montre)
    national = known.places.points_in(NATIONAL)
    return End(
        titre=ending.titre,
        texte=ending.texte,
        wiping=_wiping(device, known) if "effacer" in shown else [],
        si_casse=(device.si_casse or "") if "reparer" in shown else "",
        give=_towns(device, known) if "donner" in shown else [],
        recycle=_recycling(device, known) if "recycler" in shown else [],
        channels=links(p for p in national if device.key in p.accepte or not p.accepte) if "partout" in shown else [],
        collections=summaries(p for p in national if "entreprises" in p.publics) if "organismes" in shown else [],
    )


def _wiping(device: Device, known: Knowledge) -> list[Link]:
    systems = links(known.catalogue.systems[key] for key in device.systemes)
    return systems or ([Link.to(device)] if device.avant_de_donner else [])


def _towns(device: Device, known: Knowledge) -> list[Town]:
    """Return the cities where a point takes a device and does not only recycle it."""
    found = []
    for city in known.catalogue.cities.values():
        if points := points_using_again(device, city, known):
            link = Link(f"{city.nom} ({len(points)})", DEVICE_IN_CITY.format(device.key, city.key))
            found.append(Town.of(city, link, points, most=0))
    return found


def _recycling(device: Device, known: Knowledge) -> list[Link]:
    """Return the cities where a point recycles a device."""
    return [
        Link(city.nom, DEVICE_IN_CITY.format(device.key, city.key))
        for city in known.catalogue.cities.values()
        if points_recycling(device, city, known)
    ]
