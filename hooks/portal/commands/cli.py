"""The `portal` command: check the records, build the site."""

import argparse
import sys
import time
from datetime import datetime
from pathlib import Path

from portal.building import BUILDER, BuildError, publish, report
from portal.knowing import address
from portal.records import KINDS, PARIS, Catalogue, DataError, load


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 when all is well, 1 when an editor has something to mend."""
    parser = argparse.ArgumentParser(prog="portal", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the folder that holds data/ (default: here)")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="check the records, and nothing else")
    build = commands.add_parser("build", help="build the site into site/, in one step")
    build.add_argument("--builder", default=BUILDER, help="the module that builds (default: %(default)s)")
    commands.add_parser("weigh", help="say what each page of site/ costs, and fail over a budget")
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    if options.command == "weigh":
        return _weigh(root / "site")
    try:
        catalogue = load(root, today=datetime.now(PARIS).date())
    except DataError as error:
        print(error.summary, file=sys.stderr)
        return 1
    if options.command == "check":
        print("Tout est correct :", _counted(catalogue))
        return 0
    return _build(root, catalogue, builder=options.builder)


def _build(root: Path, catalogue: Catalogue, *, builder: str) -> int:
    begun = time.monotonic()
    try:
        site = publish(root, builder=builder)
    except BuildError:
        print("Le site n’a pas été reconstruit : l’ancien reste en place.", file=sys.stderr)
        return 1
    built = sum(1 for _ in site.rglob("*.html"))
    print("Fiches devenues pages :", _counted(catalogue, site=site))
    print(f"{built} pages en {time.monotonic() - begun:.1f} secondes.")
    print(f"Pour le voir : ouvrez {(site / 'index.html').as_uri()}, ou lancez « make serve ».")
    return 0


def _weigh(site: Path) -> int:
    if not site.is_dir():
        print("Il n’y a pas encore de site : lancez d’abord « make site ».", file=sys.stderr)
        return 1
    table, excesses = report(site)
    print(table)
    print("\n".join(excesses), file=sys.stderr)
    return 1 if excesses else 0


def _counted(catalogue: Catalogue, *, site: Path | None = None) -> str:
    """Say how many records there are of each kind; with `site`, how many have their page in it."""
    counts = {
        kind.label: sum(
            site is None or (site / address(record) / "index.html").is_file()
            for record in catalogue.of_kind(name).values()
        )
        for name, kind in KINDS.items()
    }
    return ", ".join(f"{count} {label}" for label, count in counts.items())


if __name__ == "__main__":
    sys.exit(main())
