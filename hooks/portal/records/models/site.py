"""A place where one gets help: fields of the national schema of digital mediation places, and what it lacks."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, get_args, get_origin

from pydantic import AfterValidator, Field

from portal.records.models.identifiers import WebAddress
from portal.records.models.languages import language_code, language_name
from portal.records.models.place import Place, Position
from portal.records.models.values import LessonKey, OfferKey, OneOf, SiteKey, Text, wrong

NationalService = Annotated[
    Literal[
        "Acquisition de matériel informatique à prix solidaire",
        "Aide aux démarches administratives",
        "Maîtrise des outils numériques du quotidien",
        "Insertion professionnelle via le numérique",
        "Utilisation sécurisée du numérique",
        "Parentalité et éducation avec le numérique",
        "Loisirs et créations numériques",
        "Compréhension du monde numérique",
        "Accès internet et matériel informatique",
    ],
    OneOf(),
]
NATIONAL_SERVICES: tuple[str, ...] = get_args(get_args(NationalService)[0])
"""The services of the national list, in its order."""
Typology = Annotated[
    Literal[
        "ACI", "ACIPHC", "AFPA", "AI", "ASE", "ASSO", "ASSO_CHOMEUR", "Autre", "AVIP", "BIB", "CAARUD", "CADA",
        "CAF", "CAP_EMPLOI", "CAVA", "CC", "CCAS", "CCONS", "CD", "CDAS", "CFP", "CHRS", "CHU", "CIAS", "CIDFF",
        "CITMET", "CMP", "CMS", "CPAM", "CPH", "CS", "CSAPA", "CSC", "DEETS", "DEPT", "DIPLP", "E2C", "EA", "EATT",
        "EI", "EITI", "ENM", "EPCI", "EPI", "EPIDE", "EPN", "ES", "ESAT", "ESS", "ETTI", "EVS", "FABLAB", "FABRIQUE",
        "FAIS", "FT", "GEIQ", "HUDA", "LA_POSTE", "MDE", "MDH", "MDEF", "MDPH", "MDS", "MJC", "ML", "MQ", "MSA",
        "MSAP", "MUNI", "OACAS", "ODC", "OF", "OIL", "OPCS", "PAD", "PENSION", "PI", "PIJ_BIJ", "PIMMS", "PJJ",
        "PLIE", "PREF", "PREVENTION", "REG", "RELAIS_LECTURE", "RESSOURCERIE", "RFS", "RS_FJT", "SCP", "SPIP",
        "TIERS_LIEUX", "UDAF",
    ],
    OneOf(),
]  # fmt: skip
Public = Annotated[Literal["Jeunes", "Étudiants", "Familles et/ou enfants", "Seniors", "Femmes"], OneOf()]
SpecificCare = Annotated[
    Literal[
        "Surdité",
        "Handicaps moteurs",
        "Handicaps mentaux",
        "Illettrisme",
        "Langues étrangères (anglais)",
        "Langues étrangères (autres)",
        "Déficience visuelle",
    ],
    OneOf(),
]
Fee = Annotated[Literal["Gratuit", "Gratuit sous condition", "Payant"], OneOf()]
Access = Annotated[
    Literal[
        "Se présenter",
        "Téléphoner",
        "Contacter par mail",
        "Envoyer un mail avec une fiche de prescription",
        "Prendre un RDV en ligne",
        "Ce lieu n'accueille pas de public",
    ],
    OneOf(),
]
Support = Annotated[
    Literal["En autonomie", "Accompagnement individuel", "Dans un atelier collectif", "À distance"], OneOf()
]
NationalProgramme = Annotated[
    Literal[
        "Aidants Connect",
        "Bibliothèques numérique de référence",
        "Certification PIX",
        "Conseillers numériques",
        "Emmaüs Connect",
        "France Services",
        "Grande école du numérique",
        "La Croix Rouge",
        "Point d'accès numérique CAF",
        "Promeneurs du net",
        "Relais numérique (Emmaüs Connect)",
    ],
    OneOf(),
]
Label = Annotated[
    Literal[
        "Formé à « Mon Espace Santé »",
        "Formé à « DUPLEX » (illettrisme)",
        "Arnia/MedNum BFC (Bourgogne-Franche-Comté)",
        "Collectif ressources et acteurs réemploi (Normandie)",
        "Étapes numériques (La Poste)",
        "Fabriques de Territoire",
        "Les Éclaireurs du numérique (Drôme)",
        "Mes Papiers (Métropole de Lyon)",
        "ORDI 3.0",
        "SUD LABS (PACA)",
    ],
    OneOf(),
]

Equipment = Annotated[Literal["Wi-Fi", "Ordinateur", "Tablette", "Imprimante", "Scanner", "Prise électrique"], OneOf()]


def _language(value: str) -> str:
    language, dash, region = value.partition("-")
    code = f"{language.lower()}{dash}{region}"
    if language_name(code) is None:
        proposed = language_code(value)
        raise wrong(
            f"« {value} » n’est pas un code de langue" + ("" if proposed else " : écrivez fr, en, ar, uk…"),
            valid=[proposed] if proposed else [],
        )
    return code


Language = Annotated[Text, AfterValidator(_language)]


class Site(Place, Position):
    """A place where one gets help."""

    after: ClassVar = {
        "code_insee": ("latitude", "longitude", "precision"),
        "avant_de_venir": ("precautions", "presentation_detail"),
    }

    sensitive: ClassVar[frozenset[str]] = Place.sensitive | {"services", "equipements", "frais_a_charge"}

    commune: Text = Field(examples=["Grenoble"])
    """Le nom de la commune."""
    typologie: list[Typology] = Field([], examples=[["ASSO"]])
    """Le type de structure (codes du schéma national)."""
    itinerance: list[Annotated[Literal["Itinérant", "Fixe"], OneOf()]] = Field([], examples=[["Fixe"]])
    """Si le lieu se déplace."""
    structure_parente: Text | None = Field(None, examples=["Emmaüs Connect"])
    """L’organisation dont le lieu dépend."""
    services: list[NationalService] = Field([], examples=[["Maîtrise des outils numériques du quotidien"]])
    """Les aides proposées (valeurs du schéma national)."""
    equipements: list[Equipment] = Field([], examples=[["Wi-Fi", "Ordinateur"]])
    """Ce dont on peut se servir sur place, si une source le dit."""
    publics_specifiquement_adresses: list[Public] = Field([], examples=[["Seniors"]])
    """Les publics pour qui le lieu est fait, s’il n’est pas pour tous."""
    prise_en_charge_specifique: list[SpecificCare] = Field([], examples=[["Illettrisme"]])
    """Les difficultés que le lieu sait accueillir."""
    frais_a_charge: list[Fee] = Field([], examples=[["Gratuit sous condition"]])
    """Ce que paie le visiteur."""
    dispositif_programmes_nationaux: list[NationalProgramme] = Field([], examples=[["Emmaüs Connect"]])
    """Les programmes nationaux auxquels le lieu participe."""
    formations_labels: list[Label] = Field([], examples=[["ORDI 3.0"]])
    """Les formations et labels du schéma national."""
    autres_formations_labels: list[Text] = Field([], examples=[["Label de l’Exemple"]])
    """Les autres formations et labels."""
    modalites_acces: list[Access] = Field([], examples=[["Se présenter"]])
    """Comment venir ou prendre contact."""
    modalites_accompagnement: list[Support] = Field([], examples=[["Accompagnement individuel"]])
    """La forme de l’aide."""
    fiche_acces_libre: WebAddress | None = Field(None, examples=["https://acceslibre.beta.gouv.fr/"])
    """La fiche du lieu sur Acceslibre."""
    prise_rdv: WebAddress | None = Field(None, examples=["https://rendez-vous.example/"])
    """La page où prendre rendez-vous."""
    langues: list[Language] = Field([], examples=[["fr", "en"]])
    """Les langues parlées sur place (codes fr, en, ar…)."""
    avant_de_venir: list[Text] = Field([], examples=[["Apportez la lettre du travailleur social."]])
    """Ce qu’il faut avoir ou faire avant de se déplacer, une phrase par ligne."""
    remplace_par: SiteKey | None = Field(None, examples=["lyon/lyon-8e"])
    """Pour un lieu historique : le lieu actuel où aller à la place."""
    lecons: list[LessonKey] = Field([], examples=[["ma-premiere-adresse-electronique"]])
    """Les leçons du portail que l’on peut travailler ici."""
    offres: list[OfferKey] = Field([], examples=[["recharges-solidaires"]])
    """Les offres proposées ici."""

    @property
    def is_of_the_programme(self) -> bool:
        """Whether the programme runs the place: only then does the programme's own number answer for it."""
        programmes = {"Emmaüs Connect", "Relais numérique (Emmaüs Connect)"}
        return self.structure_parente == "Emmaüs Connect" or not programmes.isdisjoint(
            self.dispositif_programmes_nationaux
        )


def _values(members: object) -> tuple[str, ...]:
    """Return the values that members of a list may have, none where they may have any."""
    return get_args(next(iter(get_args(members)), None))


VALUES_OF_LISTS: Mapping[str, tuple[str, ...]] = {
    name: values
    for name, field in Site.model_fields.items()
    if get_origin(field.annotation) is list and (values := _values(*get_args(field.annotation)))
}
"""The values that may stand in each field that is a list of such."""
