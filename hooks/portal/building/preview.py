"""Show the last good site on loopback while its records change, and say in the browser what is to be mended."""

import html
import io
import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from os import PathLike
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

PREVIEW = "PORTAL_PREVIEW"
"""The variable that tells a build that it is for a preview: it makes no archive, which nobody takes from one."""
HOST = "127.0.0.1"
PATIENCE = 10.0
"""How long a page waits for the build that is running, in seconds: after that, the last good one is shown."""
FAULT = """<!DOCTYPE html>
<html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>À corriger – aperçu</title>
<style>
body {{ font: 1rem/1.5 sans-serif; margin: 1rem auto; max-width: 50rem; padding: 0 1rem }}
pre {{ white-space: pre-wrap }}
</style>
<h1>À corriger</h1>
<p>Le site n’a pas pu être reconstruit. Corrigez ce qui suit, puis enregistrez : cette page se recharge d’elle-même.</p>
<pre>{text}</pre>
<noscript><p>Sans script, rechargez cette page après avoir corrigé.</p></noscript>
<script>
function ask() {{
  fetch("", {{ method: "HEAD" }}).then(function (answer) {{
    if (answer.headers.get("ETag") === '"{number}"') setTimeout(ask, 500)
    else location.reload()
  }}, function () {{ setTimeout(ask, 2000) }})
}}
ask()
</script>
</html>
"""


class Preview(ThreadingHTTPServer):
    """A server of the folder `site`, told of each build by `building` and `built`."""

    def __init__(self, site: Path, *, port: int) -> None:
        super().__init__((HOST, port), partial(_Handler, directory=str(site)))
        self.site = site
        self.address = f"http://{HOST}:{self.server_port}/"
        self.fault: tuple[int, str] | None = None
        """The number and the text of what stopped the last build, until one succeeds."""
        self.idle = threading.Event()
        """Set when no build is running."""
        self._builds = 0

    def building(self) -> None:
        """Say that a build begins: pages wait for it."""
        self.idle.clear()

    def built(self, fault: str = "") -> None:
        """Say that the build has ended, and what is wrong, if anything."""
        self._builds += 1
        self.fault = (self._builds, fault) if fault else None
        self.idle.set()


class _Handler(SimpleHTTPRequestHandler):
    server: Preview
    extensions_map = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".yml": "text/plain; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".geojson": "application/geo+json",
    }

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Answer with what was built; for a page, wait for the build, and say what is to be mended if it failed."""
        if urlsplit(self.path).path.endswith(("/", ".html")):
            self.server.idle.wait(PATIENCE)
            if self.server.fault:
                number, text = self.server.fault
                page = FAULT.format(text=html.escape(text), number=number)
                return self._page(HTTPStatus.SERVICE_UNAVAILABLE, page.encode(), tag=f'"{number}"')
        return super().send_head()

    def list_directory(self, path: str | PathLike[str]) -> None:
        """Say that a folder without a page is no page, as a host would."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page of errors, where it is that one."""
        ours = self.server.site / "404.html"
        if code != HTTPStatus.NOT_FOUND or not ours.is_file():
            super().send_error(code, message, explain)
            return
        page = self._page(HTTPStatus.NOT_FOUND, ours.read_bytes())
        if self.command != "HEAD":
            self.copyfile(page, self.wfile)

    def _page(self, status: HTTPStatus, page: bytes, *, tag: str = "") -> io.BytesIO:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        if tag:
            self.send_header("ETag", tag)
        self.end_headers()
        return io.BytesIO(page)

    def end_headers(self) -> None:
        """Have no browser keep a page of a preview."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gives it
        """Say nothing: the terminal is for what an editor has to mend."""
