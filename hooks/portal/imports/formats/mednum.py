"""The national list of places of digital mediation: the 32 fields of its schema, v1.0.2, in CSV or in JSON."""

import re
from typing import Any

from portal.imports.draft import Draft, day_of, fitting
from portal.imports.formats.national import drafted, opened, several, summary
from portal.imports.table import Row

COLUMNS = ("id", "pivot", "nom", "commune", "code_postal", "adresse", "latitude", "longitude", "date_maj")
"""Those that the schema requires, and the position: it does not, and our map does."""
CHOICES = (
    "typologie", "itinerance", "services", "publics_specifiquement_adresses", "prise_en_charge_specifique",
    "frais_a_charge", "dispositif_programmes_nationaux", "formations_labels", "autres_formations_labels",
    "modalites_acces", "modalites_accompagnement",
)  # fmt: skip
"""The fields of several values that our records have by the same name."""
PAGES = ("fiche_acces_libre", "prise_rdv")
STRICT = r"(\+33|\+590|\+594|\+262|\+596|\+269|\+687|\+689|\+508|\+681)(\d){6,9}"
"""How the schema wants a telephone number."""
NOBODY = "Ce lieu n'accueille pas de public"
WHOM = "la carte nationale"


def read(row: Row) -> Draft:
    """Return the draft of a row.

    Raises:
        RowError: where it has no date, or its position is not known.

    """
    draft = drafted(row, day_of(row, "date_maj"), of_siret=row["pivot"])
    chosen: dict[str, Any] = {field: fitting(draft, "sites", field, several(row, field)) for field in CHOICES}
    draft.put(
        presentation_resume=summary(chosen["services"], WHOM),
        courriels=fitting(draft, "sites", "courriels", several(row, "courriels")),
        structure_parente=_parent(row),
        **opened(draft, row["horaires"]),
        **chosen,
        **{field: fitting(draft, "sites", field, several(row, field)[:1]) for field in PAGES},
    )
    draft.stated = frozenset({"typologie"})
    if "telephone" in draft.facts and not re.fullmatch(STRICT, row["telephone"]):
        draft.left.append(f"le numéro n’est pas écrit comme le schéma le demande (+33…) : « {row['telephone']} »")
    if NOBODY in chosen["modalites_acces"]:
        draft.doubts.append("la liste dit qu’il n’accueille pas de public")
    if row["source"]:
        draft.note = f"Recueilli par {' '.join(row['source'].split())}."
    draft.retell("présentation", row["presentation_resume"])
    draft.retell("détail", row["presentation_detail"])
    return draft


def _parent(row: Row) -> str | None:
    """Return whose place it is, by its name: the schema has a SIRET there, too, which tells a visitor nothing."""
    said = " ".join(row["structure_parente"].split())
    return None if re.fullmatch(r"[\d ]*", said) else said
