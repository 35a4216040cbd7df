"""A list of the whole country becomes a proposal to read: records, what differs, doubts; and each row is accounted for.

Each format has a made-up list in `lists/`, and beside it all that it gives; `WRITE_LISTS=1` writes that anew.
"""

import csv
import io
import json
import os
import re
import shutil
from contextlib import redirect_stderr
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown

from portal.commands.lists import followed
from portal.drafting import Places, Spot
from portal.drafting.names import LONGEST
from portal.imports import FORMATS, Fate, Where, mirrored, propose
from portal.imports.draft import Draft, town
from portal.imports.formats import ademe
from portal.imports.objects import objects
from portal.imports.proposal import places_of
from portal.imports.record import text_of
from portal.imports.report import LONGEST as SHOWN
from portal.imports.report import escaped
from portal.imports.table import Row
from portal.records import Catalogue, DataError, load, numbered
from portal.records.source import parse
from tests import national
from tests.importing import LISTS, file_of, imported, portal, prepared, records

NATIONAL = [name for name, form in FORMATS.items() if form.national]
TODAY = date(2026, 11, 25)
HEADER = file_of("mednum-csv").read_text("utf-8").splitlines()[0]
PLACE = {
    "id": "lieu",
    "pivot": "00000000000000",
    "nom": "Salle du Modèle",
    "commune": "Exempleville",
    "code_postal": "01000",
    "adresse": "7 rue du Modèle",
    "latitude": "46.55",
    "longitude": "2.55",
    "date_maj": "2026-04-02",
    "services": "Aide aux démarches administratives",
}


