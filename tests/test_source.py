"""YAML text becomes values that stay as typed and know where they stand."""

import pytest

from portal.records.source import Mark, SourceError, decode, parse

TEXT = """\
nom: Lieu
code_postal: 01000
gratuit: NO
ouverture: 10:30
vide:
etapes:
  - titre: Un
    texte: |
      Première ligne.
  - {titre: Deux, texte: "Autre : texte"}
"""


def test_every_scalar_stays_as_it_was_typed() -> None:
    values = parse(TEXT).values
    assert values == {
        "nom": "Lieu",
        "code_postal": "01000",
        "gratuit": "NO",
        "ouverture": "10:30",
        "vide": "",
        "etapes": [
            {"titre": "Un", "texte": "Première ligne.\n"},
            {"titre": "Deux", "texte": "Autre : texte"},
        ],
    }


def test_keys_and_values_know_where_they_stand() -> None:
    document = parse(TEXT)
    assert document.keys["code_postal",] == Mark(2, 1)
    assert document.marks["code_postal",] == Mark(2, 14)
    assert document.marks["etapes", 0] == Mark(7, 5)
    assert document.keys["etapes", 0, "texte"] == Mark(8, 5)
    assert document.marks["etapes", 0, "texte"] == Mark(8, 12)
    assert document.marks["etapes", 1, "texte"] == Mark(10, 26)


def test_a_column_counts_signs_not_bytes() -> None:
    assert parse("{é𝕏: a, b: c}").keys["b",] == Mark(1, 9)


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decode(b"\xef\xbb\xbfnom: x\n") == "nom: x\n"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_may_end_as_on_any_system(end: str) -> None:
    document = parse(decode(f"a: 1{end}b: 2{end}".encode()))
    assert document.values == {"a": "1", "b": "2"}
    assert document.keys["b",] == Mark(2, 1)


def test_french_spaces_and_pictures_are_text() -> None:
    text = "nom: 2\N{NARROW NO-BREAK SPACE}840\N{NO-BREAK SPACE}€ 👩\N{ZERO WIDTH JOINER}🦽\n"
    assert parse(decode(text.encode())).values["nom"] == text.removeprefix("nom: ").strip("\n")


@pytest.mark.parametrize("data", [b"a: b\nc: d\xe9\n", "a: b\nc: d\u200b\n".encode(), b"a: b\nc: d\t\n"])
def test_a_sign_that_is_refused_is_found_where_it_stands(data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        decode(data)
    assert caught.value.mark == Mark(2, 5)


def test_a_text_in_utf_16_is_refused() -> None:
    with pytest.raises(SourceError, match="UTF-8"):
        decode("nom: x\n".encode("utf-16"))


@pytest.mark.parametrize(
    "text", ["a: x & y\n", "a: 2 * 3\n", "a: non !\n", "a: '&x'\n", 'a: "*x"\n', "a: |\n  *x* & !y\n"]
)
def test_signs_of_yaml_are_text_inside_a_value(text: str) -> None:
    assert parse(text).values["a"]


@pytest.mark.parametrize("value", ["&x y", "*x", "!x y", "[&x y]", "{b: !x y}"])
def test_a_sign_that_would_swallow_a_word_is_refused(value: str) -> None:
    with pytest.raises(SourceError, match="mettez le texte entre guillemets"):
        parse(f"a: {value}\n")


def test_groups_that_go_too_deep_are_refused_before_they_overflow() -> None:
    with pytest.raises(SourceError, match="les uns dans les autres") as caught:
        parse(f"a: {'[' * 100_000}\n")
    assert caught.value.mark == Mark(1, 23)


def test_a_key_may_be_repeated_in_another_group() -> None:
    assert parse("a:\n  nom: x\nb:\n  nom: y\n").values == {"a": {"nom": "x"}, "b": {"nom": "y"}}


def test_a_key_repeated_deep_down_is_refused_there() -> None:
    with pytest.raises(SourceError, match="déjà ligne 2") as caught:
        parse("a:\n  - nom: x\n    nom: y\n")
    assert caught.value.mark == Mark(3, 5)


def test_an_empty_text_has_no_place_to_point_at() -> None:
    with pytest.raises(SourceError) as caught:
        parse(" \n\n")
    assert caught.value.mark is None
