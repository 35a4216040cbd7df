"""Says how soon the preview shows a record that an editor has changed."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path

import yaml

from tests.bench.process import ENVIRONMENT

CHANGES = 10
"""How often the record is changed."""
PATIENCE = 120
"""How long a page is waited for, in seconds."""
POLL = 0.02
"""How long to wait before asking again, in seconds."""


SERVE = (str(Path(sys.executable).with_name("portal")), "serve", "--port", "{port}")


def seconds_to_show(root: Path, *, serve: Sequence[str] = SERVE) -> list[float]:
    """Serve the portal at `root` and change a record of it, again and again; return the seconds until its page says so.

    `serve` is the command, run at `root`, with `{port}` where it wants the number of the port.

    Raises:
        TimeoutError: when a page does not come.
        ChildProcessError: when the server ends; it has said why.

    """
    record = min((root / "data" / "sites").rglob("*.yml"))
    address = f"lieux/{record.relative_to(root / 'data' / 'sites').with_suffix('').as_posix()}/"
    facts = yaml.load(record.read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506 - makes texts and nothing else
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [word.format(port=port) for word in serve]
    server = subprocess.Popen(command, cwd=root, env=ENVIRONMENT, stdout=subprocess.DEVNULL)

    def shown(text: str) -> None:
        _wait(server, f"http://127.0.0.1:{port}/{address}", text)

    try:
        shown(facts["nom"])
        seconds = []
        for n in range(CHANGES):
            time.sleep(1)  # an editor does not save again at once, and a file's time may be whole seconds
            text = f"Texte changé pour un essai, {n}."
            begun = time.perf_counter()
            record.write_text(yaml.safe_dump(facts | {"presentation_resume": text}, allow_unicode=True), "utf-8")
            shown(text)
            seconds.append(time.perf_counter() - begun)
        return seconds
    finally:
        server.terminate()
        server.wait()


def _wait(server: "subprocess.Popen[bytes]", page: str, text: str) -> None:
    """Wait until a page of a server says a text."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if server.poll() is not None:
            raise ChildProcessError(server.args)
        try:
            with urllib.request.urlopen(page, timeout=PATIENCE) as answer:  # noqa: S310 - ours, on loopback
                if text in answer.read().decode():
                    return
        except (urllib.error.URLError, ConnectionError):
            pass  # not ready yet
        time.sleep(POLL)
    raise TimeoutError(page)
