"""What leaves with a visitor is read back by others: cards and calendars by vobject, QR codes by ZXing."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from typing import Any
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
import vobject
import zxingcpp
from opening_hours import OpeningHours, State

from portal.knowing import Calendar as Holidays
from portal.knowing import Knowledge, address, call_first, contact
from portal.records import PARIS, Channel, Closure, Site, public_holidays
from portal.takeaway import (
    carried,
    folded,
    letter,
    mail_link,
    page_link,
    qr,
    septets,
    shortened,
    sms,
    sms_link,
    takeaway,
)
from portal.takeaway.calendar import calendar, has_calendar
from portal.takeaway.gsm import BASIC, EXTENSION, MOST
from portal.takeaway.message import lines
from portal.takeaway.short import short_page
from portal.takeaway.vcard import vcard

HOSTILE = "a;b,c:d\\n\"'&?#%0ABEGIN:VCARD </script><b onclick=x> {{ 7 }} \N{RIGHT SINGLE QUOTATION MARK}çŒ€\U0001f600 —"
"""What could mean something to a card, a calendar, an address or a page."""


def places(known: Knowledge) -> list[Site | Channel]:
    return [*known.catalogue.sites.values(), *known.catalogue.donation_points.values()]


@pytest.fixture(scope="module")
def site_of_a_city(known: Knowledge) -> Site:
    """A real site whose hours, number and position are known."""
    return known.catalogue.sites["grenoble/grenoble"]


# messages


def test_every_place_fits_one_message_in_gsm_7(known: Knowledge) -> None:
    for place in places(known):
        text = sms(place, known)
        assert set(text) <= BASIC | EXTENSION, place.path
        assert septets(text) <= MOST, place.path


def test_every_message_keeps_the_code_and_the_number_whole(known: Knowledge) -> None:
    for place in places(known):
        text = sms(place, known).split("\n")
        assert text[-1].split(" ")[0] == place.code
        if place.is_current and place.telephone:
            assert any(line.endswith(f" {place.telephone}") for line in text), place.path


def test_the_alphabet_has_its_hundred_and_twenty_eight_places(known: Knowledge) -> None:
    """127 letters and the escape to nine more (3GPP TS 23.038, form feed aside)."""
    del known
    assert (len(BASIC), len(EXTENSION)) == (127, 9)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Forêt, Noël, garçon, œuvre", "Foret, Noel, garcon, oeuvre"),
        ("« L’Été » : 5 € – n° 3", '"L\'Été": 5 € - no 3'),
        ("à é è ù ì ò Ç Ñ ü", "à é è ù ì ò Ç Ñ ü"),
        ("Œ À Ê Ÿ ﬁ …", "OE A E Y fi ..."),
        ("日本 \U0001f600", "?? ?"),
    ],
)
def test_letters_that_gsm_7_lacks_are_folded(text: str, said: str) -> None:
    assert folded(text) == said


def test_a_sign_behind_an_escape_takes_two_septets() -> None:
    assert septets("a€[") == 5


def test_a_text_is_shortened_between_words_and_says_so() -> None:
    assert shortened("Médiathèque de Vaise – Marceline", 24) == "Médiathèque de Vaise..."
    assert shortened("Anticonstitutionnellement", 12) == "Anticonst..."
    assert septets(shortened("[" * 50, 11)) <= 11


@pytest.mark.parametrize("status", ["ouvert", "a_confirmer", "ferme_temporairement", "historique"])
@pytest.mark.parametrize("text", ["[" * 300, f"{HOSTILE} " * 20, "mot " * 80])
def test_no_name_or_address_is_too_long_for_a_message(
    known: Knowledge, site_of_a_city: Site, text: str, status: str
) -> None:
    changed = {"nom": text, "adresse": text, "commune": text, "statut": status, "remplace_par": "lyon/lyon-8e"}
    for hours in (None, 'Mo-Su 09:00-12:30,14:00-17:30 "sur rendez-vous"; Sa 10:00-11:15; Su 10:00-11:30'):
        said = sms(site_of_a_city.model_copy(update={**changed, "horaires": hours}), known)
        assert septets(said) <= MOST
        assert said.endswith(str(site_of_a_city.code))
        assert status == "historique" or str(site_of_a_city.telephone) in said


def test_even_the_longest_number_leaves_room_after_the_last_cut(known: Knowledge, site_of_a_city: Site) -> None:
    """The last form of each line, at its longest, beside the longest number there can be."""
    shared = site_of_a_city.model_copy(update={"nom": "n" * 99, "adresse": "a" * 99, "commune": "c" * 99})
    last = [folded(line[-1]) for line in lines(shared, known) if line[-1]]
    assert contact(shared, known).whose == "programme"  # the longest that there is before a number
    assert septets("\n".join(last)) + 1 <= MOST  # and a code of three digits


def test_a_place_of_the_past_says_so_first_and_where_to_go(known: Knowledge) -> None:
    said = sms(known.catalogue.sites["lyon/lyon-8e-route-de-vienne"], known)
    assert said.startswith("N'existe plus\n")
    assert "1 rue de l'Égalité" in said
    assert "appelez" not in said


def test_unknown_hours_are_not_said_closed(known: Knowledge) -> None:
    unknown = [place for place in places(known) if place.horaires is None and place.is_current and place.adresse]
    assert unknown
    for place in unknown:
        assert "Horaires inconnus" in sms(place, known)
        assert not re.search("^Ouvert|^Fermé", sms(place, known), re.MULTILINE)


def test_a_place_that_is_closed_for_now_announces_no_hours(known: Knowledge, site_of_a_city: Site) -> None:
    closed = site_of_a_city.model_copy(update={"statut": "ferme_temporairement"})
    assert sms(closed, known).startswith("Fermé pour le moment\n")
    assert "Horaires" not in letter(closed, known)
    assert calendar(closed, known) is None


def test_old_hours_say_their_year(known: Knowledge, site_of_a_city: Site) -> None:
    assert "(2022)" in letter(site_of_a_city, known)


# addresses


@pytest.mark.parametrize("to", ["", "07 99 00 00 00"])
def test_what_a_link_says_comes_back_as_it_was(to: str) -> None:
    message = urlsplit(sms_link(HOSTILE, to))
    assert (message.scheme, message.path) == ("sms", to.replace(" ", ""))
    assert parse_qs(message.query) == {"body": [HOSTILE]}
    mail = urlsplit(mail_link(HOSTILE, f"{HOSTILE}\nligne", "accueil@exemple.fr"))
    assert (mail.scheme, mail.path) == ("mailto", "accueil@exemple.fr")
    assert parse_qs(mail.query) == {"subject": [HOSTILE], "body": [f"{HOSTILE}\r\nligne"]}


@pytest.mark.parametrize("link", [sms_link(HOSTILE), mail_link(HOSTILE, HOSTILE)])
def test_a_link_holds_no_sign_that_a_page_or_another_field_could_take(link: str) -> None:
    assert not set(link) & set("\"'<>\\ #\n{}")
    assert link.count("&") <= 1


def test_reports_go_where_the_portal_says_and_only_there(known: Knowledge, site_of_a_city: Site) -> None:
    ways = {one.by: one.link for one in takeaway(site_of_a_city, known).reports}
    portal = known.catalogue.portal
    assert ways.keys() == {"phone", "mail"}
    assert ways["phone"] == f"tel:{portal.telephone.replace(' ', '')}"
    assert parse_qs(urlsplit(ways["mail"]).query)["subject"] == [f"{site_of_a_city.code} fermé"]


# cards


def card(place: Site | Channel, known: Knowledge) -> Any:
    return vobject.readOne(vcard(place, known).decode())


def test_every_card_is_read_back_with_its_facts(known: Knowledge) -> None:
    for place in (one for one in places(known) if one.is_current):
        text = vcard(place, known).decode()
        read = card(place, known)
        assert text.split("\r\n")[:2] == ["BEGIN:VCARD", "VERSION:4.0"]
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
        assert read.fn.value == place.nom
        assert [tel.value for tel in read.contents.get("tel", [])] == ([place.telephone] if place.telephone else [])
        if place.commune:
            where = read.adr.value
            assert (where.street, where.city, where.code) == (
                place.adresse or "",
                place.commune,
                place.code_postal or "",
            )
        assert read.note.value == letter(place, known)
        assert read.uid.value == page_link(place, known)


def test_a_card_shows_only_the_position_of_a_door(known: Knowledge, site_of_a_city: Site) -> None:
    assert card(site_of_a_city, known).geo.value == f"geo:{site_of_a_city.latitude},{site_of_a_city.longitude}"
    assert "geo" not in card(site_of_a_city.model_copy(update={"precision": "rue"}), known).contents


def test_a_hostile_text_stays_one_value_of_a_card(known: Knowledge, site_of_a_city: Site) -> None:
    facts = ("nom", "adresse", "complement_adresse", "commune", "structure_parente")
    read = card(site_of_a_city.model_copy(update=dict.fromkeys(facts, HOSTILE)), known)
    assert read.fn.value == HOSTILE
    assert (read.adr.value.street, read.adr.value.city, read.adr.value.extended) == (HOSTILE, HOSTILE, HOSTILE)
    assert read.contents.keys() == card(site_of_a_city, known).contents.keys()


# calendars


def test_hours_that_one_calls_about_first_are_in_no_calendar(known: Knowledge) -> None:
    files = carried(known)
    for place in places(known):
        announced = f"{address(place)}{place.slug}.ics" in files
        assert announced == (has_calendar(place) and call_first(place, known.trust(place, "horaires")) is None)
    assert any(path.endswith(".ics") for path in files)


def read_calendar(place: Site | Channel, known: Knowledge) -> Any:
    made = calendar(place, known)
    assert made is not None
    return vobject.readOne(made.decode())


def announced(place: Site | Channel, known: Knowledge) -> set[tuple[datetime, datetime]]:
    """Return the openings that vobject reads in a calendar, each by its begin and end on the clock of Paris."""
    found = set()
    for event in read_calendar(place, known).vevent_list:
        begin = event.dtstart.value
        if isinstance(begin, datetime):
            assert event.dtstart.params["X-VOBJ-ORIGINAL-TZID"] == ["Europe/Paris"]
            moments = event.getrruleset(addRDate=True) if "rrule" in event.contents else [begin]
            length = event.dtend.value - begin
            found |= {(at.replace(tzinfo=None), at.replace(tzinfo=None) + length) for at in moments}
    return found


def computed(hours: str, begin: date, end: date) -> Iterator[tuple[datetime, datetime]]:
    """Yield the openings that `opening_hours` computes, cut at midnights as a day of a calendar is."""
    first, last = datetime.combine(begin, time()), datetime.combine(end + timedelta(days=1), time())
    for one, other, state, _ in OpeningHours(hours, country="FR").intervals(first, last):
        if state != State.CLOSED:
            yield one, other


def horizon(known: Knowledge) -> date:
    return known.today + timedelta(days=known.catalogue.portal.fraicheur.frais_jours)


def test_every_calendar_announces_what_hours_mean_and_no_holiday_that_they_do_not_name(known: Knowledge) -> None:
    read = [place for place in places(known) if has_calendar(place) and "SH" not in (place.horaires or "SH")]
    assert len(read) > 20
    for place in read:
        meant = {
            opening
            for opening in computed(str(place.horaires), known.today, horizon(known))
            if not Holidays.of(place).holiday(opening[0].date())
            and not ("unknown" in str(place.horaires) and opening[1] - opening[0] >= timedelta(days=1))
        }
        assert announced(place, known) == meant, place.path


@pytest.mark.parametrize(
    ("hours", "on_holidays"),
    [
        ("Mo-Fr 09:00-12:00,14:00-17:00; PH off", False),
        ("Mo-Fr 09:00-12:00; PH 10:00-11:00", True),
        ("Sa[1] 10:00-12:00; PH off", False),
        ("Sa 09:00-12:00; Sa[1] 09:00-17:00; PH off", False),
        ("Fr-Sa 20:00-02:00; PH off", False),
    ],
)
def test_a_calendar_follows_ranks_holidays_and_nights(
    known: Knowledge, site_of_a_city: Site, hours: str, *, on_holidays: bool
) -> None:
    place = site_of_a_city.model_copy(update={"horaires": hours, "fermetures": []})
    shown = announced(place, known)
    meant = set(computed(hours, known.today, horizon(known)))
    begin, end = datetime.combine(known.today, time(2)), max(end for _, end in meant)
    """The end of last night's opening is not asked about: it may be announced or not."""
    assert {one for one in shown if begin <= one[0] and one[1] <= end} == {one for one in meant if begin <= one[0]}
    assert any(begin.date() in public_holidays() for begin, _ in shown) == on_holidays


