"""Of when records and their sensitive facts are: how many are recent, to be confirmed, old, or of no known date."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from portal.knowing.trust import MISLEADING
from portal.records import Record

if TYPE_CHECKING:
    from portal.knowing.knowledge import Knowledge

Band = Literal["recent", "a_confirmer", "ancien", "sans_date"]
BANDS: Mapping[Band, str] = {
    "recent": "récent",
    "a_confirmer": "à confirmer",
    "ancien": "ancien",
    "sans_date": "sans date",
}
"""The ages, the most recent first, with what each is called."""

Facts = Mapping[str, tuple[str, ...]]
"""What facts are called, each with the fields that hold it."""
FACTS: Mapping[str, Facts] = {
    "places": {
        **MISLEADING,
        "courriel": ("courriels",),
        "appareils refusés": ("refuse",),
        "reçu fiscal": ("recu_fiscal",),
    },
    "offers": {
        "prix": ("prix",),
        "conditions": ("conditions",),
        "papiers à apporter": ("pieces",),
        "orientation": ("orientation",),
        "bons": ("bons",),
        "plafonds": ("plafonds",),
        "durées": ("durees",),
        "fin": ("fin",),
    },
    "services": {
        "téléphone ou SMS": ("telephone", "sms"),
        "horaires": ("horaires",),
        "gratuité": ("gratuit",),
        "site": ("site_web",),
    },
    "cities": {
        "téléphone de la mairie": ("telephone",),
        "position": ("latitude", "longitude"),
        "repères": ("reperes",),
    },
    "figures": {"valeur": ("valeur",), "autres nombres": ("serie",)},
    "datasets": {"licence et crédit": ("licence", "credit")},
    "dangers": {"gestes": ("faire", "ne_pas", "urgence")},
    "portal": {"téléphone du programme": ("telephone",), "courriel du programme": ("courriel",)},
    "grids": {"réponses": ("themes",)},
}
"""The sensitive facts of each kind of record that has some; those of sites and of donation points together."""
DEDUCED = ("déduction", "déduit")
"""What the note of a source says where something in it was deduced, as editors are asked to say it."""


@dataclass(frozen=True)
class Ages:
    """How many are of each age. The limits are those of `trust`, and no others."""

    recent: int
    a_confirmer: int
    ancien: int
    """Too old to be relied on: one calls first."""
    sans_date: int
    """No source says of when they are: they may be as old as any."""

    @classmethod
    def of(cls, bands: Iterable[Band]) -> "Ages":
        """Count bands."""
        counted = Counter(bands)
        return cls(*(counted[band] for band in BANDS))

    @property
    def total(self) -> int:
        """How many there are."""
        return self.recent + self.a_confirmer + self.ancien + self.sans_date

    @property
    def counts(self) -> Mapping[str, int]:
        """How many are in each band, the most recent first."""
        return {band: getattr(self, band) for band in BANDS}


@dataclass(frozen=True)
class FactAges:
    """Of when one fact is, over all records that have it."""

    name: str
    ages: Ages
    missing: int
    """How many records could have it and do not."""
    deduced: int
    """How many have it only by sources in whose notes something is called a deduction."""

    @property
    def asked(self) -> int:
        """How many records have it, or could."""
        return self.ages.total + self.missing


def band(record: Record, known: "Knowledge", *fields: str) -> Band:
    """Return the age of these facts of a record, by their best source; of all its facts where none is named."""
    asked = fields or tuple({field for source in record.sources for field in source.champs})
    trust = known.trust(record, *asked)
    if trust.state == "appeler":
        return "ancien" if trust.date else "sans_date"
    return trust.state


def fact_ages(facts: Facts, records: Sequence[Record], known: "Knowledge") -> list[FactAges]:
    """Return of when each fact is; a fact that is no field of any of these records is left out."""
    found = []
    for name, fields in facts.items():
        asked = [one for one in records if not set(fields).isdisjoint(type(one).model_fields)]
        having = [one for one in asked if has(one, *fields)]
        if asked:
            ages = Ages.of(band(one, known, *fields) for one in having)
            deduced = sum(_is_deduced(one, *fields) for one in having)
            found.append(FactAges(name, ages, len(asked) - len(having), deduced))
    return found


def has(record: Record, *fields: str) -> bool:
    """Say whether a record has one of these facts; « non » is one."""
    return any(getattr(record, field, None) not in (None, []) for field in fields)


def _is_deduced(record: Record, *fields: str) -> bool:
    sources = record.sources_of(*fields)
    return bool(sources) and all(any(word in (source.note or "") for word in DEDUCED) for source in sources)
