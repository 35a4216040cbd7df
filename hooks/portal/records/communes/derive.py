"""Derive the table of communes from @etalab/decoupage-administratif: run once a year, when communes change.

`npm install @etalab/decoupage-administratif@6.0.0` in a folder of its own, then
`python -m portal.records.communes.derive node_modules/@etalab/decoupage-administratif/data/communes.json`
`> hooks/portal/records/communes/communes.tsv`.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any


def lines(communes: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield a line for each commune; a former one has the postcodes of the commune that it is now a part of."""
    known = list(communes)
    codes = {one["code"]: one["codesPostaux"] for one in known if one.get("codesPostaux")}
    rows = {(one["code"], one["nom"], " ".join(codes.get(one.get("chefLieu", one["code"]), ()))) for one in known}
    yield from ("\t".join(row) for row in sorted(rows) if row[2])


if __name__ == "__main__":
    read = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    sys.stdout.writelines(f"{line}\n" for line in lines(read))
