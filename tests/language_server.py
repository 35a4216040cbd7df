"""Speaks with the language server of YAML as an editor of code does, over its standard streams."""

import json
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NODE = Path(__file__).parent / "editor" / "node_modules"
SERVER = NODE / "yaml-language-server" / "bin" / "yaml-language-server"


class LanguageServer:
    """A server that has the settings of an editor."""

    def __init__(self, process: subprocess.Popen[bytes], settings: Mapping[str, Any]) -> None:
        self._process = process
        self._settings = settings
        self._asked = 0
        self._told: dict[str, list[dict[str, Any]]] = {}

    def open(self, file: Path, text: str) -> list[dict[str, Any]]:
        """Open a document that was not open yet, and return what is first underlined in it."""
        uri = file.as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        while uri not in self._told:
            self._receive()
        return self._told[uri]

    def ask(self, what: str, file: Path, line: int, character: int) -> Any:
        """Return the answer to a question about a place in a document, counted from nought."""
        place = {"textDocument": {"uri": file.as_uri()}, "position": {"line": line, "character": character}}
        return self.request(f"textDocument/{what}", place)

    def request(self, method: str, params: object) -> Any:
        """Send a request, and return its result."""
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while True:
            said = self._receive()
            if said.get("id") == self._asked and "method" not in said:
                return said.get("result")

    def tell(self, method: str, params: object) -> None:
        """Send what has no answer."""
        self._send({"method": method, "params": params})

    def _send(self, message: Mapping[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        """Return the next message; answer it where it asks for settings, keep it where it underlines."""
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        said: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if said.get("method") == "textDocument/publishDiagnostics":
            self._told[said["params"]["uri"]] = said["params"]["diagnostics"]
        elif said.get("method") == "workspace/configuration":
            items = said["params"]["items"]
            self._send({"id": said["id"], "result": [self._settings.get(one["section"]) for one in items]})
        elif "method" in said and "id" in said:
            self._send({"id": said["id"], "result": None})
        return said


@contextmanager
def language_server(node: Path, settings: Mapping[str, Any], folder: Path) -> Iterator[LanguageServer]:
    """Start the server for a folder; `node` runs it."""
    command = [str(node), str(SERVER), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        server = LanguageServer(process, settings)
        can = {
            "workspace": {"configuration": True},
            "textDocument": {"hover": {"contentFormat": ["markdown"]}, "publishDiagnostics": {}},
        }
        server.request("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": can})
        server.tell("initialized", {})
        server.tell("workspace/didChangeConfiguration", {"settings": settings})
        yield server
        process.kill()
