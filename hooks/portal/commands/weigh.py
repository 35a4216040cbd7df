"""`portal weigh`: what each page of the built site costs, against the budgets."""

from pathlib import Path

import click

from portal.building import report
from portal.saying import say, warn


def run(root: Path) -> int:
    """Print the cost of each page of `root/site`; return 0 when all budgets are kept."""
    site = root / "site"
    if not site.is_dir():
        warn("Il n’y a pas encore de site : lancez d’abord « make site ».")
        return 1
    table, excesses = report(site)
    say(table)
    if excesses:
        warn("\n".join(excesses))
    return 1 if excesses else 0


command = click.Command(
    "weigh",
    callback=click.pass_obj(run),
    help="Dire ce que pèse chaque page de site/, et les budgets dépassés.",
)
