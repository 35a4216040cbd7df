"""`portal serve`: the site on loopback, built again when something changes."""

import errno
import os
import re
import shutil
import tempfile
import threading
import time
from pathlib import Path

import click

from portal.building import PREVIEW, Builder, BuildError, Preview, publish
from portal.commands.build import BUILDER
from portal.editing import changes
from portal.saying import reason, say, warn

WATCHED = ("data", "docs", "overrides", "mkdocs.yml", "hooks")
IN_MEMORY = Path("/dev/shm")  # noqa: S108 - the folder that we make there has a name of its own, and is ours alone
"""Where Linux keeps files in memory."""
ROOM = 1_000_000_000
"""How many bytes must be free there: two sites of twenty thousand pages."""
NO_WORD = "Le constructeur s’est arrêté sans dire pourquoi : enregistrez à nouveau, ou relancez l’aperçu."
COLOURS = re.compile(r"\x1b\[[\d;]*m")
"""What MkDocs colours its messages with."""


def run(root: Path, *, builder: str, port: int) -> int:
    """Serve the site of `root` until Ctrl-C; return 1 when the port is taken."""
    os.environ[PREVIEW] = "1"
    with tempfile.TemporaryDirectory(prefix="portal-", dir=_quick_folder()) as folder:
        try:
            server = Preview(Path(folder) / "site", port=port)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            warn(f"Le port {port} est déjà pris : fermez l’autre aperçu, ou lancez « portal serve --port … ».")
            return 1
        with server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            try:
                with Builder(builder, errors=_errors(server)) as module:
                    _follow(root, server, builder=module)
            except KeyboardInterrupt:
                say("Aperçu arrêté.")
            finally:
                server.shutdown()
    return 0


def _quick_folder() -> Path | None:
    """Return the folder in memory, where small files cost least, unless TMPDIR names another or it has no room."""
    if "TMPDIR" in os.environ or not os.access(IN_MEMORY, os.W_OK) or shutil.disk_usage(IN_MEMORY).free < ROOM:
        return None
    return IN_MEMORY


def _follow(root: Path, server: Preview, *, builder: Builder) -> None:
    """Build, then build again after each change."""
    for changed in changes([root / name for name in WATCHED if (root / name).exists()]):
        if any(path.endswith(".py") for path in changed):
            builder.end()  # it has imported what was there before
        _rebuild(root, server, builder=builder)
        if not changed:
            say(f"Aperçu sur {server.address}, reconstruit à chaque changement. Ctrl-C pour arrêter.")


def _rebuild(root: Path, server: Preview, *, builder: Builder) -> None:
    begun = time.monotonic()
    server.building()
    errors = _errors(server)
    errors.unlink(missing_ok=True)
    fault = ""
    try:
        built = publish(root, server.site, builder=builder)
    except (BuildError, OSError) as error:
        said = errors.read_text("utf-8", "replace") if errors.exists() else ""
        why = reason(error) if isinstance(error, OSError) else str(error)
        fault = COLOURS.sub("", f"{said}\n{why}").strip() or NO_WORD
        warn(fault)
    else:
        say(f"{built.pages} pages en {time.monotonic() - begun:.1f} secondes.")
    server.built(fault)


def _errors(server: Preview) -> Path:
    """Return the file of what the builder prints when it fails."""
    return server.site.with_name("errors")


command = click.Command(
    "serve",
    callback=click.pass_obj(run),
    help="Montrer le site, reconstruit à chaque changement.",
    params=[
        BUILDER,
        click.Option(["--port"], type=int, default=8000, show_default=True, help="Le port où écouter, sur 127.0.0.1."),
    ],
)
