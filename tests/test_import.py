"""A list that others made becomes records to read: what is written, what is left out and said, and nothing overwritten.

Each format has a made-up list in `lists/`, and beside it the records that it gives.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from portal.imports.formats import FORMATS
from portal.imports.formats.paris_seniors import osm
from portal.imports.table import rows
from portal.imports.writing import name, street, unsure
from portal.records import DataError, load
from tests.importing import LISTS, file_of, imported, prepared, records

HEADER = (LISTS / "paris-wifi.csv").read_text("utf-8").splitlines()[0]
ROW = "bibliothèque,BIBLIOTHEQUE DE L EXEMPLE,{},75014,{},{},Opérationnel"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The root of a portal that holds the records of the example, and those of our data sets."""
    return prepared(tmp_path)


def _list(folder: Path, *lines: str, header: str = HEADER) -> Path:
    file = folder / "liste.csv"
    file.write_text("\n".join([header, *lines]), "utf-8")
    return file


@pytest.mark.parametrize("form", FORMATS)
def test_a_list_gives_the_records_that_stand_beside_it(form: str, folder: Path, tmp_path: Path) -> None:
    into = tmp_path / "proposal"
    imported(folder, form, file_of(form), "--into", str(into))
    assert records(into) == records(LISTS / form)


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_written_passes_the_check(form: str, folder: Path) -> None:
    before = records(folder / "data")
    imported(folder, form, file_of(form), "--into", str(folder / "data"))
    load(folder, today=date(2026, 11, 25))
    assert len(records(folder / "data")) == len(before) + len(records(LISTS / form))


@pytest.mark.parametrize("form", FORMATS)
def test_a_list_read_twice_changes_nothing(form: str, folder: Path) -> None:
    into = ("--into", str(folder / "data"))
    imported(folder, form, file_of(form), *into)
    first = records(folder / "data")
    for path in first:
        (folder / "data" / path).write_text(first[path].replace("nom: ", "nom: Vrai "), "utf-8")
    changed = records(folder / "data")
    code, said = imported(folder, form, file_of(form), *into)
    assert code == 1
    assert "Fiches écrites : 0." in said
    assert records(folder / "data") == changed


def test_what_was_left_out_is_said_with_its_line(folder: Path) -> None:
    code, said = imported(folder, "france-services", LISTS / "france-services.csv")
    assert code == 0
    assert "le numéro est celui d’un mobile : il n’est pas repris" in said
    assert re.search(r"france-services\.csv:4:1: .*le code postal 69008 n’est pas celui de la commune", said)
    assert "à redire avec vos mots, si c’est utile au visiteur : « Demandez le plan du bus »" in said
    assert "06 99" not in "".join(records(folder / "data").values())


def test_hours_that_records_refuse_are_left_out_and_said(folder: Path) -> None:
    text = (LISTS / "france-services.csv").read_text("utf-8").replace("12:30-17:00", "10:00-17:00")
    file = _list(folder, *text.splitlines()[1:2], header=text.splitlines()[0])
    _, said = imported(folder, "france-services", file)
    assert "les horaires ne sont pas repris : « 09:00-12:30 » et « 10:00-17:00 » se chevauchent" in said
    (written,) = [text for path, text in records(folder / "data").items() if "france-services" in path]
    assert "horaires" not in written


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (ROW.format("1 RUE DE L EXEMPLE", "46.5013", "2.501"), "à 33 m de « Lieu de l’Exemple »"),
        (ROW.format("12 RUE DE L EXEMPLE", "46.53", "2.53").replace("75014", "75001"), None),
        (ROW.format("1 RUE DE L EXEMPLE", "46.502", "2.501"), None),
    ],
)
def test_a_place_within_sixty_metres_of_one_that_exists_is_reported_and_not_written(
    line: str, said: str | None, folder: Path
) -> None:
    code, told = imported(folder, "paris-wifi", _list(folder, line))
    assert (code == 1) == bool(said)
    assert ("Doutes : 1." in told) == bool(said)
    assert (said or "") in told
    assert ("bibliotheque-de-l-exemple.yml" in "".join(records(folder / "data"))) != bool(said)


def test_a_place_at_the_address_of_one_that_exists_is_reported_whatever_its_position(folder: Path) -> None:
    existing = folder / "data" / "sites" / "exempleville" / "lieu-exemple.yml"
    text = existing.read_text("utf-8").replace("commune: Exempleville", "commune: Paris").replace('"01000"', '"75014"')
    existing.write_text(text, "utf-8")
    _, said = imported(folder, "paris-wifi", _list(folder, ROW.format("12 RUE DE L EXEMPLE", "46.53", "2.53")))
    assert re.search(r"est peut-être déjà là, à \d{4} m de « Lieu de l’Exemple »", said)


