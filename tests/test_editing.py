"""Editors are told whom to call, and what was verified is written where it belongs and nowhere else."""

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from portal.editing import (
    CALL_LISTS,
    Answer,
    UnkeptError,
    calls,
    removal_told,
    verified,
    what_follows,
)
from portal.knowing import MEANS, Knowledge, address
from portal.records import KINDS, Catalogue, DataError, Place, first_day
from portal.records.models.common import Means
from tests.command import run, small

DAY = date(2026, 11, 29)
ANSWER = Answer(["adresse"], "Équipe de l’Exemple", "appel", DAY)
LATER = "1858766400"
"""25 November 2028, when no source of the example is recent."""
ADDED = """\
  - champs: [adresse]
    titre: Appel au lieu (Équipe de l’Exemple)
    moyen: appel
    date: 2026-11-29
    consulte_le: 2026-11-29
"""


def _places(catalogue: Catalogue) -> list[Place]:
    return [*catalogue.sites.values(), *catalogue.donation_points.values()]


def test_an_answer_adds_five_lines_to_any_record_and_changes_no_other_byte(catalogue: Catalogue) -> None:
    for place in (one for one in _places(catalogue) if one.adresse):
        before, after = catalogue.texts[place.path].decode(), verified(place, ANSWER, catalogue)
        assert after.replace(ADDED, "", 1) == before
        assert after.count(ADDED) == 1


def test_the_next_answer_of_the_same_team_changes_the_day_and_adds_the_field(tmp_path: Path) -> None:
    small(tmp_path)
    record = tmp_path / "data" / "sites" / "exempleville" / "lieu-exemple.yml"
    code = next(line for line in record.read_text("utf-8").splitlines() if line.startswith("code:"))[6:]
    for day, fields in (("1795608000", ["adresse"]), ("1795953600", ["adresse", "telephone"])):
        asked = run(tmp_path, "verified", code.lower(), *fields, "--by", "Équipe de l’Exemple", SOURCE_DATE_EPOCH=day)
        assert asked.stdout == "Écrit : data/sites/exempleville/lieu-exemple.yml\n"
    text = record.read_text("utf-8")
    assert text.count("Équipe de l’Exemple") == 1
    assert ADDED.replace("[adresse]", "[adresse, telephone]") in text
    assert run(tmp_path, "check").returncode == 0


@pytest.mark.parametrize("end", ["\r\n", " # kept\n"], ids=["lines that end as in Windows", "a comment"])
def test_a_record_is_kept_byte_for_byte_or_not_written(end: str, catalogue: Catalogue) -> None:
    place = next(one for one in _places(catalogue) if one.adresse)
    text = catalogue.texts[place.path].decode().replace("\nstatut", f"{end}statut", 1)
    texts = {**catalogue.texts, place.path: text.encode()}
    changed = replace(catalogue, texts=texts)
    if "\r" in end:
        with pytest.raises(UnkeptError, match=r"Écrivez vous-même(?s:.*)champs: \[adresse\]") as refused:
            verified(place, ANSWER, changed)
        assert place.path in str(refused.value)
    else:
        assert verified(place, ANSWER, changed).replace(ADDED, "", 1) == text


def test_a_field_that_the_record_does_not_have_is_refused_with_its_place(catalogue: Catalogue) -> None:
    place = next(one for one in _places(catalogue) if one.adresse and not one.horaires)
    with pytest.raises(DataError, match="la fiche n’a pas de champ « horaires »"):
        verified(place, Answer(["horaires"], "Équipe de l’Exemple", "visite", DAY), catalogue)


def test_a_code_that_is_none_is_told_with_the_nearest(tmp_path: Path) -> None:
    asked = run(small(tmp_path), "verified", "EXE-99", "adresse", "--by", "Équipe de l’Exemple")
    assert asked.returncode == 1
    assert "vouliez-vous dire « EXE-0" in asked.stderr


