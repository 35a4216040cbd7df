"""The web servers that docs/contribuer/heberger/ has samples for: found or installed, and run on loopback."""

import http.client
import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser import debian

SAMPLES = Path(__file__).parent.parent / "docs" / "contribuer" / "heberger"
PACKAGES = ("nginx-light", "libnginx-mod-http-brotli-static", "caddy", "openssl")
"""Debian's names for the servers, and for what makes a certificate."""
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
PROGRAMS = ("nginx", "caddy", "openssl")
ADVICE = f"No web servers for the tests. Install them: « apt-get install {' '.join(PACKAGES)} » as root on Debian."
HOST, SITE = "portail.example", "/srv/portail/site"
"""What the samples are written for."""
MAIN = """daemon off;
pid {work}/pid;
error_log stderr;
{user}
load_module {module};
events {{}}
http {{
    access_log off;
    client_body_temp_path {work}/body;
    proxy_temp_path {work}/proxy;
    fastcgi_temp_path {work}/fastcgi;
    uwsgi_temp_path {work}/uwsgi;
    scgi_temp_path {work}/scgi;
    include {sample};
}}
"""
GLOBAL = """{{
	admin off
	default_bind 127.0.0.1
	http_port {plain}
	https_port {port}
	local_certs
	skip_install_trust
	storage file_system {work}/storage
}}
"""


@dataclass(frozen=True)
class Answer:
    """What a server has answered."""

    status: int
    headers: Mapping[str, str]
    """With names in small letters."""
    body: bytes


@dataclass(frozen=True)
class Server:
    """A server that runs."""

    port: int
    plain: int
    """The port on which it answers without encryption."""

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a path as a browser would that has asked for no compression."""
        with closing(http.client.HTTPConnection(HOST)) as connection:
            connection.sock = self.connected()
            return _asked(connection, path, headers)

    def get_plain(self, path: str) -> Answer:
        """Ask without encryption."""
        with closing(http.client.HTTPConnection(HOST)) as connection:
            connection.sock = socket.create_connection(("127.0.0.1", self.plain), timeout=20)
            return _asked(connection, path, {})

    def connected(self, *protocols: str) -> ssl.SSLSocket:
        """Return an encrypted connection, which speaks one of the protocols."""
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        if protocols:
            context.set_alpn_protocols([*protocols])
        return context.wrap_socket(socket.create_connection(("127.0.0.1", self.port), timeout=20), server_hostname=HOST)


def _asked(connection: http.client.HTTPConnection, path: str, headers: Mapping[str, str]) -> Answer:
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())


@contextmanager
def running(name: str, top: Path, path: str, work: Path) -> Iterator[Server]:
    """Run a server by its sample for as long as the block lasts.

    `top` is what it serves, and `path` the folder of it in which the portal is, from there: empty, or with its final
    slash. `name` is « nginx », « nginx-brotli » or « caddy ».
    """
    server = Server(*_free_ports())
    sample = _sample(name.partition("-")[0], top, path)
    command = _nginx(sample, server, work, brotli="-" in name) if "nginx" in name else _caddy(sample, server, work)
    with (work / "said.txt").open("w") as said, subprocess.Popen(command, stdout=said, stderr=said) as process:
        try:
            _wait(server, process, work / "said.txt")
            yield server
        finally:
            process.terminate()


def _sample(name: str, top: Path, path: str) -> str:
    """Return a sample with the changes that the guide asks for, and no other."""
    text = (SAMPLES / {"nginx": "nginx.conf", "caddy": "Caddyfile"}[name]).read_text("utf-8")
    text = text.replace(f"{SITE}/redirections", f"{top}/{path}redirections")
    return text.replace(SITE, str(top)).replace(" /404.html", f" /{path}404.html")


def _changed(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, old
    return text.replace(old, new)


def _nginx(sample: str, server: Server, work: Path, *, brotli: bool) -> list[str]:
    certificate, key = work / "certificat.pem", work / "cle.pem"
    subject = ["-subj", f"/CN={HOST}", "-days", "2", "-keyout", str(key), "-out", str(certificate)]
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", *subject]
    subprocess.run(made, check=True, capture_output=True)
    sample = _changed(sample, "/etc/ssl/portail/certificat.pem", str(certificate))
    sample = _changed(sample, "/etc/ssl/portail/cle.pem", str(key))
    sample = _changed(sample, "listen 443 ", f"listen 127.0.0.1:{server.port} ")
    sample = _changed(sample, "listen 80;", f"listen 127.0.0.1:{server.plain};")
    sample = _changed(sample, "include mime.types;", "include /etc/nginx/mime.types;")
    if brotli:
        sample = _changed(sample, "# brotli_static on;", "brotli_static on;")
    (work / "portail.conf").write_text(sample, "utf-8")
    # Without this, a server that root starts may not read what a test has written.
    user = "user root;" if work.owner() == "root" else ""
    main = MAIN.format(work=work, sample=work / "portail.conf", module=BROTLI, user=user)
    (work / "nginx.conf").write_text(main, "utf-8")
    return ["nginx", "-c", str(work / "nginx.conf"), "-e", "stderr"]


def _caddy(sample: str, server: Server, work: Path) -> list[str]:
    settings = GLOBAL.format(port=server.port, plain=server.plain, work=work)
    (work / "Caddyfile").write_text(settings + sample, "utf-8")
    return ["caddy", "run", "--config", str(work / "Caddyfile"), "--adapter", "caddyfile"]


def _free_ports() -> tuple[int, int]:
    with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.1", 0)) as other:
        return one.getsockname()[1], other.getsockname()[1]


def _wait(server: Server, process: subprocess.Popen[bytes], said: Path) -> None:
    """Wait until a server answers."""
    deadline = time.monotonic() + 60
    while True:
        try:
            server.connected().close()
        except OSError:
            assert process.poll() is None, said.read_text("utf-8")
            assert time.monotonic() < deadline, said.read_text("utf-8")
            time.sleep(0.1)
        else:
            return


def ready() -> bool:
    """Say whether the servers are there."""
    return all(map(shutil.which, PROGRAMS)) and BROTLI.exists()


def complaints(work: Path) -> list[str]:
    """Return what a server has warned of since it runs, files that are not there left aside."""
    said = (work / "said.txt").read_text("utf-8")
    return re.findall(r'.*(?:\[(?:warn|crit|alert|emerg)\]|"level":"(?:error|fatal|panic)").*', said)


if __name__ == "__main__":
    if not ready():
        debian(*PACKAGES)
    sys.exit(None if ready() else ADVICE)
