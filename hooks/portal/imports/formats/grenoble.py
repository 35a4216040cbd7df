"""The municipal libraries of Grenoble: what their list says of doors and hours, and nothing of what is inside."""

from portal.imports.draft import Draft, hours, position, telephone
from portal.imports.table import Row
from portal.imports.writing import name, street
from portal.knowing import slug

COLUMNS = (
    "nom", "ancien_nom", "adresse", "code_postal", "commune", "latitude", "longitude", "telephone", "courriel",
    "site_web", "horaires_osm", "horaires_texte", "accessible_annonce",
)  # fmt: skip
INSEE = {"Grenoble": "38185"}


def read(row: Row) -> Draft:
    """Return the draft of a row.

    Raises:
        RowError: where its position is not known.

    """
    former = row["ancien_nom"]
    draft = Draft(row, slug(row["nom"]), {})
    draft.put(
        nom=name(row["nom"]),
        statut="a_confirmer",
        presentation_resume="Une bibliothèque de la ville. Demandez au téléphone si on peut y aller sur Internet.",
        adresse=street(row["adresse"]),
        code_postal=row["code_postal"],
        commune=row["commune"],
        code_insee=INSEE.get(row["commune"]),
        **position(row),
        precision="adresse",
        telephone=telephone(draft, row["telephone"]),
        courriels=[row["courriel"]] if row["courriel"] else [],
        site_web=[row["site_web"]] if row["site_web"] else [],
        horaires=hours(draft, row["horaires_osm"]),
        accessibilite={"fauteuil": "oui"} if row["accessible_annonce"] == "oui" else None,
        typologie=["BIB"],
        structure_parente="Ville de Grenoble",
        precautions=["Nous ne savons pas si un ordinateur ou le Wi-Fi est à la disposition du public : demandez-le."],
        presentation_detail=f"Cette bibliothèque s’appelait avant « {former} »." if former else None,
    )
    if "acances" in row["horaires_texte"] or "rendez-vous" in row["horaires_texte"]:
        draft.left.append(f"à redire avec vos mots : « {row['horaires_texte']} »")
    return draft
