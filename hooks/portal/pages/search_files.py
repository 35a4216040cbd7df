"""What the script of the search reads: one file, and where places are many, others by the words that they hold."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from portal.knowing import Knowledge
from portal.pages.parts import Summary
from portal.pages.search import CITY, SMALL, Entry, Findable, folded, telling

SCRIPT = "assets/recherche.js"
"""The script of the search, in our folder of templates and on the site."""
FOLDER = "donnees/recherche/"
FIRST = f"{FOLDER}index.js"
"""The file that every search reads."""
MOST_TOGETHER = 400
"""Most places that stand in the first file; beyond, they are shared out."""
MOST_ALIKE = 300
"""A word that more places hold finds none of them by itself."""
MOST_PARTS = 4
"""Most parts that a search reads."""
PART = 20_000
"""About how many bytes a part has before compression."""
OF_SCRIPTS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<\u2028\u2029"}
"""What JSON may hold as it is, and a script may not."""


def search_files(known: Knowledge, texts: Iterable[Summary]) -> dict[str, str]:
    """Return the files that a search reads, by their path from the root of the site.

    They are scripts that hand over their content: a page opened from a folder may read these, and nothing else.
    """
    findable = Findable(known, texts)
    places = list(findable.places())
    are_shared_out = len(places) > MOST_TOGETHER
    common, parts = _shared_out(places) if are_shared_out else (set(), {})
    everything = [*findable.cities(), *findable.others(), *([] if are_shared_out else places)]
    first = {
        "small": " ".join(sorted(SMALL)),
        "common": " ".join(sorted(common)),
        "parts": list(parts),
        "most": MOST_PARTS,
        "city": CITY.name,
        "facets": [
            [
                one.sort.name,
                one.sort.weight,
                [one.name, one.general, "", telling(" ".join(one.said), beside=one.name)],
                one.inside,
                one.own,
                " ".join(one.cities),
            ]
            for one in findable.facets()
        ],
        "sorts": _by_sort(everything),
    }
    files = {FIRST: _script("", first)}
    for number, (begin, entries) in enumerate(parts.items()):
        files[f"{FOLDER}{number}.js"] = _script(begin, {"sorts": _by_sort(entries)})
    return files


def _script(name: str, content: object) -> str:
    said = json.dumps(content, ensure_ascii=False, separators=(",", ":")).translate(OF_SCRIPTS)
    return f"recherche({json.dumps(name)},{said});\n"


def _by_sort(entries: Iterable[Entry]) -> list[list[object]]:
    """Return entries grouped by sort: its name, its weight, its entries."""
    ordered = sorted(entries, key=lambda entry: (-entry.sort.weight, entry.sort.name))
    return [
        [sort.name, sort.weight, [entry.told for entry in group]]
        for sort, group in groupby(ordered, key=lambda entry: entry.sort)
    ]


def _shared_out(places: Sequence[Entry]) -> tuple[set[str], dict[str, list[Entry]]]:
    """Return the words that too many places hold, and places by the first of the words that find them.

    The words stand in the order of the alphabet, and are cut where a part is full, as in a dictionary of several
    volumes: a script knows from the first word of each which one to open.
    """
    holders: dict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in places:
        for word in _words(entry):
            holders[word][entry.address] = entry
    common = {word for word, held in holders.items() if len(held) > MOST_ALIKE}
    rare = {word: held for word, held in sorted(holders.items()) if word not in common}
    sizes = {entry.address: len(json.dumps(entry.told)) for entry in places}
    return common, dict(_cut(rare, sizes))


def _cut(rare: Mapping[str, Mapping[str, Entry]], sizes: Mapping[str, int]) -> Iterator[tuple[str, list[Entry]]]:
    begin, full, held = "", 0, dict[str, Entry]()
    for word, found in rare.items():
        if full > PART:
            yield begin, list(held.values())
            begin, full, held = word, 0, {}
        full += sum(sizes[key] for key in found if key not in held)
        held |= found
    yield begin, list(held.values())


def _words(entry: Entry) -> set[str]:
    words = folded(" ".join([entry.title, entry.note, *entry.said, entry.text]))
    return {singular(word) for word in words if word not in SMALL}


def singular(word: str) -> str:
    """Return a word without the sign of the plural, as the script of the search compares them."""
    return re.sub(r"(?<=[a-z]{3})[sx]$", "", word)
