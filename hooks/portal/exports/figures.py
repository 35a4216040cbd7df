"""Figures as a table: each number with its year, its scope, its sources and their dates."""

from collections.abc import Mapping, Sequence

from portal.exports.export import Export, licence_of, page_of, said
from portal.exports.fields import Field, Row, known_cells, listed, schema_of_rows, table
from portal.knowing import Knowledge, address, last_date
from portal.records import Figure

NAME = "chiffres"
TITLE = "Chiffres de la fracture numérique"
FILE = f"donnees/{NAME}.csv"
FIELDS = (
    Field("cle", "Le nom court du chiffre.", is_required=True),
    Field("titre", "Ce que le nombre compte.", is_required=True),
    Field("valeur", "Le nombre lui-même, avec un point pour les décimales.", "nombre", is_required=True),
    Field("valeur_max", "Le haut de la fourchette, si la source en donne une.", "nombre"),
    Field("approche", "Si la source dit le nombre exact (exactement), environ, ou plus de.", is_required=True),
    Field("unite", "L’unité.", is_required=True),
    Field("annee", "L’année, ou les années, que le nombre décrit.", is_required=True),
    Field("perimetre", "De qui ou de quoi le nombre parle.", is_required=True),
    Field("statut", "Repère d’aujourd’hui, ou historique.", is_required=True),
    Field("note", "Comment lire ce nombre, en Markdown.", is_required=True),
    Field("sources", "Les sources, chacune avec sa date et le jour où elle a été lue.", "liste", is_required=True),
    Field("adresses", "Les adresses des sources qui en ont une.", "liste"),
    Field("date", "La date de la source la plus récente, telle qu’elle la donne."),
    Field("licence", "La licence qui va avec ce chiffre, s’il vient de données à partager à l’identique."),
    Field("page", "La page du chiffre.", is_required=True),
)


def figures(known: Knowledge) -> Sequence[Figure]:
    """Return all figures."""
    return list(known.catalogue.figures.values())


def files(known: Knowledge) -> Mapping[str, str]:
    """Return the table by its address."""
    return {FILE: table((row(figure, known) for figure in figures(known)), FIELDS)}


def row(figure: Figure, known: Knowledge) -> Row:
    """Return a figure as a row."""
    return known_cells(
        {
            "cle": figure.key,
            "titre": figure.titre,
            "valeur": f"{figure.valeur:f}",
            "valeur_max": f"{figure.valeur_max:f}" if figure.valeur_max is not None else None,
            "approche": figure.approche,
            "unite": figure.unite,
            "annee": figure.annee,
            "perimetre": figure.perimetre,
            "statut": figure.statut,
            "note": figure.note,
            "sources": listed(map(said, figure.sources)),
            "adresses": listed(source.url for source in figure.sources if source.url),
            "date": last_date(figure),
            "licence": licence_of(figure, known),
            "page": page_of(address(figure), known),
        }
    )


EXPORT = Export(
    NAME,
    TITLE,
    "Des nombres mesurés par d’autres, chacun avec son année, son périmètre et la façon de le lire.",
    FIELDS,
    schema_of_rows(TITLE, FIELDS),
    {"CSV": FILE},
    files,
    figures,
)
