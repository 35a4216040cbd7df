"""What would break, go, or lose its reason if a record went."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from portal.knowing import Knowledge, title
from portal.pages import record_pages
from portal.records import KINDS, Catalogue, DataError, Figure, Offer, Place, Problem, Record, load

READ = ("data", "docs")
"""The folders that a check reads."""


@dataclass(frozen=True)
class Removal:
    """What follows from a record that goes."""

    record: Record
    broken: Sequence[Problem]
    """What a check would refuse: the records and pages that name it."""
    gone: Sequence[str]
    """The addresses that would lead nowhere; unknown, and so empty, while something is broken."""
    bereft: Sequence[Record]
    """Those that would have none of its kind left."""

    @property
    def advice(self) -> str:
        """What an editor does instead, so that no address is lost."""
        if isinstance(self.record, Place | Offer | Figure):
            return "Plutôt que de la supprimer, écrivez « statut: historique » : son adresse reste, et la page le dit."
        return "Une adresse qui a été publiée est peut-être notée quelque part : gardez-la si vous le pouvez."


def what_follows(record: Record, known: Knowledge, root: Path) -> Removal:
    """Return what follows if a record of `root` went."""
    try:
        after = Knowledge(_without(record, root, known), known.today)
    except DataError as error:
        return Removal(record, error.problems, [], sorted(_bereft(record, known), key=lambda one: one.path))
    gone = _addresses(known) - _addresses(after)
    return Removal(record, [], sorted(gone), sorted(_bereft(record, known), key=lambda one: one.path))


def _without(record: Record, root: Path, known: Knowledge) -> Catalogue:
    with tempfile.TemporaryDirectory() as folder:
        for name in READ:
            if (root / name).is_dir():
                shutil.copytree(root / name, Path(folder) / name)
        (Path(folder) / record.path).unlink()
        return load(Path(folder), today=known.today)


def _addresses(known: Knowledge) -> set[str]:
    return {page.address for page in record_pages(known)}


def _bereft(record: Record, known: Knowledge) -> Iterator[Record]:
    """Yield the records that this one is the only one of its kind for."""
    for kind in KINDS.keys() - {"glossary"}:  # its words are no records
        for other in known.relations.of(record, kind):
            if [one.key for one in known.relations.of(other, record.kind)] == [record.key]:
                yield other


def told(found: Removal) -> str:
    """Return what follows, in French."""
    kind = KINDS[found.record.kind].label
    lines = [f"Sans {found.record.path} (« {title(found.record)} ») :", ""]
    if found.broken:
        lines += [f"Ce qui serait faux : {len(found.broken)}", *(str(one) for one in found.broken), ""]
        lines += ["Les pages perdues ne sont connues qu’une fois cela corrigé.", ""]
    if found.gone:
        lines += [f"Adresses qui ne mèneraient plus nulle part : {len(found.gone)}"]
        lines += [*(f"  /{one}" for one in found.gone), ""]
    if found.bereft:
        lines += [f"N’auraient plus rien d’autre parmi les {kind} :"]
        lines += [*(f"  « {title(one)} » ({one.path})" for one in found.bereft), ""]
    return "\n".join([*lines, found.advice])