def test_a_double_that_an_editor_keeps_is_written(folder: Path) -> None:
    file = _list(folder, ROW.format("1 RUE DE L EXEMPLE", "46.5013", "2.501"))
    key = "exempleville/bibliotheque-de-l-exemple"
    assert f"--keep {key}" in imported(folder, "paris-wifi", file)[1]
    assert imported(folder, "paris-wifi", file, "--keep", key)[0] == 0
    assert f"sites/{key}.yml" in records(folder / "data")


def test_a_library_in_a_town_hall_is_no_double_of_it() -> None:
    assert {"sites/exempleville/bibliotheque-aime-cesaire.yml", "sites/exempleville/mairie-du-14e.yml"} <= records(
        LISTS / "paris-wifi"
    ).keys()


def test_places_of_one_name_are_told_apart_by_their_street(folder: Path) -> None:
    lines = [ROW.format("1 RUE DE L EXEMPLE", "46.51", "2.51"), ROW.format("2 PLACE DU MODELE", "46.52", "2.52")]
    imported(folder, "paris-wifi", _list(folder, *lines))
    written = [path for path in records(folder / "data") if "bibliotheque" in path]
    assert written == [
        "sites/exempleville/bibliotheque-de-l-exemple-place-du-modele.yml",
        "sites/exempleville/bibliotheque-de-l-exemple.yml",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "liste.csv:1:1: ce fichier est vide : il faut une ligne de titres, puis un lieu par ligne"),
        (
            HEADER.replace("adresse", "adrese"),
            "liste.csv:1:1: il manque la colonne « adresse » : est-ce « adrese » ?",
        ),
        (HEADER.replace("nom,", "type,"), "liste.csv:1:6: type: cette colonne est là deux fois : retirez-en une"),
    ],
)
def test_a_file_of_another_shape_is_refused_whole(text: str, said: str, folder: Path) -> None:
    file = folder / "liste.csv"
    file.write_text(text, "utf-8")
    before = records(folder / "data")
    code, told = imported(folder, "paris-wifi", file)
    assert code == 1
    assert said in told
    assert records(folder / "data") == before


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("bibliothèque,UN NOM", "liste.csv:2:1: cette ligne a 2 cases au lieu de 7 : vérifiez les virgules"),
        ('bibliothèque,"UN NOM', "liste.csv:2:1: un guillemet de cette ligne n’est pas refermé"),
        (ROW.format("1 RUE", "46,5", "2.5"), "au lieu de 7 : vérifiez les virgules"),
        (
            ROW.format('"1, RUE DE L EXEMPLE"', "46", "2.5"),
            "liste.csv:2:68: « 46 » n’est pas une position : il faut un nombre avec un point, comme 48.8566",
        ),
        (
            ROW.format("1 RUE DE L EXEMPLE", "46.5", "2.5").replace("75014", "69001"),
            "liste.csv:2:59: « 69001 » n’est pas un code postal de Paris",
        ),
        (
            ROW.format("1 RUE DE L EXEMPLE", "46.5", "2.5").replace("Opérationnel", "Fermé"),
            "le Wi-Fi y est noté « Fermé » : le lieu n’est pas repris",
        ),
        (
            ROW.format("1 RUE DE L EXEMPLE", "46.5", "2.5").replace("bibliothèque", "parc"),
            "liste.csv:2:1: « parc » n’est pas une sorte de lieu que nous reprenons",
        ),
        (ROW.format("1 RUE DE L EXEMPLE", "12.5", "2.5"), "la position 12.5, 2.5 n’est pas en France"),
        (
            ROW.format("", "46.5", "2.5").replace("BIBLIOTHEQUE DE L EXEMPLE", ""),
            "liste.csv:2:14: ce lieu n’a pas de nom",
        ),
    ],
)
def test_a_row_that_is_no_place_is_refused_where_it_stands_and_the_others_are_read(
    line: str, said: str, folder: Path
) -> None:
    good = ROW.format("9 PLACE DU MODELE", "46.53", "2.53")
    code, told = imported(
        folder, "paris-wifi", _list(folder, good.replace("DE L EXEMPLE", "DU MODELE"), line).resolve()
    )
    assert code == 1
    assert said in told.replace("liste.csv:3:", "liste.csv:2:")
    assert "Fiches écrites : 1. Déjà là : 0. Doutes : 0. Refusées : 1. Laissées de côté : 0." in told


