"""`portal format` writes records alike, whoever typed them, and changes nothing of what they say."""

import io
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from ruamel.yaml import YAML

from portal.editing import untidy
from portal.records import KINDS, Catalogue, DataError, Record, first_line, tidied
from portal.records.source import parse
from tests.command import run, small

PATH = "data/sites/exempleville/essai.yml"
FIRST = "# yaml-language-server: $schema=../../../.schemas/sites.json\n"
TYPED = """\
# yaml-language-server: $schema=ailleurs.json
# Visité en novembre.

# ce qui est sur la porte
nom:   'Lieu de l’Exemple'   # tel quel
telephone: "01.99.00.00.01"\x20
horaires: "Mo 09:00-12:00"
# la poste le donne
code_postal: 01000
statut: "ouvert"
pivot: 792 272 916 00067
services:
- Aide aux démarches administratives\x20\x20
- 'Insertion professionnelle via le numérique'
adresse: "12: rue de « l'Exemple »"
# un long texte
presentation_detail: |
     Un.

       Deux,  # pas un commentaire

# d’où cela vient
sources:
- titre: "A: b"   # titre
  # pourquoi
  champs: [ nom,
     statut ]  # deux
  moyen: appel
  # fin de la première

-
   champs:
   - nom   # en premier
   - statut
   note: >-
     Une note
     longue
   date: '2026'
   consulte_le: "2026-11-23"
# tout à la fin
"""
WRITTEN = f"""\
{FIRST}# Visité en novembre.

# ce qui est sur la porte
nom: Lieu de l’Exemple  # tel quel
statut: ouvert
pivot: "79227291600067"
adresse: "12: rue de « l'Exemple »"
# la poste le donne
code_postal: "01000"
telephone: 01 99 00 00 01
horaires: Mo 09:00-12:00
services:
  - Aide aux démarches administratives
  - Insertion professionnelle via le numérique
# un long texte
presentation_detail: |
     Un.

       Deux,  # pas un commentaire

# d’où cela vient
sources:
  # pourquoi
  - champs: [ nom,
       statut ]  # deux
    titre: "A: b"  # titre
    moyen: appel
    # fin de la première

  - champs:
      - nom  # en premier
      - statut
    date: "2026"
    consulte_le: "2026-11-23"
    note: >-
      Une note
      longue
# tout à la fin
"""


def test_a_record_gets_the_form_of_the_others_and_comments_go_with_what_they_are_about() -> None:
    assert tidied(PATH, TYPED.encode()) == WRITTEN


@pytest.mark.parametrize("data", [WRITTEN.encode(), TYPED.replace("\n", "\r\n").encode("utf-8-sig")])
def test_a_record_in_its_form_stays_and_windows_changes_nothing(data: bytes) -> None:
    assert tidied(PATH, data) == WRITTEN


def _records(catalogue: Catalogue) -> Iterator[Record]:
    for kind in KINDS:
        yield from catalogue.of_kind(kind).values()


def test_all_records_have_their_form(root: Path) -> None:
    assert not untidy(root, []), "run « portal format »"


def test_every_record_names_the_schema_of_its_kind_in_its_first_line(catalogue: Catalogue) -> None:
    for record in _records(catalogue):
        line = first_line(record.path)
        assert catalogue.texts[record.path].decode().startswith(line)
        kind = record.kind + "-france" * record.key.startswith("france/")
        assert line.endswith(f"={'../' * record.path.count('/')}.schemas/{kind}.json\n"), record.path


def _scrambled(values: Any, dice: random.Random) -> Any:
    """Return the same values, their names in another order."""
    if isinstance(values, list):
        return [_scrambled(one, dice) for one in values]
    if isinstance(values, dict):
        return {name: _scrambled(values[name], dice) for name in dice.sample(sorted(values), len(values))}
    return values


def _typed_otherwise(text: str, dice: random.Random) -> str:
    """Return a record as another editor could have typed it, in another order, with other indents, quotes and folds."""
    writer = YAML(typ="safe", pure=True)
    writer.default_flow_style = False
    writer.allow_unicode = True
    writer.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    writer.width = dice.choice([60, 120, 1000])
    offset = dice.choice([0, 2, 4])
    writer.indent(mapping=dice.choice([2, 4, 7]), sequence=offset + 2, offset=offset)
    written = io.StringIO()
    writer.dump(_scrambled(parse(text).values, dice), written)
    return written.getvalue()


