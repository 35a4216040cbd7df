"""Texts are easy to read: what is hard in one is told with its line, and no text of the portal is told of."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from portal.records import load, remarks_on
from portal.records.catalogue import Catalogue
from portal.records.reading import acronyms, ease, explains, sentences, syllables
from tests.command import run

LONG = " ".join(["mot"] * 31).capitalize() + "."


@pytest.fixture
def folder(tmp_path: Path, root: Path) -> Path:
    """The root of a portal that holds the records of the example."""
    shutil.copytree(root / "tests" / "example" / "data", tmp_path / "data")
    return tmp_path


def _told(root: Path) -> list[str]:
    return [str(one).partition("\n")[0] for one in remarks_on(load(root, today=date(2026, 11, 23)))]


def _change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), "utf-8")


def test_no_text_of_the_portal_is_hard_to_read(catalogue: Catalogue) -> None:
    assert [str(one) for one in remarks_on(catalogue)] == []


def test_no_text_of_the_example_is_hard_to_read(folder: Path) -> None:
    assert _told(folder) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Touchez. Glissez !", ["Touchez.", "Glissez !"]),
        ("Ouvrez 17cyber.gouv.fr, puis lisez.", ["Ouvrez 17cyber.gouv.fr, puis lisez."]),
        ("« Que faire ? » demande-t-elle.", ["« Que faire ? » demande-t-elle."]),
        ("« Oui. » Puis elle part…", ["« Oui. »", "Puis elle part…"]),
        (
            "# Un titre\n\n- un\n- deux\n\nUne ligne\nqui continue.",
            ["Un titre", "un", "deux", "Une ligne\nqui continue."],
        ),
        ("1. Touchez\n2. Glissez", ["Touchez", "Glissez"]),
        ("| Un | Deux |\n| --- | --- |\n| trois | quatre |", ["Un", "Deux", "trois", "quatre"]),
        ("```yaml\nnom: Rien.\n```\nLisez.", ["Lisez."]),
        ('!!! note "Un cadre"\n    Dedans.\n\nAprès.', ["Dedans.", "Après."]),
        ("[ici]: https://exemple.example/\n\nAprès.", ["Après."]),
        ("", []),
    ],
)
def test_a_text_is_cut_where_one_stops_reading(text: str, found: list[str]) -> None:
    assert [one.typed for one in sentences(text)] == found


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("L’argent, c’est le Wi-Fi.", 4),
        ("Appelez le 01 80 05 98 80.", 3),
        ("Voyez [la page des **lieux**](/lieux/paris/) de Paris.", 7),
        ("Tapez `gouv.fr.amende.example/` ici.", 3),
        ("Il y a 12 000 lieux <b>ouverts</b>.", 6),
    ],
)
def test_words_are_counted_as_one_reads_them(sentence: str, count: int) -> None:
    (read,) = sentences(sentence)
    assert len(read.words) == count


def test_an_acronym_is_three_capitals_that_are_a_word() -> None:
    text = "La CAF, l’ADEME et le QR. Voyez www.CAF.example, XIXe et A4."
    assert [(text[at : at + 3], found) for at, found in acronyms(text)] == [("CAF", "CAF"), ("ADE", "ADEME")]


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("la Caisse d’allocations familiales (CAF)", True),
        ("la CAF (Caisse d’allocations familiales)", True),
        ("CAF veut dire Caisse d’allocations familiales.", True),
        ("« CAF » signifie Caisse d’allocations familiales.", True),
        ("la CAF de votre ville", False),
        ("la CAFE (un lieu)", False),
    ],
)
def test_an_acronym_is_explained_beside_its_words(text: str, explained: bool) -> None:  # noqa: FBT001 - a case
    assert explains(text, "CAF") is explained


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("le", 1),
        ("chat", 1),
        ("table", 1),
        ("lettres", 1),
        ("téléphone", 3),
        ("réalité", 4),
        ("arnaque", 2),
        ("idée", 3),
    ],
)
def test_syllables_are_those_that_one_says(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_mark_is_that_of_the_formula() -> None:
    """Four words of one syllable in two sentences: 207 less 1.015 × 2 less 73.6 × 1."""
    assert ease(list(sentences("Le chat dort. Viens."))) == pytest.approx(207 - 1.015 * 2 - 73.6)


def test_long_words_are_harder_than_short_ones() -> None:
    easy = ease(list(sentences("Touchez le bouton vert. La page s’ouvre. Lisez le mot.")))
    hard = ease(list(sentences("L’interopérabilité conditionne l’authentification. Paramétrez la réinitialisation.")))
    assert hard < 60 < easy


def test_a_sentence_too_long_is_told_at_its_own_line(folder: Path) -> None:
    path = "data/lessons/lecon-exemple.yml"
    _change(folder, path, "texte: Il est sur le côté.", f"texte: >-\n      Il est là.\n      {LONG}")
    line = (folder / path).read_text("utf-8").splitlines().index(f"      {LONG}") + 1
    assert _told(folder) == [
        f"{path}:{line}:7: etapes[0].texte: cette phrase a 31 mots : coupez-la, 30 au plus",
    ]


def test_a_long_sentence_of_a_page_is_told_at_its_line(folder: Path) -> None:
    page = folder / "docs" / "aide.md"
    page.parent.mkdir()
    page.write_text(f"---\ntitle: Aide\ndescription: De l’aide.\n---\n\n# Aide\n\n- {LONG}\n{'Lisez. ' * 9}\n", "utf-8")
    assert _told(folder) == ["docs/aide.md:8:3: cette phrase a 31 mots : coupez-la, 30 au plus"]


def test_the_sources_of_a_page_are_not_told_of_but_may_explain(folder: Path) -> None:
    page = folder / "docs" / "aide.md"
    page.parent.mkdir()
    front = "---\ntitle: Aide\ndescription: De l’aide.\n---\n\n"
    page.write_text(f"{front}La CAF aide.\n\n## Sources\n\n- BCD, la Caisse inventée (CAF). {LONG}\n", "utf-8")
    assert _told(folder) == []


@pytest.mark.parametrize("page", ["contribuer/aide.md", "accessibilite.md"])
def test_pages_for_those_who_write_or_check_are_left_alone(page: str, folder: Path) -> None:
    (folder / "docs" / page).parent.mkdir(parents=True)
    (folder / "docs" / page).write_text(f"---\ntitle: Aide\ndescription: Rien.\n---\n\n{LONG}\n", "utf-8")
    assert _told(folder) == []


def test_sentences_that_are_long_together_are_told_of_the_record(folder: Path) -> None:
    path = "data/devices/appareil-exemple.yml"
    sixteen = " ".join(["mot"] * 16).capitalize() + "."
    text = (folder / path).read_text("utf-8")
    (folder / path).write_text(re.sub("presentation_resume: .*", f"presentation_resume: {sixteen}", text), "utf-8")
    told = "les phrases ont 16,0 mots en moyenne : coupez les plus longues, 15 au plus"
    assert _told(folder) == [f"{path}:1:1: {told}"]


def test_an_acronym_is_told_once_unless_the_glossary_or_the_text_explains_it(folder: Path) -> None:
    path = "data/offers/offre-exemple.yml"
    _change(folder, path, "presentation_resume: ", "presentation_resume: La CAF et la CAF aident. ")
    (told,) = _told(folder)
    assert "« CAF » n’est pas expliqué" in told
    _change(folder, "data/glossary.yml", "mot: Exemple", "mot: La CAF")
    assert _told(folder) == []
    _change(folder, "data/glossary.yml", "mot: La CAF", "mot: Exemple")
    _change(folder, path, "La CAF et", "La **CAF** (une caisse inventée) et")
    assert _told(folder) == []


def test_hard_words_are_told_of_the_record(folder: Path) -> None:
    path = "data/lessons/lecon-exemple.yml"
    hard = "Réinitialisez l’authentification multifactorielle paramétrable. " * 20
    _change(folder, path, "texte: Il est sur le côté.", f"texte: {hard.strip()}")
    (told,) = _told(folder)
    assert told.startswith(f"{path}:1:1: ce texte est difficile")


def test_remarks_come_after_the_result_and_change_nothing_of_it(folder: Path) -> None:
    _change(folder, "data/offers/offre-exemple.yml", "presentation_resume: ", "presentation_resume: La CAF aide. ")
    done = run(folder, "check")
    assert (done.returncode, done.stderr) == (0, "")
    result, _, rest = done.stdout.partition("\n\n")
    assert result.startswith("Tout est correct")
    assert "« CAF »" in rest
    assert rest.endswith("1 remarque dans 1 fichier.\n")


def test_the_first_remarks_are_told_and_all_when_asked(folder: Path) -> None:
    names = " ".join(f"BCD{letter}" for letter in "ABCDEFGHIJK")
    _change(folder, "data/offers/offre-exemple.yml", "presentation_resume: ", f"presentation_resume: {names}. ")
    few, whole = run(folder, "check"), run(folder, "check", "--all")
    assert (few.returncode, whole.returncode) == (0, 0)
    assert few.stdout.count("n’est pas expliqué") == 10
    assert "puis encore 1 remarque dans 1 fichier : « portal check --all » les montre toutes." in few.stdout
    assert whole.stdout.count("n’est pas expliqué") == 11
