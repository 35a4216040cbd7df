"""Every Markdown of a record is checked, and its links lead where the site has a page."""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from portal.records.fields import prose_in
from portal.records.loading import load
from portal.records.messages import DataError
from portal.records.models import KINDS
from tests.beside import pages_beside

HERE = Path(__file__).parent
PLACE = "data/sites/exempleville/lieu-exemple.yml"


def marked(schema: dict[str, Any], part: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield each property below a part of a JSON Schema that is Markdown, and values that would fill the way to it."""
    part = schema["$defs"][part["$ref"].rpartition("/")[2]] if "$ref" in part else part
    for name, field in part.get("properties", {}).items():
        for choice in field.get("anyOf", [field]):
            if "markdown" in (field.get("format"), choice.get("format")):
                yield name, {name: "un texte"}
                continue
            inner = choice.get("items", choice)
            for last, values in marked(schema, inner):
                yield last, {name: [values] if "items" in choice else values}


@pytest.mark.parametrize("kind", KINDS)
def test_every_markdown_field_of_a_kind_is_checked(kind: str) -> None:
    """The schema that editors' programs read says which they are; in a list or a group, too."""
    for model in filter(None, (KINDS[kind].model, KINDS[kind].national)):
        schema = model.model_json_schema()
        for name, values in marked(schema, schema):
            assert [text for _, text in prose_in(values, model)] == ["un texte"], name


def test_what_templates_show_as_markdown_is_markdown() -> None:
    schemas = [model.model_json_schema() for kind in KINDS.values() for model in (kind.model, kind.national) if model]
    names = {name for schema in schemas for name, _ in marked(schema, schema)}
    templates = [path.read_text("utf-8") for path in (HERE.parent / "overrides").rglob("*.html")]
    shown = {name for text in templates for name in re.findall(r"\.(\w+) ?\| ?prose", text)}
    assert shown
    assert shown <= names


def example(tmp_path: Path, detail: str) -> Path:
    """Return a root with a copy of the example's records, one with a Markdown text, and of the pages beside them."""
    shutil.copytree(HERE / "example/data", tmp_path / "data")
    pages_beside(tmp_path)
    place = tmp_path / PLACE
    place.write_text(f"{place.read_text('utf-8')}presentation_detail: |\n  {detail}\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "target",
    [
        "/",
        "/lieux/",
        "/lieux/carte/",
        "/lieux/exempleville/lieu-exemple/",
        "/donner/exempleville/",
        "/donner/france/",
        "/comprendre/mots/#exemple",
        "/confidentialite/#une-question",
        "/lieux/#auvergne-rhone-alpes",
        "#provenance",
        "https://exemple.example/a?b=c#d",
        "tel:+33123456789",
        "mailto:accueil@exemple.example",
    ],
)
def test_a_link_that_leads_somewhere_is_accepted(target: str, tmp_path: Path) -> None:
    assert load(example(tmp_path, f"Voyez [ici]({target})."), today=date(2026, 11, 23))


def test_every_wrong_link_of_a_text_is_told_where_it_stands(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        load(example(tmp_path, "[un](/un/) [deux](deux) [trois](/lieux/) [quatre](/quatre/)"), today=date(2026, 11, 23))
    lines = (tmp_path / PLACE).read_text("utf-8").splitlines()
    told = [lines[problem.line - 1][problem.column - 1 :] for problem in caught.value.problems]
    assert [text.partition(")")[0] for text in told] == ["/un/", "deux", "/quatre/"]