def test_no_opening_is_announced_during_a_closure_which_is(known: Knowledge, site_of_a_city: Site) -> None:
    begin, end = known.today + timedelta(days=3), known.today + timedelta(days=12)
    closure = Closure(debut=begin.isoformat(), fin=end.isoformat(), motif=HOSTILE)
    place = site_of_a_city.model_copy(update={"fermetures": [closure]})
    assert not [one for one, _ in announced(place, known) if begin <= one.date() <= end]
    (event,) = [e for e in read_calendar(place, known).vevent_list if not isinstance(e.dtstart.value, datetime)]
    assert (event.dtstart.value, event.dtend.value) == (begin, end + timedelta(days=1))
    assert event.summary.value == f"Fermé : {place.nom} ({HOSTILE})"


def test_events_have_names_of_their_own_and_the_day_of_the_build(known: Knowledge) -> None:
    names = []
    for place in filter(has_calendar, places(known)):
        for event in read_calendar(place, known).vevent_list:
            names.append(event.uid.value)
            assert event.uid.value.startswith(f"{str(place.code).lower()}-")
            assert event.dtstamp.value == datetime.combine(known.today, time(), UTC)
            assert event.transp.value == "TRANSPARENT"
    assert len(names) == len(set(names))


def test_the_clock_of_a_calendar_is_that_of_paris(known: Knowledge, site_of_a_city: Site) -> None:
    zone = read_calendar(site_of_a_city, known).vtimezone.tzinfo
    for month, hour in product(range(1, 13), (0, 1, 4, 12)):
        moment = datetime(2027, month, 28, hour)  # noqa: DTZ001 - on the clock on the wall
        assert zone.utcoffset(moment) == moment.replace(tzinfo=PARIS).utcoffset()


