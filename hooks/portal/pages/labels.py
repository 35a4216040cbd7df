"""What labels are given: one A4 a device, to tick before it is given, and to cut out and stick on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portal.knowing import Knowledge
from portal.pages.parts import in_full
from portal.records import GESTURES, LABELS, Device, Gesture
from portal.takeaway import QR

COPIES = 4
"""How many labels are cut out of a sheet: as many devices, of a household or of a collection, are done at once."""


@dataclass(frozen=True)
class LabelSheet:
    """The labels of a device, below the steps that come first."""

    address: str
    """Where the sheet is, from the root of the site."""
    web: str
    """The address of the device, in full."""
    code: QR
    """That address again."""
    device: Device
    gestures: Sequence[Gesture]
    """What its systems have one do, each once, in order."""
    copies: int


def label_sheets(known: Knowledge) -> Iterator[LabelSheet]:
    """Yield the labels of each device."""
    for device in known.catalogue.devices.values():
        steps = [step.geste for key in device.systemes for step in known.catalogue.systems[key].etapes]
        gestures = [gesture for gesture in GESTURES if gesture in steps]
        yield LabelSheet(LABELS.format(device.key), *in_full(device, known), device, gestures, COPIES)
