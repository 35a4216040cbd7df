"""Prints how long an import takes of a national list of twenty thousand invented rows, and the mirror of it.

`python -m tests.bench.imports`: the records are those of this portal, what is proposed goes to a folder that goes.
"""

import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

from portal.imports import FORMATS, Where, counted, mirrored, propose, report_of, rows_of
from portal.records import PARIS, Catalogue, load
from tests import national

NUMBER = 20_000
BUDGET = 60
"""Most seconds of an import."""
SHARES = (0.2, 1.0)
"""How many of the rows are near our cities: about as many as of the real list, and all."""


def _measured(catalogue: Catalogue, work: Path, share: float) -> float:
    """Return the seconds of an import, of which a share of the rows is near our cities; print what they came to."""
    file, form = work / "liste.csv", FORMATS["mednum-csv"]
    towns = [(city.latitude, city.longitude) for city in catalogue.cities.values()]
    bad = national.write(file, NUMBER, towns, near=share)
    dataset = next(iter(catalogue.datasets))
    where = Where(catalogue, work / f"proposition-{share}", catalogue.day, frozenset(), dataset)
    begun, worked = time.perf_counter(), time.process_time()
    rows, unread = form.rows(file, form.columns)
    made = propose(form, rows, where).with_unread(unread)
    report_of(made, form, catalogue.datasets[dataset], name=file.name, day=catalogue.day)
    rows_of(made)
    took, work_took = time.perf_counter() - begun, time.process_time() - worked
    print(
        f"{NUMBER} rows, {share:.0%} near our cities, {bad} bad: {took:.1f} s of {BUDGET} s, {work_took:.1f} s of work"
    )
    print(f"  {counted(made)}")
    begun = time.perf_counter()
    mirrored(form, rows, catalogue, unread=unread)
    print(f"  mirror: {time.perf_counter() - begun:.1f} s")
    return took


def main() -> int:
    """Import the lists; return 1 where one took too long."""
    catalogue = load(Path.cwd(), today=datetime.now(PARIS).date())
    with tempfile.TemporaryDirectory() as work:
        return int(max(_measured(catalogue, Path(work), share) for share in SHARES) > BUDGET)


if __name__ == "__main__":
    sys.exit(main())
