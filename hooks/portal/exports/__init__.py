"""What we give away: data in open formats with their schemas, and what tells machines where things are."""

from portal.exports.export import LICENCE, Export
from portal.exports.fields import Field
from portal.exports.geojson import FILES as MAPPED
from portal.exports.geojson import parts
from portal.exports.index import EXPORTS, INDEX, PAGE, PROMISE, SCHEMA
from portal.exports.index import FOLDER as API
from portal.exports.index import files as exported

__all__ = [
    "API",
    "EXPORTS",
    "INDEX",
    "LICENCE",
    "MAPPED",
    "PAGE",
    "PROMISE",
    "SCHEMA",
    "Export",
    "Field",
    "exported",
    "parts",
]
