"""Run what builds the site in a process of its own, which never outlives ours."""

import contextlib
import multiprocessing
import os
import runpy
import signal
import sys
import tempfile
import threading
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path

from portal.saying import ready, reason, to_nowhere, warn

LONGEST = 70
"""Most signs of the temporary folder's path for a process to fork from: it listens at a socket in there, and the path
of a socket has 107 bytes at most (unix(7))."""


class BuildError(Exception):
    """The site was not built; what is wrong has been printed, or is the message."""


@dataclass(frozen=True)
class Builder:
    """What builds the site: a module that takes the command line of MkDocs, such as ProperDocs."""

    module: str
    warm: bool = False
    """Fork each build from a process that has imported everything once: it starts a second sooner."""
    errors: Path | None = None
    """The file that takes what the builder prints on stderr; without one, it is printed."""

    def run(self, root: Path, folder: Path) -> None:
        """Build the site of `root` strictly into `folder`.

        Raises:
            BuildError: when the builder refuses; it has said why.

        """
        # Material prints a notice about MkDocs 2 even where all is quiet.
        os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
        process = self._process(root, folder)
        # Ctrl-C reaches every process of a terminal: ours answers it for both, so the builder is born deaf to it.
        ours = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            process.start()
        finally:
            signal.signal(signal.SIGINT, ours)
        try:
            process.join()
        except BaseException:
            process.kill()
            _end_group(process.pid or 0)
            process.join()
            raise
        if process.exitcode:
            raise BuildError

    def _process(self, root: Path, folder: Path) -> BaseProcess:
        if self.warm and len(os.fsencode(tempfile.gettempdir())) <= LONGEST:
            server = multiprocessing.get_context("forkserver")
            server.set_forkserver_preload([f"{self.module}.commands.build", "events", "portal.building.warmth"])
            return server.Process(target=_work, args=(self, root, folder))
        return multiprocessing.get_context("spawn").Process(target=_work, args=(self, root, folder))


def _work(builder: Builder, root: Path, folder: Path) -> None:
    """Be the builder's process: end with the one that asked, and say what is wrong in French."""
    os.setpgid(0, 0)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if builder.errors:
        os.dup2(os.open(builder.errors, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), 2)
    ready()
    # On stdout, MkDocs says in English only that it gave up; why is on stderr.
    to_nowhere(1)
    os.chdir(root)
    sys.argv = [builder.module, "build", "--config-file", "mkdocs.yml", "--quiet", "--strict"]
    sys.argv += ["--site-dir", str(folder)]
    try:
        runpy.run_module(builder.module, run_name="__main__", alter_sys=True)
    except OSError as error:
        warn(reason(error))
        sys.exit(1)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        _end_group(os.getpid())


def _end_group(leader: int) -> None:
    """Kill a builder's process group: itself, and the workers that it may have started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)
