"""What tells machines the way: `robots.txt`, and the description by which a browser searches the site."""

from xml.etree.ElementTree import Element, SubElement

from portal.exports.export import page_of
from portal.exports.xml import written
from portal.knowing import Knowledge

ROBOTS = "robots.txt"
OPENSEARCH = "opensearch.xml"
SPACE = "http://a9.com/-/spec/opensearch/1.1/"
SHORTEST = 16
"""So many signs the short name of a search has at most (OpenSearch 1.1)."""
LONGEST = 48


def robots(known: Knowledge) -> str:
    """Return what robots may read, all, and where the list of pages is (RFC 9309)."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {page_of('sitemap.xml', known)}\n"


def opensearch(known: Knowledge) -> str:
    """Return the description of the search (OpenSearch 1.1)."""
    portal = known.catalogue.portal
    root = Element("OpenSearchDescription", {"xmlns": SPACE})
    parts = {
        "ShortName": _cut(portal.nom, SHORTEST),
        "LongName": _cut(portal.nom, LONGEST),
        "Description": "Trouver un lieu d’aide, une leçon, un point de don ou une offre",
        "Language": "fr",
        "InputEncoding": "UTF-8",
    }
    for name, text in parts.items():
        SubElement(root, name).text = text
    icon = {"width": "192", "height": "192", "type": "image/png"}
    SubElement(root, "Image", icon).text = page_of("assets/icone-192.png", known)
    SubElement(root, "Url", {"type": "text/html", "template": page_of("recherche/?q={searchTerms}", known)})
    return written(root)


def _cut(name: str, most: int) -> str:
    """Return the first words of a name that have room, or what there is of the first."""
    words = name.split()
    fitting = next((" ".join(words[:n]) for n in range(len(words), 0, -1) if len(" ".join(words[:n])) <= most), name)
    return fitting[:most]
