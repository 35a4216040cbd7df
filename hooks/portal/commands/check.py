"""`portal check`: the records, and nothing else."""

from pathlib import Path

from portal.records import KINDS, DataError, fixed_day, load, today
from portal.saying import say, warn


def run(root: Path, *, whole: bool = False) -> int:
    """Check the records of `root`; return 0 when all are right. With `whole`, tell every problem, however many.

    Raises:
        DayError: when it cannot be said what day it is.

    """
    try:
        catalogue = load(root, today=today())
    except DataError as error:
        warn("\n".join(filter(None, (error.told() if whole else error.summary, fixed_day()))))
        return 1
    counts = (f"{len(catalogue.of_kind(name))} {kind.label}" for name, kind in KINDS.items())
    say(f"Tout est correct : {', '.join(counts)}")
    return 0
