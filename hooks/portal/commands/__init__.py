"""The `portal` command, a module a verb."""

import argparse
import signal
import sys
from importlib import import_module
from pathlib import Path

from portal.imports import FORMATS
from portal.records import DayError
from portal.saying import ready, reason, warn

INTERRUPTED = 130
"""The exit code of a command that Ctrl-C has ended, as a shell gives it."""
TERMINATED = 143
"""The exit code of a command that was asked to end (SIGTERM)."""


MODULES = {"import": "import_"}
"""The commands whose name is a word of Python's own, which no module may have."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 when all is well, 1 when there is something to mend.

    The code says what was found, even where nobody reads what is printed.
    """
    ready()
    # What was begun is then cleaned up, as after Ctrl-C.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
    options = vars(_parser().parse_args(arguments))
    try:
        # A check need not wait until what builds pages and maps is imported.
        command = options.pop("command")
        verb = import_module(f"portal.commands.{MODULES.get(command, command)}")
        code: int = verb.run(options.pop("root").resolve(), **options)
    except DayError as error:
        warn(str(error))
        return 1
    except OSError as error:
        warn(reason(error))
        return 1
    except KeyboardInterrupt:
        warn("Interrompu.")
        return INTERRUPTED
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="portal", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the folder that holds data/ (default: here)")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="check the records, and nothing else")
    check.add_argument("--all", dest="whole", action="store_true", help="show every problem or remark, not the first")
    commands.add_parser("codes", help="give a short code to each place that has none")
    build = commands.add_parser("build", help="build the site into site/, in one step")
    publish = commands.add_parser("publish", help="build the site to be put online, if nothing is missing")
    serve = commands.add_parser("serve", help="show the site, built again when something changes")
    serve.add_argument("--port", type=int, default=8000, help="where to listen on 127.0.0.1 (default: %(default)s)")
    for command in (build, publish, serve):
        command.add_argument("--builder", default="mkdocs", help="the module that builds (default: %(default)s)")
    imports = commands.add_parser("import", help="propose records for the rows of a list; write over nothing")
    imports.add_argument("form", metavar="format", choices=FORMATS, help="the kind of list: %(choices)s")
    imports.add_argument("file", type=Path, help="the list, as comma-separated values")
    imports.add_argument("--into", type=Path, help="the folder to write into, as into data/ (default: data/ itself)")
    imports.add_argument("--keep", nargs="+", default=[], metavar="KEY", help="records to write though they look known")
    commands.add_parser("offline", help="put the whole portal, as built in site/, into one file to take away")
    commands.add_parser("weigh", help="say what each page of site/ costs, and fail over a budget")
    return parser