def test_a_file_that_is_no_text_is_refused(folder: Path) -> None:
    (folder / "liste.csv").write_bytes(HEADER.encode("latin-1") + b"\xe9")
    code, said = imported(folder, "paris-wifi", folder / "liste.csv")
    assert code == 1
    assert "le fichier n’est pas en UTF-8 : enregistrez-le avec l’encodage UTF-8" in said


def test_a_file_that_is_not_there_is_said(folder: Path) -> None:
    code, said = imported(folder, "paris-wifi", folder / "rien.csv")
    assert code == 1
    assert "rien.csv" in said
    assert "il n’existe pas" in said


def test_data_whose_licence_is_not_recorded_are_not_imported(folder: Path) -> None:
    (folder / "data" / "datasets" / "paris-wifi.yml").unlink()
    code, said = imported(folder, "paris-wifi", LISTS / "paris-wifi.csv")
    assert code == 1
    assert "data/datasets/paris-wifi.yml:1:1: cette fiche manque : elle dit la licence des données à importer" in said


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("37a Rue du 8 Mai 1945", "37 a rue du 8 Mai 1945"),
        ("213Bis Cours de la Marne", "213 bis cours de la Marne"),
        ("11 - 13 Rue Caisserie", "11-13 rue Caisserie"),
        ("16/20 RUE DES BATIGNOLLES", "16-20 rue des Batignolles"),
        ("46, rue de l'Exemple", "46 rue de l’Exemple"),
        ("133 Bd de la Savine", "133 boulevard de la Savine"),
        ("62 Rue de l' eveche", "62 rue de l’Évêché"),
        ("1 PLACE D ITALIE", "1 place d’Italie"),
        ("57 Avenue de St Paul", "57 avenue de Saint-Paul"),
        ("102 Avenue St Exupéry", "102 avenue Saint-Exupéry"),
        ("11 Avenue de la porte Montmartre", "11 avenue de la Porte Montmartre"),
        ("Place des Baconnets", "place des Baconnets"),
        ("202 Grand Place", "202 Grand Place"),
        ("1 ALL DU BOIS", "1 allée du Bois"),
        ("34 rue des Bénards", "34 rue des Bénards"),
    ],
)
def test_an_address_is_written_as_records_write_it(typed: str, written: str) -> None:
    assert street(typed) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("  BIBLIOTHEQUE AIME CESAIRE", "Bibliothèque Aimé-Césaire"),
        ("BIBLIOTHEQUE GOUTTE D OR", "Bibliothèque Goutte d’Or"),
        ("BIBLIOTHEQUE SAINT ELOI", "Bibliothèque Saint-Éloi"),
        ("France services La Poste de Paris 14ème - Plaisance", "France services La Poste de Paris 14e - Plaisance"),
        ("France services de L'Île-Saint-Denis", "France services de L’Île-Saint-Denis"),
        ("PRIF", "PRIF"),
    ],
)
def test_a_name_gets_back_its_capitals_and_accents(typed: str, written: str) -> None:
    assert name(typed) == written


def test_a_word_in_capitals_that_the_table_lacks_is_proposed_for_the_hand() -> None:
    assert unsure("RUE DE L EVECHE ET DU MODELE") == ["Rue", "Modele"]
    assert unsure("Rue du Modèle") == []


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("Du lundi au vendredi, de 9H à 17H", "Mo-Fr 09:00-17:00"),
        ("Du lundi au vendredi de 09h30 à 12h30 et de 14h à 17h", "Mo-Fr 09:30-12:30,14:00-17:00"),
        ("Les mercredis de 10h à 12h", "We 10:00-12:00"),
        ("Du lundi au jeudi de 9hà18h vendredi de 9h à 17h", "Mo-Th 09:00-18:00; Fr 09:00-17:00"),
        ("Du lundi au vendredi de 9h à 17h30 (fermeture le vendredi à 16h30)", ""),
        ("De 9h à 17h30", ""),
    ],
)
def test_hours_said_in_french_are_read_or_left(said: str, hours: str) -> None:
    assert osm(said) == hours


def test_columns_that_a_format_does_not_know_are_let_be(tmp_path: Path) -> None:
    file = _list(tmp_path, ROW.format("1 RUE", "46.5", "2.5") + ",quelque chose", header=f"{HEADER},autre")
    found, problems = rows(file, FORMATS["paris-wifi"].columns)
    assert (len(found), problems) == (1, [])
    with pytest.raises(DataError):
        rows(file, ["colonne inconnue"])
