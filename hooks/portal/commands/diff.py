"""`portal diff`: what a change means for those who read the site."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from portal.building import Builder, BuildError, Compared, compared
from portal.commands.build import BUILDER
from portal.editing import Change, Lost, PastError, as_it_was, changes_between, lost_addresses, texts_between
from portal.knowing import Knowledge
from portal.records import DataError, load, today
from portal.saying import say, say_size, warn

KILOBYTE = 1000
MOST = 20
"""Pages after this many are counted, not named."""


def run(root: Path, *, revision: str, form: str, pages: bool, builder: str) -> int:
    """Print what differs between the records of a revision and those of today; return 0 once it is said.

    With `pages`, the site is built from both, by the code of today: that takes two builds.

    Raises:
        DayError: when it cannot be said what day it is.

    """
    with tempfile.TemporaryDirectory() as work:
        past = Path(work) / "past"
        past.mkdir()
        try:
            as_it_was(root, revision, past)
            before, after = load(past, today=today()), load(root, today=today())
            built = _built(past, root, Path(work), builder) if pages else None
        except PastError as error:
            warn(f"{error}.")
            return 1
        except DataError as error:
            warn(f"Des fiches ne peuvent pas être comparées, ici ou dans « {revision} » :\n{error.summary}")
            return 1
        except BuildError as error:
            warn(f"Le site n’a pas pu être construit pour comparer les pages. {error}")
            return 1
    found = [*changes_between(before, after), *texts_between(before, after)]
    lost = lost_addresses(Knowledge(before, today()), Knowledge(after, today()))
    say("\n".join(_lines(found, lost, built, form)))
    return 0


def _built(past: Path, root: Path, work: Path, name: str) -> Compared:
    for folder in ("before", "after"):
        (work / folder).mkdir()
    with Builder(name) as builder:
        builder.run(past, work / "before")
        builder.run(root, work / "after")
    return compared(work / "before", work / "after")


def _lines(found: Sequence[Change], lost: Sequence[Lost], built: Compared | None, form: str) -> Iterator[str]:
    is_markdown = form == "markdown"
    if is_markdown:
        yield "### Ce qui change pour les lecteurs\n"
    if not found:
        yield "Rien ne change dans les fiches ni dans les textes."
    for one in found:
        yield f"- {one.sentence}" if is_markdown else one.sentence
    if lost:
        yield ""
        yield f"Adresses perdues : {len(lost)}. Quelqu’un en a peut-être gardé une."
        for gone in lost:
            yield f"- {gone.sentence}" if is_markdown else f"  {gone.sentence}"
    if built:
        yield ""
        yield _summary(built)
        for name, said in _of_pages(built):
            yield f"- `/{name}` : {said}" if is_markdown else f"  /{name} : {said}"


def _summary(built: Compared) -> str:
    counts = {"changées": len(built.changed), "nouvelles": len(built.new), "en moins": len(built.gone)}
    return "Pages : " + ", ".join(f"{count} {what}" for what, count in counts.items()) + "."


def _of_pages(built: Compared) -> Iterator[tuple[str, str]]:
    """Yield the pages that come and go, then those that become heaviest; how many more there are."""
    heavier = sorted(built.changed.items(), key=lambda one: (-one[1], one[0]))
    said = [
        *((name, "nouvelle page") for name in built.new),
        *((name, "page en moins") for name in built.gone),
        *((name, _more(more)) for name, more in heavier),
    ]
    yield from said[:MOST]
    if len(said) > MOST:
        yield "…", f"et {len(said) - MOST} autres pages"


def _more(size: int) -> str:
    """Return a difference: « +12 octets », « −3 Ko », since a kilobyte is said of as little as one byte."""
    sign = "−" if size < 0 else "+"
    return f"{sign}{say_size(abs(size))}" if abs(size) >= KILOBYTE else f"{sign}{abs(size)} octets"


command = click.Command(
    "diff",
    callback=click.pass_obj(run),
    help="Dire ce qu’un changement veut dire pour les lecteurs.",
    params=[
        click.Argument(["revision"], metavar="VERSION"),
        click.Option(
            ["--format", "form"],
            type=click.Choice(["text", "markdown"]),
            default="text",
            show_default=True,
            help="Du texte, ou du Markdown pour une demande de fusion.",
        ),
        click.Option(["--pages/--no-pages"], default=True, help="Comparer aussi les pages, en construisant deux fois."),
        BUILDER,
    ],
)
