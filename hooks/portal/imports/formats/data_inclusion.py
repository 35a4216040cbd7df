"""The places of data·inclusion, those that help with digital tools: its « structures », in JSON, of schema v0 or v1."""

from portal.imports.draft import Aside, Draft, day_of, fitting
from portal.imports.formats.national import drafted, opened, several, summary, websites
from portal.imports.table import Row

COLUMNS = ("id", "source", "nom", "commune", "code_postal", "adresse", "latitude", "longitude", "date_maj")
TOOLS = "Maîtrise des outils numériques du quotidien"
STEPS = "Aide aux démarches administratives"
WORLD = "Compréhension du monde numérique"
WORK = "Insertion professionnelle via le numérique"
ACCESS = "Accès internet et matériel informatique"
SERVICES = {
    "devenir-autonome-dans-les-demarches-administratives": STEPS,
    "realiser-des-demarches-administratives-avec-un-accompagnement": STEPS,
    "accompagner-les-demarches-de-sante": STEPS,
    "prendre-en-main-un-smartphone-ou-une-tablette": TOOLS,
    "prendre-en-main-un-ordinateur": TOOLS,
    "utiliser-le-numerique-au-quotidien": TOOLS,
    "approfondir-ma-culture-numerique": WORLD,
    "promouvoir-la-citoyennete-numerique": WORLD,
    "favoriser-mon-insertion-professionnelle": WORK,
    "creer-et-developper-mon-entreprise": WORK,
    "acceder-a-une-connexion-internet": ACCESS,
    "acceder-a-du-materiel": ACCESS,
    "s-equiper-en-materiel-informatique": "Acquisition de matériel informatique à prix solidaire",
    "creer-avec-le-numerique": "Loisirs et créations numériques",
    "soutenir-la-parentalite-et-l-education-avec-le-numerique": "Parentalité et éducation avec le numérique",
}
"""What a theme of v0 (« numerique--… ») is in the national list: as the national package of the same people has it."""
PROGRAMMES = {
    "aidants-connect": "Aidants Connect",
    "conseiller-numerique": "Conseillers numériques",
    "conseillers-numeriques": "Conseillers numériques",
    "croix-rouge": "La Croix Rouge",
    "france-service": "France Services",
    "grandes-ecoles-du-numerique": "Grande école du numérique",
}
"""The programme that a label of v0, or a network of v1, is."""
TYPOLOGIES = {
    "ccas-cias": "CCAS", "communes": "MUNI", "espaces-publics-numeriques": "EPN", "france-service": "RFS",
    "la-poste": "LA_POSTE", "mission-locale": "ML", "mjc": "MJC", "pimms-mediation": "PIMMS",
    "ressourceries": "RESSOURCERIE",
}  # fmt: skip
"""What a place is, by its networks of v1, which has no typology."""
DIGITAL = {"aidants-connect", "conseiller-numerique", "conseillers-numeriques", "espaces-publics-numeriques"}
"""The labels and networks of those who help with digital tools, whatever else they do."""
GATHERED = "mediation-numerique"
"""The source that is the national list itself."""
NOT_DIGITAL = "rien n’y dit que l’on y aide avec le numérique"
WHOM = "data·inclusion"
READING = "Ses thématiques et ses réseaux sont dits avec les mots du schéma national : c’est notre lecture."
ACCESSIBLE = "acceslibre"


def read(row: Row) -> Draft:
    """Return the draft of a row.

    Raises:
        Aside: where nothing says that one gets help with digital tools.
        RowError: where it has no date, or its position is not known.

    """
    themes = [
        theme.removeprefix("numerique--") for theme in several(row, "thematiques") if theme.startswith("numerique")
    ]
    labels = [*several(row, "labels_nationaux"), *several(row, "reseaux_porteurs")]
    if not (themes or DIGITAL & set(labels) or row["source"].startswith(GATHERED)):
        raise Aside(NOT_DIGITAL)
    draft = drafted(row, day_of(row, "date_maj"), of_siret=row["siret"])
    kinds = several(row, "typologie") or [TYPOLOGIES[label] for label in labels if label in TYPOLOGIES]
    services = fitting(draft, "sites", "services", [SERVICES[theme] for theme in themes if theme in SERVICES])
    draft.put(
        presentation_resume=summary(services, WHOM),
        courriels=fitting(draft, "sites", "courriels", several(row, "courriel")),
        **opened(draft, row["horaires_accueil"] or row["horaires_ouverture"]),
        typologie=fitting(draft, "sites", "typologie", kinds),
        services=services,
        dispositif_programmes_nationaux=list(
            dict.fromkeys(PROGRAMMES[label] for label in labels if label in PROGRAMMES)
        ),
        fiche_acces_libre=_accessibility(draft, row),
    )
    draft.stated = frozenset({"typologie"})
    draft.note = f"Recueilli par {' '.join(row['source'].split())}. {READING}"
    draft.retell("présentation", row["presentation_resume"])
    draft.retell("détail", row["presentation_detail"] or row["description"])
    return draft


def _accessibility(draft: Draft, row: Row) -> str | None:
    """Return the place's page on Acceslibre, where the list has it: v0 lets other texts stand there."""
    pages = [page for page in (row["accessibilite_lieu"] or row["accessibilite"]).split() if ACCESSIBLE in page]
    return next(iter(websites(draft, pages)), None)
