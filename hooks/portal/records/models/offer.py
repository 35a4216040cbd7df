"""An offer at solidarity prices: what it costs or did cost, when, for whom, on which conditions, and where to ask."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field, ValidationInfo, field_validator

from portal.records.models.amounts import Money, Whole, above
from portal.records.models.common import Part, Record
from portal.records.models.values import DeviceKey, EndDate, OneOf, PartialDate, SiteKey, Text, YesNo, last_day, wrong


class Price(Part):
    """A price as a source gave it, at its date."""

    libelle: Text = Field(examples=["Carte de 500 Mo"])
    """Ce que l’on achète à ce prix."""
    montant: Money = Field(ge=0, examples=["1"])
    """Le prix, ou le plus bas prix."""
    montant_max: Money | None = Field(None, ge=0, examples=["13"])
    """Le plus haut prix, quand la source donne une fourchette."""
    unite: Text = Field(examples=["€"])
    """L’unité : « € », « € par heure d’appel »."""
    periode: Annotated[Literal["une_fois", "mois", "an"], OneOf()] = Field(examples=["une_fois"])
    """Si l’on paie une fois, chaque mois ou chaque an."""
    date: PartialDate = Field(examples=["2013-04"])
    """La date de ce prix."""
    note: Text | None = Field(None, examples=["Environ, selon l’article."])
    """Ce qu’il faut savoir pour bien lire ce prix."""

    @field_validator("montant_max")
    @classmethod
    def _is_the_highest(cls, highest: Decimal | None, info: ValidationInfo) -> Decimal | None:
        return above(highest, "montant", info)


class Rule(Part):
    """A condition as a source gave it: it held there, at its date."""

    date: PartialDate | None = Field(None, examples=["2021-10"])
    """La date à laquelle la source dit cette règle. Absente si la source n’en porte pas."""
    ou: Text | None = Field(None, max_length=60, examples=["à Paris"])
    """Où la règle valait, si la source ne parle pas de tous les lieux."""
    note: Text | None = Field(None, examples=["L’article parle de l’accès au programme en général."])
    """Ce qu’il faut savoir pour bien lire cette règle."""


class Referral(Rule):
    """That one had to be sent, and by whom."""

    after: ClassVar = {"par": ("date", "ou", "note")}

    par: Text = Field(max_length=80, examples=["un travailleur social"])
    """Qui doit envoyer la personne, avec son article."""


class Voucher(Rule):
    """A paper without which the offer was not to be had."""

    after: ClassVar = {"donne_par": ("date", "ou", "note")}

    nom: Text = Field(max_length=60, examples=["bon d’accès aux offres"])
    """Le nom du bon, comme la source l’écrit."""
    donne_par: list[Text] = Field(min_length=1, examples=[["une association", "les services de la ville"]])
    """Qui donne le bon, ou le signe, chacun avec son article."""


class Ceiling(Rule):
    """The most that a person could buy."""

    after: ClassVar = {"periode": ("date", "ou", "note")}

    libelle: Text = Field(max_length=80, examples=["Cartes, pour une personne"])
    """Ce qui est limité, et pour qui."""
    montant: Money = Field(gt=0, examples=["30"])
    """Le plus que l’on peut acheter."""
    unite: Text = Field(examples=["€"])
    """L’unité du montant : « € »."""
    periode: Annotated[Literal["mois", "an"], OneOf()] = Field(examples=["mois"])
    """Si la limite vaut pour un mois ou pour un an."""


class Duration(Rule):
    """How long a person could have it."""

    after: ClassVar = {"renouvelable": ("date", "ou", "note")}

    mois: Whole = Field(ge=1, examples=["6"])
    """La durée en mois, ou la plus courte."""
    mois_max: Whole | None = Field(None, ge=1, examples=["18"])
    """La plus longue durée, quand la source donne une fourchette."""
    renouvelable: YesNo | None = Field(None, examples=["oui"])
    """Si l’on peut redemander ensuite ; absent si la source ne le dit pas."""

    @field_validator("mois_max")
    @classmethod
    def _is_the_longest(cls, longest: int | None, info: ValidationInfo) -> int | None:
        shortest = info.data.get("mois")
        if longest is not None and shortest is not None and longest <= shortest:
            raise wrong(f"mois_max ({longest}) doit dépasser mois ({shortest})")
        return longest


class Offer(Record):
    """An offer of the programme, or of others for people of little money."""

    sensitive: ClassVar[frozenset[str]] = frozenset(
        {"fin", "prix", "orientation", "bons", "plafonds", "durees", "conditions", "pieces"}
    )

    nom: Text = Field(examples=["Recharges de téléphone"])
    """Le nom de l’offre, en mots de tous les jours."""
    categorie: Annotated[Literal["telephone", "internet", "materiel", "accompagnement"], OneOf()] = Field(
        examples=["telephone"]
    )
    """Téléphone, Internet, matériel ou accompagnement."""
    statut: Annotated[Literal["a_confirmer", "historique"], OneOf()] = Field(examples=["a_confirmer"])
    """À confirmer (l’offre a été vue, son prix d’aujourd’hui ne l’a pas été) ou historique (n’existe plus)."""
    fin: EndDate | None = Field(None, examples=["2020-04"])
    """La fin de l’offre, si une source la dit : le jour, le mois ou l’année. Passée, la page le dit d’abord."""
    a_qui: Annotated[Literal["programme", "operateur"], OneOf()] = Field("programme", examples=["operateur"])
    """À qui la demander : au programme, ou à son propre opérateur. Sans ce champ, au programme."""
    demande: Text = Field(max_length=90, examples=["une recharge de téléphone à prix solidaire"])
    """Ce que l’on demande, après « Bonjour, je voudrais »."""
    presentation_resume: Text = Field(
        max_length=280, examples=["Une recharge à petit prix, vue dans la presse en 2025."]
    )
    """Ce que l’offre apporte, en une ou deux phrases."""
    presentation_detail: Text | None = Field(
        None,
        json_schema_extra={"format": "markdown"},
        examples=["Le prix dépend du lieu, **selon l’article de 2025**."],
    )
    """Ce qu’il faut savoir de plus, en Markdown."""
    prix: list[Price] = []
    """Les prix connus, chacun avec sa date."""
    orientation: list[Referral] = []
    """Par qui il faut être envoyé, d’après chaque source qui le dit."""
    bons: list[Voucher] = []
    """Le bon à présenter et qui le donne, d’après chaque source qui le dit."""
    plafonds: list[Ceiling] = []
    """Le plus que l’on peut acheter, d’après chaque source qui le dit."""
    durees: list[Duration] = []
    """Combien de temps l’offre sert à une même personne, d’après chaque source qui le dit."""
    conditions: list[Text] = Field([], examples=[["Toucher le RSA (2019)."]])
    """Les autres conditions, avec leur année."""
    pieces: list[Text] = Field([], examples=[["Le bon d’accès donné par l’association."]])
    """Les papiers à apporter."""
    lieux: list[SiteKey] = Field([], examples=[["grenoble/grenoble"]])
    """Les lieux où demander cette offre."""
    appareils: list[DeviceKey] = Field([], examples=[["telephone"]])
    """Les appareils que l’offre concerne."""

    @field_validator("fin")
    @classmethod
    def _is_past_where_it_is_of_the_past(cls, end: str | None, info: ValidationInfo) -> str | None:
        today = (info.context or {}).get("today")
        if end and today and info.data.get("statut") == "historique" and last_day(end) >= today:
            raise wrong(f"une offre historique a déjà fini : « {end} » n’est pas passé")
        return end

    def has_ended(self, today: date) -> bool:
        """Say whether the offer is over on a day: its record says so, or its end has passed."""
        return self.statut == "historique" or bool(self.fin and last_day(self.fin) < today)
