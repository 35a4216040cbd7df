"""The communes of France, their INSEE codes and postcodes: what a record says of its commune must agree with them."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

TABLE = Path(__file__).with_name("communes.tsv")
"""Code, name and postcodes of each commune, district, and former commune that lives on within another."""
FEW = 3
"""So many communes of a postcode are named, not more."""
MISSPELT = 82
"""A name that is alike by so many hundredths to that of a commune of its postcode is that commune's, misspelt."""
DISTRICT = r"(?m)^(paris|lyon|marseille) [0-9]+ ?(?:er|e|eme|nd|nde)?(?: arrondissement)?$"


class Commune(NamedTuple):
    """A commune, as INSEE and La Poste know it."""

    code: str
    name: str
    postcodes: tuple[str, ...]


@cache
def _communes() -> tuple[Commune, ...]:
    lines = TABLE.read_text("utf-8").splitlines()
    return tuple(
        Commune(code, name, tuple(codes.split())) for code, name, codes in (line.split("\t") for line in lines)
    )


@cache
def _by_postcode() -> Mapping[str, tuple[Commune, ...]]:
    found: dict[str, list[Commune]] = defaultdict(list)
    for commune in _communes():
        for code in commune.postcodes:
            found[code].append(commune)
    return {code: tuple(communes) for code, communes in found.items()}


@cache
def _by_code() -> Mapping[str, Commune]:
    return {commune.code: commune for commune in _communes()}


@cache
def _by_name() -> Mapping[str, tuple[Commune, ...]]:
    found: dict[str, list[Commune]] = defaultdict(list)
    names = _plain("\n".join(commune.name for commune in _communes())).split("\n")
    for name, commune in zip(names, _communes(), strict=True):
        found[name].append(commune)
    return {name: tuple(communes) for name, communes in found.items()}


def read_communes() -> None:
    """Read the table now, where it would be read when it is first asked for."""
    _by_postcode()
    _by_code()
    _by_name()


def postcodes_of(name: str) -> set[str]:
    """Return the postcodes of all communes of a name, whatever their département."""
    return {code for commune in _by_name().get(_plain(name), ()) for code in commune.postcodes}


def of_code(code: str) -> Commune | None:
    """Return the commune of an INSEE code, or nothing where no commune has it."""
    return _by_code().get(code)


def fault_of_name(name: str, postcode: str) -> str | None:
    """Return what contradicts a postcode in the name of a commune, in French.

    Nothing is said of a name that is no commune's (a village, « Exempleville »), nor of a postcode that the table
    does not have, unless it is of another département: companies and CEDEX have postcodes of their own.
    """
    here = _by_postcode().get(postcode, ())
    plain = _plain(name)
    if any(_plain(commune.name) == plain for commune in here):
        return None
    named = _by_name().get(plain, ())
    if not named and (near := _nearest(plain, here)):
        return f"« {name} » n’est pas une commune du code postal {postcode} : écrivez « {near} » si c’est elle"
    if not named or (not here and any(postcode[:2] == code[:2] for commune in named for code in commune.postcodes)):
        return None
    own = sorted({code for commune in named for code in commune.postcodes})
    return f"« {name} » n’a pas le code postal {postcode}{_whose(here)} : corrigez l’un des deux{_those(own)}"


def _nearest(plain: str, here: Iterable[Commune]) -> str | None:
    """Return the commune that a name is misspelt of, among those of its postcode, where one is very like it.

    Of a short name, one letter is more than a fifth: « Lion » is « Lyon » all the same.
    """
    names = {_plain(commune.name): commune.name for commune in here}
    found = process.extractOne(plain, names.keys(), scorer=fuzz.ratio, score_cutoff=MISSPELT)
    if found:
        return names[found[0]]
    return next((name for other, name in names.items() if OSA.distance(plain, other) == 1), None)


def fault_of_code(code: str, postcode: str) -> str | None:
    """Return what contradicts a postcode in the INSEE code of a commune, in French."""
    commune, here = _by_code()[code], _by_postcode().get(postcode, ())
    if postcode in commune.postcodes or (not here and postcode[:2] in {own[:2] for own in commune.postcodes}):
        return None
    return (
        f"« {code} » est le code de {commune.name}, qui n’a pas le code postal {postcode}{_whose(here)} : "
        f"corrigez l’un des deux{_those(sorted(commune.postcodes))}"
    )


def fault_of_both(code: str, name: str) -> str | None:
    """Return how the INSEE code of a commune contradicts its name, in French; names of no commune pass."""
    commune, plain = _by_code()[code], _plain(name)
    named = _by_name().get(plain, ())
    if not named or plain == _plain(commune.name) or any(set(commune.postcodes) & set(o.postcodes) for o in named):
        return None
    codes = sorted(other.code for other in named)
    return f"« {code} » est le code de {commune.name}, pas de {name} : corrigez l’un des deux{_those(codes)}"


def _whose(here: tuple[Commune, ...]) -> str:
    names = [commune.name for commune in here]
    few = ", ".join(names[:FEW]) + ("…" if len(names) > FEW else "")
    return f", qui est celui de {few}" if names else ""


def _those(codes: list[str]) -> str:
    return f" ({', '.join(codes[:FEW])}{'…' if len(codes) > FEW else ''} ?)" if codes else ""


def _plain(names: str) -> str:
    """Return names, one a line, without what is written in many ways: accents, hyphens, « Saint », districts, CEDEX."""
    letters = unicodedata.normalize("NFKD", names.casefold().replace("œ", "oe"))
    words = re.sub(r"[^a-z0-9\n]+", " ", re.sub("[\u0300-\u036f]", "", letters))
    words = re.sub(r"\bcedex\b.*", "", re.sub(r"\bst(e?)\b", r"saint\1", words))
    return re.sub(DISTRICT, r"\1", re.sub(r"(?m)^ +| +$", "", words))
