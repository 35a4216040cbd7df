"""Places of help in the national schema of digital mediation places, v1.0.2, as a table and as JSON."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from portal.exports.export import Export, dated, owed
from portal.exports.fields import Field, Row, known_cells, lines_of_json, listed, schema_of_rows, some_of, table
from portal.knowing import Knowledge
from portal.records import VALUES_OF_LISTS, Site, international

VERSION = "1.0.2"
NAME = "lieux-de-mediation-numerique"
TITLE = "Lieux de médiation numérique"
SCHEMA = "https://github.com/LaMednum/standard-mediation-num"
FILES = {"CSV": f"donnees/{NAME}.csv", "JSON": f"donnees/{NAME}.json"}
NO_PIVOT = "0" * 14
"""What stands for a SIRET that nobody knows, in all that the national map publishes: the field must be filled in."""
INTERNET = "Accès internet et matériel informatique"
"""The service that a place has by definition where one may use its Wi-Fi or its computers."""
ONLINE = {"Wi-Fi", "Ordinateur", "Tablette"}
LONGEST = 280
COUNTRY_CODES = r"(\+33|\+590|\+594|\+262|\+596|\+269|\+687|\+689|\+508|\+681)"
TOWN = re.compile(r"[A-Za-z\dÀ-ÖØ-öø-ÿœ-ŸŒ\-'’\s]+")
WAY = re.compile(r"[0-9A-Za-z\dÀ-ÖØ-öø-ÿœ-ŸŒ\-,()°.&:+–|;'’/\s]+")
WEB = re.compile(r"[A-Za-z]{3,9}://[A-Za-z0-9.-]+(?:/[+~,%@/.\w_-]*)?\??[-+=&;%@.\w_]*#?[.!/\\\w]*", re.ASCII)
"""What the national library accepts of a commune, an address and a page (lieux-de-mediation-numerique 2.3.0)."""
POOR_LABEL = "Étapes numériques (La Poste)"
"""A value of the list that the pattern of the Table Schema refuses, for a space: it goes among the other labels."""


def _several(name: str, meaning: str) -> Field:
    values = VALUES_OF_LISTS.get(name)
    return Field(name, meaning, "liste", pattern=some_of(values) if values else "")


FIELDS = (
    Field("id", "L’identifiant du lieu : son code court, à lui pour toujours.", is_required=True),
    Field(
        "pivot",
        f"Le SIRET de l’établissement, ou {NO_PIVOT} s’il n’est pas connu.",
        is_required=True,
        pattern="^[a-zA-Z0-9]{9,14}$",
    ),
    Field("nom", "Le nom du lieu.", is_required=True),
    Field("commune", "Le nom de la commune.", is_required=True),
    Field("code_postal", "Le code postal.", is_required=True, pattern=r"^\d{5}$"),
    Field("code_insee", "Le code INSEE de la commune ou de l’arrondissement.", pattern=r"^([013-9]\d|2[AB1-9])\d{3}$"),
    Field("adresse", "Le numéro et la rue, ou la rue seule.", is_required=True),
    Field("complement_adresse", "Ce qui aide à trouver la porte."),
    Field("latitude", "La latitude, en degrés (WGS 84).", "nombre"),
    Field("longitude", "La longitude, en degrés (WGS 84).", "nombre"),
    _several("typologie", "Le type de structure, par son code."),
    Field(
        "telephone",
        "Le numéro, sous sa forme internationale. Les numéros courts n’y sont pas.",
        pattern=rf"^{COUNTRY_CODES}(\d){{6,9}}$",
    ),
    _several("courriels", "Les adresses de courriel du lieu."),
    _several("site_web", "Les pages officielles du lieu."),
    Field("horaires", "Les horaires habituels, dans la syntaxe d’OpenStreetMap."),
    Field("presentation_resume", "Le lieu, en une ou deux phrases.", longest=LONGEST),
    Field(
        "presentation_detail",
        "Ce qu’il faut savoir de plus, en Markdown, avec les précautions et ce qu’il faut avoir avant de venir.",
    ),
    Field("source", "D’où viennent les faits, avec la licence des jeux de données."),
    _several("itinerance", "Si le lieu se déplace."),
    Field("structure_parente", "L’organisation dont le lieu dépend."),
    Field(
        "date_maj",
        "La date de l’information la plus récente, au premier jour du mois ou de l’année si la source ne dit pas plus.",
        "date",
        is_required=True,
    ),
    _several("services", "Les aides proposées."),
    _several("publics_specifiquement_adresses", "Les publics pour qui le lieu est fait, s’il n’est pas pour tous."),
    _several("prise_en_charge_specifique", "Les difficultés que le lieu sait accueillir."),
    _several("frais_a_charge", "Ce que paie le visiteur."),
    _several("dispositif_programmes_nationaux", "Les programmes nationaux auxquels le lieu participe."),
    _several("formations_labels", "Les formations et labels du schéma."),
    _several("autres_formations_labels", "Les autres formations et labels."),
    _several("modalites_acces", "Comment venir ou prendre contact."),
    _several("modalites_accompagnement", "La forme de l’aide."),
    Field("fiche_acces_libre", "La fiche du lieu sur Acceslibre."),
    Field("prise_rdv", "La page où prendre rendez-vous."),
)
"""All fields of the schema, in its order."""
SINCE = dict.fromkeys((field.name for field in FIELDS), VERSION)
"""The version of the schema that each name of a field was taken from."""


def reason_against(site: Site) -> str | None:
    """Return why a place cannot be given in the national schema without saying what is not so; nothing where it can."""
    reasons = {
        "fermé pour un temps, ce que le schéma ne sait pas dire": site.statut == "ferme_temporairement",
        "sans adresse connue": not site.adresse,
        "sans code postal connu": not site.code_postal,
        "sans aide connue : le schéma dirait qu’il ne reçoit personne": not _services(site),
        "sans date": dated(site) is None,
        "avec un signe que le schéma refuse dans son adresse": not (
            WAY.fullmatch(site.adresse or "") and TOWN.fullmatch(site.commune)
        ),
    }
    return next((reason for reason, holds in reasons.items() if holds), None)


def _current(known: Knowledge) -> Sequence[Site]:
    return [site for site in known.catalogue.sites.values() if site.is_current]


def sites(known: Knowledge) -> Sequence[Site]:
    """Return the places that can be given."""
    return [site for site in _current(known) if reason_against(site) is None]


def left_out(known: Knowledge) -> Mapping[str, int]:
    """Return how many places of today are left out, by the reason."""
    return dict(Counter(reason for site in _current(known) if (reason := reason_against(site))))


def files(known: Knowledge) -> Mapping[str, str]:
    """Return both files by their address."""
    rows = [row(site, known) for site in sites(known)]
    return {FILES["CSV"]: table(rows, FIELDS), FILES["JSON"]: lines_of_json(rows)}


def row(site: Site, known: Knowledge) -> Row:
    """Return a place as a row of the schema."""
    labels = [label for label in site.formations_labels if label != POOR_LABEL]
    others = [*site.autres_formations_labels, *(label for label in site.formations_labels if label == POOR_LABEL)]
    cells: dict[str, str | float | None] = {
        "id": site.code or site.key,
        "pivot": site.pivot or NO_PIVOT,
        "telephone": international(site.telephone) if site.telephone else None,
        "presentation_detail": _more(site),
        "source": " ; ".join(owed(site, known)),
        "date_maj": str(dated(site)),
        "services": listed(_services(site)),
        "formations_labels": listed(labels),
        "autres_formations_labels": listed(others),
        "fiche_acces_libre": _page(site.fiche_acces_libre),
        "prise_rdv": _page(site.prise_rdv),
    }
    for field in FIELDS:
        if field.name not in cells:
            value = getattr(site, field.name)
            cells[field.name] = listed(value) if isinstance(value, list) else value
    return known_cells({field.name: cells[field.name] for field in FIELDS})


def _services(site: Site) -> Sequence[str]:
    """Return the services of a place, and that which follows from what one may use there."""
    implied = [INTERNET] if not ONLINE.isdisjoint(site.equipements) and INTERNET not in site.services else []
    return [*site.services, *implied]


def _more(site: Site) -> str:
    """Return what no other field of the schema says, and would mislead by its absence."""
    points = [*site.precautions, *site.avant_de_venir]
    return "\n\n".join(filter(None, [site.presentation_detail, "\n".join(f"- {point}" for point in points)]))


def _page(address: str | None) -> str | None:
    return address if address and WEB.fullmatch(address) else None


EXPORT = Export(
    NAME,
    TITLE,
    f"Les lieux d’aide d’aujourd’hui, au format du schéma national, version {VERSION}. "
    "Dans une case, les membres d’une liste sont séparés par une barre droite.",
    FIELDS,
    schema_of_rows(TITLE, FIELDS),
    FILES,
    files,
    sites,
    left_out,
    SCHEMA,
)
