"""ADEME's « acteurs de l’économie circulaire »: the places that take digital devices, to be used again or recycled."""

import json
import re
from collections.abc import Iterator, Sequence
from functools import partial

from portal.imports import table
from portal.imports.draft import Aside, Draft, day_of, district, fitting, position, telephone, town
from portal.imports.formats.national import opened, several, websites
from portal.imports.table import Row
from portal.imports.writing import name, street, unsure
from portal.knowing import plain, slug

COLUMNS = (
    "identifiant", "paternite", "nom", "type_dacteur", "adresse", "code_postal", "ville", "latitude", "longitude",
    "date_de_derniere_modification",
)  # fmt: skip
KIND = "donation_points"
DEVICES = {
    "smartphone_tablette_et_console": ("telephone", "tablette", "console-de-jeux"),
    "materiel_informatique": ("ordinateur-portable", "ordinateur-fixe"),
    "petit_electromenager": ("petit-appareil-electrique",),
}
"""The devices of ours that a category of objects is. Who takes small household devices alone is of no use to us."""
DIGITAL = ("smartphone_tablette_et_console", "materiel_informatique")
GIVE, SORT = ("donner",), ("trier", "rapporter")
"""What one does there: give, for the device to be used again; or bring it back, to be recycled."""
PUBLICS = {"particuliers": ["particuliers"], "professionnels": ["entreprises"]}
YES = {"true", "t", "1", "oui"}
ONLINE, AT_HOME = "acteur_digital", "A_DOMICILE"
NO_DEVICE = "rien n’y dit que l’on y dépose un téléphone ou un ordinateur"
NO_PLACE = "ce n’est pas un lieu où l’on va : en ligne, ou à domicile"
GIVEN = "D’après l’ADEME, on peut y donner un téléphone ou un ordinateur pour qu’il resserve. Appelez avant de venir."
SORTED = "D’après l’ADEME, on peut y déposer un téléphone ou un ordinateur à recycler. Appelez avant de venir."
RECYCLED = "Un appareil déposé ici est recyclé. Rien ne dit qu’il y resservira."
READING = "Les appareils sont notre lecture de ses catégories d’objets."


def heading(title: str) -> str:
    """Return the name of a column by its title: the file has « Type d'acteur », its documentation `type_dacteur`."""
    return re.sub(r"\s+", "_", re.sub(r"[^\w\s]", "", plain(title.strip())))


rows = partial(table.rows, heading=heading)


def read(row: Row) -> Draft:
    """Return the draft of a row.

    Raises:
        Aside: where it takes no digital device, or is no place to go to.
        RowError: where it has no date, or its position is not known.

    """
    taken = {action: set(_objects(row, action)) for action in (*GIVE, *SORT)}
    given, brought = (set().union(*(taken[action] for action in actions)) for actions in (GIVE, SORT))
    objects = given | brought
    if objects.isdisjoint(DIGITAL):
        raise Aside(NO_DEVICE)
    if row["type_dacteur"] == ONLINE or row["lieu_prestation"] == AT_HOME:
        raise Aside(NO_PLACE)
    again = not given.isdisjoint(DIGITAL)
    named, code = name(row["nom_commercial"] or row["nom"]), row["code_commune"] or district(row["code_postal"]) or ""
    address = street(row["adresse"])
    draft = Draft(row, slug(named), {}, day_of(row, "date_de_derniere_modification"))
    draft.put(
        nom=named,
        statut="a_confirmer",
        presentation_resume=GIVEN if again else SORTED,
        pivot=fitting(draft, KIND, "pivot", filter(None, [row["siret"]])),
        adresse=address,
        complement_adresse=" ".join(row["complement_dadresse"].split()),
        code_postal=row["code_postal"],
        commune=town(row["ville"], code),
        code_insee=code,
        **position(row),
        precision="adresse" if re.match(r"\d", address) else "rue" if address else "commune",
        telephone=telephone(draft, row["telephone"]),
        site_web=websites(draft, several(row, "site_web")),
        **opened(draft, row["horaires_osm"]),
        publics=[
            public for said, publics in PUBLICS.items() if said in plain(row["public_accueilli"]) for public in publics
        ],
        accepte=_devices(given if again else brought),
        reemploi="oui" if again else None,
        conditions=_conditions(row),
        precautions=[] if again else [RECYCLED],
    )
    draft.note = f"Paternité : {', '.join(several(row, 'paternite'))}. {READING}"
    draft.doubt_if_closed(row["nom"], row["nom_commercial"], row["description"])
    if words := sorted({*unsure(row["nom_commercial"] or row["nom"]), *unsure(row["adresse"])}):
        draft.left.append(f"relisez les accents : {named}, {address} ({', '.join(words)})")
    if row["exclusivite_de_reprisereparation"].lower() in YES:
        draft.left.append(
            "la liste dit qu’il ne reprend que les produits de ses marques : dites-le dans « conditions »"
        )
    if not row["horaires_osm"]:
        draft.retell("horaires", row["horaires_description"])
    draft.retell("accès", row["consignes_dacces"])
    draft.retell("description", row["description"])
    return draft


def _objects(row: Row, action: str) -> Iterator[str]:
    """Yield the categories of objects of an action: in its own column, or in the one that held them all before 2025."""
    if action in row.cells:
        yield from several(row, action)
        return
    try:
        offers = json.loads(row["propositions_de_services"] or "[]")
    except (ValueError, RecursionError):
        return
    for offer in offers if isinstance(offers, list) else ():
        if isinstance(offer, dict) and offer.get("action") == action:
            objects = offer.get("sous_categories")
            yield from (one for one in (objects if isinstance(objects, list) else ()) if isinstance(one, str))


def _devices(objects: set[str]) -> list[str]:
    return [device for category, devices in DEVICES.items() if category in objects for device in devices]


def _conditions(row: Row) -> Sequence[str]:
    """Return what is asked of who comes."""
    asked = []
    if row["uniquement_sur_rdv"].lower() in YES:
        asked.append("Sur rendez-vous seulement.")
    if row["reprise"] == "1 pour 1":
        asked.append("Un appareil est repris si vous en achetez un.")
    return asked
