"""The places of digital mediation of Marseille, in the words of the national schema."""

import re

from portal.imports.draft import Draft, day_of, district, hours, position, telephone
from portal.imports.table import Row
from portal.imports.writing import name, street
from portal.knowing import plain, slug

COLUMNS = (
    "nom", "adresse", "code_postal", "commune", "latitude", "longitude", "telephone", "horaires_osm", "services",
    "frais", "source_du_champ", "date_maj",
)  # fmt: skip
TYPOLOGIES = {"bibliotheque": "BIB", "mission locale": "ML", "ccas": "CCAS", "centre social": "CS", "cs": "CS"}
"""What a place is, by a word of its name (codes of the national schema)."""
ADVISER = "Un conseiller numérique y travaillait en {year} et n’y est peut-être plus : appelez avant de venir."


def read(row: Row) -> Draft:
    """Return the draft of a row.

    Raises:
        RowError: where it has no date, or its position is not known.

    """
    dated = day_of(row, "date_maj")
    said = plain(row["nom"])
    adviser = row["source_du_champ"] == "conseiller-numerique"
    draft = Draft(row, slug(row["nom"]), {}, dated)
    draft.put(
        nom=name(row["nom"]),
        statut="a_confirmer",
        presentation_resume="On vous aide ici avec les outils numériques de tous les jours.",
        adresse=street(row["adresse"]),
        code_postal=row["code_postal"],
        commune=row["commune"],
        code_insee=district(row["code_postal"]),
        **position(row),
        precision="adresse" if re.match(r"\d", row["adresse"]) else "rue",
        telephone=telephone(draft, row["telephone"]),
        horaires=hours(draft, row["horaires_osm"]),
        typologie=sorted({code for word, code in TYPOLOGIES.items() if re.search(rf"\b{word}\b", said)}),
        services=row["services"].split("|"),
        publics_specifiquement_adresses=["Seniors"] if "senior" in said else [],
        frais_a_charge=[row["frais"]] if row["frais"] else [],
        dispositif_programmes_nationaux=["Conseillers numériques"] if adviser else [],
        precautions=[ADVISER.format(year=dated[:4])] if adviser else [],
    )
    return draft
