"""The sites of Paris that have the city's free Wi-Fi: libraries, town halls and houses of associations."""

import re

from portal.imports.draft import Draft, district, position
from portal.imports.table import Row, RowError
from portal.imports.writing import name, ordinal, street, unsure
from portal.knowing import slug

COLUMNS = ("type", "nom", "adresse", "code_postal", "latitude", "longitude", "etat")
TYPOLOGIES = {"bibliothèque": "BIB", "mairie": "MUNI", "maison de la vie associative et citoyenne": "Autre"}
"""What a place is, by the list's own types (codes of the national schema, which has none for associations' houses)."""
WORKING = "Opérationnel"
LETTERS = {"b": "bis", "t": "ter"}


def read(row: Row) -> Draft:
    """Return the draft of a row.

    Raises:
        RowError: where its Wi-Fi does not work, it is of a type that we do not know, or its position is not known.

    """
    if row["etat"] != WORKING:
        raise RowError(row.problem(f"le Wi-Fi y est noté « {row['etat']} » : le lieu n’est pas repris", "etat"))
    if row["type"] not in TYPOLOGIES:
        known = ", ".join(TYPOLOGIES)
        raise RowError(
            row.problem(f"« {row['type']} » n’est pas une sorte de lieu que nous reprenons ({known})", "type")
        )
    number = int(row["code_postal"][-2:]) if re.fullmatch(r"750\d\d", row["code_postal"]) else 0
    if not number:
        raise RowError(row.problem(f"« {row['code_postal']} » n’est pas un code postal de Paris", "code_postal"))
    said = _name(row["nom"], ordinal(number))
    draft = Draft(row, _slug(said), {})
    draft.put(
        nom=said,
        statut="a_confirmer",
        presentation_resume=f"Le Wi-Fi de la Ville de Paris y est gratuit, dans le {ordinal(number)}.",
        adresse=street(row["adresse"], letters=LETTERS),
        code_postal=row["code_postal"],
        commune="Paris",
        code_insee=district(row["code_postal"]),
        **position(row),
        precision="adresse",
        typologie=[TYPOLOGIES[row["type"]]],
        structure_parente="Ville de Paris",
        services=["Accès internet et matériel informatique"],
        equipements=["Wi-Fi"],
        avant_de_venir=[
            "Venez avec votre téléphone ou votre ordinateur : nous ne savons pas si on en prête sur place."
        ],
    )
    if words := sorted({*unsure(row["nom"]), *unsure(row["adresse"])}):
        draft.left.append(f"relisez les accents : {said}, {draft.facts['adresse']} ({', '.join(words)})")
    return draft


def _name(text: str, district: str) -> str:
    """Return a name in which a district is said as one says it: « MAIRIE DU 14 EME » is « Mairie du 14e »."""
    if found := re.fullmatch(r"MAIRIE DU (\d+) ?E(?:R|ME)?", text):
        return f"Mairie du {ordinal(int(found[1]))}"
    if found := re.fullmatch(r"MAISON DE LA VIE ASSOCIATIVE ET CITOYENNE(?:\s+(?:\D+ )?[\d/]+)?( ANNEXE)?", text):
        return f"Maison de la vie associative et citoyenne du {district}{', annexe' if found[1] else ''}"
    return name(text)


def _slug(said: str) -> str:
    return slug(said.replace("Maison de la vie associative et citoyenne du", "Maison vie associative"))