def _with_comments(text: str, dice: random.Random) -> str:
    """Return a text with a comment above some fields that names them, and below the lines that nothing continues."""
    lines = []
    for number, line in enumerate(text.splitlines()):
        if (name := re.match(r"^( *)(?:- )?([a-z_]+):( |$)", line)) and dice.random() < 0.5:
            lines.append(f"{name[1]}# {number} {name[2]}")
        lines.append(line)
    return "\n".join(lines)


def test_what_a_record_says_never_changes_and_twice_is_once(catalogue: Catalogue) -> None:
    dice = random.Random(12)  # noqa: S311 - a scramble that is the same each time
    for record in _records(catalogue):
        text = catalogue.texts[record.path].decode()
        typed = _typed_otherwise(text, dice)
        written = tidied(record.path, typed.encode())
        named = {"kind": record.kind, "key": record.key, "path": record.path}
        assert type(record).model_validate(parse(written).values, context=named) == record
        assert tidied(record.path, written.encode()) == written, record.path
        names = [name for name in type(record).model_fields if name in parse(text).values]
        assert [*parse(written).values] == names, record.path


def test_no_comment_is_lost_and_each_stays_above_its_field(catalogue: Catalogue) -> None:
    dice = random.Random(13)  # noqa: S311 - the same
    for record in list(_records(catalogue))[::7]:
        plain = yaml.dump(_scrambled(parse(catalogue.texts[record.path].decode()).values, dice), sort_keys=False)
        typed = _with_comments(plain, dice)
        written = tidied(record.path, typed.encode())
        comments = re.findall(r"^ *(# \d+ .*)$", written, re.MULTILINE)
        assert sorted(comments) == sorted(re.findall(r"^ *(# \d+ .*)$", typed, re.MULTILINE)), record.path
        assert tidied(record.path, written.encode()) == written
        top = re.findall(r"^# \d+ (\w+)\n(\w+):", written, re.MULTILINE)
        assert top == [(name, name) for name, _ in top], record.path


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("nom: 'non'", "nom: non"),
        ("nom: 'no'", 'nom: "no"'),  # YAML 1.1 reads what is no text
        ("nom: '12'", 'nom: "12"'),
        ("nom: '0o17'", 'nom: "0o17"'),
        ("nom: '1e3'", 'nom: "1e3"'),
        ("nom: '2026-11-23'", 'nom: "2026-11-23"'),
        ("nom: '2026-11'", "nom: 2026-11"),
        ("nom: '~'", 'nom: "~"'),
        ("nom: '@a'", 'nom: "@a"'),
        ("nom: 'a # b'", 'nom: "a # b"'),
        ("nom: 'a, b'", 'nom: "a, b"'),
        ("nom: 'a \"b\": c'", "nom: 'a \"b\": c'"),
        (r'nom: "a\\b"', r'nom: "a\\b"'),
        (r'nom: "é\u00e9"', r'nom: "é\u00e9"'),
        ("telephone: 12", "telephone: 12"),  # no telephone number: as it is
        ("telephone: +33 1 80 05 98 80", "telephone: 01 80 05 98 80"),
        ("site_web: [HTTPS://Exemple.FR/A]", "site_web: [https://exemple.fr/A]"),
        ("inconnu: 'a'\nnom: b", "inconnu: a\nnom: b"),
        ("? nom\n: a", "nom: a"),
        ("nom:\n  # pourquoi\n  a", "nom: a  # pourquoi"),
        ("---\nnom: a\n...", "nom: a"),
        ("{nom: a, statut: b}", "{nom: a, statut: b}"),
        ("nom: a\n\n\n\n\nstatut: b\n\n\n", "nom: a\n\nstatut: b"),
        ("sources:\n  - - a\n    - b\n  -\n    - c", "sources:\n  - - a\n    - b\n  - - c"),
    ],
)
def test_what_is_typed_otherwise_and_what_must_stay(typed: str, kept: str) -> None:
    assert tidied(PATH, typed.encode()) == f"{FIRST}{kept}\n"


