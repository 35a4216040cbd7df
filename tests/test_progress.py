"""What was done survives its code: each state comes back, no wrong letter passes, old codes are read for ever."""

import random
import re
import shutil
from pathlib import Path

import pytest

from portal.records.catalogue import Catalogue
from portal.records.lesson_numbers import MOST, NUMBERS, lacking, read_numbers
from portal.records.loading import load
from portal.records.messages import DataError
from tests.coding import TODAY, give_codes
from tests.passport_code import LETTERS, MOST_OF_ALL, done, run, written

HERE = Path(__file__).parent
LAST = 23**3 - 1
"""The last day that a code can say."""
ROUND = "given.map(done => { const text = code.write(done); return [text, code.read(text)]; })"
SPOILT = """given.flatMap(text => {
  const found = [], signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  for (let at = 0; at < text.length; at++) for (const sign of text[at] === "-" ? "" : signs) {
    const other = text.slice(0, at) + sign + text.slice(at + 1);
    if (sign !== text[at] && !code.read(other).wrong) found.push(other);
  }
  return found;
})"""
"""The codes that pass with one other sign, of all signs at all places."""
SWAPPED = """given.map(text => text.replace(/-/g, "")).flatMap(text => [...text].map((letter, at) =>
  text.slice(0, at) + text.slice(at, at + 2).split("").reverse().join("") + text.slice(at + 2)
).filter(other => other !== text && !code.read(other).wrong))"""
SHORTER = """given.map(text => text.replace(/-/g, "")).flatMap(text => [...text].flatMap((letter, at) =>
  (at ? [1, 2, 3, 4, 8] : [1]).map(many => text.slice(0, at) + text.slice(at + many))
).filter(other => !code.read(other).wrong))"""


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """Return a root with a copy of the example's records."""
    shutil.copytree(HERE / "example" / "data", tmp_path / "data")
    return tmp_path


def _states(count: int, seed: int) -> list[tuple[set[int], int]]:
    chance = random.Random(seed)  # noqa: S311 - the same ones each time
    found = []
    for _ in range(count):
        highest = chance.randint(1, MOST)
        lessons = set(chance.sample(range(1, highest + 1), chance.randint(1, highest)))
        found.append((lessons, chance.choice([0, 1, LAST, chance.randint(0, LAST)])))
    return found


def _codes(count: int, seed: int) -> list[str]:
    return [written(*state) for state in _states(count, seed)]


