"""A new record is asked for field by field, checked at each answer, and written whole or not at all.

Answers to all questions of four kinds stand in `new/`, each with the record that is written; after a change that is
meant, `WRITE_RECORDS=1` writes the records anew.
"""

import io
import os
import random
import re
import select
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from subprocess import PIPE
from typing import Any, NamedTuple

import pytest

from portal.commands import main
from portal.commands.new import SORTS
from portal.drafting.text import commented
from portal.records import KINDS, described
from portal.records.source import parse
from tests.command import environment, words

ANSWERS = Path(__file__).parent / "new"
TOLD = sorted(path.stem for path in ANSWERS.glob("*.txt"))
NOTHING = "Rien n’est écrit."
SITE = {
    "nom": "Espace numérique des Essais",
    "statut": "ouvert",
    "presentation_resume": "Un lieu inventé.",
    "commune": "Exempleville",
    "latitude": "46.52",
    "longitude": "2.52",
    "precision": "adresse",
    "sources[0].titre": "Appel inventé",
    "sources[0].moyen": "appel",
}
"""What a place needs."""


class Done(NamedTuple):
    """What a command came to."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def folder(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The root of a portal that holds the records of the example, on a day that is always the same."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795953600")
    shutil.copytree(root / "tests" / "example" / "data", tmp_path / "data")
    return tmp_path


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """The command, with the lines that are typed; spaces of all widths are spaces in what it says."""
    before = signal.getsignal(signal.SIGTERM)

    def run(*arguments: str, typed: str = "") -> Done:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = main(["--root", str(folder), *arguments])
        said = capsys.readouterr()
        return Done(code, _plain(said.out), _plain(said.err))

    yield run
    signal.signal(signal.SIGTERM, before)


def _plain(text: str) -> str:
    return re.sub(r"[\s\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]+", " ", text)


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in (folder / "data").rglob("*")
        if path.is_file()
    }


def _given(values: Mapping[str, str]) -> list[str]:
    return [word for name, value in values.items() for word in ("--champ", f"{name}={value}")]


def _flat(values: Any, way: str = "") -> Iterator[str]:
    """Yield the options that say all values of a record."""
    if isinstance(values, dict):
        for name, value in values.items():
            yield from _flat(value, f"{way}.{name}" if way else name)
    elif isinstance(values, list):
        for n, value in enumerate(values):
            yield from _flat(value, f"{way}[{n}]" if isinstance(value, dict) else way)
    else:
        yield from ("--champ", f"{way}={values}")


@pytest.mark.parametrize("sort", TOLD)
def test_answers_become_a_record_that_the_check_accepts(sort: str, folder: Path, run: Run) -> None:
    before = _files(folder)
    done = run("new", sort, typed=(ANSWERS / f"{sort}.txt").read_text("utf-8"))
    assert (done.code, done.err) == (0, "")
    new = [path for path in _files(folder) if path not in before]
    assert len(new) == 1
    assert f"Écrit : {new[0]}" in done.out
    golden = ANSWERS / f"{sort}.yml"
    if os.environ.get("WRITE_RECORDS"):
        golden.write_bytes((folder / new[0]).read_bytes())
    assert (folder / new[0]).read_text("utf-8") == golden.read_text("utf-8")
    assert run("check").code == 0
    assert run("codes").out.startswith("Fichiers écrits : 0")


@pytest.mark.parametrize("sort", TOLD)
def test_each_field_has_a_comment_that_its_model_gives(sort: str) -> None:
    text = (ANSWERS / f"{sort}.yml").read_text("utf-8")
    meanings = {field.name: field.meaning for field in described(SORTS[sort].model)}
    fields = re.findall(r"((?:^#.*\n)+)^(\w+):", text, re.MULTILINE)
    assert [name for _, name in fields] == re.findall(r"^(\w+):", text, re.MULTILINE)
    for comment, name in fields:
        assert " ".join(re.sub("(?m)^# (yaml-language-server.*)?", "", comment).split()).startswith(meanings[name])


@pytest.mark.parametrize("sort", SORTS)
def test_each_kind_can_be_written_without_a_question(sort: str, folder: Path, run: Run) -> None:
    """As the one of the example, under another name."""
    kind = SORTS[sort]
    example = next((folder / "data" / kind.name).rglob("*.yml"))
    values = parse(example.read_text("utf-8")).values
    naming = "nom" if "nom" in values else "titre"
    values |= {naming: "Tout autre chose inventée"}
    values.pop("code", None)
    if sort == "grid":
        values["page"] = "/donner/exempleville/"
    city = ["--ville", example.parent.name] if kind.by_city else []
    done = run("new", sort, *city, "--sans-question", "--malgre-le-double", *_flat(values))
    assert (done.code, done.err) == (0, "")
    written = next((folder / "data" / kind.name).rglob("tout-autre-chose-inventee.yml"))
    read = parse(written.read_text("utf-8")).values
    assert {name: value for name, value in read.items() if name != "code"} == values
    assert run("check").code == 0


def test_a_channel_of_the_whole_country_has_no_position(folder: Path, run: Run) -> None:
    values = {
        name: value for name, value in SITE.items() if name not in ("commune", "latitude", "longitude", "precision")
    }
    told = {**values, "sources[0].champs": "statut"}
    done = run("new", "donation-point", "--ville", "france", "--sans-question", *_given(told))
    assert (done.code, done.err) == (0, "")
    assert (folder / "data/donation_points/france/espace-numerique-des-essais.yml").exists()
    assert "FRA-02 donation_points/france/espace-numerique-des-essais" in (folder / "data/codes.txt").read_text("utf-8")


WRONG = {
    "nom": ("!!", "il faut un nom dont on puisse faire celui d’un fichier"),
    "statut": ("ouverte", "« ouverte » n’est pas une valeur possible ; écrivez plutôt « ouvert »"),
    "presentation_resume": ("a" * 281, "ce texte est trop long : 280 signes au plus"),
    "pivot": ("79227291600068", "sa clé de contrôle est fausse"),
    "code_postal": ("6900", "n’est pas un code postal français ; écrivez plutôt « 06900 »"),
    "commune": ("Lyon", "« Lyon » n’a pas le code postal 01000"),
    "code_insee": ("69999", "n’est le code INSEE d’aucune commune"),
    "latitude": ("46,5", "écrivez un point, pas une virgule ; écrivez plutôt « 46.5 »"),
    "longitude": ("46.5", "n’est pas en France"),
    "telephone": ("06 12 34 56 78", "est un numéro de mobile, donc celui d’une personne"),
    "courriels": ("jeanne.exemple@exemple.fr", "semble être l’adresse d’une personne"),
    "site_web": ("exemple.fr", "n’est pas une adresse complète ; écrivez plutôt « https://exemple.fr »"),
    "horaires": ("mardi matin", "ne sont pas des horaires lisibles : écrivez par exemple Mo-Fr"),
    "services": ("Aide aux démarches", "n’est pas une valeur possible ; écrivez plutôt « Aide aux démarches adm"),
    "equipements": ("12", "Il n’y a pas ce numéro : de 1 à 6."),
    "langues": ("anglais", "n’est pas un code de langue ; écrivez plutôt « en »"),
    "typologie": ("ASSOC", "« ASSOC » n’est pas une valeur possible ; écrivez plutôt « ASSO"),
    "remplace_par": ("exempleville/ancien", "écrivez plutôt « exempleville/ancien-lieu »"),
    "lecons": ("lecon-exemples", "écrivez plutôt « lecon-exemple »"),
    "presentation_detail": ("[ici](/nulle-part/)", "« /nulle-part/ » n’est l’adresse d’aucune page du site"),
    "structure_parente": ("un\u200bdeux", "U+200B"),
    "accessibilite": ("peut-être", "« peut-être » n’est pas une réponse possible ; au choix : oui, non"),
    "fermetures": ("2026-13-01", "n’existe pas dans le calendrier"),
    "adresse": ("-", "Il faut une réponse ici."),
}
"""By field, an answer that is wrong and what is said of it."""


@pytest.mark.parametrize("field", WRONG)
def test_a_wrong_answer_is_told_at_once_and_asked_again(field: str, folder: Path, run: Run) -> None:
    before = _files(folder)
    answer, sentence = WRONG[field]
    given = _given({**SITE, "code_postal": "01000", "adresse": "30 rue des Essais"})
    field = "statut" if answer == "-" else field
    done = run("new", "site", "--ville", "exempleville", *given, typed=f"\n{field}\n{answer}\n")
    assert done.code == 1
    asked, told = done.out.rsplit(sentence, 1)
    assert re.search(r"> *(?:Refusé : [^>]*)?$", asked), asked[-200:]
    assert re.search(r">", told), "the question comes again"
    assert NOTHING in done.err
    assert _files(folder) == before


def test_the_nearest_value_is_taken_by_enter_alone(folder: Path, run: Run) -> None:
    given = _given({name: value for name, value in SITE.items() if name != "statut"})
    done = run("new", "site", "--ville", "exempleville", *given, typed="ouverte\n\n\ne\n")
    assert done.code == 0
    assert "Numéro ou valeur [ouvert] >" in done.out
    assert "statut: ouvert\n" in (folder / "data/sites/exempleville/espace-numerique-des-essais.yml").read_text("utf-8")


def test_hours_are_read_back_as_a_sentence_and_corrected(folder: Path, run: Run) -> None:
    typed = "horaires\nTu-Fr 09:00-12:00\nnon\nTu-Th 09:00-12:00; PH off\noui\ne\n"
    told = {**SITE, "sources[0].champs": "latitude"}
    given = [*_given(told), "--champ", "sources[0].champs=longitude", "--champ", "sources[0].champs=horaires"]
    done = run("new", "site", "--ville", "exempleville", *given, typed=f"{typed}")
    assert "Ces horaires veulent dire : du mardi au vendredi : 9 h à 12 h [" not in done.out
    assert "Ces horaires veulent dire : du mardi au vendredi : 9 h à 12 h Est-ce bien cela ?" in done.out
    assert "du mardi au jeudi : 9 h à 12 h ; fermé les jours fériés Est-ce bien cela ?" in done.out
    assert done.code == 0, done
    assert "horaires: Tu-Th 09:00-12:00; PH off\n" in next(
        (folder / "data/sites").rglob("espace-numerique-des-essais.yml")
    ).read_text("utf-8")


DOUBLES = {
    "within sixty metres": ({"latitude": "46.5013", "longitude": "2.5011"}, "à 34 m de « Lieu de l’Exemple »"),
    "at its address": (
        {"adresse": "12 rue de l’Exemple", "precision": "commune"},
        "à la même adresse que « Lieu de l’Exemple »",
    ),
    "nearly its name": ({"nom": "Lieux de l’exemple"}, "presque du même nom que « Lieu de l’Exemple »"),
}
"""By how it is known, what a place has that makes it another one."""


@pytest.mark.parametrize("how", DOUBLES)
def test_a_likely_double_is_refused_with_the_other_record_shown(how: str, folder: Path, run: Run) -> None:
    before = _files(folder)
    changed, reason = DOUBLES[how]
    told = {**SITE, **changed, "sources[0].champs": "latitude"}
    given = ["new", "site", "--ville", "exempleville", "--sans-question", *_given(told)]
    given += [
        "--champ",
        "sources[0].champs=longitude",
        *(["--champ", "sources[0].champs=adresse"] * ("adresse" in told)),
    ]
    done = run(*given)
    assert done.code == 1
    assert f"peut-être un double, {reason} (data/sites/exempleville/lieu-exemple.yml) : 12 rue de l’Exemple" in done.err
    assert "--malgre-le-double" in done.err
    assert _files(folder) == before
    assert run(*given, "--malgre-le-double").code == 0


def test_a_double_is_shown_as_soon_as_it_can_be_known(run: Run) -> None:
    """By its name, which is asked for first; the editor says that it is another one, and is not asked again."""
    typed = "exempleville\nLieu de l’exemple\nnon\nLieux de l’Exemple\noui\nouvert\n"
    done = run("new", "site", typed=typed)
    assert done.code == 1
    assert done.out.count("Est-ce bien une autre fiche ?") == 2
    assert "Alors corrigez plutôt data/sites/exempleville/lieu-exemple.yml" in done.out


def test_a_place_with_another_number_is_no_double_by_its_name(folder: Path, run: Run) -> None:
    told = {**SITE, "sources[0].champs": "latitude"}
    sources = ["--champ", "sources[0].champs=longitude"]
    for name, north in (("Mairie du 7e", "46.53"), ("Mairie du 8e", "46.54")):
        given = _given({**told, "nom": name, "latitude": north})
        assert run("new", "site", "--ville", "exempleville", "--sans-question", *given, *sources).code == 0
    assert (folder / "data/sites/exempleville/mairie-du-8e.yml").exists()


def test_a_lesson_that_has_nearly_the_title_of_another_is_a_double(run: Run) -> None:
    done = run("new", "lesson", typed="Allumer un telephone invente\n")
    assert "presque du même nom que « Allumer un téléphone inventé » (data/lessons/lecon-exemple.yml)" in done.out


def test_a_record_is_never_written_over(folder: Path, run: Run) -> None:
    before = _files(folder)
    typed = "Autre nom\nlieu-exemple\nlieu-exemple\nnouveau-lieu\n"
    done = run("new", "site", "--ville", "exempleville", "--fichier", "lieu-exemple", typed=typed)
    assert done.out.count("existe déjà : elle ne sera pas remplacée") == 3
    assert "Le fichier sera data/sites/exempleville/nouveau-lieu.yml" in done.out
    assert _files(folder) == before


@pytest.mark.parametrize("name", ["france", "Majuscule", "../ailleurs", "a/b"])
def test_a_name_that_no_file_may_have_is_refused(name: str, folder: Path, run: Run) -> None:
    before = _files(folder)
    given = _given({**SITE, "sources[0].champs": "latitude"})
    sort = "city" if name == "france" else "site"
    done = run("new", sort, "--fichier", name, *(["--ville", "exempleville"] if sort == "site" else []), typed="Nom\n")
    assert "Refusé : " in done.out
    assert _files(folder) == before
    if sort == "site":
        assert run("new", sort, "--ville", "exempleville", "--fichier", name, "--sans-question", *given).code == 1
        assert _files(folder) == before


@pytest.mark.parametrize("sort", TOLD)
def test_where_the_answers_end_nothing_is_written(sort: str, folder: Path, run: Run) -> None:
    before = _files(folder)
    lines = (ANSWERS / f"{sort}.txt").read_text("utf-8").splitlines(keepends=True)
    for count in range(0, len(lines), 3):
        done = run("new", sort, typed="".join(lines[:count]))
        assert (done.code, NOTHING in done.err) == (1, True), count
        assert _files(folder) == before


def test_an_answer_can_be_gone_back_to(folder: Path, run: Run) -> None:
    typed = (ANSWERS / "offer.txt").read_text("utf-8").replace("internet\n", "telephone\n<\ninternet\n", 1)
    typed = typed.replace("2.50\n", "3\n<\n2.50\n", 1)
    assert run("new", "offer", typed=f"<\n{typed}").code == 0
    written = (folder / "data/offers/forfait-des-essais.yml").read_text("utf-8")
    assert written == (ANSWERS / "offer.yml").read_text("utf-8")


def test_answers_are_read_again_and_changed_before_they_are_written(folder: Path, run: Run) -> None:
    changes = "prix[0].montant\n3\n2\ntelephone\nnul\nconditions\n+\nÊtre venu.\n\nf\nforfait\n"
    changes += "conditions[0]\nHabiter ici.\nprix[0]\n\n\n\n\n1\n\nPar mois.\n"
    typed = (ANSWERS / "offer.txt").read_text("utf-8").removesuffix("e\n") + f"{changes}e\n"
    done = run("new", "offer", typed=typed)
    assert done.code == 0
    assert "« nul » n’est pas un champ de cette fiche" in done.out
    values = parse((folder / "data/offers/forfait.yml").read_text("utf-8")).values
    assert (values["prix"][0]["montant"], values["categorie"]) == ("3", "telephone")
    assert values["conditions"] == ["Habiter ici.", "Être venu."]
    assert (values["prix"][0]["periode"], values["prix"][0]["note"]) == ("une_fois", "Par mois.")


def test_one_of_many_is_searched_by_its_letters(folder: Path, run: Run) -> None:
    """Twenty places of forty-two have the letters; a search of more letters leaves one, which Enter alone takes."""
    place = (folder / "data/sites/exempleville/lieu-exemple.yml").read_text("utf-8")
    for n in range(4, 44):
        text = place.replace("EXE-02", f"EXE-{n:02}").replace(
            "Lieu de l’Exemple", f"{'Régie' if n % 2 else 'Poste'} {n}"
        )
        (folder / f"data/sites/exempleville/lieu-{n}.yml").write_text(text, "utf-8")
        with (folder / "data/codes.txt").open("a", encoding="utf-8") as codes:
            codes.write(f"EXE-{n:02} sites/exempleville/lieu-{n}\n")
    typed = (ANSWERS / "offer.txt").read_text("utf-8")
    typed = typed.replace("exempleville/lieu-exemple\n", "REGIE\nregie 43\n\nexempleville/lieu-4\n\n")
    done = run("new", "offer", typed=typed)
    assert "Il y en a 42 : tapez quelques lettres du nom pour chercher." in done.out
    assert "15 exempleville/lieu-39 Régie 39 Il y en a 5 de plus : précisez le nom." in done.out
    assert "Retenu : exempleville/lieu-43, exempleville/lieu-4." in done.out
    values = parse((folder / "data/offers/forfait-des-essais.yml").read_text("utf-8")).values
    assert values["lieux"] == ["exempleville/lieu-43", "exempleville/lieu-4"]


def test_who_gives_up_has_written_nothing(folder: Path, run: Run) -> None:
    before = _files(folder)
    typed = (ANSWERS / "offer.txt").read_text("utf-8").removesuffix("e\n") + "a\n"
    done = run("new", "offer", typed=typed)
    assert (done.code, NOTHING in done.err) == (1, True)
    assert _files(folder) == before


def test_what_the_whole_check_refuses_is_taken_back_and_asked_again(folder: Path, run: Run) -> None:
    """No field is wrong by itself, but the place is too far from its city."""
    before = _files(folder)
    given = ["--ville", "exempleville", *_given({**SITE, "latitude": "48.5"})]
    silent = run("new", "site", *given, "--sans-question")
    assert silent.code == 1
    assert "cette position est à 222 km de sa ville" in silent.err
    assert _files(folder) == before
    done = run("new", "site", *given, typed="\ne\nlatitude\n46.52\ne\n")
    assert "cette position est à 222 km de sa ville" in done.out
    assert done.code == 0
    assert "latitude: 46.52" in (folder / "data/sites/exempleville/espace-numerique-des-essais.yml").read_text("utf-8")


@pytest.mark.parametrize(("fault", "code"), [(KeyboardInterrupt, 130), (OSError, 1)])
def test_what_is_begun_is_taken_back(
    fault: type[BaseException], code: int, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the record, its new folder and the list of codes are all written."""
    city = (folder / "data/cities/exempleville.yml").read_text("utf-8")
    other = city.replace("EXE", "AUT").replace("Exempleville", "Autreville").replace("46.5", "47.5")
    (folder / "data/cities/autreville.yml").write_text(other, "utf-8")
    before = _files(folder)

    def refuse(*_: object, **__: object) -> None:
        assert "AUT-01 sites/autreville/espace" in (folder / "data/codes.txt").read_text("utf-8")
        assert (folder / "data/sites/autreville/espace-numerique-des-essais.yml").exists()
        raise fault

    monkeypatch.setattr("portal.drafting.placing.load", refuse)
    given = _given({**SITE, "latitude": "47.5"})
    assert run("new", "site", "--ville", "autreville", "--sans-question", *given).code == code
    assert _files(folder) == before
    assert not (folder / "data/sites/autreville").exists()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["site", "--champ", "telefone=1"], 2, "« telefone » n’est pas un champ de cette fiche : vouliez-vous dire"),
        (["site", "--champ", "nom"], 2, "écrivez par exemple nom=…"),
        (["site", "--champ", "nom.x=1"], 2, "« nom.x » n’est pas un champ"),
        (["site", "--champ", "sources.titre=1"], 2, "« sources.titre » n’est pas un champ"),
        (["site", "--champ", "sources[4].titre=1"], 2, "« sources[4].titre » n’est pas un champ"),
        (["sit"], 2, "'sit' n’en fait pas partie"),
        (["site", "--ville", "exemplevile"], 1, "vouliez-vous dire « exempleville » ?"),
        (["offer", "--ville", "exempleville"], 1, "« exempleville » n’est pas une ville du portail."),
        (["site", "--sans-question", "--champ", "nom=Un"], 1, "Il manque --ville : exempleville."),
        (["offer", "--sans-question", "--champ", "nom=Un"], 1, "Refusé : categorie: ce champ obligatoire manque."),
        (["offer", "--sans-question"], 1, "ce champ obligatoire manque"),
    ],
)
def test_options_that_are_wrong_are_told(words: list[str], code: int, said: str, folder: Path, run: Run) -> None:
    before = _files(folder)
    done = run("new", *words)
    assert (done.code, said in done.err) == (code, True), done.err
    assert _files(folder) == before


