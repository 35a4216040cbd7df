"""What stands at addresses that pages have left: pages that lead on, and the same as lines for two web servers."""

import re
from collections.abc import Collection, Iterator, Sequence
from urllib.parse import quote, urlsplit

from portal.building.builder import BuildError
from portal.records import Catalogue, Move
from portal.saying import leading_page

NGINX, CADDY = "redirections.nginx", "redirections.caddy"
"""At the root of the site: what the samples of `docs/contribuer/heberger/` take in."""
INDEX = "index.html"
SENTENCE = "Cette page a changé d’adresse"


def moved(catalogue: Catalogue, files: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the pages that lead on from where nothing stands any more, each with its file, then the two lists.

    `files` are those of the built site, from its root.

    Raises:
        BuildError: when a page stands at an address that is said to be left.

    """
    moves, root = catalogue.moves, catalogue.portal.adresse_du_site
    alone = {_file(move.old) for move in moves if not move.below}
    for move in moves:
        if not move.below and _file(move.old) in files:
            raise BuildError(f"data/moved.txt : /{move.old} est encore l’adresse d’une page. Supprimez sa ligne.")
        for old, new in _below(move, files) if move.below else [(_file(move.old), move.new)]:
            if not (move.below and old in alone):
                yield old, leading_page(old, new, title=SENTENCE, name=f"{SENTENCE} : la voici", root=root).encode()
    path = f"{quote(urlsplit(root).path.rstrip('/'))}/"
    yield (
        NGINX,
        "".join(["# ancienne adresse, nouvelle adresse\n", *(_nginx(move, path) for move in _ordered(moves))]).encode(),
    )
    yield CADDY, "".join(["# ancienne adresse, nouvelle adresse\n", *_caddy(moves, path)]).encode()


def _file(address: str) -> str:
    return address if address.endswith(".html") else f"{address}{INDEX}"


def _below(move: Move, files: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the file and the new address of each page below a folder that has another name now."""
    for file in sorted(files):
        if file.startswith(move.new) and file.endswith(".html"):
            yield f"{move.old}{file.removeprefix(move.new)}", file.removesuffix(INDEX)


def _ordered(moves: Sequence[Move]) -> list[Move]:
    """Return moves so that the first that fits is the right one: those of single pages, then the deepest folders."""
    return sorted(moves, key=lambda move: (move.below, -move.old.count("/"), move.old))


def _nginx(move: Move, path: str) -> str:
    """Return the line of a `map`."""
    if move.below:
        return f"~^{re.escape(path)}{move.old}(?<suite>.*)$ {path}{move.new}$suite;\n"
    return f"{path}{move.old} {path}{move.new};\n"


def _caddy(moves: Sequence[Move], path: str) -> Iterator[str]:
    """Yield the lines of a site."""
    for number, move in enumerate(_ordered(moves), 1):
        if move.below:
            yield f"@dossier{number} path_regexp dossier{number} ^{re.escape(path)}{move.old}(.*)$\n"
            yield f"redir @dossier{number} {path}{move.new}{{re.dossier{number}.1}} permanent\n"
        else:
            yield f"redir {path}{move.old} {path}{move.new} permanent\n"