def test_ten_thousand_states_come_back_from_their_codes() -> None:
    states = _states(10_000, seed=1)
    kept = [{str(n): day if n == min(lessons) else -(day // 2) for n in lessons} for lessons, day in states]
    for (lessons, day), (text, read) in zip(states, run("code.js", ROUND, kept), strict=True):
        assert text == written(lessons, day)
        assert read == {"done": done(lessons, day), "day": day}
        assert re.fullmatch(f"[{LETTERS}]{{4}}(-[{LETTERS}]{{4}}){{1,5}}", text)


def test_any_one_wrong_letter_of_ten_thousand_codes_is_detected() -> None:
    assert run("code.js", SPOILT, _codes(10_000, seed=2)) == []


def test_neighbours_that_changed_places_are_detected() -> None:
    assert run("code.js", SWAPPED, _codes(10_000, seed=3)) == []


def test_letters_or_groups_that_are_missing_are_detected() -> None:
    assert run("code.js", SHORTER, _codes(2_000, seed=4)) == []


def test_a_code_is_read_as_it_is_typed() -> None:
    text = written({1, 2, 12, 25}, 332)
    for typed in (text.lower(), text.replace("-", " "), f" {text.replace('-', '–')}. "):
        assert run("code.js", "code.read(given)", typed)["done"] == done({1, 2, 12, 25}, 332)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("", {"wrong": "length"}),
        ("22KE-522", {"wrong": "length"}),
        ("22KE-522P", {"wrong": "check"}),
        ("22KE-52SN", {"wrong": "letter", "letter": "S"}),
        ("%3Cb%3E", {"wrong": "letter", "letter": "%"}),
    ],
)
def test_what_is_wrong_with_a_code_is_told(typed: str, wrong: dict[str, str]) -> None:
    assert run("code.js", "code.read(given)", typed) == wrong


def test_a_code_of_a_newer_version_is_told_from_a_wrong_one() -> None:
    """All versions have the same check: the letter that makes one right is among the 23."""
    newer = [f"72KE522{letter}" for letter in LETTERS]
    assert [found["wrong"] for found in run("code.js", "given.map(code.read)", newer)].count("version") == 1


def test_as_many_lessons_as_may_have_a_number_find_room() -> None:
    full = dict.fromkeys(map(str, range(1, MOST + 1)), LAST)
    (text, read) = run("code.js", ROUND, [full])[0]
    assert len(text.replace("-", "")) == MOST_OF_ALL
    assert len(read["done"]) == MOST


@pytest.mark.parametrize("golden", sorted((HERE / "codes").glob("*.txt")), ids=lambda path: path.stem)
def test_codes_of_earlier_versions_are_read_for_ever(golden: Path, catalogue: Catalogue) -> None:
    """A line of these files never changes, unless a lesson has a new name: codes were written on paper."""
    lines = [line.split(" ") for line in golden.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert lines
    read = run("code.js", "given.map(code.read)", [line[0] for line in lines])
    for (text, day, *lessons), found in zip(lines, read, strict=True):
        numbers = {catalogue.lesson_numbers[lesson] for lesson in lessons}
        assert found == {"done": done(numbers, int(day)), "day": int(day)}, text


def test_every_lesson_has_a_number_and_none_has_that_of_another(catalogue: Catalogue, root: Path) -> None:
    numbers, problems = read_numbers((root / NUMBERS).read_text("utf-8"))
    assert problems == []
    assert numbers == catalogue.lesson_numbers
    assert set(catalogue.lessons) <= set(numbers)
    assert sorted(numbers.values()) == [*range(1, len(numbers) + 1)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1 a\n3 c\n", "data/lessons.txt:2:1: la ligne du numéro 2 manque : remettez-la ici, elle ne s’efface jamais"),
        ("1 a\n1 b\n", "data/lessons.txt:2:1: le numéro 1 est déjà plus haut : un numéro n’est jamais donné deux fois"),
        ("1 a\n2 a\n", "data/lessons.txt:2:1: a a déjà le numéro 1 : une leçon n’en a qu’un"),
        ("# Mot\n1 a\nb\n", "data/lessons.txt:3:1: il faut un numéro et une leçon, par exemple « 2 ma-lecon »"),
    ],
)
def test_a_number_that_is_wrong_or_lost_is_told_with_its_line(text: str, message: str) -> None:
    (problem,) = read_numbers(text)[1]
    assert str(problem).startswith(message)


def test_more_lessons_than_a_code_has_room_for_are_told() -> None:
    text = "".join(f"{number} l{number}\n" for number in range(1, MOST + 1))
    numbers, problems = read_numbers(text)
    assert problems == []
    assert [*lacking(text, numbers, numbers)] == []
    assert "que pour 76 leçons" in str([*lacking(text, numbers, [*numbers, "une-de-trop"])][-1])


def test_a_new_lesson_is_given_the_next_number_and_a_lesson_that_is_gone_keeps_its_own(example: Path) -> None:
    with (example / NUMBERS).open("a", encoding="utf-8") as numbers:
        numbers.write("3 lecon-disparue\n")
    lesson = example / "data/lessons/lecon-exemple.yml"
    text = lesson.read_text("utf-8").replace("titre: ", "titre: Autre ", 1)
    lesson.with_name("lecon-nouvelle.yml").write_text(text, "utf-8")
    with pytest.raises(DataError, match="ajoutez la ligne « 4 lecon-nouvelle », ou lancez « make codes »"):
        load(example, today=TODAY)
    before = (example / NUMBERS).read_text("utf-8")
    give_codes(example)
    assert (example / NUMBERS).read_text("utf-8") == f"{before}4 lecon-nouvelle\n"
    assert load(example, today=TODAY).lesson_numbers["lecon-nouvelle"] == 4
