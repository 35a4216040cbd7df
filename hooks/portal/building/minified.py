"""What only authors read left out of scripts and stylesheets: line ends, spaces, comments, long names."""

from functools import cache

import lightningcss
from calmjs.parse import es5
from calmjs.parse.exceptions import ECMASyntaxError
from calmjs.parse.unparsers.es5 import minify_print

from portal.building.builder import BuildError
from portal.building.style import OLDEST


@cache
def light(name: str, text: str) -> str:
    """Return a script or a stylesheet, known by the ending of its name, as it is served.

    A script has its own names shortened, those aside that others may call; a stylesheet is also said in words that the
    oldest browsers know.

    Raises:
        BuildError: when a script is not in words that the oldest browsers know.

    """
    if not name.endswith(".js"):
        return lightningcss.process_stylesheet(text, browsers_list=OLDEST, minify=True)
    try:
        return str(minify_print(es5(text), obfuscate=True))
    except ECMASyntaxError as error:
        raise BuildError(
            f"{name} : ce script n’est pas écrit comme les vieux navigateurs le lisent ({error})."
        ) from None
