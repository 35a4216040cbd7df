"""An editor is told the nearest value that would do, or what there is to choose from."""

import time

import pytest

from portal.records.messages import FEW, MANY, DataError, Problem, field_name, near, problem_at, suggestion
from portal.records.source import Mark

STATUSES = ["ouvert", "a_confirmer", "ferme_temporairement", "historique"]


@pytest.mark.parametrize(
    ("received", "nearest"),
    [
        ("ouverte", "ouvert"),
        ("OUVERT", "ouvert"),
        ("à confirmer", "a_confirmer"),
        ("fermé temporairement", "ferme_temporairement"),
        ("Historiques", "historique"),
    ],
)
def test_the_nearest_value_is_named(received: str, nearest: str) -> None:
    assert suggestion(received, STATUSES) == f" ; écrivez plutôt « {nearest} »"


def test_the_nearest_value_is_named_as_it_is_written() -> None:
    assert suggestion("asso", ["ASSO", "Autre"]) == " ; écrivez plutôt « ASSO »"


def test_the_only_value_is_named_however_far() -> None:
    assert suggestion("zzz", ["ouvert"]) == " ; écrivez plutôt « ouvert »"


def test_a_short_list_is_shown_whole() -> None:
    assert suggestion("zzz", STATUSES) == " ; au choix : ouvert, a_confirmer, ferme_temporairement, historique"


def test_a_long_list_is_cut_and_counted() -> None:
    values = [f"valeur-{n}" for n in range(100)]
    assert suggestion("zzz", values) == f" ; au choix, parmi 100 : {', '.join(values[:FEW])}…"


def test_nothing_is_suggested_where_nothing_would_do() -> None:
    assert suggestion("zzz", []) == ""


def test_a_field_is_named_by_the_way_that_leads_to_it() -> None:
    assert field_name(("quiz", 0, "reponses", 1, "juste")) == "quiz[0].reponses[1].juste"
    assert field_name(()) == ""


def test_a_caret_stands_under_the_column() -> None:
    problem = problem_at("data/a.yml", "c’est faux", Mark(2, 6), field="nom", text="a: 1\nnom: x\n")
    assert str(problem) == "data/a.yml:2:6: nom: c’est faux\n    nom: x\n         ^"


def test_a_problem_of_the_whole_file_quotes_no_line() -> None:
    assert str(problem_at("data/a.yml", "c’est vide", text="a: 1\n")) == "data/a.yml:1:1: c’est vide"


def test_a_problem_past_the_end_quotes_no_line() -> None:
    assert str(problem_at("data/a.yml", "c’est fini", Mark(9, 1), text="a: 1\n")) == "data/a.yml:9:1: c’est fini"


def test_a_sign_that_nobody_sees_is_shown() -> None:
    assert "a: �[31m" in str(problem_at("data/a.yml", "c’est faux", Mark(1, 4), text="a: \x1b[31m"))


def test_a_line_break_in_a_value_is_shown_not_printed() -> None:
    said = str(problem_at("data/a\nb.yml", "« x\ndata/c.yml:1:1: faux »", Mark(1, 1), field="n\nm", text="a\u2028b"))
    assert said.splitlines()[0] == "data/a⏎b.yml:1:1: n⏎m: « x⏎data/c.yml:1:1: faux »"
    assert len(said.splitlines()) == 3


def test_one_fault_is_never_longer_than_a_screen() -> None:
    """A screen has 24 rows of 80 signs."""
    long = "x" * 1_000_000
    said = str(problem_at("data/a.yml", f"« {long} » est faux", Mark(1, 500_000), field=long, text=long))
    assert sum(len(line) // 80 + 1 for line in said.splitlines()) < 24
    assert said.splitlines()[0].endswith("est faux")


def test_a_long_line_is_cut_around_its_column() -> None:
    said = str(problem_at("data/a.yml", "c’est faux", Mark(1, 1001), text=f"{'a' * 1000}B{'c' * 1000}"))
    _, line, caret = said.splitlines()
    assert line[caret.index("^")] == "B"
    assert line.strip().startswith("…a")
    assert line.endswith("c…")


def test_five_thousand_problems_are_counted_after_the_first_hundred() -> None:
    error = DataError(problem_at(f"data/{n % 50:02}.yml", f"{n} est faux") for n in range(5000))
    *told, _, left, count = error.summary.splitlines()
    assert len(told) == MANY
    assert left == "… puis encore 4900 erreurs dans 49 fichiers : « portal check --all » les montre toutes."
    assert count == "5000 erreurs dans 50 fichiers."
    assert len(error.told().splitlines()) == 5002


def test_the_nearest_of_twenty_thousand_is_found_at_once() -> None:
    keys = [f"ville-{n // 50:03}/lieu-{n:05}" for n in range(20_000)]
    begun = time.process_time()
    assert near("vile-012/lieu-00610", keys) == "ville-012/lieu-00610"
    assert near("x" * 1_000_000, keys) is None
    assert time.process_time() - begun < 1


def test_problems_are_told_once_in_the_order_of_files_and_lines() -> None:
    last, second, first = (
        Problem(path, line, 1, "", "c’est faux") for path, line in (("b.yml", 1), ("a.yml", 10), ("a.yml", 9))
    )
    error = DataError([last, second, first, second])
    assert error.problems == [first, second, last]
    assert error.summary.splitlines()[-1] == "3 erreurs dans 2 fichiers."


def test_one_problem_is_counted_in_the_singular() -> None:
    assert DataError([problem_at("a.yml", "c’est faux")]).summary == (
        "a.yml:1:1: c’est faux\n\n1 erreur dans 1 fichier."
    )
