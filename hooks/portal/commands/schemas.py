"""The JSON Schemas that the first line of each record names, for editors of code: written where they look."""

from contextlib import suppress
from pathlib import Path, PurePosixPath

from portal.exports import forms
from portal.knowing import Knowledge
from portal.records import SCHEMAS, Catalogue


def write_schemas(root: Path, catalogue: Catalogue) -> None:
    """Write the schema of each kind of record, with the names of those that there are, where it has changed."""
    with suppress(OSError):  # a folder where nothing can be written has nobody who edits in it
        (root / SCHEMAS).mkdir(exist_ok=True)
        for path, text in forms(Knowledge(catalogue, catalogue.day)):
            file = root / SCHEMAS / PurePosixPath(path).name
            if not file.exists() or file.read_text("utf-8") != text:
                file.write_text(text, "utf-8", newline="\n")
