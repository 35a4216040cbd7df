"""What lets a telephone keep pages: the service worker, whose version is its content, and the manifest."""

import hashlib
import json
from pathlib import Path

from portal.records import Portal

WORKER = "sw.js"
"""At the root of the site: it answers for all pages below it."""
SCRIPT = "service.js"
"""What it is made from, in the folder `assets/` of our templates."""
MANIFEST = "manifest.webmanifest"
PAGES = ("", "numeros-utiles/", "hors-ligne/")
"""The pages that whoever keeps one has too: all stand alone, with their style and scripts inside."""
ICONS = (192, 512)
"""The sides of the icons, in pixels: those that Chromium asks for."""


def worker(site: Path, script: str, *, on: bool) -> str:
    """Return the service worker of a built site; `on` is whether it keeps pages, or takes itself and all away.

    Equal pages and an equal script give equal bytes: a telephone takes a new one when there is something new.
    """
    pages = [(site / page / "index.html").read_bytes() for page in PAGES]
    version = hashlib.sha256(b"".join([script.encode(), *pages])).hexdigest()[:12]
    known = {"VERSION": version, "PAGES": PAGES, "ON": on}
    return f"var {', '.join(f'{name} = {json.dumps(value)}' for name, value in known.items())};\n{script}"


def manifest(portal: Portal) -> str:
    """Return the manifest, by which a telephone puts the portal on its home screen; addresses go by its own."""
    icons = [{"src": f"assets/icone-{side}.png", "sizes": f"{side}x{side}", "type": "image/png"} for side in ICONS]
    told = {
        "name": portal.nom,
        "short_name": portal.nom,
        "lang": "fr",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "theme_color": "#0b4a54",
        "icons": icons,
    }
    return json.dumps(told, ensure_ascii=False, indent=1)