def test_what_is_given_beforehand_is_checked_and_asked_again(run: Run) -> None:
    given = _given({**SITE, "statut": "ouverte"})
    done = run("new", "site", "--ville", "exempleville", *given, typed="ouvert\n\ne\n")
    assert "Refusé : statut: « ouverte » n’est pas une valeur possible" in done.out
    assert done.code == 0


def test_a_broken_record_is_told_before_a_question_is_asked(folder: Path, run: Run) -> None:
    city = folder / "data/cities/exempleville.yml"
    city.write_text(city.read_text("utf-8").replace("precision: commune", "precision: comune"), "utf-8")
    done = run("new", "offer", typed="Un nom\n")
    assert (done.code, done.out) == (1, "")
    assert "data/cities/exempleville.yml:" in done.err


@pytest.mark.parametrize(
    "value",
    ["oui", "no", "~", "null", "# a", "a # b", "a: b", "- x", "[a", "{a", "2026-11", "2026", "0123", "1e3", '"a', "'a",
     "%a", "@a", "&a", "*a", "!a", "|", ">", "?", "a:", ": a", "é ’ «»", "12:30", "0x1F", "1_000", ".5", "un\ndeux",
     "un\n\n- deux", "mot " * 60 + "fin", "x" * 200, "un  deux", "= a", "<<", "+1", "-", "-1", "true", "Off"],
)  # fmt: skip
def test_any_answer_is_read_again_as_it_was_typed(value: str) -> None:
    values = {
        "nom": value,
        "presentation_detail": value,
        "code_postal": value,
        "latitude": "46.50",
        "precautions": [value, "autre"],
        "accessibilite": {"fauteuil": "oui", "detail": value},
        "sources": [{"champs": [value], "titre": value, "note": value}, {"champs": ["nom"], "date": value}],
    }
    read = parse(commented(described(SORTS["site"].model), values)).values
    assert {name: _stripped(one) for name, one in read.items()} == values


