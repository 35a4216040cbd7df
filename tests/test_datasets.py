"""What is owed for the data that records are made from is shown: credits on pages, licences in the open data."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from portal.exports import MAPPED, exported
from portal.knowing import Knowledge, address
from portal.records import KINDS, LICENCES, Catalogue, Record, Source, sources_of
from portal.saying import say_date


@pytest.fixture(scope="module")
def citing(known: Knowledge) -> Knowledge:
    """The real records, in which one place more is a row of data to be shared alike."""
    site = known.catalogue.sites["grenoble/grenoble"]
    row = Source.model_construct(**{**dict(site.sources[0]), "jeu": "hinaura"})
    sites = {**known.catalogue.sites, site.key: site.model_copy(update={"sources": [row, *site.sources[1:]]})}
    return replace(known, catalogue=replace(known.catalogue, sites=sites))


def _records(catalogue: Catalogue) -> list[Record]:
    return [record for kind in KINDS for record in catalogue.of_kind(kind).values()]


def _text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", html).replace("&#39;", "'").split())


def test_a_page_shows_the_sources_of_its_record_or_leads_to_the_page_that_does(
    catalogue: Catalogue, pages: dict[str, str]
) -> None:
    for record in _records(catalogue):
        if record.kind == "portal":  # its page lists records, not sources
            continue
        own, apart = pages[address(record)], sources_of(record)
        assert (apart is None) or f'<a href="sources/">{len(record.sources)} source' in own, record.path
        shown = _text(pages[apart or address(record)])
        for source in record.sources:
            day = " ".join(say_date(source.date).split()) if source.date else "sans date"
            assert f"{' '.join(source.titre.split())}, {day}." in shown.replace("&amp;", "&"), record.path
        for key in record.datasets:
            dataset = catalogue.datasets[key]
            assert f"Crédit : {' '.join(dataset.credit.split())}, {dataset.licence}." in shown, record.path


def test_the_list_of_data_sets_shows_each_with_its_credit_under_its_licence(
    catalogue: Catalogue, pages: dict[str, str]
) -> None:
    shown = _text(pages["donnees/"])
    for dataset in catalogue.datasets.values():
        assert " ".join(dataset.credit.split()) in shown
        assert dataset.licence in shown


def test_a_place_made_from_data_to_be_shared_alike_is_marked_in_the_open_data_and_no_other(citing: Knowledge) -> None:
    catalogue = citing.catalogue
    alike = {key for key, dataset in catalogue.datasets.items() if dataset.partage_a_l_identique}
    places = [*catalogue.sites.values(), *catalogue.donation_points.values()]
    owing = {address(place) for place in places if place.is_current and not alike.isdisjoint(place.datasets)}
    features = [one["properties"] for file in MAPPED.values() for one in json.loads(exported(citing)[file])["features"]]
    assert {one["page"] for one in features if one.get("licence") == "ODbL 1.0"} == owing
    assert {one["page"] for one in features if "licence" in one} == owing
    assert "lieux/grenoble/grenoble/" in owing


def test_the_open_data_names_its_licence_and_each_data_set_that_it_is_made_from(citing: Knowledge) -> None:
    file = json.loads(exported(citing)[MAPPED["sites"]])
    named = {key for site in citing.catalogue.sites.values() if site.is_current for key in site.datasets}
    assert file["licence"] == "ODbL 1.0"
    assert len(file["credits"]) == len(named)
    assert any(credit.startswith("Hinaura") for credit in file["credits"])


def test_the_licence_file_names_each_licence_and_who_made_each_data_set(catalogue: Catalogue, root: Path) -> None:
    text = (root / "LICENSE").read_text("utf-8")
    for dataset in catalogue.datasets.values():
        short = dataset.licence.removesuffix(" 1.0").removesuffix(" 4.0")
        assert {"CC BY": "Creative Commons Attribution", "Domaine public": "Public domain"}.get(short, short) in text
        assert re.split(r"[\s,(’]", dataset.credit)[0] in text, dataset.path


def test_a_licence_that_records_may_name_has_a_place_in_the_list(catalogue: Catalogue) -> None:
    assert {dataset.licence for dataset in catalogue.datasets.values()} <= set(LICENCES)
