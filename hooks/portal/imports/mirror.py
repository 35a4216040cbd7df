"""Our records in the mirror of a list: what it says of our places that we do not, and the reverse."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from portal.drafting import Match, Spot
from portal.imports.differing import POSITION, Difference, differences
from portal.imports.draft import Aside, Draft, Format
from portal.imports.proposal import NAMELESS, is_ours, places_of
from portal.imports.report import escaped, side_by_side
from portal.imports.table import Row, RowError
from portal.records import Catalogue, Place, Problem, shown
from portal.saying import say_date


@dataclass(frozen=True)
class Facing:
    """A place of ours, and the row of the list that is the same place."""

    place: Place
    draft: Draft
    match: Match
    differences: tuple[Difference, ...]
    again: tuple[int, ...] = ()
    """The lines of the other rows that are the same place: the list has it more than once."""


@dataclass
class Mirror:
    """What a list and our records say of one another."""

    facing: list[Facing] = field(default_factory=list)
    """In the order of our keys."""
    doubtful: list[tuple[Draft, Match]] = field(default_factory=list)
    """The rows that may be a place of ours, or its neighbour."""
    unmatched: list[Place] = field(default_factory=list)
    """Our places of today that the list does not have."""
    new: list[Draft] = field(default_factory=list)
    """The rows near our cities that are no place of ours."""
    refused: list[Problem] = field(default_factory=list)
    """The rows that say no place."""


def mirrored(form: Format, rows: Iterable[Row], catalogue: Catalogue, *, unread: Iterable[Problem] = ()) -> Mirror:
    """Return what the rows of a list and the records of a catalogue say of one another.

    `unread` is what is wrong with the rows that could not even be read.
    """
    found, sorting = Mirror(refused=[*unread]), _Sorting(form, catalogue)
    for row in rows:
        sorting.put(row, found)
    for place in catalogue.of_kind(form.kind).values():
        if not isinstance(place, Place) or not hasattr(place, "latitude"):
            continue
        if pairs := sorted(sorting.by_place[place.key], key=lambda pair: pair[0].rank):
            (match, draft), *others = pairs
            # A field that no row of the list has is none that the list could have.
            differing = tuple(d for d in differences(place, draft, None) if d.field in sorting.fields)
            again = tuple(other.row.line for _, other in others)
            found.facing.append(Facing(place, draft, match, differing, again))
        elif place.is_current:
            found.unmatched.append(place)
    return found


class _Sorting:
    """Puts rows where they belong: beside a place of ours, among the doubts, or among what we do not have."""

    def __init__(self, form: Format, catalogue: Catalogue) -> None:
        self.form = form
        self.catalogue = catalogue
        self.places = places_of(form, catalogue)
        self.by_place: dict[str, list[tuple[Match, Draft]]] = defaultdict(list)
        self.fields = {POSITION}
        """The fields that some row of the list has."""

    def put(self, row: Row, found: Mirror) -> None:
        """Put one row; what is none of ours goes nowhere."""
        try:
            draft = self.form.read(row)
        except RowError as error:
            found.refused.append(error.problem)
            return
        except Aside:
            return
        if not draft.is_named:
            found.refused.append(row.problem(NAMELESS, "nom"))
            return
        self.fields |= draft.facts.keys()
        match = next(iter(self.places.like(Spot.of(draft.facts))), None)
        if match and match.same:
            self.by_place[match.other.key].append((match, draft))
        elif match:
            found.doubtful.append((draft, match))
        elif is_ours(draft, self.form, self.catalogue):
            found.new.append(draft)


def text(found: Mirror) -> str:
    """Return a mirror as text, safe for a terminal: up to three sorts of lines under each place that differs."""
    lines = [_counted(found)]
    for one in found.facing:
        if not one.differences:
            continue
        lines += ["", f"{one.place.path} : « {one.place.nom} »", f"  ligne {one.draft.row.line}, {_why(one)}"]
        for title, differing in _sorted(one.differences):
            lines += [f"  {title} :", *(f"    {_line(one)}" for one in differing)]
    for title, items in _others(found):
        lines += ["", f"{title} :", *(f"  {item}" for item in items)]
    return "\n".join(map(shown, lines))


def markdown(found: Mirror, *, name: str, day: date) -> str:
    """Return a mirror in Markdown, of a list whose file has this name."""
    parts = [f"# Nos fiches et la liste « {escaped(name)} »", f"Le {say_date(day)}. {_counted(found)}"]
    for one in found.facing:
        if one.differences:
            parts += [f"## {escaped(one.place.nom)}", f"`{one.place.path}`, ligne {one.draft.row.line}, {_why(one)}"]
            for title, differing in _sorted(one.differences):
                parts += [f"**{title}**", side_by_side(differing)]
    for title, items in _others(found):
        parts += [f"## {title}", "\n".join(f"- {escaped(item)}" for item in items)]
    return "\n\n".join(parts)


def _counted(found: Mirror) -> str:
    same = sum(not one.differences for one in found.facing)
    return (
        f"Nos lieux dans la liste : {len(found.facing)}, dont {same} où tout est pareil. "
        f"Nos lieux qui n’y sont pas : {len(found.unmatched)}. "
        f"Lieux de la liste que nous n’avons pas, près de nos villes : {len(found.new)}. "
        f"Doutes : {len(found.doubtful)}. Lignes refusées : {len(found.refused)}."
    )


def _why(one: Facing) -> str:
    again = f" ; elle l’a aussi, ligne {', '.join(map(str, one.again))}" if one.again else ""
    past = "" if one.place.is_current else " ; nous le disons historique"
    return f"{one.match.reason.removesuffix(' de').removesuffix(' que').removesuffix(' :')}{again}{past}"


def _sorted(found: Iterable[Difference]) -> Iterator[tuple[str, list[Difference]]]:
    """Yield what only the list says, what only we say, and what both say otherwise; each where there is any."""
    every = list(found)
    for title, some in (
        ("La liste le dit, pas nous", [one for one in every if not one.ours]),
        ("Nous le disons, pas la liste", [one for one in every if not one.theirs]),
        ("Nous ne disons pas la même chose", [one for one in every if one.both]),
    ):
        if some:
            yield title, some


def _line(one: Difference) -> str:
    ours = f"nous « {one.ours} »{f' ({one.ours_of})' if one.ours_of else ''}" if one.ours else ""
    theirs = f"la liste « {one.theirs} »{f' ({one.theirs_of})' if one.theirs_of else ''}" if one.theirs else ""
    return f"{one.field} : {' ; '.join(filter(None, (ours, theirs)))}"


def _others(found: Mirror) -> Iterator[tuple[str, list[str]]]:
    """Yield the places that only one of the two has, and the doubts; each where there is any."""
    doubtful = [f"ligne {draft.row.line} : « {draft.facts['nom']} », {match}" for draft, match in found.doubtful]
    new = [f"ligne {draft.row.line} : « {draft.facts['nom']} »" for draft in found.new]
    refused = [f"ligne {problem.line} : {problem.sentence}" for problem in sorted(found.refused)]
    for title, items in (
        ("Doutes", doubtful),
        ("Nos lieux qui n’y sont pas", [f"{place.path} : « {place.nom} »" for place in found.unmatched]),
        ("Ses lieux près de nos villes, que nous n’avons pas", new),
        ("Lignes refusées", refused),
    ):
        if items:
            yield title, items