def test_a_hostile_text_stays_one_value_of_a_calendar(known: Knowledge, site_of_a_city: Site) -> None:
    events = read_calendar(site_of_a_city.model_copy(update={"nom": HOSTILE, "adresse": HOSTILE}), known).vevent_list
    assert {event.summary.value for event in events} == {f"Ouvert d’habitude : {HOSTILE}"}
    assert all(event.location.value.startswith(HOSTILE) for event in events)


# the rest


def test_two_builds_of_a_day_carry_the_same_bytes(known: Knowledge) -> None:
    again = Knowledge(known.catalogue, known.today)
    assert carried(known) == carried(again)


@pytest.mark.parametrize(
    "text", ["https://connexions-solidaires.example/lieux/lyon/lyon-8e/", f"https://x.example/{HOSTILE}"]
)
def test_a_qr_code_is_decoded_back(text: str) -> None:
    made = qr(text)
    picture = np.full((made.size, made.size), 255, dtype=np.uint8)
    rows = re.findall(r"M0 (\d+)\.5((?:m\d+ 0|h\d+)+)", made.path)
    assert "".join(f"M0 {row}.5{strokes}" for row, strokes in rows) == made.path
    for row, strokes in rows:
        at = 0
        for gap, wide in re.findall(r"m(\d+) 0|h(\d+)", strokes):
            picture[int(row), at : at + int(wide or 0)] = 0
            at += int(gap or wide)
    quiet = np.concatenate([picture[:4], picture[-4:], picture[:, :4].T, picture[:, -4:].T])
    assert (quiet == 255).all()  # ISO/IEC 18004
    (read,) = zxingcpp.read_barcodes(np.kron(picture, np.ones((4, 4), dtype=np.uint8)))
    assert read.text == text