HOSTILE = (
    "", " ", "…", "../../etc/passwd", "<script>alert(1)</script>", "javascript:alert(1)", "{{ x }}", "a" * 7000,
    "\u202ex", "\x00", "- a: b", "&a", "*a", "null", "1e999", "-90.0", "NaN", "9999-99-99", "=1+1",
    "a|b;c", "'", '"',
    "\n", "a\nb", "🧑‍🦽", "０１", "Mo-Fr 09:00-08:00", "24/7", "06 12 34 56 78",
    "https://user:x@exemple.fr", "[" * 5000,
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The root of a portal that holds the records of the example, and those of our data sets."""
    return prepared(tmp_path)


def _list(folder: Path, *rows: dict[str, str]) -> Path:
    """Write a list of the national schema."""
    file = folder / "liste.csv"
    with file.open("w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, HEADER.split(","), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return file


def _rows(folder: Path) -> list[dict[str, str]]:
    return list(csv.DictReader((folder / "proposition" / "lignes.csv").read_text("utf-8").splitlines()))


def _proposed(folder: Path, *rows: dict[str, str], form: str = "mednum-csv", rest: tuple[str, ...] = ()) -> str:
    """Import a list of the national schema, and return the report."""
    imported(folder, form, _list(folder, *rows), *rest)
    return (folder / "proposition" / "rapport.md").read_text("utf-8")


@pytest.mark.parametrize("form", NATIONAL)
def test_a_list_gives_all_that_stands_beside_it(form: str, folder: Path) -> None:
    into, golden = folder / "proposal", LISTS / form
    file = file_of(form)
    imported(folder, form, file, "--into", str(into))
    (into / "miroir.txt").write_text(portal(folder, "mirror", str(file), "--format", form)[1], "utf-8")
    words = ("mirror", str(file), "--format", form, "--markdown")
    (into / "miroir.md").write_text(portal(folder, *words)[1], "utf-8")
    made = {path.relative_to(into): path.read_text("utf-8") for path in into.rglob("*") if path.is_file()}
    if os.environ.get("WRITE_LISTS"):
        for path, text in made.items():
            (golden / path).parent.mkdir(parents=True, exist_ok=True)
            (golden / path).write_text(text, "utf-8")
    assert made == {path.relative_to(golden): path.read_text("utf-8") for path in golden.rglob("*") if path.is_file()}


def test_a_list_of_the_country_leaves_data_as_it_is_and_one_of_ours_goes_into_it(folder: Path) -> None:
    before = records(folder / "data")
    code, said = imported(folder, "mednum-csv", file_of("mednum-csv"))
    assert (code, records(folder / "data")) == (1, before)
    assert re.search(r"Écrits : .*/proposition/rapport\.md et .*/proposition/lignes\.csv\.", said)
    imported(folder, "paris-wifi", file_of("paris-wifi"))
    added = {path: text for path, text in records(folder / "data").items() if path not in before}
    assert len(added) == 3
    assert all("\ncode: EXE-" in text for text in added.values())


def test_a_proposal_is_not_written_over_another(folder: Path) -> None:
    imported(folder, "mednum-csv", file_of("mednum-csv"))
    before = {path: path.read_bytes() for path in (folder / "proposition").rglob("*") if path.is_file()}
    code, said = imported(folder, "ademe-csv", file_of("ademe-csv"))
    assert code == 1
    assert "proposition/rapport.md est déjà là : rangez cette proposition, ou donnez un autre dossier" in said
    assert {path: path.read_bytes() for path in (folder / "proposition").rglob("*") if path.is_file()} == before


def test_json_says_the_same_as_csv(folder: Path) -> None:
    for form in ("mednum-csv", "mednum-json"):
        imported(folder, form, file_of(form), "--into", str(folder / form))
    of_csv, of_json = records(folder / "mednum-csv"), records(folder / "mednum-json")
    assert of_csv.items() <= of_json.items()
    assert {path for path in of_json if path not in of_csv} == {"sites/exempleville/salle-du-modele.yml"}


def test_what_is_proposed_names_its_data_set_and_its_date(folder: Path) -> None:
    _proposed(folder, PLACE)
    (text,) = records(folder / "proposition").values()
    assert "jeu: lieux-mediation-numerique" in text
    assert "date: 2026-04-02\n" in text
    assert "consulte_le: 2026-11-25" in text
    assert "statut: a_confirmer" in text


def test_another_data_set_may_be_named(folder: Path) -> None:
    _proposed(folder, PLACE, rest=("--dataset", "hinaura"))
    (text,) = records(folder / "proposition").values()
    assert "jeu: hinaura" in text
    code, said = imported(folder, "mednum-csv", folder / "liste.csv", "--dataset", "rien", "--into", str(folder / "x"))
    assert code == 1
    assert "data/datasets/rien.yml:1:1: cette fiche manque" in said


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"nom": "Cyberbase (FERMÉE)"}, "la liste semble le dire fermé : « fermée »"),
        ({"presentation_resume": "Ce lieu est fermé depuis mars."}, "la liste semble le dire fermé : « fermé depuis »"),
        ({"presentation_detail": "Le lieu n'existe plus."}, "la liste semble le dire fermé : « n'existe plus »"),
        ({"modalites_acces": "Ce lieu n'accueille pas de public"}, "la liste dit qu’il n’accueille pas de public"),
        ({"latitude": "46.5013", "longitude": "2.501"}, "à 33 m de « Lieu de l’Exemple »"),
        ({"adresse": "12, rue de l’Exemple"}, "« Lieu de l’Exemple »"),
    ],
)
def test_a_doubt_is_told_and_nothing_is_written_unless_an_editor_keeps_it(
    facts: dict[str, str], said: str, folder: Path
) -> None:
    assert said in _proposed(folder, PLACE | facts).replace("\\", "")
    assert not records(folder / "proposition")
    (row,) = _rows(folder)
    assert row["sort"] in ("doute", "déjà là")
    into = folder / "kept"
    imported(folder, "mednum-csv", folder / "liste.csv", "--into", str(into), "--keep", row["fiche"])
    assert list(records(into)) == [f"sites/{row['fiche']}.yml"]


def test_a_place_of_ours_that_the_list_says_closed_is_a_doubt(folder: Path) -> None:
    facts = {"nom": "Lieu de l’Exemple", "adresse": "12 rue de l’Exemple", "presentation_resume": "Fermé depuis mars."}
    report = _proposed(folder, PLACE | facts | {"latitude": "46.501", "longitude": "2.501"})
    assert "et la liste semble le dire fermé : « fermé depuis »" in report
    assert [row["sort"] for row in _rows(folder)] == ["doute"]


@pytest.mark.parametrize("facts", [{"nom": "Ferme du Modèle"}, {"presentation_resume": "Fermé le lundi."}])
def test_a_farm_and_a_day_off_are_no_closed_place(facts: dict[str, str], folder: Path) -> None:
    _proposed(folder, PLACE | facts)
    assert [row["sort"] for row in _rows(folder)] == ["écrite"]


def test_a_place_that_we_know_to_be_gone_is_a_doubt(folder: Path) -> None:
    gone = folder / "data" / "sites" / "exempleville" / "ancien-lieu.yml"
    text = gone.read_text("utf-8").replace("precision: commune", "precision: adresse")
    gone.write_text(text, "utf-8")
    report = _proposed(folder, PLACE | {"nom": "Ancien lieu", "latitude": "46.502", "longitude": "2.502"})
    assert "que nous disons historique" in report
    assert [row["sort"] for row in _rows(folder)] == ["doute"]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"telephone": "01 99 00 00 07"}, "le numéro n’est pas écrit comme le schéma le demande (+33…)"),
        ({"telephone": "06 99 00 00 07"}, "le numéro est celui d’un mobile : il n’est pas repris"),
        ({"horaires": "9h-12h"}, "les horaires ne sont pas repris : « 9h-12h »"),
        ({"horaires": "Mo-Fr 09:00-25:00"}, "les horaires ne sont pas repris"),
        ({"pivot": "79227291600068"}, "« 79227291600068 » n’est pas repris dans pivot"),
        ({"services": "Bricolage|Aide aux démarches administratives"}, "« Bricolage » n’est pas repris dans services"),
        ({"courriels": "jeanne.exemple@exemple.fr"}, "une adresse de courriel n’est pas reprise"),
        ({"site_web": "exemple"}, "n’est pas repris dans site_web"),
        (
            {"presentation_detail": "Venez tôt."},
            "à redire avec vos mots, si c’est utile au visiteur (détail) : « Venez",
        ),
    ],
)
def test_what_a_record_does_not_take_is_left_out_and_said(facts: dict[str, str], said: str, folder: Path) -> None:
    report = _proposed(folder, PLACE | facts)
    assert said in report.replace("\\", "")
    (text,) = records(folder / "proposition").values()
    assert "jeanne" not in report + text
    assert not any(value in text for name, value in facts.items() if name not in ("services", "telephone"))


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"date_maj": "2026"}, "sans date, ce lieu n’est pas repris"),
        ({"date_maj": "2026-02-30"}, "sans date, ce lieu n’est pas repris"),
        ({"date_maj": "2030-01-01"}, "la date « 2030-01-01 » est dans le futur"),
        ({"latitude": ""}, "ce lieu n’a pas de position"),
        ({"longitude": "2,55"}, "« 2,55 » n’est pas une position"),
        ({"longitude": "NaN"}, "« NaN » n’est pas une position"),
        ({"latitude": "2.55", "longitude": "46.55"}, "latitude et longitude sont inversées"),
        ({"code_postal": "1000"}, "code_postal : "),
        ({"code_insee": "99999"}, "« 99999 » n’est le code INSEE d’aucune commune"),
        ({"nom": "…"}, "ce lieu n’a pas de nom"),
        ({"nom": "Salle \u202eéledoM ud"}, "un signe invisible (U+202E)"),
        ({"adresse": "7 rue\x00 du Modèle"}, "un signe invisible (U+0000)"),
    ],
)
def test_a_bad_row_is_refused_where_it_stands_and_the_others_are_read(
    facts: dict[str, str], said: str, folder: Path
) -> None:
    other = PLACE | {"id": "autre", "nom": "Atelier", "adresse": "1 place du Modèle", "latitude": "46.56"}
    report = _proposed(folder, PLACE | facts, other)
    assert said in report.replace("\\", "")
    assert [(row["ligne"], row["sort"]) for row in _rows(folder)] == [("2", "refusée"), ("3", "écrite")]


def test_rows_of_any_separator_and_any_line_end_are_read(folder: Path) -> None:
    text = _list(folder, PLACE).read_text("utf-8")
    for n, (separator, end) in enumerate(((";", "\r\n"), ("\t", "\n"), (",", "\r\n"))):
        (folder / "liste.csv").write_text(text.replace(",", separator), "utf-8", newline=end)
        imported(folder, "mednum-csv", folder / "liste.csv", "--into", str(folder / str(n)))
        assert list(records(folder / str(n))) == ["sites/exempleville/salle-du-modele.yml"]


def test_a_quote_that_is_not_closed_costs_its_row_alone(folder: Path) -> None:
    lines = (
        _list(folder, PLACE, PLACE | {"nom": "Atelier", "latitude": "46.57", "adresse": "9 rue"})
        .read_text("utf-8")
        .splitlines()
    )
    (folder / "liste.csv").write_text("\n".join([*lines[:2], '"ouvert', lines[2], 'a"b,"c"d,e', ""]), "utf-8")
    imported(folder, "mednum-csv", folder / "liste.csv")
    assert [(row["ligne"], row["sort"]) for row in _rows(folder)] == [
        ("2", "écrite"),
        ("3", "refusée"),
        ("4", "écrite"),
        ("5", "refusée"),
    ]


def test_a_cell_of_two_lines_is_one_row(folder: Path) -> None:
    report = _proposed(folder, PLACE | {"presentation_detail": "Une ligne.\nUne autre."}, PLACE | {"nom": "x"})
    assert "« Une ligne. Une autre. »" in report
    assert [row["ligne"] for row in _rows(folder)] == ["2", "4"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "ce fichier n’est pas une liste"),
        ('{"items": [{"nom": "x"}]}', "ce fichier n’est pas une liste"),
        ("[]", "il manque le champ « id »"),
        ('[{"id": "1", "nome": "x"}]', "il manque le champ « nom » : est-ce « nome » ?"),
    ],
)
def test_a_json_file_of_another_shape_is_refused_whole(text: str, said: str, folder: Path) -> None:
    (folder / "liste.json").write_text(text, "utf-8")
    code, told = imported(folder, "mednum-json", folder / "liste.json")
    assert code == 1
    assert said in told
    assert not (folder / "proposition").exists()


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("12", "ce n’est pas un lieu"),
        ('{"nom": "x" "id": 1}', "pas du JSON que l’on sait lire"),
        ("[" * 100_000, "pas du JSON que l’on sait lire"),
        ('{"nom": "ouvert', "pas du JSON que l’on sait lire"),
        ('{"nom": ' + "[" * 100_000 + "}", "pas du JSON que l’on sait lire"),
        ('{"nom": "Salle", "latitude": 1e999, "longitude": NaN, "date_maj": "2026-01-01"}', "n’est pas une position"),
        ('{"nom": {"a": 1}, "date_maj": "2026-01-01", "latitude": 46.5, "longitude": 2.5}', "n’a pas de nom"),
        ('{"nom": "\\ud800", "date_maj": "2026-01-01", "latitude": 46.5, "longitude": 2.5}', "n’a pas de nom"),
    ],
)
def test_a_bad_object_is_refused_where_it_stands_and_the_others_are_read(bad: str, said: str, folder: Path) -> None:
    others = (PLACE | {"nom": f"Lieu {at}", "adresse": f"{at} rue", "latitude": at} for at in (46.55, 46.57))
    first, second = map(json.dumps, others)
    (folder / "liste.json").write_text(f"[\n{first},\n{bad},\n{second}\n]", "utf-8")
    imported(folder, "mednum-json", folder / "liste.json")
    rows = _rows(folder)
    assert [(row["ligne"], row["sort"]) for row in rows] == [("2", "écrite"), ("3", "refusée"), ("4", "écrite")]
    assert said in rows[1]["raison"]


def test_objects_may_stand_a_line_each(folder: Path) -> None:
    lines = [json.dumps(PLACE | {"nom": name}) for name in ("Un", "Deux")]
    (folder / "liste.json").write_text("\n".join(lines), "utf-8")
    found, problems = objects(folder / "liste.json", ["nom"])
    assert [(row.line, row["nom"]) for row in found] == [(1, "Un"), (2, "Deux")]
    assert not problems


def test_nothing_of_a_list_runs_in_the_report_nor_in_the_terminal(folder: Path) -> None:
    hostile = "<script>alert(1)</script> [x](javascript:alert(2)) | ![y](z) `code` {{ x }} \x1b[31m"
    other = PLACE | {
        "nom": "Lieu de l’Exemple",
        "adresse": "12 rue de l’Exemple",
        "latitude": "46.501",
        "longitude": "2.501",
    }
    rows = [
        PLACE | {"nom": hostile, "horaires": hostile, "presentation_detail": hostile},
        other | {"structure_parente": hostile},
    ]
    report = _proposed(folder, *rows)
    html = Markdown(extensions=["tables"]).convert(report)
    assert not re.search(r"<(script|img)|href=\"(?!sites/)", html)
    assert "alert(1)" in html
    assert "\x1b" not in report
    told = portal(folder, "mirror", str(folder / "liste.csv"), "--format", "mednum-csv")[1]
    assert "alert(1)" in told
    assert "\x1b" not in told
    assert len(escaped("x" * 10_000)) == SHOWN + 1


@pytest.mark.parametrize("form", FORMATS)
def test_whatever_stands_in_a_cell_the_row_has_a_fate(form: str, folder: Path) -> None:
    chosen, catalogue = FORMATS[form], load(folder, today=TODAY)
    rows, _ = chosen.rows(file_of(form), chosen.columns)
    sample = rows[0]
    spoilt = [
        Row("x.csv", n, "", {**sample.cells, column: value})
        for n, (column, value) in enumerate((column, value) for column in sample.cells for value in HOSTILE)
    ]
    made = propose(chosen, spoilt, Where(catalogue, folder / "p", TODAY, frozenset()))
    assert [one.problem.line for one in made.outcomes] == list(range(len(spoilt)))
    for path in records(folder / "p"):
        assert re.fullmatch(r"(sites|donation_points)/exempleville/[a-z0-9-]+\.yml", path)
    mirrored(chosen, spoilt, catalogue)
    shutil.copytree(folder / "p", folder / "data", dirs_exist_ok=True)
    for path, text in numbered(folder, today=TODAY).items():
        (folder / path).write_text(text, "utf-8")
    load(folder, today=TODAY)


def test_no_spreadsheet_takes_a_reason_for_a_formula(folder: Path) -> None:
    _proposed(folder, PLACE | {"code_postal": "=1+1"}, PLACE | {"date_maj": "@x"})
    assert not [row["raison"] for row in _rows(folder) if row["raison"][:1] in "=+-@"]


def test_a_name_of_any_length_makes_a_file(folder: Path) -> None:
    _proposed(
        folder,
        PLACE | {"nom": "Maison du numérique " * 100},
        PLACE | {"nom": "é" * 5000, "latitude": "46.57", "adresse": ""},
    )
    keys = [Path(path).stem for path in records(folder / "proposition")]
    assert len(keys) == 2
    assert max(map(len, keys)) <= LONGEST


def test_places_of_one_name_in_several_communes_have_their_own_files(folder: Path) -> None:
    rows = [
        PLACE | {"nom": "Médiathèque", "commune": town_, "latitude": at, "adresse": f"{at[-1]} rue du Modèle"}
        for town_, at in (("Exempleville", "46.55"), ("Motville", "46.57"), ("Modèleville", "46.59"))
    ]
    _proposed(folder, *rows)
    assert sorted(Path(path).stem for path in records(folder / "proposition")) == [
        "mediatheque",
        "mediatheque-rue-du-modele",
        "mediatheque-rue-du-modele-modeleville",
    ]


def test_twenty_thousand_rows_are_each_accounted_for_and_compared_with_few(tmp_path: Path, folder: Path) -> None:
    """How long it takes is measured by `make bench`: here, that the work does not grow with the square of the rows."""
    number, form = 20_000, FORMATS["mednum-csv"]
    catalogue = load(folder, today=TODAY)
    bad = national.write(tmp_path / "liste.csv", number, [(46.5, 2.5)], near=0.03)
    rows, unread = form.rows(tmp_path / "liste.csv", form.columns)
    made = propose(form, rows, Where(catalogue, tmp_path / "p", TODAY, frozenset())).with_unread(unread)
    lines = [one.problem.line for one in made.outcomes]
    assert lines == list(range(2, number + 2))
    assert made.counts[Fate.REFUSED] >= len(unread) + bad // 4
    assert made.counts[Fate.ASIDE] > 0.9 * number
    written = made.of(Fate.WRITTEN)
    assert len(written) == len(records(tmp_path / "p")) > 400
    places = places_of(form, catalogue)
    for n in range(1000):
        places.like(_spot(latitude=46.0 + n / 1000, name=f"lieu {n}"))
    assert places.compared < 1000


def _spot(*, latitude: float, name: str) -> Spot:
    return Spot.of({"nom": name, "latitude": latitude, "longitude": 2.501, "precision": "adresse"})


def test_an_index_of_many_places_is_asked_about_a_few(folder: Path) -> None:
    site = load(folder, today=TODAY).sites["exempleville/lieu-exemple"]
    many = Places(site.model_copy(update={"latitude": 43 + n / 1000, "adresse": f"{n} rue"}) for n in range(5000))
    found = many.like(_spot(latitude=45.0, name="lieu de l’exemple"))
    assert [(match.metres, match.same) for match in found] == [(0, True)]
    assert many.compared <= 9


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"pivot": "35600000000048"}, {"pivot": "35600000000048", "latitude": 46.0005}, True),
        ({"pivot": "35600000000048"}, {"pivot": "35600000000048", "latitude": 46.1}, False),
        ({"pivot": "35600000000048"}, {"pivot": "35600000000048", "latitude": 46.1, "nom": "Autre"}, None),
        ({}, {"nom": "Médiathèque du Modèle, Exempleville"}, True),
        ({}, {"nom": "Autre"}, False),
        ({"typologie": ["BIB"]}, {"nom": "Autre", "typologie": ["MUNI"]}, None),
        ({"precision": "commune"}, {"precision": "commune", "nom": "Bus"}, None),
        ({"precision": "commune"}, {"precision": "commune", "latitude": 46.1}, True),
        ({"precision": "commune"}, {"precision": "commune", "commune": "Autreville"}, None),
        ({"adresse": "1 rue", "precision": "commune"}, {"nom": "Autre", "adresse": "1, Rue"}, True),
    ],
)
def test_two_places_are_one_by_what_is_known_of_them(
    one: dict[str, Any],
    other: dict[str, Any],
    same: bool | None,  # noqa: FBT001 - pytest gives it by its name
    folder: Path,
) -> None:
    facts = {"nom": "Médiathèque du Modèle", "commune": "Exempleville", "latitude": 46.0, "longitude": 2.5}
    facts |= {"precision": "adresse"}
    site = load(folder, today=TODAY).sites["exempleville/lieu-exemple"]
    place = site.model_copy(update={"adresse": None, **facts, **one})
    found = Places([place]).like(Spot.of(facts | other))
    assert [match.same for match in found] == ([] if same is None else [same])


@pytest.mark.parametrize("name", [path.stem for path in (LISTS / "real").glob("*.csv")])
def test_rows_of_real_lists_are_known_again(name: str, catalogue: Catalogue, tmp_path: Path) -> None:
    """The records of this portal were made from these very rows: none is proposed again."""
    form = FORMATS[name]
    rows, unread = form.rows(LISTS / "real" / f"{name}.csv", form.columns)
    dataset = "mediation-marseille" if form.national else ""
    made = propose(form, rows, Where(catalogue, tmp_path, catalogue.day, frozenset(), dataset))
    assert len(rows) >= 4
    assert not unread
    assert [one.problem.sentence for one in made.outcomes if one.fate not in (Fate.KNOWN, Fate.DOUBT)] == []
    assert made.counts[Fate.KNOWN] > len(rows) // 2


def test_ademe_is_read_by_the_titles_of_its_file_and_by_its_older_column() -> None:
    titles = ("Type d'acteur", "Complément d'adresse", "Exclusivité de reprise/réparation", "Uniquement sur RDV")
    assert [ademe.heading(title) for title in titles] == [
        "type_dacteur",
        "complement_dadresse",
        "exclusivite_de_reprisereparation",
        "uniquement_sur_rdv",
    ]
    cells = {
        "identifiant": "a", "nom": "Ressourcerie", "latitude": "46.5", "longitude": "2.5", "ville": "Exempleville",
        "date_de_derniere_modification": "2025-06-24",
        "propositions_de_services": '[{"action": "donner", "sous_categories": ["materiel_informatique", "meuble"]}]',
    }  # fmt: skip
    draft = ademe.read(Row("x.csv", 2, "", cells))
    assert draft.facts["accepte"] == ["ordinateur-portable", "ordinateur-fixe"]
    for offers in ("[" * 50_000, "{}", '[{"action": "donner", "sous_categories": 3}]', "[1]", '"x"'):
        with pytest.raises(Exception, match="rien n’y dit"):
            ademe.read(Row("x.csv", 2, "", cells | {"propositions_de_services": offers}))


@pytest.mark.parametrize(
    ("text", "code", "written"),
    [
        ("SAINT DENIS", "93066", "Saint-Denis"),
        ("Paris 14e Arrondissement", "75114", "Paris"),
        ("MARSEILLE CEDEX 20", "", "Marseille"),
        ("LYON", "", "Lyon"),
        ("Exempleville", "", "Exempleville"),
    ],
)
def test_a_commune_is_written_as_one_writes_it(text: str, code: str, written: str) -> None:
    assert town(text, code) == written


@pytest.mark.parametrize(
    "value", ["yes", "null", "~", "- a", "a: b", "#x", "'", '"', "é" * 200, "a " * 200, "12", "a\u2003b"]
)
def test_any_value_is_written_so_that_it_is_read_again(value: str) -> None:
    facts = {"nom": value, "services": [value, value], "accessibilite": {"detail": value}}
    values = parse(text_of(facts, {"titre": value, "note": value})).values
    assert values["nom"] == values["sources"][0]["titre"] == values["sources"][0]["note"] == value
    assert (values["services"], values["accessibilite"]) == ([value, value], {"detail": value})


def test_no_draft_says_a_thing_that_is_empty() -> None:
    draft = Draft(Row("x.csv", 1, "", {}), "x", {})
    draft.put(nom="", services=[], pivot=None, latitude=0.0)
    assert draft.facts == {"latitude": 0.0}


class _Terminal(io.StringIO):
    """What a person looks at."""

    def isatty(self) -> bool:
        """Say that it is one."""
        return True


@pytest.mark.parametrize(("stream", "shown"), [(_Terminal, True), (io.StringIO, False)])
def test_a_bar_is_drawn_on_a_terminal_and_nowhere_else(stream: type[io.StringIO], *, shown: bool) -> None:
    rows = [Row("x.csv", n, "", {}) for n in range(20)]
    with redirect_stderr(stream()) as said, followed(rows) as bar:
        assert list(bar) == rows
    assert ("Lecture" in said.getvalue()) == shown
    assert shown or not said.getvalue()


def test_a_list_that_is_no_text_is_refused(folder: Path) -> None:
    (folder / "liste.csv").write_bytes(HEADER.encode() + b"\n\xe9")
    with pytest.raises(DataError, match="UTF-8"):
        FORMATS["mednum-csv"].rows(folder / "liste.csv", FORMATS["mednum-csv"].columns)