def _stripped(value: Any) -> Any:
    """Return a value without the end of the line that a text of several ends with."""
    if isinstance(value, dict):
        return {name: _stripped(one) for name, one in value.items()}
    return [*map(_stripped, value)] if isinstance(value, list) else value.removesuffix("\n")


def test_what_is_not_in_utf8_is_asked_again(folder: Path) -> None:
    """It comes from a pipe, or stands on the command line."""
    before = _files(folder)
    for more, typed in (([], b"Caf\xe9\n"), ([b"--champ", b"nom=Caf\xe9"], b"")):
        asked: list[str | bytes] = [*words(folder, "new", "offer"), *more]
        done = subprocess.run(asked, check=False, capture_output=True, env=environment(), input=typed, timeout=60)
        said = (done.stdout + done.stderr).decode()
        assert "Cette réponse n’est pas en UTF-8" in _plain(said)
        assert (done.returncode, "Traceback" in said) == (2 if more else 1, False)
    assert _files(folder) == before


TYPED = (
    *("", "", "", "<", "-", "?", "+", "r", "e", "f", "a", "1", "1", "2", "3", "1,2", "99", "tout", "oui", "non", "12"),
    *("46.5", "2.5", "Exempleville", "un texte", "deux\\", "\\", "nom", "sources", "latitude", "prix[0]", "x[9].y"),
    *("etapes[0].titre", "sources[0].champs", "Mo-Fr 09:00-12:00", "2026-11-01", "2026", "lecon-exemple", "document"),
    *("exempleville/lieu-exemple", "a: b", "\u200b", "'", '"', "[", "{{ x }}", "<b>", "0", "~", "x" * 7000),
)
"""What may be typed anywhere, mostly where it makes no sense."""


