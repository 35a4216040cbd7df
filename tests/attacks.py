"""A copy of the portal whose every text attacks: what a record may hold, and would do harm if a page obeyed it."""

import re
import shutil
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zlib import crc32

import yaml
from pydantic import BaseModel

from portal.records.day import PARIS
from portal.records.fields import inner_model, texts_in
from portal.records.loading import load
from portal.records.messages import DataError
from portal.records.models import KINDS
from portal.records.source import Where, parse

ATTACKS = [
    "<script>pwned=1</script>",
    "\"><img src=x onerror=pwned=1><x y='",
    "' onmouseover='pwned=1' x=\" onfocus=\"pwned=1",
    "</title></style></script><svg onload=pwned=1>",
    "--> ]]> <script src=//other.example/x.js></script>",
    "{{ 7*7 }} {% raw %} ${pwned=1} %style% \\",
    "<iframe src=javascript:pwned=1></iframe>",
    "<a href=javascript:pwned=1>x</a> `<b onclick=pwned=1>`",
    "![x](https://other.example/a.png) {: onclick=pwned=1 }",
    "<img src=https://other.example/b.png><base href=//other.example>",
    "&lt;script&gt;pwned=1&lt;/script&gt; &#60;img src=x onerror=pwned=1&#62;",
]
LEFT = "<b onclick=pwned=1>"
"""Where none of the attacks fits."""
NAMING = {"champs", "source"}
"""Fields whose text names something else of the record."""


Kept = dict[tuple[str, str], tuple[Any, str | int, str]]
"""Each text that attacks, by the path of its record and its field: the group and the name that hold it, and the text
that was there."""


def attacked(root: Path, scratch: Path) -> dict[str, int]:
    """Write a copy of the portal whose texts attack, wherever a text is accepted; return how many do, by kind."""
    for folder in ("data", "docs", "hooks", "overrides"):
        shutil.copytree(root / folder, scratch / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "mkdocs.yml", scratch)
    records = {path: parse(path.read_text("utf-8")).values for path in sorted((scratch / "data").rglob("*.yml"))}
    kept: Kept = {}
    for path, values in records.items():
        name = path.relative_to(scratch).as_posix()
        folder, *rest = name.removeprefix("data/").removesuffix(".yml").split("/")
        for where, text in [*_texts(values, KINDS[folder].model_for("/".join(rest)))]:
            group, last = _at(values, where[:-1]), where[-1]
            group[last] = f"{ATTACKS[crc32(text.encode()) % len(ATTACKS)]} {text}"  # equal texts stay equal
            kept[name, _spelt(where)] = (group, last, text)
    for fitting in (_shortened, _as_it_was):
        if refused := _refused(scratch, records):
            fitting(kept, {key for key in kept if key in refused})
    _written(records)
    counts = dict.fromkeys(KINDS, 0)
    for name, _ in kept:
        counts[name.split("/")[1].removesuffix(".yml")] += 1
    return counts


def _shortened(kept: Kept, refused: set[tuple[str, str]]) -> None:
    for group, last, text in (kept[key] for key in refused):
        group[last] = f"{LEFT}{text[:8]}"


def _as_it_was(kept: Kept, refused: set[tuple[str, str]]) -> None:
    for key in refused:
        group, last, text = kept.pop(key)
        group[last] = text


def _texts(values: Any, model: type[BaseModel]) -> Iterator[tuple[Where, str]]:
    """Yield each text that is written freely, those of sources too, but for what the record itself names."""
    found = list(texts_in(values, model))
    for position, source in enumerate(values["sources"]):
        inner = inner_model(model.model_fields["sources"].annotation)
        found += [(("sources", position, *where), text) for where, text in texts_in(source, inner)]
    for where, text in found:
        named = NAMING | ({"titre"} if "serie" in values and where[0] == "sources" else set())
        if not named.intersection(where):
            yield where, text


def _at(values: Any, where: Where) -> Any:
    for part in where:
        values = values[part]
    return values


def _spelt(where: Where) -> str:
    return re.sub(r"^\.", "", "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in where))


def _written(records: Mapping[Path, Any]) -> None:
    for path, values in records.items():
        path.write_text(yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")


def _refused(scratch: Path, records: Mapping[Path, Any]) -> set[tuple[str, str]]:
    """Write the records, and return the path and the field of each value that is refused."""
    _written(records)
    try:
        load(scratch, today=datetime.now(PARIS).date())
    except DataError as error:
        return {(problem.path, problem.field) for problem in error.problems}
    return set()
