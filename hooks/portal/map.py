"""The interactive map, drawn by Folium from the records; Leaflet comes from its package, and nothing from elsewhere."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path

import folium
from branca import element
from xstatic.pkg import leaflet

from portal import pages
from portal.load import Catalogue
from portal.models.donation_point import DonationPoint
from portal.models.site import Site

FRANCE = (46.6, 2.4)
"""The middle of metropolitan France: latitude and longitude in degrees."""
RADIUS_M = {"rue": 200, "quartier": 700, "commune": 2500}
"""How wide an inexact position is drawn, in metres, by its precision."""
LEAFLET = Path(leaflet.BASE_DIR)


def leaflet_files() -> dict[str, bytes]:
    """Return Leaflet's own files, by the address that we serve them at."""
    files = [LEAFLET / "leaflet.js", LEAFLET / "leaflet.css", *sorted((LEAFLET / "images").glob("*.png"))]
    return {f"assets/{file.relative_to(LEAFLET).as_posix()}": file.read_bytes() for file in files}


def draw(catalogue: Catalogue) -> str:
    """Return the script that draws the map into the element `folium-map`, once Leaflet is loaded."""
    with _numbered_ids():
        chart = folium.Map(location=FRANCE, zoom_start=6, tiles=None, control_scale=True, zoom_control=False)
        chart.default_js, chart.default_css = [], []
        for name, mark, places in (
            ("Lieux d’aide", "site", [site for site in catalogue.sites.values() if site.is_current]),
            ("Points de don", "don", pages.local_points(catalogue)),
        ):
            layer = folium.FeatureGroup(name=name)
            for place in places:
                _add(layer, place, mark)
            layer.add_to(chart)
        folium.LayerControl(collapsed=False).add_to(chart)
        figure = chart.get_root()
        figure.render()
        script: str = figure.script.render()  # type: ignore[attr-defined] # set by Figure.__init__
    return script.replace(str(chart.get_name()), "folium_map")


def _add(layer: folium.FeatureGroup, place: Site | DonationPoint, mark: str) -> None:
    where = (place.latitude, place.longitude)
    if place.precision in RADIUS_M:
        folium.Circle(where, radius=RADIUS_M[place.precision], class_name=f"area-{mark}", weight=1).add_to(layer)
    folium.Marker(
        where,
        icon=folium.DivIcon(class_name=f"mark mark-{mark}", icon_size=(28, 28), icon_anchor=(14, 14)),
        title=place.nom,
        popup=folium.Popup(_popup(place), max_width=260),
    ).add_to(layer)


def _popup(place: Site | DonationPoint) -> str:
    lines = [f"<strong>{escape(place.nom)}</strong>", escape(pages.address_line(place))]
    if place.telephone:
        lines.append(f'<a href="tel:{place.telephone.replace(" ", "")}">{place.telephone}</a>')
    lines.append(f'<a href="../../{pages.address(place)}">Voir la fiche</a>')
    return _safe_in_template_literal("<br>".join(lines))


def _safe_in_template_literal(html: str) -> str:
    """Return HTML that ends neither the JavaScript template literal that Folium puts it in, nor a script."""
    for sign in "\\`$":
        html = html.replace(sign, f"&#{ord(sign)};")
    return html


@contextmanager
def _numbered_ids() -> Iterator[None]:
    """Give map elements numbered ids, where branca draws them at random: equal records give equal bytes."""
    drawn = element.urandom  # type: ignore[attr-defined] # branca does not export it
    numbers = itertools.count(1)
    element.urandom = lambda size: next(numbers).to_bytes(size, "big")  # type: ignore[attr-defined]
    try:
        yield
    finally:
        element.urandom = drawn  # type: ignore[attr-defined]
