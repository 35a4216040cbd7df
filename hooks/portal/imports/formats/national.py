"""What the lists of the whole country have in common: the facts of a place where one gets help, and how it is said."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from portal.imports.draft import Draft, district, fitting, hours, position, telephone, town
from portal.imports.table import Row
from portal.imports.writing import name, street, unsure
from portal.knowing import slug

PHRASES = {
    "Acquisition de matériel informatique à prix solidaire": "un appareil à petit prix",
    "Aide aux démarches administratives": "de l’aide pour vos démarches",
    "Maîtrise des outils numériques du quotidien": "de quoi apprendre à se servir des outils numériques",
    "Insertion professionnelle via le numérique": "de l’aide pour chercher un emploi en ligne",
    "Utilisation sécurisée du numérique": "de quoi apprendre à éviter les pièges d’Internet",
    "Parentalité et éducation avec le numérique": "de l’aide pour le numérique en famille et à l’école",
    "Loisirs et créations numériques": "des loisirs avec le numérique",
    "Compréhension du monde numérique": "de quoi mieux comprendre le monde numérique",
    "Accès internet et matériel informatique": "un accès à Internet ou à un appareil",
}
"""What a service of the national list is, in words that a visitor knows."""
MOST = 2
"""So many services are said in the summary, not more: it stays a sentence."""


def several(row: Row, column: str) -> list[str]:
    """Return the values of a cell: bars stand between them, semicolons in lists of before 2023."""
    separator = "|" if "|" in row[column] else ";"
    return [" ".join(value.split()) for value in row[column].split(separator) if value.strip()]


def websites(draft: Draft, values: Iterable[str]) -> list[str]:
    """Return the addresses of pages, whole."""
    return list(fitting(draft, "sites", "site_web", (v if "://" in v else f"https://{v}" for v in values)))


def summary(services: Sequence[str], whom: str) -> str:
    """Return what a visitor reads of a place that nobody of ours has seen; `whom` is the list that says so."""
    said = [PHRASES[service] for service in services][:MOST]
    if not said:
        return f"Un lieu où l’on aide avec le numérique, d’après {whom}. Demandez ce que l’on y fait avant de venir."
    return f"D’après {whom}, on trouve ici {' et '.join(said)}. Demandez avant de venir."


def drafted(row: Row, date: str, *, of_siret: str) -> Draft:
    """Return a draft with where a place is, and how it is reached, which these lists name alike.

    Raises:
        RowError: where its position is not known.

    """
    named, code = name(row["nom"]), row["code_insee"] or district(row["code_postal"]) or ""
    draft = Draft(row, slug(named), {}, date)
    address = street(row["adresse"])
    siret = re.sub(r"\s", "", of_siret)
    draft.put(
        nom=named,
        statut="a_confirmer",
        pivot=fitting(draft, "sites", "pivot", [siret] if siret.isdigit() and siret.strip("0") else []),
        adresse=address,
        complement_adresse=" ".join(row["complement_adresse"].split()),
        code_postal=row["code_postal"],
        commune=town(row["commune"], code),
        code_insee=code,
        **position(row),
        precision="adresse" if re.match(r"\d", address) else "rue" if address else "commune",
        telephone=telephone(draft, row["telephone"]),
        site_web=websites(draft, several(row, "site_web")),
    )
    if words := sorted({*unsure(row["nom"]), *unsure(row["adresse"])}):
        draft.left.append(f"relisez les accents : {named}, {address} ({', '.join(words)})")
    draft.doubt_if_closed(row["nom"], row["presentation_resume"], row["presentation_detail"], row["description"])
    return draft


def opened(draft: Draft, text: str) -> dict[str, Any]:
    """Return the hours of a draft, if they can be shown; else a doubt says which the list gives."""
    kept = hours(draft, text)
    if text and not kept:
        draft.left[-1] += f" (la liste dit : « {text[:120]} »)"
    return {"horaires": kept}
