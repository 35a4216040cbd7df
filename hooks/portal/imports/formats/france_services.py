"""The list of France services: a fixed place, a place that is at home in several, or a bus."""

import re

from portal.imports.draft import Draft, hours, position, telephone
from portal.imports.table import Row
from portal.imports.writing import name, ordinal, street
from portal.knowing import plain, slug

COLUMNS = (
    "nom", "adresse", "complement_adresse", "code_postal", "commune", "code_insee", "latitude", "longitude",
    "telephone", "horaires_osm", "rendez_vous_en_ligne", "format", "commentaire",
)  # fmt: skip
TYPOLOGIES = {"pimms": "PIMMS", "la poste": "LA_POSTE", "mairie": "MUNI", "centre social": "CS"}
"""What else a place is, by a word of its name (codes of the national schema)."""
PARENTS = {"pimms mediation": "Pimms Médiation", "la poste": "La Poste", "mairie mobile de paris": "Ville de Paris"}
"""Whose place it is, by a word of its name."""
UNSAID = (
    r"\b(bus|france|services?|multisites|pimms|mediation|metropole|la poste|de|du|des|d|l|le|la|les|\d+(er|e|eme))\b"
)
"""Words of a name that do not tell a place from its neighbours of one city."""


def read(row: Row) -> Draft:
    """Return the draft of a row.

    Raises:
        RowError: where its position is not known.

    """
    said = plain(row["nom"])
    commune, place = _commune(row["commune"])
    bus = row["format"].startswith("Bus")
    draft = Draft(row, _slug(row["nom"], commune), {})
    draft.put(
        nom=name(row["nom"]),
        statut="a_confirmer",
        presentation_resume=_summary(row, place, bus=bus),
        adresse=None if bus else street(row["adresse"]),
        complement_adresse=None if bus else row["complement_adresse"],
        code_postal=_postcode(draft, row),
        commune=commune,
        code_insee=row["code_insee"],
        **position(row),
        precision="commune" if bus else "adresse",
        telephone=telephone(draft, row["telephone"]),
        horaires=hours(draft, row["horaires_osm"]),
        typologie=["RFS", *(code for word, code in TYPOLOGIES.items() if word in said)],
        itinerance=["Itinérant"] if bus else [],
        structure_parente=next((parent for word, parent in PARENTS.items() if word in said), None),
        services=["Aide aux démarches administratives"],
        dispositif_programmes_nationaux=["France Services"],
        modalites_acces=["Prendre un RDV en ligne"] if row["rendez_vous_en_ligne"] == "Oui" else [],
        precautions=_warnings(row, bus=bus),
    )
    if row["commentaire"]:
        draft.left.append(f"à redire avec vos mots, si c’est utile au visiteur : « {row['commentaire']} »")
    return draft


def _commune(text: str) -> tuple[str, str]:
    """Return a commune, and how one says that a place is in it: « Paris 14e » is Paris, and « Paris 14e »."""
    found = re.fullmatch(r"(Paris|Lyon|Marseille) (\d+)(?:er?)?", text)
    return (found[1], f"{found[1]} {ordinal(int(found[2]))}") if found else (text, text)


def _postcode(draft: Draft, row: Row) -> str | None:
    """Return the postcode, unless it is of another département than the commune, or of a district of another city."""
    postcode, insee = row["code_postal"], row["code_insee"]
    of_district = re.match(r"750|6900|130", postcode) and not re.search(r"\d", row["commune"])
    if of_district or (insee and insee[:2] != postcode[:2]):
        draft.left.append(
            f"le code postal {postcode} n’est pas celui de la commune ({row['commune']}) : il n’est pas repris"
        )
        return None
    return postcode


def _slug(text: str, commune: str) -> str:
    """Return the name of the file: what tells the place from others of its city."""
    own = re.sub(UNSAID, " ", re.sub(r"[^\w]+", " ", plain(text)))
    rest = slug(re.sub(rf"\b{re.escape(re.sub('[^a-z]+', ' ', plain(commune)))}\b", " ", " ".join(own.split())))
    bus = "bus-" if plain(text).startswith("bus") else ""
    whose = "la-poste-" if "la poste" in plain(text) else "pimms-" if "pimms" in plain(text) else ""
    return f"{bus}france-services-{rest or whose + slug(commune)}"


def _summary(row: Row, place: str, *, bus: bool) -> str:
    if bus:
        return f"Un bus France services, à {place} et autour : on vous y aide pour vos démarches. Demandez où il passe."
    where = " dans un bureau de poste" if "poste" in plain(row["nom"]) else ""
    return f"On vous aide ici pour vos démarches administratives et en ligne,{where} à {place}.".replace(",  ", ", ")


def _warnings(row: Row, *, bus: bool) -> list[str]:
    if bus:
        return [
            "Ce lieu est un bus : il change de place selon les jours. Demandez où il s’arrête avant de vous déplacer."
        ]
    if row["format"] == "Multisites":
        return ["L’accueil a lieu à plusieurs adresses selon les jours : demandez laquelle avant de venir."]
    return []
