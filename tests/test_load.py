"""The records are read whole: the real ones are right, and whatever they would lack is asked for on its line."""

import re
import shutil
import tracemalloc
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
import yaml
from pydantic import BaseModel, ValidationError

from portal.records.day import PARIS
from portal.records.loading import load
from portal.records.messages import DataError, Problem, problem_of
from portal.records.models import KINDS
from portal.records.models.common import Record
from portal.records.source import Where, parse
from tests import synthetic

HERE = Path(__file__).parent
TODAY = date(2026, 11, 23)
FILES = sorted((HERE.parent / "data").rglob("*.yml"))


def test_the_example_has_a_record_of_every_kind() -> None:
    catalogue = load(HERE / "example", today=TODAY)
    assert [name for name in KINDS if not catalogue.of_kind(name)] == []
    assert sorted(catalogue.donation_points) == ["exempleville/point-exemple", "france/envoi-exemple"]


def test_the_real_records_are_right(root: Path) -> None:
    assert load(root, today=datetime.now(PARIS).date()).sites


def test_a_record_is_named_by_its_path() -> None:
    site = load(HERE / "example", today=TODAY).sites["exempleville/lieu-exemple"]
    assert (site.kind, site.key, site.city_key, site.slug) == (
        "sites",
        "exempleville/lieu-exemple",
        "exempleville",
        "lieu-exemple",
    )
    assert site.path == "data/sites/exempleville/lieu-exemple.yml"


def test_records_stand_in_the_order_of_their_keys() -> None:
    catalogue = load(HERE / "example", today=TODAY)
    for name in KINDS:
        assert list(catalogue.of_kind(name)) == sorted(catalogue.of_kind(name))


def test_only_what_has_changed_is_checked_again(tmp_path: Path) -> None:
    shutil.copytree(HERE / "example" / "data", tmp_path / "data")
    place, word = tmp_path / "data/sites/exempleville/lieu-exemple.yml", tmp_path / "data/glossary.yml"
    before = load(tmp_path, today=TODAY)

    place.write_text(place.read_text("utf-8").replace("Lieu de l’Exemple", "Autre lieu"), "utf-8")
    after = load(tmp_path, today=TODAY, before=before)
    assert after.sites["exempleville/lieu-exemple"].nom == "Autre lieu"
    assert after.lessons["lecon-exemple"] is before.lessons["lecon-exemple"]
    assert after == load(tmp_path, today=TODAY)

    later = load(tmp_path, today=date(2026, 11, 24), before=after)
    assert later.lessons["lecon-exemple"] is not after.lessons["lecon-exemple"]

    word.write_text(re.sub("^  [a-z-]+:$", "  autre-mot:", word.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    with pytest.raises(DataError, match="mots"):
        load(tmp_path, today=TODAY, before=after)


@pytest.mark.parametrize(
    "gone", ["devices/appareil-exemple.yml", "offers/offre-exemple.yml", "lessons/lecon-exemple.yml"]
)
def test_a_record_that_has_not_changed_may_name_one_that_is_gone(tmp_path: Path, gone: str) -> None:
    shutil.copytree(HERE / "example" / "data", tmp_path / "data")
    before = load(tmp_path, today=TODAY)
    (tmp_path / "data" / gone).unlink()
    said = []
    for earlier in (before, None):
        with pytest.raises(DataError) as wrong:
            load(tmp_path, today=TODAY, before=earlier)
        said.append(str(wrong.value))
    assert said[0] == said[1]


def test_a_thousand_places_are_checked_in_little_memory(tmp_path: Path) -> None:
    """Ten thousand bytes each at most, at the worst moment: twenty thousand places fit in 200 MB."""
    shutil.copytree(HERE / "example" / "data", tmp_path / "data")
    synthetic.write(tmp_path, 1000)
    load(tmp_path, today=TODAY)  # communes and names of days are read once, and kept
    tracemalloc.start()
    try:
        assert len(load(tmp_path, today=TODAY).sites) > 1000
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 1000 * 10_000


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(HERE.parent / "data").as_posix())
def test_a_real_record_without_a_required_field_is_refused_where_it_lacks_it(path: Path) -> None:
    """Each required field is taken out of the text in turn; the line is that of the group that lacks it."""
    name, model = path.relative_to(HERE.parent).as_posix(), model_of(path)
    text = path.read_text("utf-8")
    node = yaml.compose(text, Loader=yaml.CBaseLoader)
    assert isinstance(node, yaml.MappingNode)
    lacking = list(required(node, model, ()))
    assert lacking
    for where, group in lacking:
        line = group.start_mark.line + 1 if len(where) > 1 else 1
        told = problems(name, without(text, group, where[-1]), model)
        of_field = [(problem.path, problem.line, problem.sentence) for problem in told if problem.field == spelt(where)]
        assert of_field == [(name, line, "ce champ obligatoire manque")], spelt(where)


def model_of(path: Path) -> type[Record]:
    """Return the model of the record that a path names."""
    folder, *rest = path.relative_to(HERE.parent / "data").with_suffix("").parts
    return KINDS[folder].model_for("/".join(rest))


def problems(name: str, text: str, model: type[Record]) -> list[Problem]:
    """Return what is wrong with the text of a record; references may lead anywhere."""
    document = parse(text)
    try:
        model.model_validate(document.values, context={"today": datetime.now(PARIS).date()})
    except ValidationError as error:
        return [problem_of(name, document, details, ()) for details in error.errors()]
    return []


def required(node: yaml.Node, annotation: Any, where: Where) -> Iterator[tuple[Where, yaml.MappingNode]]:
    """Yield the way to each required field below a node, and the node of the group that it belongs to."""
    if isinstance(node, yaml.SequenceNode):
        for position, member in enumerate(node.value):
            yield from required(member, annotation, (*where, position))
    if not isinstance(node, yaml.MappingNode):
        return
    if get_origin(annotation) is dict:
        for key, value in node.value:
            yield from required(value, get_args(annotation)[1], (*where, key.value))
        return
    fields = model_in(annotation).model_fields
    for key, value in node.value:
        if fields[key.value].is_required():
            yield (*where, key.value), node
        yield from required(value, fields[key.value].annotation, (*where, key.value))


def without(text: str, group: yaml.MappingNode, name: str | int) -> str:
    """Return a text without one field of a group, cut out as an editor would."""

    def end(node: yaml.Node) -> int:
        return len(text[: index(node.end_mark)].rstrip())

    n = next(n for n, (key, _) in enumerate(group.value) if key.value == name)
    key, value = group.value[n]
    if len(group.value) == 1:
        return text[: index(key.start_mark)] + ("" if group.flow_style else "{}") + text[end(value) :]
    if key is group.value[-1][0]:
        return text[: end(group.value[n - 1][1])] + text[end(value) :]
    return text[: index(key.start_mark)] + text[index(group.value[n + 1][0].start_mark) :]


def index(mark: Any) -> int:
    """Return where a mark stands in its text, counted in signs."""
    return int(mark.index)


def model_in(annotation: Any) -> type[BaseModel]:
    """Return the model inside `list[Model]`, `Model | None` or `dict[str, Model]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(model for inner in get_args(annotation) if (model := model_in(inner)))


def spelt(where: Where) -> str:
    """Return the way to a field as messages spell it."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in where).lstrip(".")