def test_what_was_verified_today_need_not_be_asked_again(tmp_path: Path) -> None:
    small(tmp_path)

    def asked() -> set[tuple[str, str]]:
        told = run(tmp_path, "calls", "--format", "csv", SOURCE_DATE_EPOCH=LATER).stdout
        return {(row["code"], row["champ"]) for row in csv.DictReader(io.StringIO(told))}

    before = asked()
    run(tmp_path, "verified", "EXE-02", "adresse", "--by", "Équipe de l’Exemple", SOURCE_DATE_EPOCH=LATER)
    assert before - asked() == {("EXE-02", "adresse")}


def test_calls_begin_with_the_oldest_facts_and_leave_the_past_and_the_fresh_aside(known: Knowledge) -> None:
    made = calls(known)
    assert [one.oldest for one in made] == sorted(one.oldest for one in made)
    assert all(one.place.is_current and one.doubts for one in made)
    for call in made:
        dated = [known.trust(call.place, doubt.field) for doubt in call.doubts if not doubt.is_missing]
        assert all(trust.state != "recent" for trust in dated)
        assert call.oldest == min((first_day(trust.date or "0001-01-01") for trust in dated), default=date.max)
        assert all(doubt.question.endswith("?") and doubt.question in call.message for doubt in call.doubts)


def test_calls_of_a_city_are_those_alone(known: Knowledge) -> None:
    assert {one.place.city_key for one in calls(known, city="lyon")} == {"lyon"}
    assert len(calls(known, city="lyon")) == sum(one.place.city_key == "lyon" for one in calls(known))


@pytest.mark.parametrize("form", CALL_LISTS)
def test_a_list_of_calls_holds_each_place_and_each_question(form: str, known: Knowledge) -> None:
    made = calls(known, city="grenoble")
    told = CALL_LISTS[form](made)
    assert all(str(one.place.code) in told for one in made)
    if form == "csv":
        rows = list(csv.DictReader(io.StringIO(told)))
        assert len(rows) == sum(len(one.doubts) for one in made)
        assert all(row["question"] and not row["reponse"] for row in rows)
        assert not [row for row in rows if any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())]


def test_a_city_that_is_none_is_told_with_the_nearest(tmp_path: Path) -> None:
    asked = run(small(tmp_path), "calls", "--city", "exemplevile")
    assert asked.returncode == 1
    assert "vouliez-vous dire « exempleville » ?" in asked.stderr


def test_each_means_is_one_that_a_source_may_have() -> None:
    assert set(MEANS) == set(get_args(get_args(Means)[0]))


def test_without_a_record_what_names_it_is_told_with_its_line(tmp_path: Path) -> None:
    asked = run(small(tmp_path), "impact", "data/cities/exempleville.yml")
    assert asked.returncode == 0
    assert "data/sites/exempleville/lieu-exemple.yml:1:1: " in asked.stdout
    assert (tmp_path / "data" / "cities" / "exempleville.yml").exists()


def test_without_a_place_its_addresses_go_and_the_advice_is_to_keep_it(known: Knowledge, root: Path) -> None:
    place = next(one for one in known.catalogue.sites.values() if not known.relations.of(one, "sites"))
    found = what_follows(place, known, root)
    assert address(place) in found.gone
    assert not found.broken
    assert "statut: historique" in removal_told(found)


def test_what_has_no_other_place_is_named(known: Knowledge, root: Path) -> None:
    """An offer that one place alone has loses its reason with it."""
    offers = [(one, known.relations.of(one, "sites")) for one in known.catalogue.offers.values()]
    for place in {one.key: one for _, places in offers for one in places}.values():
        alone = {offer.path for offer, places in offers if [one.key for one in places] == [place.key]}
        found = {one.path for one in what_follows(place, known, root).bereft if one.kind == "offers"}
        assert found == alone


def test_every_record_can_be_asked_about(known: Knowledge, root: Path) -> None:
    for kind in KINDS:
        for record in list(known.catalogue.of_kind(kind).values())[:2]:
            found = what_follows(record, known, root)
            assert found.broken or found.gone
            assert record.path in removal_told(found)
