"""The `portal` command, a module a verb."""

import gettext
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from portal.records import DataError, DayError
from portal.saying import ready, reason, warn

INTERRUPTED = 130
"""The exit code of a command that Ctrl-C has ended, as a shell gives it."""
TERMINATED = 143
"""The exit code of a command that was asked to end (SIGTERM)."""
VERBS = (
    "check",
    "health",
    "format",
    "new",
    "calls",
    "verified",
    "impact",
    "diff",
    "links",
    "codes",
    "import",
    "mirror",
    "cms",
    "build",
    "publish",
    "serve",
    "offline",
    "weigh",
)
"""The verbs, in the order in which the help shows them."""
MODULES = {"import": "import_"}
"""The verbs whose name is a word of Python's own, which no module may have."""
WORDS = Path(__file__).parent / "locale"
"""What click says, in French: `make` compiles it."""


class _Verbs(click.Group):
    """The verbs, each imported when it is asked for: a check need not wait for what builds pages and maps."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all verbs."""
        del ctx
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the verb of a name, or nothing where there is none."""
        del ctx
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(f"portal.commands.{MODULES.get(cmd_name, cmd_name)}").command
        return command


@click.pass_context
def _at(context: click.Context, root: Path) -> None:
    """Give the root to the verb."""
    context.obj = root.resolve()


def _portal() -> click.Group:
    return _Verbs(
        "portal",
        callback=_at,
        subcommand_metavar="COMMANDE…",
        help="Vérifier, montrer et construire le portail.",
        epilog="Codes de sortie : 0, tout va bien ; 1, il y a quelque chose à corriger ; 2, commande mal écrite.",
        params=[
            click.Option(
                ["--root"],
                type=click.Path(path_type=Path),
                default=".",
                metavar="DOSSIER",
                help="Le dossier où est data/ (sinon : le dossier où vous êtes).",
            )
        ],
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 when all is well, 1 when there is something to mend.

    The code says what was found, even where nobody reads what is printed. It is 2 for a command that is not
    understood, 130 after Ctrl-C and 143 after SIGTERM.
    """
    ready()
    # click asks gettext for its words, and gettext the environment for a language: the portal has one.
    os.environ["LANGUAGE"] = "fr"
    gettext.bindtextdomain("messages", WORDS)
    # What was begun is then cleaned up, as after Ctrl-C.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
    try:
        # Not by `main` of click, which says its own of an interruption.
        with _portal().make_context("portal", list(sys.argv[1:] if arguments is None else arguments)) as context:
            code: int = context.command.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (DataError, DayError) as error:
        warn(str(error))
        return 1
    except OSError as error:
        warn(reason(error))
        return 1
    except (click.Abort, KeyboardInterrupt):
        warn("Interrompu.")
        return INTERRUPTED
    return code
