"""The interactive map: Folium makes it, our script fills it from GeoJSON; Leaflet comes from its package."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import lightningcss
from xstatic.pkg import leaflet

from portal.exports import MAPPED, parts
from portal.knowing import KINDS, Knowledge
from portal.map import outline
from portal.map.ground import Ground, ground
from portal.map.marks import by_key
from portal.records import Streets
from portal.saying import keep_together

LEAFLET = Path(leaflet.BASE_DIR)
SCRIPT = "assets/carte.js"
OUTLINE = "assets/carte-contour.geojson"
GROUNDS = "assets/villes/"
"""The folder of what lies below the map of each city."""

OF_SCRIPTS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<\u2028\u2029"}
"""What JSON may hold as it is, and a script may not: an element's end in a page, line ends in old browsers."""

WORDS: dict[str, str | Sequence[str] | Mapping[str, str]] = {
    "zoomIn": "Agrandir",
    "zoomOut": "Réduire",
    "close": "Fermer",
    "pan": ("Aller vers le haut", "Aller vers la gauche", "Aller vers la droite", "Aller vers le bas"),
    "moves": "Déplacer la carte",
    "sites": "lieu d’aide",
    "donation_points": "point de don",
    "group": "{count} lieux ici, dont {name}",
    "part": "{name}, nombre de lieux : {count}",
    "ouvert": "En activité",
    "a_confirmer": "À confirmer : téléphonez avant de venir",
    "ferme_temporairement": "Fermé pour le moment",
    "about": "Position approximative.",
    "page": "Voir la fiche : {name}",
    "call": "Appeler le {name}",
    "noPhone": "Numéro non communiqué.",
    "you": "Vous êtes ici, à peu près",
    "streetsFailed": "Le plan des rues ne répond pas. La carte continue sans lui.",
    "partFailed": "Des lieux n’ont pas pu être lus. La liste les donne tous.",
    "outline": "Contour : Natural Earth",
    "map": "Carte interactive des lieux",
    "show": "Afficher sur la carte",
    "kinds": {"sites": "Lieux d’aide", "donation_points": "Points de don"},
    "pass": "Passer la carte et voir la liste",
    "list": "Voir la liste",
    "legend": (
        "Un nombre : plusieurs lieux au même endroit. Un grand rond pâle : la position exacte n’est pas connue."
    ),
}
"""What the map says once it is open: pages do not carry what only those who open it read."""

WEIGHED = ("assets/carte", "assets/leaflet")
"""What the names of the files that opening the map costs begin with, places and grounds aside."""
UNUSED = {
    "leaflet-control-layers",
    "leaflet-control-layers-expanded",
    "leaflet-control-layers-list",
    "leaflet-control-layers-scrollbar",
    "leaflet-control-layers-selector",
    "leaflet-control-layers-separator",
    "leaflet-control-layers-toggle",
    "leaflet-default-icon-path",
    "leaflet-image-layer",
    "leaflet-oldie",
    "leaflet-tooltip",
    "leaflet-tooltip-bottom",
    "leaflet-tooltip-left",
    "leaflet-tooltip-right",
    "leaflet-tooltip-top",
    "leaflet-zoom-box",
}
"""What Leaflet's style knows and our map does not have: its own panel of layers, its pins of images, its tooltips."""


def files(known: Knowledge) -> dict[str, str | bytes]:
    """Return the files of the map that are made, and Leaflet's own, by the address that we serve them at."""
    own = [LEAFLET / "leaflet.js", *sorted((LEAFLET / "images").glob("*.png"))]
    served = {f"assets/{file.relative_to(LEAFLET).as_posix()}": file.read_bytes() for file in own}
    style = (LEAFLET / "leaflet.css").read_text("utf-8")
    served["assets/leaflet.css"] = lightningcss.process_stylesheet(style, unused_symbols=UNUSED, minify=True).encode()
    below = {f"{GROUNDS}{one.file.name}": one.file.read_bytes() for one in grounds(known)}
    return {SCRIPT: draw(known), OUTLINE: outline.FILE.read_bytes(), **served, **below}


def grounds(known: Knowledge) -> list[Ground]:
    """Return what lies below the maps of the cities that have it."""
    return [found for key in sorted(known.catalogue.cities) if (found := ground(key))]


def opening(sizes: Mapping[str, int], *, deferred: bool = False) -> int:
    """Return what opening the map costs at most, from the sizes of files by their name from the root of the site.

    It reads the outline of the country or the ground of the city that is looked at, not both. `deferred` is whether
    places are so many that they are read by département, later.
    """
    always = sum(size for name, size in sizes.items() if name.startswith(WEIGHED) and name != OUTLINE)
    places = 0 if deferred else sum(sizes.get(name, 0) for name in MAPPED.values())
    below = [size for name, size in sizes.items() if name == OUTLINE or name.startswith(GROUNDS)]
    return always + places + max(below, default=0)


def draw(known: Knowledge) -> str:
    """Return the script that makes the map, and leaves in `carte` what there is to read; equal records, equal bytes."""
    from portal.map.chart import script  # noqa: PLC0415 - Folium is long to read: only who draws the map waits for it

    streets = known.catalogue.portal.plan_des_rues
    words = WORDS | (_words_of(streets) if streets else {})
    told = {
        "words": {name: keep_together(said) if isinstance(said, str) else said for name, said in words.items()},
        "parts": parts(known),
        "names": names(known),
        "deferred": known.places.are_many,
        "shapes": by_key(),
        "grounds": [{"file": f"{GROUNDS}{one.file.name}", "bounds": one.bounds} for one in grounds(known)],
    }
    said = json.dumps(told, ensure_ascii=False, separators=(",", ":")).translate(OF_SCRIPTS)
    return f"{script(streets)}\nvar carte = {said};\n"


def _words_of(streets: Streets) -> dict[str, str]:
    """Return what is said of the streets before they are asked for."""
    return {
        "streets": f"Afficher le plan des rues ({streets.nom})",
        "streetsCost": (
            f"Des images viendront du {streets.description}, qui verra l’adresse de votre connexion. "
            f"Cela coûte environ {streets.poids_ko} Ko par vue."
        ),
    }


def names(known: Knowledge, *, most: int = 200) -> Sequence[tuple[str, float, float, int]]:
    """Return the names to write on the map, those of cities with most places first, then landmarks.

    With each its latitude and longitude in degrees, and the zoom from which it is written.
    """
    number = Counter(place.city_key for kind in KINDS for place in known.places.shown(kind))
    by_number = sorted(known.catalogue.cities.values(), key=lambda city: -number[city.key])
    cities = [(city.nom, city.latitude, city.longitude, 0) for city in by_number]
    landmarks = [
        (one.nom, one.latitude, one.longitude, 11) for city in known.catalogue.cities.values() for one in city.reperes
    ]
    return [*cities[:most], *landmarks[:most]]