@pytest.mark.parametrize("seed", range(15))
def test_whatever_is_typed_a_record_is_right_or_not_there(seed: int, folder: Path, run: Run) -> None:
    rng = random.Random(seed)  # noqa: S311 - nothing secret
    before = _files(folder)
    sort = rng.choice([*SORTS])
    done = run("new", sort, typed="".join(f"{rng.choice(TYPED)}\n" for _ in range(400)))
    assert done.code in (0, 1)
    if done.code:
        assert _files(folder) == before
    else:
        assert run("check").code == 0


TERMINAL = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"
"""A process with a terminal of its own: to fork ours, which has threads, could stop both."""


def test_a_terminal_shows_bold_type_and_ctrl_c_leaves_nothing(folder: Path) -> None:
    before = _files(folder)
    command = [sys.executable, "-c", TERMINAL, *words(folder, "new", "offer")]
    process = subprocess.Popen(command, stdin=PIPE, stdout=PIPE, env=environment(TERM="xterm"))
    assert process.stdin
    assert process.stdout
    said, asked = b"", [(b"en mots de tous les jours", b"Forfait des Essais\n")]
    while True:
        ready = select.select([process.stdout], [], [], 2)[0]
        if ready and not (more := os.read(process.stdout.fileno(), 4096)):
            break
        said += more if ready else b""
        if asked and asked[0][0] in said and said.rstrip().endswith(b">"):
            os.write(process.stdin.fileno(), asked.pop(0)[1])
        elif b"categorie" in said and (not ready or said.rstrip().endswith(b">")):
            os.write(process.stdin.fileno(), b"\x03")  # again where nothing follows: it came before the line was read
    assert process.wait(30) == 130
    assert b"\x1b[1mnom\x1b[0m" in said
    assert b"Interrompu." in said
    assert b"Traceback" not in said
    assert _files(folder) == before


