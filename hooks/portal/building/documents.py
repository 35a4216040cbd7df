"""Documents that stand by themselves, outside the frame of pages: the file of each city, printed sheets and cards."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from portal.building.memory import MEMORY
from portal.building.minified import light
from portal.building.style import digest
from portal.knowing import Knowledge, Need
from portal.pages import (
    CitySheet,
    CollectionSheet,
    LabelSheet,
    PathSheet,
    PlaceSheet,
    ReferralSheet,
    cards,
    collection_sheets,
    label_sheets,
    numbers_card,
    path_sheets,
    printed,
    referral_sheet,
)
from portal.records import CITY_FILE, NUMBERS_CARD
from portal.takeaway import CityFile, Entry

LARGEST = 20_000
"""Most bytes of the file of a city, as they are sent from one telephone to another."""
SHARE = 4
"""Donation points may always have one part in so many of the room, and more where help needs less."""
REFERENCE = len('<a href="#l100">100</a> ')
"""Most bytes of a number in the list of needs."""
Say = Callable[[Entry], Markup]


@dataclass(frozen=True)
class Numbered:
    """A place as it stands in the file."""

    number: int
    said: Markup


@dataclass(frozen=True)
class Chosen:
    """What has found room in the file."""

    sites: Sequence[Numbered]
    points: Sequence[Numbered]
    needs: Sequence[tuple[Need, Sequence[int]]]
    """Each need with the numbers of its places."""
    sites_left: int
    """How many sites have not found room."""
    points_left: int


STYLES = ("ville.css", "affiche.css", "memo.css", "numeros.css")
"""Their styles, in the folder `assets/` of our templates, published in documents alone."""


def documents(env: Environment, known: Knowledge, *, assets: Path) -> Iterator[tuple[str, str]]:
    """Yield all documents: the address of each, from the root of the site, and its HTML; `assets` has their styles."""
    styles = {name: light(name, (assets / name).read_text("utf-8")) for name in STYLES}
    yield from city_files(env, known, style=styles["ville.css"])
    yield from _sheets(env, known, style=styles["affiche.css"])
    yield from _cards(env, known, style=styles["memo.css"])
    yield _numbers(env, known, style=styles["numeros.css"])


def _sheets(env: Environment, known: Knowledge, *, style: str) -> Iterator[tuple[str, str]]:
    kinds = {CitySheet: "city", PlaceSheet: "place", PathSheet: "path", LabelSheet: "device", ReferralSheet: "referral"}
    policy = digest(style)
    sheets = (
        *printed(known),
        *path_sheets(known),
        *label_sheets(known),
        *collection_sheets(known),
        referral_sheet(known),
    )
    for sheet in sheets:
        root = "/".join([".."] * sheet.address.count("/"))
        name = sheet.kind if isinstance(sheet, CollectionSheet) else kinds[type(sheet)]
        template = env.get_template(f"portal/sheet_{name}.html")
        # MkDocs' `url` takes addresses from the root of the site to those seen from `base_url`, where there is no page
        given = {"sheet": sheet, "style": style, "style_digest": policy, "page": None, "base_url": root}
        yield sheet.address, MEMORY.page(sheet.address, (sheet, style), partial(template.render, given))


def _cards(env: Environment, known: Knowledge, *, style: str) -> Iterator[tuple[str, str]]:
    template, policy = env.get_template("portal/memo.html"), digest(style)
    for memo in cards(known):
        given = {"memo": memo, "style": style, "style_digest": policy}
        yield memo.address, MEMORY.page(memo.address, (memo, style), partial(template.render, given))


def _numbers(env: Environment, known: Knowledge, *, style: str) -> tuple[str, str]:
    given = {"card": numbers_card(known), "style": style, "style_digest": digest(style)}
    return NUMBERS_CARD, env.get_template("portal/numbers_card.html").render(given)


def city_files(env: Environment, known: Knowledge, *, style: str) -> Iterator[tuple[str, str]]:
    """Yield the one file of each city, of at most LARGEST bytes."""
    template = env.get_template("portal/city_file.html")
    say: Say = env.get_template("macros/city_file.html").module.place  # type: ignore[attr-defined] # a macro
    policy = digest(style)

    def whole(file: CityFile, chosen: Chosen) -> str:
        return template.render(file=file, chosen=chosen, style=style, style_digest=policy)

    for city in known.catalogue.cities.values():
        file = CityFile.of(city, known)
        frame = whole(file, _chosen(file, [], []))
        yield CITY_FILE.format(city.key), whole(file, _fitting(file, say, LARGEST - _size(frame)))


def _fitting(file: CityFile, say: Say, room: int) -> Chosen:
    """Return the most useful places that find room in so many bytes."""
    sites, points = [(one, say(one)) for one in file.sites], [(one, say(one)) for one in file.points]
    needed = [sum(map(_cost, found)) for found in (sites, points)]
    for_points = min(needed[1], max(room // SHARE, room - needed[0]))
    kept = _first(points, for_points)
    return _chosen(file, _first(sites, room - sum(map(_cost, kept))), kept)


def _first(found: Sequence[tuple[Entry, Markup]], room: int) -> list[tuple[Entry, Markup]]:
    kept = []
    for one in found:
        room -= _cost(one)
        if room < 0:
            break
        kept.append(one)
    return kept


def _cost(one: tuple[Entry, Markup]) -> int:
    entry, said = one
    return _size(said) + len('<li id="l100"></li>\n') + REFERENCE * len(entry.needs)


def _size(text: str) -> int:
    return len(text.encode())


def _chosen(file: CityFile, sites: Sequence[tuple[Entry, Markup]], points: Sequence[tuple[Entry, Markup]]) -> Chosen:
    """Return places in the order of their districts, numbered."""
    sites = sorted(sites, key=_near)
    points = sorted(points, key=_near)
    needs = [
        (need, [number for number, (entry, _) in enumerate(sites, 1) if need in entry.needs]) for need in file.needs
    ]
    return Chosen(
        sites=[Numbered(number, said) for number, (_, said) in enumerate(sites, 1)],
        points=[Numbered(number, said) for number, (_, said) in enumerate(points, len(sites) + 1)],
        needs=needs,
        sites_left=len(file.sites) - len(sites),
        points_left=len(file.points) - len(points),
    )


def _near(one: tuple[Entry, Markup]) -> tuple[str, str, str]:
    place = one[0].place
    return place.code_postal or "", place.commune, place.nom
