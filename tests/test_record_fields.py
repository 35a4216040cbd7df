"""The pages of the fields of records say of every field of every model what it means, and show one that is taken."""

import re
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from selectolax.lexbor import LexborHTMLParser, LexborNode

from portal.exports.national import FIELDS
from portal.pages.record_fields import SOURCES, address_of
from portal.records import KINDS, Channel, Record, Site, Source, described
from portal.records.describing import Described
from portal.records.fields import inner_model
from portal.records.source import parse

Told = dict[str, LexborNode]
"""What a page says of each field, by the path of its group and its name."""


def _told(html: str) -> Told:
    """Return what a page says of each field: « transports.mode » is in the part of « transports »."""
    found: Told = {}
    for part in LexborHTMLParser(html).css("main section"):
        title = part.css_first("h2")
        path = f"{re.sub('.*« *| *».*', '', _text(title))}." if title else ""
        for name, told in zip(part.css("dt"), part.css("dd"), strict=True):
            found[f"{path}{_text(name)}"] = told
    return found


def _text(node: LexborNode) -> str:
    return re.sub(r"\s+", " ", node.text()).strip()


def _fields(model: type[BaseModel], path: str = "") -> Iterator[tuple[str, str, FieldInfo]]:
    """Yield each field of a model and of the groups in it, sources aside: its path, its name, and what pydantic has."""
    for name, field in model.model_fields.items():
        yield path, name, field
        inner = inner_model(field.annotation)
        if inner and inner is not Source:
            yield from _fields(inner, f"{path}{name}.")


def _literals(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    for inner in get_args(annotation):
        yield from _literals(inner)


def _said_of(model: type[BaseModel], told: Told) -> Iterator[tuple[str, FieldInfo, LexborNode]]:
    """Yield each field with what its page says of it; two groups that are alike are told once."""
    parts = {path.rpartition(".")[0].rpartition(".")[2] for path in told} - {""}
    for path, name, field in _fields(model):
        where = f"{path}{name}"
        part = path.rstrip(".").rpartition(".")[2]
        if where not in told and part in parts:
            where = next(one for one in told if one.endswith(f"{part}.{name}"))
        assert where in told, (model.__name__, where)
        yield where, field, told[where]


MODELS = [pytest.param(address_of(name), kind.model, id=name) for name, kind in KINDS.items()]
MODELS.append(pytest.param(SOURCES, Source, id="source"))


@pytest.mark.parametrize(("where", "model"), MODELS)
def test_every_field_is_told_with_its_meaning_and_whether_it_is_required(
    where: str, model: type[BaseModel], pages: dict[str, str]
) -> None:
    for path, field, told in _said_of(model, _told(pages[where])):
        meaning = re.sub(r"\s+", " ", (field.description or "").strip())
        assert meaning, path
        assert _plain(meaning) in _plain(_text(told)), path
        assert ("Obligatoire." in _text(told)) == field.is_required(), path


def _plain(text: str) -> str:
    """Return a text without what French typography changes in it."""
    return re.sub(r"[\s\u202f\xa0]+", " ", text.replace("'", "’"))


@pytest.mark.parametrize(("where", "model"), MODELS)
def test_every_field_has_an_example_that_its_model_takes(
    where: str, model: type[BaseModel], pages: dict[str, str]
) -> None:
    for path, field, told in _said_of(model, _told(pages[where])):
        example = [*told.css("code")][-1:]
        if inner_model(field.annotation):
            assert told.css_first("a"), path  # to its own fields
            continue
        assert example, path
        ((name, value),) = parse(f"{example[0].text()}\n").values.items()
        assert name == path.rpartition(".")[2]
        _field(field).validate_python(value)


def _field(field: FieldInfo) -> TypeAdapter[Any]:
    held: Any = Annotated[field.annotation, field]
    return TypeAdapter(held)


def test_an_example_that_a_model_would_refuse_would_be_seen() -> None:
    with pytest.raises(ValidationError):
        _field(Site.model_fields["telephone"]).validate_python("06 12 34 56 78")
    with pytest.raises(ValidationError):
        _field(Site.model_fields["typologie"]).validate_python(["INCONNU"])


@pytest.mark.parametrize(("where", "model"), MODELS)
def test_every_value_that_may_stand_is_told(where: str, model: type[BaseModel], pages: dict[str, str]) -> None:
    for path, field, told in _said_of(model, _told(pages[where])):
        for value in _literals(Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation):
            assert value in told.text(), path


def test_a_field_that_must_have_a_source_says_so(pages: dict[str, str]) -> None:
    seen = 0
    for name, kind in KINDS.items():
        for path, told in _told(pages[address_of(name)]).items():
            needs = path in kind.model.sensitive
            assert ("Il lui faut une source." in _text(told)) == needs, (name, path)
            seen += needs
    assert seen > 30


def test_the_names_of_the_national_schema_say_so_with_its_version(pages: dict[str, str]) -> None:
    told = _told(pages[address_of("sites")])
    marked = {path for path, node in told.items() if "Nom du schéma national 1.0.2." in _text(node)}
    assert marked == {field.name for field in FIELDS} & set(Site.model_fields)


def test_the_page_of_donation_points_says_what_those_of_the_whole_country_lack(pages: dict[str, str]) -> None:
    html = LexborHTMLParser(pages[address_of("donation_points")])
    said = _plain(_text(html.css("main p")[1]))
    assert "n’a pas ces champs : latitude, longitude, precision. Elle peut ne pas avoir : commune." in said
    assert "latitude" not in Channel.model_fields


def test_all_pages_are_in_the_list(pages: dict[str, str]) -> None:
    listed = LexborHTMLParser(pages["contribuer/champs/"])
    found = {str(link.attributes["href"]) for link in listed.css("main dt a")}
    below = {where.removeprefix("contribuer/champs/") for where in pages if where.startswith("contribuer/champs/")}
    assert found == below - {""}
    assert len(found) == len(KINDS) + 1


def _all(fields: Sequence[Described]) -> Iterator[Described]:
    for one in fields:
        yield one
        yield from _all([*one.fields])


@pytest.mark.parametrize("model", [*(kind.model for kind in KINDS.values()), Channel])
def test_what_is_described_is_what_the_model_has(model: type[Record]) -> None:
    names = [f"{path}{name}" for path, name, _ in _fields(model)]
    walked = [one.name for one in _all(described(model)) if one.group != "Source"]
    inside = [*Source.model_fields]
    assert sorted(walked) == sorted(
        [name.rpartition(".")[2] for name in names if name != "sources"] + inside
    )  # sources are described in full, once
