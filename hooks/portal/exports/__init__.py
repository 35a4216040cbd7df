"""What we give away: data in open formats with their schemas, and what tells machines where things are."""

from portal.exports.editors import forms
from portal.exports.export import LICENCE, Export
from portal.exports.fields import Field
from portal.exports.geojson import FILES as MAPPED
from portal.exports.geojson import parts
from portal.exports.index import EXPORTS, FORMATS, INDEX, PAGE, PROMISE, SCHEMA, given
from portal.exports.index import FOLDER as API
from portal.exports.index import files as exported
from portal.exports.national import SINCE as NATIONAL_FIELDS
from portal.exports.news import FEED, feed
from portal.exports.signposts import OPENSEARCH, ROBOTS, opensearch, robots

__all__ = [
    "API",
    "EXPORTS",
    "FEED",
    "FORMATS",
    "INDEX",
    "LICENCE",
    "MAPPED",
    "NATIONAL_FIELDS",
    "OPENSEARCH",
    "PAGE",
    "PROMISE",
    "ROBOTS",
    "SCHEMA",
    "Export",
    "Field",
    "exported",
    "feed",
    "forms",
    "given",
    "opensearch",
    "parts",
    "robots",
]
