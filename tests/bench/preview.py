"""How soon the preview shows a record of the real site that has just been saved."""

import re
import shutil
import statistics
import tempfile
import time
import urllib.request
from pathlib import Path

from tests.command import ROOT, start

SAVES = 7
RECORD = "data/cities/lyon.yml"
PAGE = "lieux/lyon/"


def seconds(folder: Path) -> list[float]:
    """Return, for each of SAVES changes of a record below `folder`, the seconds until its page says so."""
    process = start(folder, "serve", "--port", "0")
    try:
        found = next(filter(None, (re.search(r"http://\S+/", line) for line in process.stdout or ())))
        return [_shown(folder / RECORD, found[0] + PAGE, f"Lyon {number}") for number in range(SAVES)]
    finally:
        process.terminate()
        process.communicate()


def _shown(record: Path, address: str, name: str) -> float:
    record.write_text(
        re.sub("^nom: .*", f"nom: {name}", record.read_text("utf-8"), count=1, flags=re.MULTILINE), "utf-8"
    )
    saved = time.monotonic()
    while True:
        with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 - our own address
            if name in answer.read().decode("utf-8"):
                return time.monotonic() - saved
        time.sleep(0.02)


def main() -> None:
    """Print the median of a copy of the real records."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("data", "docs", "hooks", "overrides"):
            shutil.copytree(ROOT / name, Path(folder) / name)
        shutil.copy(ROOT / "mkdocs.yml", folder)
        found = seconds(Path(folder))
    print(f"a saved record is shown by the preview after {statistics.median(found):.1f} s (at most {max(found):.1f} s)")


if __name__ == "__main__":
    main()
