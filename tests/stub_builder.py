"""A builder that takes the command line of MkDocs and, in place of a site, does what `stub.json` of its root says."""

import errno
import json
import sys
import time
from pathlib import Path

from portal.building.complete import NOTE

PAGES = 30


def main() -> None:
    """Write PAGES pages, slowly where `pause` says so (seconds), then go wrong in the way that `fault` names."""
    site = Path(sys.argv[sys.argv.index("--site-dir") + 1])
    plan = json.loads(Path("stub.json").read_text("utf-8"))
    fault = plan.get("fault")
    names = [f"page-{number:02}/index.html" for number in range(PAGES)]
    for number, name in enumerate(names):
        time.sleep(plan.get("pause", 0))
        (site / name).parent.mkdir()
        (site / name).write_text("" if fault == "empty" and number == 7 else plan.get("text", "a page"), "utf-8")
    if fault == "forget":
        (site / names[3]).unlink()
    if fault == "full":
        raise OSError(errno.ENOSPC, "No space left on device", str(site / names[5]))
    if fault == "big":
        (site / names[5]).write_bytes(bytes(10_000_000))
    if fault == "refuse":
        sys.exit("le constructeur dit pourquoi")
    if fault != "silent":
        (site / NOTE).write_text(json.dumps({"files": names, "records": {"pages": PAGES}}), "utf-8")


if __name__ == "__main__":
    main()
