"""The interactive map: Folium makes it, our script fills it from GeoJSON; Leaflet comes from its package."""

import json
from html import escape
from pathlib import Path
from typing import TypeVar

import folium
from branca.element import Element
from folium.template import Template
from xstatic.pkg import leaflet

from portal.knowing import Knowledge
from portal.map import outline
from portal.map.geojson import FILES, names, parts

FRANCE = (46.6, 2.4)
"""The middle of metropolitan France: latitude and longitude in degrees."""
LEAFLET = Path(leaflet.BASE_DIR)
SCRIPT = "assets/carte.js"
OUTLINE = "assets/carte-contour.geojson"
E = TypeVar("E", bound=Element)

OF_SCRIPTS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<\u2028\u2029"}
"""What JSON may hold as it is, and a script may not: an element's end in a page, line ends in old browsers."""

WEIGHED = ("assets/carte", "assets/leaflet")
"""What the names of the files that opening the map costs begin with, the places aside."""


class _Chart(folium.Map):
    """Folium's map, said without the object spread that browsers before Chrome 60 and Safari 11.1 cannot parse."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {{ this.options|tojavascript }});
        {{ this.get_name() }}.setView({{ this.location|tojson }}, {{ this.options.zoom }});
        L.control.scale().addTo({{ this.get_name() }});
        {% endmacro %}
        """
    )


def files(known: Knowledge) -> dict[str, str | bytes]:
    """Return the files of the map that are made, and Leaflet's own, by the address that we serve them at."""
    own = [LEAFLET / "leaflet.js", LEAFLET / "leaflet.css", *sorted((LEAFLET / "images").glob("*.png"))]
    served = {f"assets/{file.relative_to(LEAFLET).as_posix()}": file.read_bytes() for file in own}
    return {SCRIPT: draw(known), OUTLINE: outline.FILE.read_bytes(), **served}


def opened(name: str, *, deferred: bool = False) -> bool:
    """Say whether opening the map costs the file of this name, from the root of the site.

    `deferred` is whether places are so many that they are read by département, later.
    """
    return name.startswith(WEIGHED) or (name in FILES.values() and not deferred)


def draw(known: Knowledge) -> str:
    """Return the script that makes the map in the element `map_carte`, once Leaflet is there.

    Every name in it is ours, so that equal records give equal bytes. It leaves `map_carte`, `feature_group_lieux` for
    the marks, `tile_layer_rues` for the streets, not on the map yet, and in `carte` what there is to read.
    """
    chart = _named(_Chart(FRANCE, zoom_start=5, tiles=None, zoom_control=False), "carte")
    chart.default_js, chart.default_css = [], []
    _named(folium.FeatureGroup(), "lieux").add_to(chart)
    streets = known.catalogue.portal.plan_des_rues
    if streets:
        layer = folium.TileLayer(
            streets.adresse,
            attr=escape(streets.credit),
            max_zoom=streets.zoom_max,
            overlay=True,
            show=False,
            update_when_zooming=False,
            keep_buffer=0,
        )
        _named(layer, "rues").add_to(chart)
    figure = chart.get_root()
    figure.render()
    script: str = figure.script.render()  # type: ignore[attr-defined] # set by Figure.__init__
    told = {"parts": parts(known), "names": names(known), "deferred": known.places.are_many}
    lines = (line.strip() for line in script.splitlines())
    said = json.dumps(told, ensure_ascii=False, separators=(",", ":")).translate(OF_SCRIPTS)
    return "\n".join(filter(None, lines)) + f"\nvar carte = {said};\n"


def _named(element: E, name: str) -> E:
    """Give an element of Folium the name that its script shall know it by, where branca draws one at random."""
    element._id = name
    return element