@pytest.mark.parametrize(
    ("path", "typed", "said"),
    [
        (PATH, "nom: a\n\tstatut: b\n", f"{PATH}:2:1: cette ligne contient une tabulation"),
        (PATH, "nom: a\nnom: b\n", f"{PATH}:2:1: le champ « nom » est écrit deux fois"),
        (PATH, "- a\n", f"{PATH}:1:1: le fichier doit être une suite de lignes"),
        (PATH, "presentation_detail: |+\n  a\n\n\n", "changerait ce que dit cette fiche : rien n’est écrit"),
        ("data/site/a/b.yml", "nom: a\n", "n’est à la place d’aucune fiche ; écrivez plutôt « sites »"),
        ("data/portal/a.yml", "nom: a\n", "n’est à la place d’aucune fiche"),
        ("data/codes.txt", "a\n", "n’est à la place d’aucune fiche"),
    ],
)
def test_what_cannot_be_written_is_told_with_its_place(path: str, typed: str, said: str) -> None:
    with pytest.raises(DataError) as refused:
        tidied(path, typed.encode())
    assert said in refused.value.told()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The root of a portal that holds the records of the example."""
    return small(tmp_path)


def test_the_command_tells_then_writes_then_has_nothing_to_do(folder: Path) -> None:
    run(folder, "format")
    city, place = (
        folder / "data" / name for name in ("cities/exempleville.yml", "sites/exempleville/lieu-exemple.yml")
    )
    right = city.read_bytes(), place.read_bytes()
    for file in (city, place):
        file.write_text(file.read_text("utf-8").replace("nom: ", "nom:   "), "utf-8", newline="\r\n")
    typed = city.read_bytes(), place.read_bytes()
    told = run(folder, "format", "--check")
    names = "data/cities/exempleville.yml\ndata/sites/exempleville/lieu-exemple.yml\n"
    assert (told.returncode, told.stderr) == (1, f"À mettre en forme, par « portal format » :\n{names}")
    assert (city.read_bytes(), place.read_bytes()) == typed
    assert run(folder, "format", str(place)).stdout == "Écrit : data/sites/exempleville/lieu-exemple.yml\n"
    assert (city.read_bytes(), place.read_bytes()) == (typed[0], right[1])
    assert run(folder, "format", str(folder / "data" / "cities")).stdout == "Écrit : data/cities/exempleville.yml\n"
    assert (city.read_bytes(), place.read_bytes()) == right
    done = run(folder, "format")
    assert (done.returncode, done.stdout) == (0, "Rien à mettre en forme.\n")
    assert run(folder, "check").returncode == 0


def test_nothing_is_written_when_one_record_is_no_yaml(folder: Path) -> None:
    run(folder, "format")
    city, place = (
        folder / "data" / name for name in ("cities/exempleville.yml", "sites/exempleville/lieu-exemple.yml")
    )
    city.write_text(city.read_text("utf-8").replace("nom: ", "nom:  "), "utf-8")
    place.write_text(place.read_text("utf-8").replace("statut: ", "statut : : "), "utf-8")
    before = city.read_bytes()
    done = run(folder, "format")
    assert done.returncode == 1
    assert "data/sites/exempleville/lieu-exemple.yml:4:" in done.stderr
    assert done.stderr.endswith("Rien n’a été écrit.\n")
    assert city.read_bytes() == before


def test_a_file_that_is_no_record_or_not_here_is_refused(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    done = run(folder, "format", str(folder / "mkdocs.yml"))
    assert (done.returncode, "mkdocs.yml:1:1: ce fichier n’est à la place d’aucune fiche" in done.stderr) == (1, True)
    assert run(folder, "format", str(tmp_path_factory.mktemp("elsewhere"))).returncode == 2


def test_an_editor_of_code_finds_the_schemas_where_the_first_line_says(folder: Path) -> None:
    assert run(folder, "check").returncode == 0
    place = folder / "data" / "sites" / "exempleville" / "lieu-exemple.yml"
    named = (place.parent / first_line(place.relative_to(folder).as_posix()).strip().partition("=")[2]).resolve()
    assert named == folder / ".schemas" / "sites.json"
    assert '"exempleville/lieu-exemple"' in named.read_text("utf-8")
