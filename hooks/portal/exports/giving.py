"""Where devices are given, as a table: fields of ADEME's set of « acteurs » under its names, then those of ours."""

from collections.abc import Mapping, Sequence

from portal.exports.export import Export, dated, licence_of, owed, page_of, said
from portal.exports.fields import Field, Row, known_cells, listed, schema_of_rows, some_of, table
from portal.knowing import Knowledge, address, last_date
from portal.records import Channel, DonationPoint

NAME = "points-de-don"
TITLE = "Points de don"
FILE = f"donnees/{NAME}.csv"
PUBLIC = {
    ("particuliers",): "Particuliers",
    ("entreprises",): "Professionnels",
    ("entreprises", "particuliers"): "Particuliers et professionnels",
}
"""Who may give, in ADEME's words."""
THEIRS = (
    Field("identifiant", "L’identifiant du point de don : son code court, à lui pour toujours.", is_required=True),
    Field("paternite", "À qui l’on doit la donnée : ce portail, puis ses sources.", "liste", is_required=True),
    Field("nom", "Le nom du point de don.", is_required=True),
    Field("siret", "Le SIRET de l’établissement.", pattern=r"^\d{14}$"),
    Field("description", "Le point de don, en une ou deux phrases.", is_required=True),
    Field("site_web", "Ses pages officielles.", "liste"),
    Field("telephone", "Son numéro. Jamais celui d’une personne."),
    Field("adresse", "Le numéro et la rue, ou la rue seule."),
    Field("complement_dadresse", "Ce qui aide à trouver la porte."),
    Field("code_postal", "Le code postal.", pattern=r"^\d{5}$"),
    Field("ville", "La commune. Vide pour une solution qui vaut partout en France."),
    Field("code_commune", "Le code INSEE de la commune.", pattern="^[0-9AB]{5}$"),
    Field("latitude", "La latitude, en degrés (WGS 84).", "nombre"),
    Field("longitude", "La longitude, en degrés (WGS 84).", "nombre"),
    Field("public_accueilli", "Qui peut donner ici.", pattern=some_of(PUBLIC.values())),
    Field("consignes_dacces", "Ce dont il faut être averti avant de venir.", "liste"),
    Field("horaires_osm", "Les horaires habituels, dans la syntaxe d’OpenStreetMap."),
    Field(
        "date_de_derniere_modification",
        "La date de l’information la plus récente, au premier jour du mois ou de l’année si la source ne dit pas plus.",
        "date",
    ),
)
"""Those that mean here what they mean there; what ADEME says with its own lists of objects has other names here."""
OURS = (
    Field("statut", "Ouvert, à confirmer ou fermé pour un temps.", is_required=True),
    Field("precision", "Ce que la position désigne : l’adresse, la rue, le quartier ou la commune."),
    Field("accepte", "Les appareils que la source dit acceptés, par leur nom court.", "liste"),
    Field("refuse", "Les appareils que la source dit refusés, par leur nom court.", "liste"),
    Field("refuse_autres", "Ce qui est refusé sans être un appareil.", "liste"),
    Field("reemploi", "Si un appareil donné ici peut resservir ; « non » s’il est seulement recyclé.", "oui_non"),
    Field("conditions", "Les conditions posées.", "liste"),
    Field("enlevement", "Si quelqu’un peut venir chercher les appareils.", "oui_non"),
    Field("envoi_postal", "Si l’appareil peut être envoyé par la poste.", "oui_non"),
    Field("effacement", "Qui efface les données : le donneur, le point, ou les deux."),
    Field("recu_fiscal", "Si un reçu fiscal est donné : oui, non, ou aux entreprises seulement."),
    Field("sources", "Les sources, chacune avec sa date et le jour où elle a été lue.", "liste", is_required=True),
    Field("date", "La date de l’information la plus récente, telle que la source la donne."),
    Field("licence", "La licence qui va avec ce point, s’il vient de données à partager à l’identique."),
    Field("page", "La page du point de don.", is_required=True),
)
FIELDS = (*THEIRS, *OURS)


def points(known: Knowledge) -> Sequence[Channel]:
    """Return the places and national channels of today."""
    return [point for point in known.catalogue.donation_points.values() if point.is_current]


def files(known: Knowledge) -> Mapping[str, str]:
    """Return the table by its address."""
    return {FILE: table((row(point, known) for point in points(known)), FIELDS)}


def row(point: Channel, known: Knowledge) -> Row:
    """Return a donation point as a row."""
    return known_cells(
        {
            "identifiant": point.code or point.key,
            "paternite": listed([known.catalogue.portal.nom, *owed(point, known)]),
            "nom": point.nom,
            "siret": point.pivot,
            "description": point.presentation_resume,
            "site_web": listed(point.site_web),
            "telephone": point.telephone,
            "adresse": point.adresse,
            "complement_dadresse": point.complement_adresse,
            "code_postal": point.code_postal,
            "ville": point.commune,
            "code_commune": point.code_insee,
            "latitude": point.latitude if isinstance(point, DonationPoint) else None,
            "longitude": point.longitude if isinstance(point, DonationPoint) else None,
            "public_accueilli": PUBLIC.get(tuple(sorted(point.publics))),
            "consignes_dacces": listed(point.precautions),
            "horaires_osm": point.horaires,
            "date_de_derniere_modification": str(dated(point) or ""),
            "statut": point.statut,
            "precision": point.precision if isinstance(point, DonationPoint) else None,
            "accepte": listed(point.accepte),
            "refuse": listed(point.refuse),
            "refuse_autres": listed(point.refuse_autres),
            "reemploi": _yes(point.reemploi),
            "conditions": listed(point.conditions),
            "enlevement": _yes(point.enlevement.possible if point.enlevement else None),
            "envoi_postal": _yes(point.envoi_postal.possible if point.envoi_postal else None),
            "effacement": point.effacement.qui if point.effacement else None,
            "recu_fiscal": point.recu_fiscal,
            "sources": listed(map(said, point.sources)),
            "date": last_date(point),
            "licence": licence_of(point, known),
            "page": page_of(address(point), known),
        }
    )


def _yes(fact: bool | None) -> str | None:  # noqa: FBT001 - a fact of a record
    return None if fact is None else "oui" if fact else "non"


EXPORT = Export(
    NAME,
    TITLE,
    "Les points de don d’aujourd’hui et les solutions nationales. Les noms des champs sont ceux du jeu « Acteurs de "
    "l’économie circulaire » de l’ADEME, quand il en a un. Les membres d’une liste sont séparés par une barre droite.",
    FIELDS,
    schema_of_rows(TITLE, FIELDS),
    {"CSV": FILE},
    files,
    points,
)
