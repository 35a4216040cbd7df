"""In what shape the data are, told in a terminal, or as JSON for a program."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from portal.knowing import BANDS, MEANS, Area, FactAges, Health, Lack
from portal.records import KINDS
from portal.saying import say_date, say_number

Paint = Callable[[str, str], str]
"""Gives a text a colour by its name, or none; the text says by itself what the colour does."""
COLOURS = {BANDS["recent"]: "green", BANDS["ancien"]: "red", BANDS["sans_date"]: "red"}
"""Of the columns that are good, and of those that are not."""
BOLD = "bold"
"""What titles are given for a colour."""
GAP = "  "
NEXT = "Ensuite : « portal calls » dit qui appeler, les faits les plus vieux d’abord."


def told(health: Health, *, paint: Paint) -> str:
    """Return all of it in French, in columns of 80 signs at most."""
    lines = [paint(f"État des données au {say_date(health.day)}", BOLD), "", *_limits(health)]
    kinds = [(kind.name, [*kind.ages.counts.values(), kind.past]) for kind in health.kinds]
    lines += ["", paint("Les fiches, d’après leur source la plus récente", BOLD)]
    lines += _table((*BANDS.values(), "du passé"), kinds, paint)
    lines += ["", paint(f"Les lieux où l’on va : {say_number(health.everywhere.count)}", BOLD)]
    lines += [*_facts(health.everywhere.facts, paint), "", *_of_means(health.everywhere, paint)]
    lines += ["", paint("Ville par ville", BOLD), *_cities(health, paint)]
    for kind, facts in health.others.items():
        lines += ["", paint(f"Les faits des autres fiches : {KINDS[kind].label}", BOLD), *_facts(facts, paint)]
    lines += ["", paint("D’où viennent les faits des lieux : jeux de données, et nombre de lieux", BOLD)]
    lines += _table((), [(dataset.titre, [count]) for dataset, count in health.datasets], paint)
    lines += ["", *_loose(health, paint), "", NEXT]
    return "\n".join(lines)


def told_of(health: Health, city: str, *, paint: Paint) -> str:
    """Return the same of the places of a city, by its key, with the names of those of which something is not known."""
    area = health.cities[city]
    lines = [paint(f"{area.name}, état des données au {say_date(health.day)}", BOLD), "", *_limits(health)]
    lines += ["", paint(f"Les lieux où l’on va : {say_number(area.count)}", BOLD)]
    lines += _table([*BANDS.values()], [("tous", [*area.ages.counts.values()])], paint)
    lines += ["", *_facts(area.facts, paint), "", *_of_means(area, paint)]
    if area.lacks:
        lines += ["", paint("Ce qui manque", BOLD)]
        lines += [
            f"{lack.place.nom} ({lack.place.code or lack.place.key}) : {', '.join(lack.said)}" for lack in area.lacks
        ]
    return "\n".join([*lines, "", NEXT.replace("portal calls", f"portal calls --city {city}")])


def _limits(health: Health) -> list[str]:
    fresh = health.freshness
    return [
        f"Récent : {fresh.frais_jours} jours au plus. À confirmer : {fresh.a_confirmer_jours} jours au plus.",
        "Ancien : plus que cela. Sans date : peut-être plus vieux encore.",
        "Inconnu : la fiche ne le dit pas.",
        "Déduit : chacune de ses sources a une note qui parle d’une déduction.",
    ]


def _facts(facts: Sequence[FactAges], paint: Paint) -> list[str]:
    rows = [(one.name, [*one.ages.counts.values(), one.missing, one.deduced]) for one in facts]
    return _table((*BANDS.values(), "inconnu", "déduit"), rows, paint)


def _of_means(area: Area, paint: Paint) -> list[str]:
    rows = [(MEANS[key], [count]) for key, count in area.means.items()]
    return [paint("Combien de lieux ont une source de chaque moyen", BOLD), *_table((), rows, paint)]


def _cities(health: Health, paint: Paint) -> list[str]:
    heads = ("lieux", "récent", "sans horaires", "sans téléphone", "position approchée")
    rows = [
        (area.name, [area.count, area.ages.recent, area.without_hours, area.without_telephone, area.nearly])
        for area in health.cities.values()
    ]
    return _table(heads, rows, paint)


def _loose(health: Health, paint: Paint) -> Iterator[str]:
    yield paint(f"Rien n’y mène, que la liste de leur sorte : {len(health.unled)}", BOLD)
    yield from (f"{one.path} : « {one.name} », {one.why}" for one in health.unled)
    yield ""
    yield paint(f"Fiches d’aujourd’hui qui nomment un lieu ou une offre du passé : {len(health.past_named)}", BOLD)
    yield from (f"{one.record.path} nomme {one.past.path}" for one in health.past_named)


def _table(heads: Sequence[str], rows: Sequence[tuple[str, Sequence[int]]], paint: Paint) -> list[str]:
    """Return counts in columns below these heads, or in one column that has none; those of an age have its colour."""
    named = ["", *(heads or [""])]
    written = [named] * bool(heads) + [[name, *map(say_number, counts)] for name, counts in rows]
    wide = [max(map(len, column)) for column in zip(*written, strict=True)]
    lines = []
    for first, *cells in written:
        numbers = [
            paint(cell.rjust(width), COLOURS.get(head, "") if cell not in (head, "0") else "")
            for head, cell, width in zip(named[1:], cells, wide[1:], strict=True)
        ]
        lines.append(GAP.join([first.ljust(wide[0]), *numbers]))
    return lines


def as_json(health: Health, cities: Sequence[str]) -> str:
    """Return it for a program, with what is known of these cities, by their keys."""
    made = {
        "jour": health.day.isoformat(),
        "frais_jours": health.freshness.frais_jours,
        "a_confirmer_jours": health.freshness.a_confirmer_jours,
        "fiches": [{"sorte": kind.name, **kind.ages.counts, "du_passe": kind.past} for kind in health.kinds],
        "lieux": _area(health.everywhere),
        "villes": {key: _area(one := health.cities[key]) | {"manques": list(map(_lack, one.lacks))} for key in cities},
        "autres_faits": {kind: list(map(_fact, facts)) for kind, facts in health.others.items()},
        "jeux_de_donnees": {dataset.key: count for dataset, count in health.datasets},
        "rien_n_y_mene": [{"fiche": one.path, "nom": one.name, "raison": one.why} for one in health.unled],
        "nomment_le_passe": [{"fiche": one.record.path, "passe": one.past.path} for one in health.past_named],
    }
    return json.dumps(made, ensure_ascii=False, indent=2)


def _area(area: Area) -> dict[str, Any]:
    return {
        "lieux": area.count,
        **area.ages.counts,
        "faits": list(map(_fact, area.facts)),
        "moyens": dict(area.means),
        "sans_horaires": area.without_hours,
        "sans_telephone": area.without_telephone,
        "position_approchee": area.nearly,
    }


def _fact(fact: FactAges) -> dict[str, Any]:
    return {"fait": fact.name, **fact.ages.counts, "inconnu": fact.missing, "deduit": fact.deduced}


def _lack(lack: Lack) -> dict[str, Any]:
    return {"fiche": lack.place.path, "code": lack.place.code, "manque": list(lack.said)}
