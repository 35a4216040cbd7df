"""Dates, numbers, prices, distances and hours are said as a French reader expects them."""

from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from portal.records.hours import Span, timetable, usual_week
from portal.records.models.figure import Figure
from portal.records.models.offer import Price
from portal.saying import french

SPACE = "\N{NO-BREAK SPACE}"
THIN = "\N{NARROW NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2022", "2022"),
        ("2022-07", "juillet 2022"),
        ("2022-07-04", "4 juillet 2022"),
        ("2022-07-01", "1er juillet 2022"),
        ("2022-07-11", "11 juillet 2022"),
        ("1999-01", "janvier 1999"),
        (date(2026, 11, 1), "1er novembre 2026"),
    ],
)
def test_a_date_is_said_as_far_as_it_is_known(day: str | date, said: str) -> None:
    assert french.say_date(day) == said


@pytest.mark.parametrize(
    ("number", "said"), [(2840, f"2{THIN}840"), (15.4, "15,4"), (Decimal("1.50"), "1,5"), (0, "0"), (-3, "-3")]
)
def test_a_number_has_a_comma_and_thin_spaces(number: Decimal | float, said: str) -> None:
    assert french.say_number(number) == said


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("8.3", "8,30"),
        ("5", "5"),
        ("5.00", "5"),
        ("0.5", "0,50"),
        ("1234.5", f"1{THIN}234,50"),
        ("1000", f"1{THIN}000"),
    ],
)
def test_money_has_two_cents_or_none(amount: str, said: str) -> None:
    assert french.say_money(Decimal(amount)) == said


@pytest.mark.parametrize(
    ("lowest", "highest", "unit", "said"),
    [
        ("5", None, "€", f"5{SPACE}€"),
        ("2.5", "13", "€", f"de 2,50 à 13{SPACE}€"),
        ("0", None, "€", "Gratuit"),
        ("0", "2", "€", f"de 0 à 2{SPACE}€"),
        ("1", None, "€ par heure", f"1{SPACE}€ par heure"),
    ],
)
def test_a_price_is_said_with_its_range_and_unit(lowest: str, highest: str | None, unit: str, said: str) -> None:
    price = {"libelle": "Carte inventée", "montant": lowest, "montant_max": highest, "unite": unit}
    assert french.say_price(Price.model_validate({**price, "periode": "mois", "date": "2026"})) == said


def figure(**facts: Any) -> Figure:
    """Return a made-up figure with these facts."""
    source = {"champs": ["valeur"], "titre": "Enquête inventée", "moyen": "document", "consulte_le": "2026-11-23"}
    told = {"titre": "Exemple", "annee": "2021", "perimetre": "Exempleville", "statut": "repere", "note": "Inventé."}
    return Figure.model_validate({**told, "sources": [source], **facts})


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"valeur": "15.4", "unite": "%"}, f"15,4{SPACE}%"),
        ({"valeur": "16", "unite": "millions", "approche": "environ"}, "environ 16 millions"),
        ({"valeur": "2840", "unite": "lieux", "approche": "plus_de"}, f"plus de 2{THIN}840 lieux"),
        ({"valeur": "10", "valeur_max": "12.5", "unite": "%"}, f"10 à 12,5{SPACE}%"),
    ],
)
def test_a_figure_says_how_exact_it_is(facts: dict[str, str], said: str) -> None:
    assert french.say_figure(figure(**facts)) == said


@pytest.mark.parametrize(
    ("kilometres", "said"),
    [
        (0, "100 m"),
        (0.32, "300 m"),
        (0.94, "900 m"),
        (1.0, "1 km"),
        (1.26, "1,3 km"),
        (9.96, "10 km"),
        (10.4, "10 km"),
        (392.1, "392 km"),
        (1234, f"1{THIN}234 km"),
    ],
)
def test_a_distance_is_as_exact_as_it_is_useful(kilometres: float, said: str) -> None:
    assert french.say_distance(kilometres) == said.replace(" ", SPACE)


@pytest.mark.parametrize(
    ("words", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a et b"), (["a", "b", "c"], "a, b et c")]
)
def test_a_list_ends_with_and(words: list[str], said: str) -> None:
    assert french.say_list(words) == said


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "anglais"),
        ("uk", "ukrainien"),
        ("pt-BR", "portugais (Brésil)"),
        ("ty", "tahitien"),
        ("rom", "romani"),
        ("fsl", "langue des signes française"),
        ("prs", "dari"),
        ("ber", "langues berbères"),
        ("rcf", "créole réunionnais"),
        ("gcf", "créole guadeloupéen ou martiniquais"),
    ],
)
def test_a_language_has_its_french_name(code: str, said: str) -> None:
    assert french.say_language(code) == said


