"""The whole portal on a key: the built site as a ZIP whose pages open from a folder, without a host."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from stat import S_IFREG

from stream_zip import ZIP_32, ZIP_64, stream_zip

from portal.building.folder import files_of
from portal.building.kept import MANIFEST, WORKER
from portal.building.moved import CADDY, NGINX
from portal.building.weight import Compressor
from portal.exports import ROBOTS
from portal.knowing import slug
from portal.records import Portal

FOLDER = "telecharger/"
"""Where the archive is published, beside its page."""
LEFT_OUT = {"404.html", "sitemap.xml", "sitemap.xml.gz", WORKER, MANIFEST, NGINX, CADDY, ROBOTS}
"""What only a host has a use for."""
LINK = re.compile(
    r'(=(?:"(?:(?<= href=")|(?<= action="))|(?<=;url=)))'
    r'((?:\.{1,2}/|[\w-][\w.-]*/)*(?:\.{1,2}(?=["?#]))?)((?:[?#][^"]*)?")'
)
"""An address of a folder of the site: of such words alone that no scheme and no file is taken for one.

It begins with the one sign that all have: a text is read three times as fast.
"""
NEEDS_A_HOST = re.compile(r' data-script="[^"]*/(?:garder|effacer)\.js"')
"""What shows a button that keeps pages or erases them: a key has them all, and a file may keep none."""
README = """{name}

Copie du {day}. Ouvrez le fichier index.html : tout se lit sans Internet.
La copie la plus récente est à l’adresse {address}telecharger/
"""
DATA, AS_SCRIPT = ".geojson", ".js"
"""The ending of data that pages fetch, and what a script that holds them adds to it."""
MOST = 0xFFFF
"""The most files of an archive that every program opens, the oldest too."""
MODE = S_IFREG | 0o644
"""Plain files, which their owner may change."""


@dataclass(frozen=True)
class Archive:
    """The archive of a site."""

    name: str
    """Of its file, beside its page."""
    size: int
    """Its bytes."""

    @property
    def path(self) -> str:
        """Its file, from the root of the site."""
        return f"{FOLDER}{self.name}"


def archive(site: Path, own_page: str, *, portal: Portal, day: date) -> Archive:
    """Write the archive of a site that is built but for the page of the archive, and return what it is.

    `own_page` is that page as the archive holds it. Equal sites of a day give equal bytes.
    """
    folder = f"{slug(portal.nom)}-{day}"
    readme = README.format(name=portal.nom, day=day, address=portal.adresse_du_site)
    own = {f"{FOLDER}index.html": _page(own_page), "LISEZ-MOI.txt": readme.encode()}
    names = sorted({*_held(site), *own})
    when, method = datetime(day.year, day.month, day.day, tzinfo=UTC), ZIP_32 if len(names) <= MOST else ZIP_64
    # one is read after another: a large site does not fit in memory
    read = ((name, own[name] if name in own else _read(site, name)) for name in names)
    members = ((f"{folder}/{name}", when, MODE, method, (data,)) for name, data in read)
    (site / FOLDER).mkdir(exist_ok=True)
    file = site / FOLDER / f"{folder}.zip"
    with file.open("wb") as packed:
        packed.writelines(stream_zip(members, get_compressobj=Compressor, extended_timestamps=False))  # type: ignore[arg-type] # it has all that is asked of one
    return Archive(file.name, file.stat().st_size)


def _held(site: Path) -> Iterator[str]:
    """Yield the files of the archive that come from the site, data as files and as scripts."""
    for name in files_of(site):
        if name not in LEFT_OUT and not name.startswith(".") and not name.endswith(".zip"):
            yield name
            if name.endswith(DATA):
                yield f"{name}{AS_SCRIPT}"


def _read(site: Path, name: str) -> bytes:
    if name.endswith(".html"):
        return _page((site / name).read_text("utf-8"))
    if name.endswith(f"{DATA}{AS_SCRIPT}"):
        return _script(name.removesuffix(AS_SCRIPT), (site / name.removesuffix(AS_SCRIPT)).read_bytes())
    return (site / name).read_bytes()


def _page(html: str) -> bytes:
    """Return a page whose links lead to files, and that tells its scripts what to end their own addresses with."""
    local = LINK.sub(_to_file, NEEDS_A_HOST.sub("", html))
    return local.replace('<html lang="fr">', '<html lang="fr" data-page="index.html">', 1).encode()


def _to_file(link: re.Match[str]) -> str:
    before, folder, after = link.groups()
    is_inside = not folder and after.startswith(("#", "?"))
    last = "" if is_inside else "/index.html" if folder.endswith(".") else "index.html"
    return f"{before}{folder}{last}{after}"


def _script(path: str, data: bytes) -> bytes:
    """Return data as a script, for a page that may fetch nothing."""
    return b"(window.donnees = window.donnees || {})[%s] = %s;\n" % (json.dumps(path).encode(), data.strip())


def published(site: Path) -> Mapping[str, Path]:
    """Return the archives that a built site offers, by name."""
    return {file.name: file for file in sorted((site / FOLDER).glob("*.zip"))}