@pytest.mark.parametrize("number", ["01 99 00 00 00", "3949", "+687 26 00 00"])
def test_a_number_shared_by_several_places_is_said_to_be(known: Knowledge, number: str) -> None:
    keys = [key for key, site in known.catalogue.sites.items() if site.is_current][:2]
    changed = {key: known.catalogue.sites[key].model_copy(update={"telephone": number}) for key in keys}
    shared = Knowledge(replace(known.catalogue, sites={**known.catalogue.sites, **changed}), known.today)
    for site in changed.values():
        assert contact(site, shared).whose == "organisation"
        assert f"Tél. commun {number}" in sms(site, shared)
    alone = Knowledge(replace(known.catalogue, sites={**known.catalogue.sites, keys[0]: changed[keys[0]]}), known.today)
    assert contact(changed[keys[0]], alone).whose == "place"


def test_a_short_address_leads_to_the_page_and_shows_a_hostile_name_as_text(known: Knowledge) -> None:
    place = known.catalogue.sites["lyon/lyon-8e"].model_copy(update={"nom": HOSTILE})
    html = short_page(place, known.catalogue.portal.adresse_du_site)
    assert f'content="0;url=../../{address(place)}"' in html
    assert "<b onclick" not in html
    assert len(html.encode()) < 1000
