"""The script that Folium writes for the interactive map: the map itself, empty, and the layers that it may have."""

from html import escape
from typing import TypeVar

import folium
from branca.element import Element
from folium.template import Template

from portal.records import Streets

FRANCE = (46.6, 2.4)
"""The middle of metropolitan France: latitude and longitude in degrees."""
E = TypeVar("E", bound=Element)


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


def script(streets: Streets | None) -> str:
    """Return the script that makes the map in the element `map_carte`, once Leaflet is there.

    Every name in it is ours, so that equal records give equal bytes. It leaves `map_carte`, `feature_group_lieux` for
    the marks, and `tile_layer_rues` for the streets, not on the map yet.
    """
    chart = _named(_Chart(FRANCE, zoom_start=5, tiles=None, zoom_control=False), "carte")
    chart.default_js, chart.default_css = [], []
    _named(folium.FeatureGroup(), "lieux").add_to(chart)
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
    said: str = figure.script.render()  # type: ignore[attr-defined] # set by Figure.__init__
    lines = (line.strip() for line in said.splitlines())
    return "\n".join(filter(None, lines))


def _named(element: E, name: str) -> E:
    """Give an element of Folium the name that its script shall know it by, where branca draws one at random."""
    element._id = name
    return element