def test_a_week_begins_on_monday() -> None:
    assert french.day_names() == ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]


@pytest.mark.parametrize(
    ("spans", "said"),
    [
        ([(time(9, 30), time(12, 30)), (time(14), time(17, 5))], "9 h 30 à 12 h 30 et 14 h à 17 h 05"),
        ([(time(20), time(0))], "20 h à minuit"),
        ([(time(0), time(2))], "0 h à 2 h"),
        ([(time(20), time(2))], "20 h à 2 h"),
    ],
)
def test_spans_are_said_with_hours_and_minutes(spans: list[tuple[time, time]], said: str) -> None:
    heard = french.say_spans(Span(begin, end) for begin, end in spans)
    assert heard.replace(SPACE, " ") == said
    assert f"{SPACE}h" in heard


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ("Sa 09:00-12:00", "9 h à 12 h"),
        ("Sa 09:00-12:00; Sa[1] 09:00-17:00", "9 h à 12 h ; le 1er du mois : 9 h à 17 h"),
        ("Sa[1,3] 09:00-12:00", "le 1er et le 3e du mois : 9 h à 12 h"),
        ("Sa 09:00-12:00; Sa[-1] off", "9 h à 12 h ; le dernier du mois : fermé"),
        ("Sa[2] 09:00-12:00; Sa[4] 14:00-17:00", "le 2e du mois : 9 h à 12 h ; le 4e du mois : 14 h à 17 h"),
        ("Sa[-2] 09:00-12:00", "l’avant-dernier du mois : 9 h à 12 h"),
        ("Sa 00:00-24:00", "jour et nuit"),
        ('Sa "sur rendez-vous"', "sur rendez-vous"),
        ("Su 09:00-12:00", ""),
    ],
)
def test_a_day_says_all_that_its_hours_mean(hours: str, said: str) -> None:
    assert french.say_day(usual_week(hours).days[5]).replace(SPACE, " ") == said


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ("Mo 09:00-12:00", [""]),
        ("Sep-Jun Mo 09:00-12:00", ["de septembre à juin", "en juillet et en août"]),
        ("Mo 09:00-12:00; Aug off", ["de septembre à juillet", "en août"]),
        ("Mo 09:00-12:00; Dec-Jan off", ["de février à novembre", "en décembre et en janvier"]),
        ("Apr-Sep Mo 09:00-12:00", ["d’octobre à mars", "d’avril à septembre"]),
        ("Mo 09:00-12:00; Jul 15-Aug 31 off", ["du 1er septembre au 14 juillet", "du 15 juillet au 31 août"]),
        ("Mo 09:00-12:00; Aug 01-21 off", ["du 22 août au 31 juillet", "du 1er au 21 août"]),
        (
            "Mo 09:00-12:00; May 01 off; Dec 25 off",
            ["du 2 mai au 24 décembre et du 26 décembre au 30 avril", "le 1er mai et le 25 décembre"],
        ),
        ("week 1-53/2 Mo 09:00-12:00", ["semaines impaires", "semaines paires"]),
        ("Mo 09:00-12:00; week 27-35 off", ["semaines 1 à 26 et 36 à 53", "semaines 27 à 35"]),
        ("Mo 09:00-12:00; week 7 off", ["semaines 1 à 6 et 8 à 53", "semaine 7"]),
        ("Sep-Jun week 2-52/2 Mo 09:00-12:00", ["de septembre à juin, semaines paires", "le reste de l’année"]),
    ],
)
def test_a_season_is_said_by_its_months_its_dates_or_its_weeks(hours: str, said: list[str]) -> None:
    assert [french.say_when(season.when) for season in timetable(hours).seasons] == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 12, 25), date(2026, 12, 25), "vendredi 25 décembre"),
        (date(2027, 1, 1), date(2027, 1, 1), "vendredi 1er janvier"),
        (date(2026, 12, 1), date(2026, 12, 3), "du 1er au 3 décembre"),
        (date(2026, 12, 24), date(2027, 1, 2), "du 24 décembre au 2 janvier"),
    ],
)
def test_days_near_at_hand_are_said_without_their_year(first: date, last: date, said: str) -> None:
    assert french.say_period(first, last) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Et les « 57 % » de 2014 ?", f"Et les «{SPACE}57{SPACE}%{SPACE}» de 2014{SPACE}?"),
        ("moins de 900 € par mois", f"moins de 900{SPACE}€ par mois"),
        ("Attention : lisez.", f"Attention{SPACE}: lisez."),
        ("Donner : %(name)s", f"Donner{SPACE}: %(name)s"),
        ("sans rien", "sans rien"),
    ],
)
def test_a_sign_stays_on_the_line_of_what_it_follows(text: str, said: str) -> None:
    assert french.keep_together(text) == said
