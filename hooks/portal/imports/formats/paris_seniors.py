"""The activities of Paris for older people: those that help with digital tools."""

import re
from itertools import pairwise

from portal.imports.draft import Draft, district, hours, position, telephone
from portal.imports.table import Row
from portal.imports.writing import name, street
from portal.knowing import slug

COLUMNS = (
    "nom", "type_structure", "adresse", "code_postal", "commune", "latitude", "longitude", "telephone", "horaires",
    "payant", "cout", "acces_pmr", "site_internet", "activites",
)  # fmt: skip
DAYS = {"lundi": "Mo", "mardi": "Tu", "mercredi": "We", "jeudi": "Th", "vendredi": "Fr", "samedi": "Sa"}
DAY = rf"({'|'.join(DAYS)})s?"
TIME = r"(\d{1,2}) ?h ?(\d\d)?"
SPANS = rf"de {TIME} ?à ?{TIME}(?:,? (?:et|puis) de {TIME} ?à ?{TIME})?"
RULE = rf"(?:du {DAY} au {DAY}|(?:l[ea]s? )?{DAY}),? {SPANS}"
"""Days and hours as the list mostly says them."""
HOSTED = re.compile(r"\s+-\s+au sein d(?:u|e la|e l['’]|es?)\s*")


def read(row: Row) -> Draft:
    """Return the draft of a row.

    Raises:
        RowError: where its position is not known.

    """
    centre = row["type_structure"].startswith("Centre social")
    hosted = bool(HOSTED.search(row["nom"]))
    site = row["site_internet"]
    draft = Draft(row, slug(HOSTED.sub(" ", row["nom"])), {})
    draft.put(
        nom=name(row["nom"]),
        statut="a_confirmer",
        presentation_resume=_summary(row, hosted=hosted),
        adresse=street(row["adresse"]),
        code_postal=row["code_postal"],
        commune=row["commune"],
        code_insee=district(row["code_postal"]),
        **position(row),
        precision="adresse",
        telephone=telephone(draft, row["telephone"]),
        site_web=[site if "://" in site else f"https://{site}"] if site else [],
        # The hours of who comes to another's house are those of their office.
        horaires=None if hosted else hours(draft, osm(row["horaires"])),
        accessibilite={"fauteuil": "oui"} if row["acces_pmr"] == "Oui" else None,
        typologie=["CS"] if centre else [],
        services=["Maîtrise des outils numériques du quotidien"],
        publics_specifiquement_adresses=["Seniors"],
        frais_a_charge=["Payant" if row["payant"] == "Oui" else "Gratuit"],
        modalites_accompagnement=["Dans un atelier collectif"] if "telier" in row["activites"] else [],
    )
    for what, said in (("horaires", row["horaires"]), ("prix", row["cout"]), ("activités", row["activites"])):
        if said and not (what == "horaires" and "horaires" in draft.facts):
            draft.left.append(f"à redire avec vos mots ({what}) : « {said} »")
    return draft


def osm(text: str) -> str:
    """Return hours said in French in the OSM syntax, or nothing where they are said otherwise than mostly."""
    said = " ".join(text.casefold().replace("hà", "h à").rstrip(".").split())
    rules = []
    while found := re.match(rf"{RULE}(?:\.|,| et)? ?", said):
        first, last, only, *times = found.groups()
        days = f"{DAYS[first]}-{DAYS[last]}" if first else DAYS[only]
        clocks = [f"{int(h):02}:{m or '00'}" for h, m in zip(times[::2], times[1::2], strict=True) if h]
        rules.append(f"{days} {','.join('-'.join(span) for span in list(pairwise(clocks))[::2])}")
        said = said[found.end() :]
    return "" if said else "; ".join(rules)


def _summary(row: Row, *, hosted: bool) -> str:
    what = "Des séances pour apprendre" if hosted else "Un lieu pour apprendre"
    free = " C’est gratuit." if row["payant"] == "Non" else ""
    return f"{what} à se servir des outils numériques quand on est âgé.{free}"
