"""XML as we write it: a tree, indented, so that two versions compare well."""

from xml.etree.ElementTree import Element, indent, tostring


def written(root: Element) -> str:
    """Return the text of a document."""
    indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, "unicode")}\n'
