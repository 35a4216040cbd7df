"""A word of the glossary is explained at the first step of a lesson that says it, in whatever form."""

import pytest

from portal.knowing import Knowledge
from portal.pages.wording import worded
from portal.records import Step, Word


def _step(text: str) -> Step:
    return Step(titre="Regardez", texte=text, resultat="Vous voyez.", astuce=None, dessin=None)


def _word(name: str) -> Word:
    return Word(mot=name, definition="Une chose inventée.")


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("Lien", "Ne touchez pas les liens."),
        ("Cliquer", "Cliquez une fois."),
        ("Pièce jointe", "Ouvrez les pièces jointes."),
        ("SMS", "Lisez un SMS."),
        ("Wi-Fi", "Le **Wi-Fi** est là."),
        ("Box", "La box brille."),
    ],
)
def test_a_word_is_met_in_its_forms(word: str, text: str) -> None:
    steps, left = worded([_step("Rien."), _step(text)], [_word(word)])
    assert ([len(one.words) for one in steps], left) == ([0, 1], [])


@pytest.mark.parametrize(
    ("word", "text"), [("Box", "Le boxeur."), ("Lien", "Un Lillois."), ("Pièce jointe", "Une pièce.")]
)
def test_another_word_is_not_taken_for_it(word: str, text: str) -> None:
    steps, left = worded([_step(text)], [_word(word)])
    assert [one.mot for one in left] == [word]
    assert list(steps[0].words) == []


def test_a_word_is_explained_once(known: Knowledge) -> None:
    for lesson in known.catalogue.lessons.values():
        words = [known.catalogue.glossary.mots[key] for key in lesson.mots]
        steps, left = worded(lesson.etapes, words)
        assert sorted(word.mot for one in steps for word in one.words) == sorted(
            {w.mot for w in words if w not in left}
        )
        assert [one.step for one in steps] == lesson.etapes
