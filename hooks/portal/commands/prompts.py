"""Questions in a terminal, one at a time: what is typed, one step back, help, and the end of what is typed."""

import contextlib
import re
import sys
from collections.abc import Mapping, Sequence
from io import TextIOWrapper
from shutil import get_terminal_size
from textwrap import fill

import click

from portal.drafting import Where, is_in
from portal.records import Problem, field_name, proposed
from portal.saying import say, shows_style

BACK, HELP = "<", "?"
NONE = "-"
"""What takes an answer away that need not be given."""
WIDEST = 100
"""The signs of a line, where a terminal has as many."""
SHOWN = 60
"""So many signs of a value are shown between brackets."""
USE = (
    "Tapez votre réponse, puis Entrée.\n"
    "  Entrée seule garde la valeur entre crochets, ou passe une question facultative.\n"
    f"  « {BACK} » revient à la question d’avant. « {NONE} » efface une réponse facultative.\n"
    f"  « {HELP} » redit ceci. Ctrl-C abandonne : rien n’est écrit avant la fin."
)
IN_PROSE = "Plusieurs lignes ? Finissez par « \\ » chacune, sauf la dernière."
YES = {"o": True, "oui": True, "n": False, "non": False}
UNREADABLE = "Cette réponse n’est pas en UTF-8 : réglez l’encodage du terminal ou du fichier, puis retapez-la."


class Back(Exception):  # noqa: N818 - nothing is wrong
    """The editor wants the question before this one."""


class EndOfAnswers(Exception):  # noqa: N818 - nothing is wrong with what was answered
    """No more answers come: what is read has ended."""


def ready_to_ask() -> None:
    """Take accents as they are typed, and let one move in a line while typing it."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")
    if sys.stdin.isatty():
        with contextlib.suppress(ImportError):  # Windows has none
            import readline  # noqa: F401, PLC0415 - to be there is all that it has to do


def bold(text: str) -> str:
    """Return a text in bold type, on a terminal that shows it."""
    return click.style(text, bold=True) if shows_style() else text


def tell(text: str) -> None:
    """Print a text on lines that a terminal has room for, no guillemet alone at the end of one."""
    width = min(WIDEST, get_terminal_size().columns)
    kept = text.replace("« ", "«\N{NO-BREAK SPACE}").replace(" »", "\N{NO-BREAK SPACE}»")
    lines = (fill(line, width, break_on_hyphens=False, break_long_words=False) for line in kept.split("\n"))
    say("\n".join(lines))


def typed(prompt: str = "", *, default: str = "") -> str:
    """Return what is typed on a line, or what stands between brackets where nothing is.

    Raises:
        Back: where the question before this one is asked for.
        EndOfAnswers: where nothing is left to be read.
        click.Abort: after Ctrl-C.

    """
    asked = " ".join(filter(None, [prompt, f"[{_short(default)}]" if default else "", ">"]))
    while True:
        try:
            answer = click.prompt(asked, default="", show_default=False, prompt_suffix=" ").strip()
        except click.Abort as end:
            if isinstance(end.__context__, EOFError):
                say("")
                raise EndOfAnswers from None
            raise
        if answer == BACK:
            raise Back
        if answer == HELP:
            tell(USE)
        elif not is_readable(answer):
            tell(UNREADABLE)
        else:
            return answer or default


def is_readable(answer: str) -> bool:
    """Say whether an answer was typed in UTF-8: what was not, Python keeps as halves of signs."""
    return not re.search("[\ud800-\udfff]", answer)


def _short(text: str) -> str:
    """Return a text as it has room between brackets."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"


def typed_prose(*, default: str = "") -> str:
    """Return what is typed on one or more lines: each but the last ends with a backslash."""
    lines = [typed(default=default)]
    while lines[-1].endswith("\\") and lines != [default]:
        lines[-1] = lines[-1][:-1].rstrip()
        lines.append(typed("…"))
    return "\n".join(lines).strip()


def refuse(faults: Sequence[Problem], where: Where) -> str:
    """Say what is wrong with an answer, or with another that does not go with it; return what to write, if known."""
    for fault in faults:
        elsewhere = fault.field and not is_in(fault.field, field_name(where))
        tell(f"Refusé : {f'{fault.field} : ' if elsewhere else ''}{fault.sentence}.")
    return proposed(faults[0].sentence) or ""


def agreed(question: str, *, default: bool) -> bool:
    """Return whether the editor says yes."""
    while True:
        answer = typed(f"{question} oui ou non", default="oui" if default else "non").casefold()
        if answer in YES:
            return YES[answer]
        tell("Répondez par oui ou par non.")


def show_choices(choices: Mapping[str, str]) -> None:
    """List values, each with its number and with what it is called."""
    wide = max(map(len, choices))
    for number, (value, name) in enumerate(choices.items(), 1):
        say(f"  {number:>2}  {f'{value:<{wide}}  {name}' if name else value}")


def chosen(answer: str, choices: Sequence[str]) -> str | None:
    """Return the value that an answer names by its number, or the answer itself; nothing for a number of no value."""
    if answer in choices or not answer.isdecimal():
        return answer
    return choices[int(answer) - 1] if 0 < int(answer) <= len(choices) else None


def split(answer: str) -> list[str]:
    """Return the parts of an answer that names several: numbers with commas or spaces between, values with commas."""
    numbers = re.fullmatch(r"[\d\s,;]+", answer)
    return [part.strip() for part in re.split(r"[\s,;]+" if numbers else "[,;]", answer) if part.strip()]
