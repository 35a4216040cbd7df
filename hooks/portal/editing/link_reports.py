"""What visits to other sites came to, for editors: lines with their place, and a report to keep."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from portal.editing.outside import Spot
from portal.editing.verdicts import State, Visit

Spots = Mapping[str, Sequence[Spot]]
TITLES = {
    State.DEAD: "Morts",
    State.MOVED: "Ont changé d’adresse",
    State.UNKNOWN: "Non vérifiés",
}
"""What a report lists, in its order; what answers is only counted."""


def link_lines(visits: Iterable[Visit], spots: Spots, *states: State) -> list[str]:
    """Return a line for each place of the addresses that were found in these states, in the order of the files."""
    lines = [(spot, _sentence(visit)) for visit in visits if visit.state in states for spot in spots[visit.address]]
    return [f"{spot}: {sentence}" for spot, sentence in sorted(lines)]


def link_counts(visits: Sequence[Visit]) -> str:
    """Return how many addresses were found in each state."""
    counts = Counter(visit.state for visit in visits)
    return f"Liens vérifiés : {len(visits)}. Répondent : {counts[State.ALIVE]}. " + " ".join(
        f"{title} : {counts[state]}." for state, title in TITLES.items()
    )


def _sentence(visit: Visit) -> str:
    if visit.state is State.MOVED:
        return f"{visit.address} a changé d’adresse : écrivez {visit.now}"
    return f"{visit.address} {'est mort' if visit.state is State.DEAD else 'non vérifié'} : {visit.why}"


def link_report(visits: Sequence[Visit], spots: Spots, day: date) -> str:
    """Return the report in Markdown."""
    parts = [f"# Liens vers d’autres sites, le {day.isoformat()}\n\n{link_counts(visits)}\n"]
    for state, title in TITLES.items():
        if lines := link_lines(visits, spots, state):
            parts.append(f"## {title}\n\n" + "".join(f"- {line}\n" for line in lines))
    return "\n".join(parts)


def link_data(visits: Sequence[Visit], spots: Spots, day: date) -> str:
    """Return the report as JSON, every address in it."""
    links = [
        {
            "adresse": visit.address,
            "etat": visit.state.value,
            "raison": visit.why,
            "nouvelle_adresse": visit.now,
            "endroits": [spot._asdict() for spot in spots[visit.address]],
        }
        for visit in sorted(visits)
    ]
    return json.dumps({"jour": day.isoformat(), "liens": links}, ensure_ascii=False, indent=1) + "\n"
