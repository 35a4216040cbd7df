"""A national list that stands for no real place: as many rows as a test of size asks for, some of them bad."""

import csv
import random
from collections.abc import Sequence
from pathlib import Path

COLUMNS = tuple((Path(__file__).parent / "lists" / "mednum-csv.csv").read_text("utf-8").splitlines()[0].split(","))
SERVICES = (
    "Aide aux démarches administratives",
    "Maîtrise des outils numériques du quotidien",
    "Utilisation sécurisée du numérique",
    "Accès internet et matériel informatique",
)
WORDS = ("Espace", "Maison", "Atelier", "Pôle", "Relais", "Bureau", "Point", "Centre", "Foyer", "Salle")
DEGREE_KM = 111
FAR = (43.9, 45.9), (0.5, 3.0)
"""Between which latitudes and longitudes are the places that are around no town: in the mainland, far from ours."""
BAD = 100
"""One row of so many is bad: by turns it has no date, no position, a postcode that is none, or cells too few."""


def write(path: Path, number: int, towns: Sequence[tuple[float, float]], *, near: float, seed: int = 1) -> int:
    """Write a list of `number` rows, of which a share `near` is around some towns; return how many are bad."""
    chance, bad = random.Random(seed), 0  # noqa: S311 - nothing here is secret
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\n")
        writer.writeheader()
        for n in range(number):
            row = _row(n, chance, towns if chance.random() < near else ())
            if n % BAD == BAD - 1:
                bad += 1
                if _spoil(row, bad % 4):
                    file.write(f"{row['id']},{row['nom']}\n")
                    continue
            writer.writerow(row)
    return bad


def _row(n: int, chance: random.Random, towns: Sequence[tuple[float, float]]) -> dict[str, str]:
    if towns:
        latitude, longitude = chance.choice(towns)
        latitude, longitude = latitude + chance.uniform(-12, 12) / DEGREE_KM, longitude + chance.uniform(-8, 8) / 78
    else:
        latitude, longitude = chance.uniform(*FAR[0]), chance.uniform(*FAR[1])
    hour, minute = chance.randint(8, 10), chance.choice(("00", "15", "30", "45"))
    return {
        "id": f"lieu-{n}",
        "pivot": "00000000000000",
        "nom": f"{chance.choice(WORDS)} numérique inventé {n}",
        "commune": "Exempleville",
        "code_postal": "01000",
        "adresse": f"{chance.randint(1, 99)} RUE INVENTEE {n % 997}",
        "latitude": f"{latitude:.6f}",
        "longitude": f"{longitude:.6f}",
        "typologie": chance.choice(("EPN", "BIB", "CCAS", "ASSO|EVS", "")),
        "telephone": f"+3319900{n % 10_000:04}",
        "courriels": f"contact@lieu-{n}.exemple.fr",
        "site_web": f"https://lieu-{n}.exemple.fr/",
        "horaires": f"Mo-Fr {hour:02}:{minute}-12:30,14:00-{chance.randint(16, 18)}:{minute}; Sa 09:00-12:{minute}",
        "presentation_resume": f"Le lieu inventé {n} accueille chacun pour apprendre, sur rendez-vous ou sans.",
        "source": "Réseau de l’Exemple",
        "date_maj": f"2026-{chance.randint(1, 10):02}-{chance.randint(1, 28):02}",
        "services": "|".join(chance.sample(SERVICES, chance.randint(1, 4))),
        "frais_a_charge": "Gratuit",
        "modalites_acces": "Se présenter|Téléphoner",
        "modalites_accompagnement": "Accompagnement individuel|En autonomie",
    }


def _spoil(row: dict[str, str], how: int) -> bool:
    """Make a row bad; say whether its line must be cut."""
    row.update(({"date_maj": "hier"}, {"latitude": ""}, {"longitude": "2,5"}, {})[how])
    return how == len("cut")
