"""Run what builds the site in a process of its own, which never outlives ours and remembers its last good build."""

import contextlib
import gc
import multiprocessing
import os
import runpy
import signal
import sys
from multiprocessing.connection import Connection, Pipe, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from portal.saying import ready, reason, to_nowhere, warn

SELDOM = (20_000, 50, 1000)
"""How seldom Python looks for what nobody holds any more: what a build makes, it mostly holds until its end."""
QUIET = 0.3
"""How long nobody must have ordered anything before the builder puts itself in order, in seconds."""


class BuildError(Exception):
    """The site was not built; what is wrong has been printed, or is the message."""


class Builder:
    """What builds the site: a module that takes the command line of MkDocs, such as ProperDocs.

    Its builds follow one another in one process, so that the second has nothing to import, and finds what the first
    has learned. A build that fails leaves nothing: its process ends, and the one that goes on was forked before it.
    """

    def __init__(self, module: str, *, errors: Path | None = None) -> None:
        """Take the name of the module; `errors` is a file for what it prints on stderr, which is ours without one."""
        self._module = module
        self._errors = errors
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    def __enter__(self) -> "Builder":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def run(self, root: Path, folder: Path) -> None:
        """Build the site of `root` strictly into `folder`.

        Raises:
            BuildError: when the builder refuses; it has said why.

        """
        line = self._line or self._begin()
        try:
            line.send((root, folder))
            built = line.recv()
        except (EOFError, ConnectionError):
            self.end()
            raise BuildError("Le constructeur a été arrêté : recommencez.") from None
        except BaseException:
            self.end()
            raise
        if not built:
            raise BuildError

    def end(self) -> None:
        """End the builder, in the middle of a build if there is one; the next build begins with nothing learned."""
        if self._line and self._process:
            with contextlib.suppress(EOFError, ConnectionError):
                self._line.send(None)
                while True:  # until no process holds the other end
                    self._line.recv()
            self._line.close()
            self._process.join()
        self._line = self._process = None

    def _begin(self) -> Connection:
        # Material prints a notice about MkDocs 2 even where all is quiet.
        os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
        self._line, theirs = Pipe()
        # The server of a preview has threads, which a fork would break: the first process is begun anew.
        anew = multiprocessing.get_context("spawn")
        self._process = anew.Process(target=_live, args=(theirs, self._module, self._errors))
        # Ctrl-C reaches every process of a terminal: ours answers it for all, so the builder is born deaf to it.
        ours = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            self._process.start()
        finally:
            signal.signal(signal.SIGINT, ours)
            theirs.close()
        return self._line


def _live(line: Connection, module: str, errors: Path | None) -> None:
    """Be the builder's process: build what the line orders, until it says to end or nobody holds its other end."""
    ready()
    gc.set_threshold(*SELDOM)
    # On stdout, MkDocs says in English only that it gave up; why is on stderr.
    to_nowhere(1)
    while order := _heard(line):
        fate = _forked(line)
        if not fate:
            _tell(line, built=False)
            continue
        _build(module, *order, errors=errors)
        fate.end()
        _tell(line, built=True)
        if not line.poll(QUIET):  # what stays is looked through now, and not by each build
            gc.unfreeze()
            gc.collect()
            gc.freeze()
    os._exit(0)  # there is nothing to put away, and who waits for this end need not wait for Python's


def _heard(line: Connection) -> tuple[Path, Path] | None:
    """Return the order that comes: the root and the folder of a build, or nothing when it is time to end."""
    try:
        order: tuple[Path, Path] | None = line.recv()
    except (EOFError, ConnectionError):
        return None
    return order


def _tell(line: Connection, *, built: bool) -> None:
    with contextlib.suppress(ConnectionError):  # who ordered has gone: there is nobody to hear
        line.send(built)


class _Second(NamedTuple):
    """The process that goes on if the first one fails."""

    number: int
    held: Connection
    """What closes when the first one ends, however it ends."""

    def end(self) -> None:
        """End it: the first one has not failed."""
        os.kill(self.number, signal.SIGKILL)
        os.waitpid(self.number, 0)
        self.held.close()


def _forked(line: Connection) -> _Second | None:
    """Return the process forked; in that one, return nothing once the first has failed, and end with it before.

    The first leads a group, to which belong the workers that it may start; the line says when it is to end.
    """
    first = os.getpid()
    os.setpgid(0, 0)
    closed, held = Pipe(duplex=False)
    number = os.fork()
    if number:
        closed.close()
        return _Second(number, held)
    os.setpgid(0, 0)
    held.close()
    if closed not in wait([closed, line]):
        os.killpg(first, signal.SIGKILL)
        os._exit(0)
    closed.close()
    return None


def _build(module: str, root: Path, folder: Path, *, errors: Path | None) -> None:
    """Run the builder; end this process, and say in French why, where it fails."""
    if errors:
        os.dup2(os.open(errors, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), 2)
    os.chdir(root)
    sys.argv = [module, "build", "--config-file", "mkdocs.yml", "--quiet", "--strict", "--site-dir", str(folder)]
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except (BuildError, OSError) as error:
        warn(reason(error) if isinstance(error, OSError) else str(error))
        sys.exit(1)
    except SystemExit as end:
        if end.code:
            raise