def test_the_kinds_are_those_that_have_a_file_a_record() -> None:
    assert [kind.name for kind in SORTS.values()] == [kind.name for kind in KINDS.values() if not kind.single]
    assert {"site", "donation-point", "lesson", "offer"} <= SORTS.keys()
    for kind in SORTS.values():
        assert all(field.meaning for field in described(kind.model))


def test_the_guide_shows_what_the_command_says(root: Path, run: Run) -> None:
    guide = (root / "docs/contribuer/nouvelle-fiche.md").read_text("utf-8")
    assert re.findall(r"^\| `portal new ([\w-]+)`", guide, re.MULTILINE)
    assert set(re.findall(r"^\| `portal new ([\w-]+)`", guide, re.MULTILINE)) == set(SORTS)
    shown = re.findall(r"```text\n(.*?)```", guide, re.DOTALL)[0]
    typed = "".join(f"{line}\n" for line in re.findall("> (.+)", shown))
    done = run("new", "site", "--ville", "exempleville", typed=typed)
    assert _plain(re.sub("> .+", "> ", shown)).strip() in done.out
    assert len(typed.splitlines()) == 2


def test_the_command_of_the_guide_writes_its_record(root: Path, folder: Path, run: Run) -> None:
    guide = (root / "docs/contribuer/nouvelle-fiche.md").read_text("utf-8")
    line = re.findall(r"```sh\n(.*?)```", guide, re.DOTALL)[-1].replace("\\\n", " ")
    assert run(*shlex.split(line)[1:]).code == 0
    assert (folder / "data/sites/exempleville/espace-numerique-des-essais.yml").exists()
